import { Failure } from '#shared/contract/errors.ts'

/**
 * What a person can be told about trouble with a study file.
 *
 * @param path    The study file.
 * @param thrown  Anything caught while the file was used.
 * @returns       A `Failure` for what lies in the file, the disk or another program; anything else as it was thrown,
 *                since that is a bug.
 */
export function studyTrouble(path: string, thrown: unknown): unknown {
  const code = sqliteCode(thrown)
  if (code === null) return thrown
  const why = thrown instanceof Error ? thrown.message : code
  if (/^SQLITE_(BUSY|LOCKED)/.test(code)) return new Failure({ code: 'study/in-use', path, holder: null })
  if (/^SQLITE_(CORRUPT|NOTADB|IOERR_SHORT_READ)/.test(code)) return new Failure({ code: 'study/damaged', path, why })
  if (/^SQLITE_(FULL|IOERR|READONLY|CANTOPEN|PERM)/.test(code)) {
    return new Failure({ code: 'study/cannot-write', path, why: `${why} (${code})` })
  }
  return thrown
}

function sqliteCode(thrown: unknown): string | null {
  if (!(thrown instanceof Error) || !('code' in thrown) || typeof thrown.code !== 'string') return null
  return thrown.code.startsWith('SQLITE_') ? thrown.code : null
}
