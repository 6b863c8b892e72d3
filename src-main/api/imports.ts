import type { Handlers } from '#shared/contract/api.ts'
import { Failure, toAppError } from '#shared/contract/errors.ts'
import type { ImportOutcome, ImportProgress, ImportSummary } from '#shared/domain/study.ts'
import { type ImportMeans, importAgain, importFiles } from '../import/import-files.ts'
import { failedOutcome } from '../import/keep.ts'
import type { Job } from '../import/pieces.ts'
import { PARSER_VERSION } from '../parse/parse-report.ts'
import { openStore, pageOf, type Session } from './session.ts'

/** While an import runs, lists are told to read themselves again this often, in milliseconds. */
const REFRESH = 2_000

export function importHandlers(session: Session): Pick<Handlers, 'import.start' | 'import.cancel' | 'import.outcomes'> {
  return {
    'import.start': ({ paths }) => start(session, (importId, means) => importFiles(importId, paths, means)),
    'import.cancel': ({ importId }) => {
      if (session.running?.importId === importId) session.running.cancelled = true
      return {}
    },
    'import.outcomes': ({ kind, ...asked }) => {
      const { offset, limit } = pageOf(asked)
      const all = session.outcomes.filter(outcome => kind === 'all' || outcome.kind === kind)
      return { total: all.length, offset, rows: all.slice(offset, offset + limit), summary: session.summary }
    },
  }
}

/**
 * Read these files, known or not, as an import of its own.
 *
 * @throws Failure `study/not-open`, `import/running`.
 */
export function startReading(session: Session, jobs: readonly Job[]): { importId: number } {
  return start(session, (importId, means) => importAgain(importId, jobs, means))
}

type Work = (importId: number, means: ImportMeans) => Promise<ImportSummary>

function start(session: Session, work: Work): { importId: number } {
  openStore(session)
  if (session.running) throw new Failure({ code: 'import/running' })
  session.lastImportId += 1
  const importId = session.lastImportId
  // Not awaited: the call returns at once, the work is announced.
  const ended = Promise.resolve().then(() => run(session, importId, work))
  session.running = { importId, cancelled: false, ended }
  return { importId }
}

async function run(session: Session, importId: number, work: Work): Promise<void> {
  const { means } = session
  const outcomes: ImportOutcome[] = []
  session.outcomes = outcomes
  session.summary = null
  let refreshedAt = performance.now()
  const hearProgress = (progress: ImportProgress) => {
    means.announce('import.progress', progress)
    if (progress.phase !== 'reading' || performance.now() - refreshedAt < REFRESH) return
    refreshedAt = performance.now()
    means.announce('study.changed', { reason: 'import' })
  }
  const summary = await work(importId, {
    store: openStore(session),
    forms: means.forms,
    parserVersion: PARSER_VERSION,
    force: false,
    language: 'zh',
    now: means.now,
    isCancelled: () => session.running?.cancelled ?? false,
    hearProgress,
    hearOutcome: outcome => outcomes.push(outcome),
    log: means.log,
  }).catch((thrown: unknown) => cutShort(session, importId, outcomes, thrown))
  session.summary = summary
  session.running = null
  means.announce('import.done', summary)
  means.announce('study.changed', { reason: 'import' })
}

/** The study itself refused: the import ends here, with its reason as the last outcome. What was saved is whole. */
function cutShort(session: Session, importId: number, outcomes: ImportOutcome[], thrown: unknown): ImportSummary {
  if (!(thrown instanceof Failure)) session.means.log(thrown)
  const error = toAppError(thrown)
  const path = 'path' in error ? error.path : ''
  outcomes.push(failedOutcome(path, error))
  const count = (kind: ImportOutcome['kind']) => outcomes.filter(outcome => outcome.kind === kind).length
  const [done, rest] = [outcomes.length, { current: '', rate: 0, secondsLeft: 0 }]
  session.means.announce('import.progress', { importId, phase: 'cancelled', done, of: done, ...rest })
  return {
    importId,
    cancelled: true,
    imported: count('imported'),
    known: count('known'),
    notReports: count('not-report'),
    failed: count('failed'),
    reread: outcomes.reduce((sum, outcome) => sum + ('reread' in outcome ? (outcome.reread ?? 0) : 0), 0),
    seconds: 0,
  }
}
