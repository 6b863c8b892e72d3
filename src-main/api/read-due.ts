import { importAgain } from '../import/import-files.ts'
import { PARSER_VERSION } from '../parse/parse-report.ts'
import type { Store } from '../store/open.ts'
import { dueReports, forgetDue, keptFile } from '../store/reading-due.ts'
import type { Session } from './session.ts'

/**
 * Read reports again that what was taught concerns, from their documents as they were extracted. Returns at once;
 * announced as it goes on. While an import runs it waits for its end. What a kill leaves is done when the study is
 * opened again.
 */
export function readDue(session: Session): void {
  const { store } = session
  if (!store?.database.open || dueReports(store).length === 0) return
  if (session.running) {
    void session.running.ended.then(() => readDue(session))
    return
  }
  session.lastImportId += 1
  const importId = session.lastImportId
  const ended = Promise.resolve().then(() => read(session, store, importId))
  session.running = { importId, cancelled: false, ended }
}

async function read(session: Session, store: Store, importId: number): Promise<void> {
  const { means } = session
  const due = dueReports(store)
  try {
    const jobs = due.map(({ reportId, path }) => ({
      path,
      force: true,
      entries: null,
      kept: () => keptFile(store, reportId),
    }))
    await importAgain(importId, jobs, {
      store,
      forms: means.forms,
      parserVersion: PARSER_VERSION,
      force: true,
      language: 'zh',
      now: means.now,
      isCancelled: () => session.running?.cancelled ?? false,
      hearProgress: progress => means.announce('import.progress', progress),
      hearOutcome: outcome => {
        if (outcome.kind === 'failed') means.log(new Error(`${outcome.path}: ${outcome.says.en}`))
      },
      log: means.log,
    })
    // What could not be read would not be read the next time either: its earlier reading stays.
    if (!session.running?.cancelled)
      forgetDue(
        store,
        due.map(({ reportId }) => reportId),
      )
  } catch (thrown) {
    means.log(thrown)
  }
  session.running = null
  means.announce('teach.done', { reports: due.length })
  means.announce('study.changed', { reason: 'teach' })
}
