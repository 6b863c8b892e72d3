import type { ImportOutcome, ImportProgress } from '#shared/domain/study.ts'
import { loadForms } from '../../src-main/forms.ts'
import type { ImportMeans } from '../../src-main/import/import-files.ts'
import type { Piece, ReaderStart, Readers } from '../../src-main/import/pieces.ts'
import { type ReadContent, readPath } from '../../src-main/import/read-path.ts'
import type { Store } from '../../src-main/store/open.ts'

const FORMS = loadForms()

/** Means of an import that remember what was told. */
export function meansOf(store: Store, more: Partial<ImportMeans> = {}) {
  const outcomes: ImportOutcome[] = []
  const progress: ImportProgress[] = []
  const bugs: unknown[] = []
  const means: ImportMeans = {
    store,
    forms: FORMS,
    parserVersion: 'test-1',
    force: false,
    language: 'zh',
    now: () => '2026-01-02T03:04:05.000Z',
    isCancelled: () => false,
    hearProgress: told => progress.push(told),
    hearOutcome: outcome => outcomes.push(outcome),
    log: bug => bugs.push(bug),
    ...more,
  }
  return { means, outcomes, progress, bugs }
}

/** Readers in this thread, one file after the other, that read as `read` does. */
export function readersOf(read: ReadContent): (start: ReaderStart) => Readers {
  return start => ({
    read: async function* (jobs, isCancelled) {
      for (const job of jobs) {
        if (isCancelled()) return
        const pieces: Piece[] = []
        for await (const piece of readPath(job, 0, start, read, () => undefined)) pieces.push(piece)
        yield { pieces, filesDone: 1 }
      }
    },
    current: () => '',
    close: () => Promise.resolve(),
  })
}
