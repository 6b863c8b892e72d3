import type { ImportOutcome, ImportProgress } from '#shared/domain/study.ts'
import { loadForms } from '../../src-main/forms.ts'
import type { ImportMeans } from '../../src-main/import/import-files.ts'
import { readAndParse } from '../../src-main/import/read-and-parse.ts'
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
    read: file => readAndParse(file, FORMS),
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
