import { existsSync, rmSync } from 'node:fs'
import { hostname } from 'node:os'
import type Sqlite from 'better-sqlite3'
import { Failure } from '#shared/contract/errors.ts'
import type { Holder } from '#shared/domain/study-care.ts'

/**
 * The claim of one process on a study. It is a lock of the operating system on a side file, so it ends with the
 * process however that ends; what is written in the side file only says who it is.
 */
export type StudyLock = {
  /** Whether the last process to hold it was cut off in the midst of its work. */
  readonly wasCutOff: boolean
  /** Note that the study is in use from here on, and then that it is being closed. */
  readonly note: (state: 'open' | 'closing') => void
  readonly release: () => void
}

/** Milliseconds to wait for a process that is just closing the study. */
const WAIT = 1_000

/**
 * Claim a study.
 *
 * @returns        Null where no side file can be made: the folder takes no files.
 * @throws Failure `study/in-use`, with who has it where that can be told.
 */
export function lockStudy(
  Database: typeof Sqlite,
  study: string,
  by: { readonly program: Holder['program']; readonly now: string },
): StudyLock | null {
  const path = lockPath(study)
  try {
    return claim(Database, path, by)
  } catch (thrown) {
    const code = codeOf(thrown)
    if (/^SQLITE_(BUSY|LOCKED)/.test(code))
      throw new Failure({ code: 'study/in-use', path: study, holder: holderIn(Database, path) })
    if (/^SQLITE_(READONLY|CANTOPEN|PERM|IOERR)/.test(code)) return null
    if (!/^SQLITE_(NOTADB|CORRUPT)/.test(code)) throw thrown
    // Something else took its name, or half of it was written: it holds nothing that is needed.
    if (!removed(path)) return null
    return claim(Database, path, by)
  }
}

/** Where the claim on a study is kept. */
export function lockPath(study: string): string {
  return `${study}-lock`
}

type State = 'opening' | 'open' | 'closing'

function claim(
  Database: typeof Sqlite,
  path: string,
  { program, now }: { readonly program: Holder['program']; readonly now: string },
): StudyLock {
  const side = new Database(path, { timeout: WAIT })
  try {
    side.pragma('journal_mode = MEMORY')
    side.pragma('synchronous = OFF')
    side.exec(`BEGIN IMMEDIATE;
      CREATE TABLE IF NOT EXISTS holder (
        program TEXT NOT NULL, pid INTEGER NOT NULL, host TEXT NOT NULL, since TEXT NOT NULL, state TEXT NOT NULL
      ) STRICT`)
    const wasCutOff = side.prepare<[], string>('SELECT state FROM holder').pluck().get() === 'open'
    const say = (state: State) => {
      if (!side.open) return
      side.exec('DELETE FROM holder')
      side.prepare('INSERT INTO holder VALUES (?, ?, ?, ?, ?)').run(program, process.pid, hostname(), now, state)
      // The claim is this open transaction: others may read who it is, but not write.
      side.exec('COMMIT; BEGIN IMMEDIATE')
    }
    say('opening')
    return {
      wasCutOff,
      note: say,
      release: () => {
        if (!side.open) return
        side.close()
        removed(path)
      },
    }
  } catch (thrown) {
    side.close()
    throw thrown
  }
}

function holderIn(Database: typeof Sqlite, path: string): Holder | null {
  try {
    const side = new Database(path, { readonly: true, timeout: WAIT })
    try {
      return side.prepare<[], Holder>('SELECT program, pid, host, since FROM holder').get() ?? null
    } finally {
      side.close()
    }
  } catch (unreadable) {
    if (codeOf(unreadable) === '') throw unreadable
    return null
  }
}

/** On Windows a file that somebody has just opened cannot be removed; the next claim uses it as it is. */
function removed(path: string): boolean {
  try {
    rmSync(path, { force: true })
    return true
  } catch (refused) {
    if (!(refused instanceof Error)) throw refused
    return !existsSync(path)
  }
}

function codeOf(thrown: unknown): string {
  if (!(thrown instanceof Error) || !('code' in thrown) || typeof thrown.code !== 'string') return ''
  return thrown.code.startsWith('SQLITE_') ? thrown.code : ''
}
