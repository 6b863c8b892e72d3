import { closeSync, copyFileSync, existsSync, openSync, readSync, rmSync, writeSync } from 'node:fs'
import type Sqlite from 'better-sqlite3'
import { APPLICATION_ID, type Migration, migrate } from './migrate.ts'

/** Studies are made with SQLite's usual page. */
const PAGE = 4_096
/** Places in the first page, see "The Database Header" of the SQLite file format. */
const AT = { pages: 28, freelist: 32, freelistPages: 36, userVersion: 60, applicationId: 68 } as const

/** Whether a file begins as SQLite files do. */
export function hasSqliteHeader(file: string): boolean {
  return bytesAt(file, 0, 16).toString('latin1') === 'SQLite format 3\0'
}

/** Whether a file whose beginning is damaged was once a study: its mark still stands in the first page. */
export function hasStudyMark(file: string): boolean {
  return bytesAt(file, AT.applicationId, 4).readUInt32BE() === APPLICATION_ID
}

/** The version of the schema by the first page; 0 or nonsense where that is damaged. */
export function versionInHead(file: string): number {
  return bytesAt(file, AT.userVersion, 4).readUInt32BE()
}

/** Open a copy of a damaged study in a way that puts up with what can be put up with. */
export function openTolerantly(Database: typeof Sqlite, copy: string): Sqlite.Database {
  const database = new Database(copy)
  // SQLite then takes a file that was cut short for as long as it is.
  database.unsafeMode(true)
  database.pragma('writable_schema = ON')
  database.pragma('trusted_schema = OFF')
  return database
}

/** Whether the tables of a study can be found in this file at all. */
export function readsSchema(Database: typeof Sqlite, file: string): boolean {
  let database: Sqlite.Database | null = null
  try {
    database = openTolerantly(Database, file)
    database.prepare('SELECT count(*) FROM sqlite_schema').get()
    return database.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'source'").get() !== undefined
  } catch (thrown) {
    if (!(thrown instanceof Error)) throw thrown
    return false
  } finally {
    database?.close()
  }
}

/**
 * Put the pages that tell where the tables are from a good study over those of a damaged copy: of a backup, which has
 * them in the same places, else of a new study.
 */
export function lendHead(
  Database: typeof Sqlite,
  copy: string,
  backup: string | null,
  migrations: readonly Migration[],
): void {
  const fresh = `${copy}.fresh`
  const kept = `${copy}.kept`
  copyFileSync(copy, kept)
  makeFresh(Database, fresh, migrations)
  for (const lender of [backup, fresh].filter(one => one !== null)) {
    copyFileSync(kept, copy)
    lend(Database, copy, lender)
    if (readsSchema(Database, copy)) break
  }
  for (const file of [fresh, kept]) rmSync(file, { force: true })
}

function makeFresh(Database: typeof Sqlite, path: string, migrations: readonly Migration[]): void {
  const database = new Database(path)
  migrate(database, 0, migrations)
  database.close()
}

function lend(Database: typeof Sqlite, copy: string, lender: string): void {
  const database = new Database(lender, { readonly: true })
  const pages = database
    .prepare<[], number>("SELECT pageno FROM dbstat WHERE name = 'sqlite_schema' ORDER BY pageno")
    .pluck()
    .all()
  database.close()
  const [from, to] = [openSync(lender, 'r'), openSync(copy, 'r+')]
  for (const page of pages) {
    const bytes = Buffer.alloc(PAGE)
    readSync(from, bytes, 0, PAGE, (page - 1) * PAGE)
    if (page === 1) {
      // The lender's size is not the size here, and its free pages are not free.
      bytes.writeUInt32BE(0, AT.pages)
      bytes.writeUInt32BE(0, AT.freelist)
      bytes.writeUInt32BE(0, AT.freelistPages)
    }
    writeSync(to, bytes, 0, PAGE, (page - 1) * PAGE)
  }
  closeSync(from)
  closeSync(to)
}

function bytesAt(file: string, at: number, length: number): Buffer {
  const bytes = Buffer.alloc(length)
  if (!existsSync(file)) return bytes
  const handle = openSync(file, 'r')
  try {
    readSync(handle, bytes, 0, length, at)
  } finally {
    closeSync(handle)
  }
  return bytes
}
