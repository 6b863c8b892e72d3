import { appendFileSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { logFolder } from './places.ts'

const LIMIT_BYTES = 1_048_576

/** The log of this user. The one before it is kept as nianbao.old.log. */
export function logFile(): string {
  return join(logFolder(), 'nianbao.log')
}

/** Note a bug or an event with the time, in the log file and on stderr. An error comes with its stack. Never throws. */
export function log(what: string, thrown?: unknown): void {
  const detail =
    thrown === undefined ? '' : thrown instanceof Error ? `: ${thrown.stack ?? thrown.message}` : `: ${thrown}`
  const line = `${new Date().toISOString()} ${what}${detail}\n`
  process.stderr.write(line)
  try {
    const file = logFile()
    if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > LIMIT_BYTES) {
      renameSync(file, join(logFolder(), 'nianbao.old.log'))
    }
    appendFileSync(file, line)
  } catch (refused) {
    // a full disk must not stop the program from saying so elsewhere
    process.stderr.write(`the log cannot be written: ${String(refused)}\n`)
  }
}
