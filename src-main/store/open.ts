import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs'
import { dirname, join, parse, resolve } from 'node:path'
import type Sqlite from 'better-sqlite3'
import { Failure } from '#shared/contract/errors.ts'
import { APPLICATION_ID, type Migration, migrate, readMigrations } from './migrate.ts'
import { studyTrouble } from './trouble.ts'

/** An open study file. */
export type Store = { readonly path: string; readonly database: Sqlite.Database }

/** better-sqlite3 13 needs this version of Node-API; on an older one loading it takes the process down. */
const NEEDED_NODE_API = 10

/** Above this size, in bytes, looking through the whole file at every start would keep a person waiting. */
const QUICK_CHECK_LIMIT = 512 * 1_048_576

const WAIT_FOR_LOCK = 1_000

/** Pages in the write-ahead log before they are moved into the file: an import of many files moves them seldom. */
const CHECKPOINT_PAGES = 2_000

/**
 * Open a study file for this program alone, and bring it to the present schema.
 *
 * @param create      Make the file when there is none (or an empty one).
 * @param migrations  Steps of the schema; only tests name others.
 * @throws Failure    `study/missing`, `study/not-a-study`, `study/damaged`, `study/newer-than-app`, `study/in-use`,
 *                    `study/cannot-write`; `study/no-database` where SQLite cannot be loaded.
 */
export async function openStudy(
  path: string,
  { create, migrations = readMigrations() }: { create: boolean; migrations?: readonly Migration[] },
): Promise<Store> {
  const file = resolve(path)
  const isNew = lookAt(file, create)
  const Database = await loadSqlite()
  let database: Sqlite.Database | null = null
  try {
    database = new Database(file, { timeout: WAIT_FOR_LOCK })
    prepareDatabase(database, file, isNew, create, migrations)
    return { path: file, database }
  } catch (thrown) {
    database?.close()
    throw studyTrouble(file, thrown)
  }
}

/** Close a study so that one file remains of it. */
export function closeStudy({ database }: Store): void {
  if (!database.open) return
  database.pragma('wal_checkpoint(TRUNCATE)')
  database.close()
}

/** Version of SQLite, or null where the runtime cannot load it. */
export async function sqliteVersion(): Promise<string | null> {
  if (nodeApi() < NEEDED_NODE_API) return null
  const Database = await loadSqlite()
  const database = new Database(':memory:')
  const version = database.prepare<[], string>('SELECT sqlite_version()').pluck().get() ?? null
  database.close()
  return version
}

async function loadSqlite(): Promise<typeof Sqlite> {
  if (nodeApi() < NEEDED_NODE_API) {
    throw new Failure({ code: 'study/no-database', found: String(nodeApi()), needed: String(NEEDED_NODE_API) })
  }
  return (await import('better-sqlite3')).default
}

function nodeApi(): number {
  return Number(process.versions.napi ?? 0)
}

/** Whether the file has still to be made. Reads it without SQLite, which would take an empty file for a database. */
function lookAt(file: string, create: boolean): boolean {
  const stats = statSync(file, { throwIfNoEntry: false })
  if (!stats) {
    if (!create) throw new Failure({ code: 'study/missing', path: file })
    if (!existsSync(dirname(file))) {
      throw new Failure({
        code: 'study/cannot-write',
        path: file,
        why: `文件夹不存在 / no such folder: ${dirname(file)}`,
      })
    }
    return true
  }
  if (!stats.isFile()) throw new Failure({ code: 'study/not-a-study', path: file })
  if (stats.size === 0 && create) return true
  if (!hasSqliteHeader(file)) throw new Failure({ code: 'study/not-a-study', path: file })
  return false
}

function hasSqliteHeader(file: string): boolean {
  const head = Buffer.alloc(16)
  try {
    const handle = openSync(file, 'r')
    readSync(handle, head, 0, 16, 0)
    closeSync(handle)
  } catch (thrown) {
    throw new Failure({ code: 'study/cannot-write', path: file, why: thrown instanceof Error ? thrown.message : '' })
  }
  return head.toString('latin1') === 'SQLite format 3\0'
}

function prepareDatabase(
  database: Sqlite.Database,
  file: string,
  isNew: boolean,
  create: boolean,
  migrations: readonly Migration[],
): void {
  // Before the first access: then the write-ahead log needs no shared memory, and no second program gets in.
  database.pragma('locking_mode = EXCLUSIVE')
  database.pragma('trusted_schema = OFF')
  database.pragma('foreign_keys = ON')
  const found = numberOf(database, 'user_version')
  const fresh = isNew || (create && isUnfinished(database))
  if (!fresh) refuseStrangers(database, file, found, migrations.length)
  database.pragma('journal_mode = WAL')
  database.pragma('synchronous = FULL')
  database.pragma(`wal_autocheckpoint = ${CHECKPOINT_PAGES}`)
  database.exec('BEGIN EXCLUSIVE; COMMIT')
  if (!fresh) refuseDamaged(database, file)
  if (found < migrations.length) {
    if (!fresh) keepCopy(database, file, found)
    migrate(database, found, migrations)
  }
}

/** A file whose making was cut short: a database with nothing in it. */
function isUnfinished(database: Sqlite.Database): boolean {
  const objects = database.prepare<[], number>('SELECT count(*) FROM sqlite_schema').pluck().get()
  return objects === 0 && numberOf(database, 'application_id') === 0
}

function refuseStrangers(database: Sqlite.Database, file: string, found: number, known: number): void {
  if (numberOf(database, 'application_id') !== APPLICATION_ID) {
    throw new Failure({ code: 'study/not-a-study', path: file })
  }
  if (found > known) throw new Failure({ code: 'study/newer-than-app', path: file, found, known })
}

function refuseDamaged(database: Sqlite.Database, file: string): void {
  if (statSync(file).size > QUICK_CHECK_LIMIT) return
  const says = database.pragma('quick_check(1)', { simple: true })
  if (says !== 'ok') throw new Failure({ code: 'study/damaged', path: file, why: String(says) })
}

/** A copy beside the file before its schema changes; earlier copies stay. */
function keepCopy(database: Sqlite.Database, file: string, version: number): void {
  const { dir, name, ext } = parse(file)
  let copy = join(dir, `${name}.schema-${version}${ext}`)
  for (let nth = 2; existsSync(copy); nth += 1) copy = join(dir, `${name}.schema-${version}-${nth}${ext}`)
  database.prepare('VACUUM INTO ?').run(copy)
}

function numberOf(database: Sqlite.Database, pragma: string): number {
  return Number(database.pragma(pragma, { simple: true }))
}
