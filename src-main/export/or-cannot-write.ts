import { Failure } from '#shared/contract/errors.ts'

/**
 * Do something with files: trouble with the disk is the person's to know; anything else is a bug and stays one.
 *
 * @throws Failure `export/cannot-write`.
 */
export function orCannotWrite<Result>(path: string, work: () => Result): Result {
  try {
    return work()
  } catch (thrown) {
    throw asCannotWrite(path, thrown)
  }
}

/** What to throw on instead of what was thrown while a file was written. */
export function asCannotWrite(path: string, thrown: unknown): unknown {
  // Node's file functions name the system call that failed
  if (!(thrown instanceof Error) || !('syscall' in thrown)) return thrown
  // without the system call and the path, which is that of an unfinished file nobody knows
  return new Failure({ code: 'export/cannot-write', path, why: thrown.message.split(', ')[0] ?? thrown.message })
}
