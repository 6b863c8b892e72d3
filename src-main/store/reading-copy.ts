import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { chmod, copyFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type Sqlite from 'better-sqlite3'
import { Failure } from '#shared/contract/errors.ts'
import type { ReadOnlyWhy } from '#shared/domain/study-care.ts'
import { type Migration, migrate } from './migrate.ts'
import type { Store } from './open.ts'
import { refuseDamaged, refuseStrangers } from './refusals.ts'
import { pragmaNumber } from './sqlite.ts'
import { studyTrouble } from './trouble.ts'
import { writeAheadPath } from './write-ahead.ts'

/**
 * Open a study that cannot be written, to be read. SQLite would need files beside it even then; so a copy is read,
 * which can also be brought to the present schema.
 *
 * @throws Failure As `openStudy`.
 */
export async function openReadingCopy(
  Database: typeof Sqlite,
  file: string,
  why: ReadOnlyWhy,
  migrations: readonly Migration[],
): Promise<Store> {
  const temporary = mkdtempSync(join(tmpdir(), 'nianbao-reading-'))
  const copy = join(temporary, 'study.nianbao')
  try {
    for (const [from, to] of [
      [file, copy],
      [writeAheadPath(file), writeAheadPath(copy)],
    ] as const) {
      if (!existsSync(from)) continue
      await copyFile(from, to)
      // The copy is ours, however the file itself is guarded.
      await chmod(to, 0o600)
    }
  } catch (refused) {
    rmSync(temporary, { recursive: true, force: true })
    throw new Failure({ code: 'path/unreadable', path: file, why: refused instanceof Error ? refused.message : '' })
  }
  return openToRead(Database, { path: file, copy, temporary, why, migrations })
}

/** Open a copy of a study, which is then not to be changed any more. */
export function openToRead(
  Database: typeof Sqlite,
  {
    path,
    copy,
    temporary,
    why,
    migrations,
  }: {
    readonly path: string
    readonly copy: string
    readonly temporary: string
    readonly why: ReadOnlyWhy
    readonly migrations: readonly Migration[]
  },
): Store {
  let database: Sqlite.Database | null = null
  try {
    database = new Database(copy, { fileMustExist: true })
    database.pragma('locking_mode = EXCLUSIVE')
    database.pragma('journal_mode = DELETE')
    database.pragma('trusted_schema = OFF')
    const found = pragmaNumber(database, 'user_version')
    refuseStrangers(database, path, found, migrations.length)
    refuseDamaged(database, copy)
    if (found < migrations.length) migrate(database, found, migrations)
    database.pragma('foreign_keys = ON')
    database.pragma('query_only = ON')
    return { path, database, readOnly: why, lostLog: false, lock: null, temporary }
  } catch (thrown) {
    database?.close()
    rmSync(temporary, { recursive: true, force: true })
    throw studyTrouble(path, thrown)
  }
}
