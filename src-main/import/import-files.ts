import { setImmediate as eventLoopTurn } from 'node:timers/promises'
import { errorText } from '#shared/contract/error-text.ts'
import { type AppError, Failure, toAppError } from '#shared/contract/errors.ts'
import type { Forms } from '#shared/domain/forms.ts'
import type { ImportOutcome, ImportProgress, ImportSummary } from '#shared/domain/study.ts'
import type { Language } from '#shared/domain/wording.ts'
import type { Store } from '../store/open.ts'
import { findSource, type KnownSource } from '../store/sources.ts'
import { keepFailed, keepRead } from './keep.ts'
import { notADocument } from './not-documents.ts'
import { tellProgress } from './progress.ts'
import { type ReadFile, type TakenFile, takeFile } from './read-and-parse.ts'
import { scan } from './scan.ts'

export type ImportMeans = {
  readonly store: Store
  readonly forms: Forms
  readonly parserVersion: string
  /** Bytes to everything the file states; throws `Failure` for what cannot be read. */
  readonly read: (file: TakenFile) => Promise<ReadFile>
  /** Read files again that are known already. */
  readonly force: boolean
  readonly language: Language
  /** ISO 8601, UTC. */
  readonly now: () => string
  /** Asked between files: the file in hand is always finished. */
  readonly isCancelled: () => boolean
  readonly hearProgress: (progress: ImportProgress) => void
  readonly hearOutcome: (outcome: ImportOutcome) => void
  readonly log: (bug: unknown) => void
}

/**
 * Read files and folders into the study, one transaction a file.
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
  const startedAt = performance.now()
  const progress = tellProgress(importId, means.hearProgress, () => performance.now())
  const counts = { imported: 0, known: 0, 'not-report': 0, failed: 0 }
  const tell = (outcome: ImportOutcome) => {
    counts[outcome.kind] += 1
    means.hearOutcome(outcome)
  }

  const { files, refused } = await scan(paths, means.isCancelled, progress.scanned)
  for (const error of refused) tell(failure('path' in error ? error.path : '', error, means.language))
  progress.begin(files.length)
  let done = 0
  for (const path of files) {
    if (means.isCancelled()) break
    progress.next(done, path)
    tell(await importFile(path, means))
    done += 1
    await eventLoopTurn()
  }
  const cancelled = means.isCancelled() && done < files.length
  progress.next(done, '')
  progress.end(cancelled)
  const { imported, known, failed } = counts
  const seconds = (performance.now() - startedAt) / 1_000
  return { importId, cancelled, imported, known, notReports: counts['not-report'], failed, seconds }
}

async function importFile(path: string, means: ImportMeans): Promise<ImportOutcome> {
  const { store, forms, language, parserVersion } = means
  const unfit = notADocument(path)
  if (unfit) return { kind: 'not-report', path, reason: 'other', says: unfit[language] }

  let file: TakenFile
  try {
    file = await takeFile(path)
  } catch (thrown) {
    return failure(path, errorOf(thrown, means), language)
  }
  const known = findSource(store, file.sha256)
  if (known && !isDue(known, means)) return { kind: 'known', path, reportId: known.reportId }

  const by = { parserVersion, now: means.now() }
  try {
    return keepRead(store, forms, file, await means.read(file), by)
  } catch (thrown) {
    const error = errorOf(thrown, means)
    if (error.code.startsWith('study/')) throw thrown
    return keepFailed(store, file, { code: error.code, message: errorText(namingPath(error, path), language) }, by)
  }
}

function isDue(known: KnownSource, { force, parserVersion }: ImportMeans): boolean {
  return force || known.parserVersion !== parserVersion
}

function errorOf(thrown: unknown, { log }: ImportMeans): AppError {
  if (!(thrown instanceof Failure)) log(thrown)
  return toAppError(thrown)
}

function failure(path: string, error: AppError, language: Language): ImportOutcome {
  return { kind: 'failed', path, code: error.code, message: errorText(error, language) }
}

/** The reader knows a file by its name only. */
function namingPath(error: AppError, path: string): AppError {
  return 'path' in error ? { ...error, path } : error
}
