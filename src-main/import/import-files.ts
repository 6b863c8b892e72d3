import { type Forms, officialOnly } from '#shared/domain/forms.ts'
import type { ImportOutcome, ImportProgress, ImportSummary } from '#shared/domain/study.ts'
import type { Language } from '#shared/domain/wording.ts'
import { instructionsOf } from '../store/instructions.ts'
import type { Store } from '../store/open.ts'
import { currentSources } from '../store/sources.ts'
import { settle } from '../store/statements.ts'
import { failedOutcome } from './keep.ts'
import { keepBatch } from './keep-batch.ts'
import type { Job, ReaderStart, Readers } from './pieces.ts'
import { openPool } from './pool.ts'
import { tellProgress } from './progress.ts'
import { scan } from './scan.ts'

export type ImportMeans = {
  readonly store: Store
  readonly forms: Forms
  readonly parserVersion: string
  /** Read files again that are known already. */
  readonly force: boolean
  readonly language: Language
  /** ISO 8601, UTC. */
  readonly now: () => string
  /** Asked again and again: the import ends at once, and what was not kept yet is left for the next. */
  readonly isCancelled: () => boolean
  readonly hearProgress: (progress: ImportProgress) => void
  readonly hearOutcome: (outcome: ImportOutcome) => void
  readonly log: (bug: unknown) => void
  /** Worker threads; only tests name others. */
  readonly openReaders?: (start: ReaderStart) => Readers
}

/**
 * Read files and folders into the study. Each file is kept wholly or not at all, in the order of the paths.
 *
 * Files whose bytes the study has are known and left alone, unless the parser has changed since. Whatever is wrong
 * with one file is its outcome and stops nothing else.
 *
 * @throws Failure  `study/cannot-write` and the like: then the study itself is the trouble. What was saved is whole.
 */
export async function importFiles(
  importId: number,
  paths: readonly string[],
  means: ImportMeans,
): Promise<ImportSummary> {
  const whole = { entries: null, force: means.force }
  return run(importId, means, async progress => {
    const { files, refused } = await scan(paths, means.isCancelled, progress.scanned)
    const outcomes = refused.map(error => failedOutcome('path' in error ? error.path : '', error))
    return { jobs: files.map(path => ({ path, ...whole })), outcomes }
  })
}

/**
 * Read these files again, known or not.
 *
 * @throws Failure  as `importFiles`.
 */
export function importAgain(importId: number, jobs: readonly Job[], means: ImportMeans): Promise<ImportSummary> {
  return run(importId, means, () => Promise.resolve({ jobs, outcomes: [] }))
}

type Plan = { readonly jobs: readonly Job[]; readonly outcomes: readonly ImportOutcome[] }

async function run(
  importId: number,
  means: ImportMeans,
  plan: (progress: ReturnType<typeof tellProgress>) => Promise<Plan>,
): Promise<ImportSummary> {
  const { store, forms, parserVersion, isCancelled, openReaders = openPool } = means
  const startedAt = performance.now()
  const progress = tellProgress(importId, means.hearProgress, () => performance.now())
  const counts = { imported: 0, known: 0, 'not-report': 0, failed: 0 }
  let reread = 0
  const tell = (outcome: ImportOutcome) => {
    counts[outcome.kind] += 1
    if (outcome.kind === 'imported') reread += outcome.reread ?? 0
    means.hearOutcome(outcome)
  }

  const { jobs, outcomes } = await plan(progress)
  for (const outcome of outcomes) tell(outcome)
  progress.begin(jobs.length)
  const known = new Set(currentSources(store, parserVersion))
  const readers = openReaders({ forms: officialOnly(forms), known, instructions: instructionsOf(store) })
  const ticking = setInterval(() => progress.next(done, readers.current()), TICK)
  const kept = new Set<string>()
  let done = 0
  try {
    for await (const { pieces, filesDone } of readers.read(jobs, isCancelled)) {
      for await (const told of keepBatch(pieces, means, kept)) for (const outcome of told) tell(outcome)
      done += filesDone
      progress.next(done, readers.current())
    }
  } finally {
    clearInterval(ticking)
    await readers.close()
  }
  settle(store)
  const cancelled = done < jobs.length || (isCancelled() && jobs.length === 0)
  progress.next(done, '')
  progress.end(cancelled)
  const { imported, known: seen, failed } = counts
  const seconds = (performance.now() - startedAt) / 1_000
  return { importId, cancelled, imported, known: seen, notReports: counts['not-report'], failed, reread, seconds }
}

/** Milliseconds after which a slow file makes itself known. */
const TICK = 500
