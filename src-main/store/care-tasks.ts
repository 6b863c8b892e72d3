import type Sqlite from 'better-sqlite3'
import { APPLICATION_ID } from './migrate.ts'
import { type SalvageTask, salvageStudy } from './salvage.ts'
import { loadSqlite, pragmaNumber } from './sqlite.ts'

/** What a worker can be asked to do with study files that nobody has open. */
export type CareTask =
  | { readonly do: 'verify'; readonly path: string }
  | { readonly do: 'look'; readonly paths: readonly string[] }
  | SalvageTask

/** How much there is in a study; rows that a backup must have just as the study has them. */
export type Counts = { readonly sources: number; readonly reports: number; readonly edits: number }

/** What was found in a file: `says` is 'ok' or what is wrong with it. */
export type Found = { readonly says: string; readonly version: number; readonly counts: Counts | null }

/** What a list of backups shows of one; null where it cannot be read. */
export type Looked = { readonly reports: number; readonly corrections: number } | null

/** Do a task; in the worker. */
export async function doTask(task: CareTask): Promise<unknown> {
  const Database = await loadSqlite()
  switch (task.do) {
    case 'verify':
      return verify(Database, task.path)
    case 'look':
      return task.paths.map(path => look(Database, path))
    case 'salvage':
      return salvageStudy(Database, task)
  }
}

/** Rows that are counted in a study and in its backup. */
export function countsOf(database: Sqlite.Database): Counts {
  const count = (table: string) => database.prepare<[], number>(`SELECT count(*) FROM ${table}`).pluck().get() ?? 0
  return { sources: count('source'), reports: count('report'), edits: count('edit') }
}

/** Look through a whole file, and make it one that needs no side files. */
function verify(Database: typeof Sqlite, path: string): Found {
  let database: Sqlite.Database | null = null
  try {
    database = new Database(path, { fileMustExist: true })
    database.pragma('trusted_schema = OFF')
    database.pragma('journal_mode = DELETE')
    if (pragmaNumber(database, 'application_id') !== APPLICATION_ID)
      return { says: 'not a study', version: 0, counts: null }
    const version = pragmaNumber(database, 'user_version')
    const says = String(database.pragma('integrity_check(1)', { simple: true }))
    if (says !== 'ok') return { says, version, counts: null }
    const strays = database.pragma('foreign_key_check') as readonly unknown[]
    return {
      says: strays.length === 0 ? 'ok' : `foreign_key_check: ${strays.length}`,
      version,
      counts: countsOf(database),
    }
  } catch (thrown) {
    return { says: thrown instanceof Error ? thrown.message : String(thrown), version: 0, counts: null }
  } finally {
    database?.close()
  }
}

function look(Database: typeof Sqlite, path: string): Looked {
  let database: Sqlite.Database | null = null
  try {
    database = new Database(path, { readonly: true, fileMustExist: true })
    const found = database
      .prepare<[], { reports: number; corrections: number }>(
        'SELECT count(*) AS reports, coalesce(sum(corrected), 0) AS corrections FROM report_tally',
      )
      .get()
    return found ?? null
  } catch (unreadable) {
    // The list says that it cannot be read; why, verifying it before restoring will tell.
    if (!(unreadable instanceof Error)) throw unreadable
    return null
  } finally {
    database?.close()
  }
}
