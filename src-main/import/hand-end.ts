import type { AppError } from '#shared/contract/errors.ts'

export type HandLimits = {
  /** For one file, or one file in an archive. */
  readonly seconds: number
  /** Of a worker's heap. */
  readonly megabytes: number
}

/** What is known of the end of a worker. */
type End = {
  readonly isLate: boolean
  readonly isHeavy: boolean
  readonly thrown: unknown
  readonly exitCode: number
}

/** What a person is told of the file that a worker had in hand when it ended. */
export function endOf(
  path: string,
  { isLate, isHeavy, thrown, exitCode }: End,
  { seconds, megabytes }: HandLimits,
): AppError {
  if (isLate) return { code: 'file/too-slow', path, seconds }
  const code = thrown instanceof Error && 'code' in thrown ? thrown.code : null
  if (isHeavy || code === 'ERR_WORKER_OUT_OF_MEMORY') return { code: 'file/too-heavy', path, megabytes }
  return { code: 'file/broke-reader', path, why: thrown instanceof Error ? thrown.message : `exit code ${exitCode}` }
}

/** What a person is told of an archive in which too many files ended their worker. */
export function givenUp(path: string, deaths: number): AppError {
  const why = `里面已有 ${deaths} 个文件让读取停下，其余没有读 / ${deaths} files in it did so, the rest was left out`
  return { code: 'file/broke-reader', path, why }
}
