import { accessSync, constants, copyFileSync, existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import type Sqlite from 'better-sqlite3'
import { Failure } from '#shared/contract/errors.ts'
import type { Holder, ReadOnlyWhy } from '#shared/domain/study-care.ts'
import { type BackupMeans, keepBackup } from './backup.ts'
import { backupFolders, localTime } from './backup-names.ts'
import { lockStudy, type StudyLock } from './lock.ts'
import { type Migration, migrate, readMigrations } from './migrate.ts'
import { openReadingCopy } from './reading-copy.ts'
import { refuseDamaged, refuseStrangers } from './refusals.ts'
import { hasSqliteHeader, hasStudyMark } from './salvage-head.ts'
import { loadSqlite, pragmaNumber } from './sqlite.ts'
import { studyTrouble } from './trouble.ts'
import { hasLostTransactions, writeAheadPath } from './write-ahead.ts'

export { sqliteVersion } from './sqlite.ts'

/** An open study file. */
export type Store = {
  /** The study a person opened, also where what is read is a copy of it. */
  readonly path: string
  readonly database: Sqlite.Database
  /** Why nothing can be written; null where everything can. */
  readonly readOnly: ReadOnlyWhy | null
  /** Transactions that were once complete are gone with the log beside the file. */
  readonly lostLog: boolean
  readonly lock: StudyLock | null
  /** A folder that goes when the study is closed. */
  readonly temporary: string | null
}

export type Opening = {
  /** Make the file when there is none (or an empty one). */
  readonly create: boolean
  /** Steps of the schema; only tests name others. */
  readonly migrations?: readonly Migration[]
  /** Who is to be named to others that want the study. */
  readonly program?: Holder['program']
  /** ISO 8601, UTC. */
  readonly now?: string
  /** A claim on the study that is already held: it is passed on. */
  readonly lock?: StudyLock | null
  readonly backups?: BackupMeans
  /** It is only opened to be copied, in whatever version it is. */
  readonly isCopied?: boolean
}

const WAIT_FOR_LOCK = 1_000

/**
 * Pages in the write-ahead log before they are moved into the file. Moving more at once keeps whoever asks waiting; fewer
 * cost an import more time than they save.
 */
const CHECKPOINT_PAGES = 1_000

/** What is to take the study's place, complete, written beside it: a restoring cut short before the last step. */
export function restoringPath(study: string): string {
  return `${study}-restoring`
}

/**
 * Open a study file for this program alone, and bring it to the present schema, with a backup before. A file or a
 * folder that cannot be written is opened to be read.
 *
 * @throws Failure    `study/missing`, `study/not-a-study`, `study/damaged`, `study/newer-than-app`, `study/in-use`,
 *                    `study/cannot-write`, `study/no-backup`; `study/no-database` where SQLite cannot be loaded.
 */
export async function openStudy(path: string, opening: Opening): Promise<Store> {
  const file = resolve(path)
  const { create, program = 'window' } = opening
  const migrations = opening.migrations ?? readMigrations()
  const now = opening.now ?? new Date().toISOString()
  const Database = await loadSqlite()
  const isNew = lookAt(file, create)
  const why = isNew ? null : unwritable(file)
  if (why !== null) return openReadingCopy(Database, file, why, migrations)
  const lock = opening.lock === undefined ? lockStudy(Database, file, { program, now }) : opening.lock
  if (lock === null && !isNew) return openReadingCopy(Database, file, 'folder', migrations)
  let database: Sqlite.Database | null = null
  try {
    const lostLog = lock !== null && !isNew && hasLostLog(file, lock, now)
    database = new Database(file, { timeout: WAIT_FOR_LOCK })
    const store: Store = { path: file, database, readOnly: null, lostLog, lock, temporary: null }
    await prepareDatabase(store, isNew, opening, migrations, now)
    lock?.note('open')
    return store
  } catch (thrown) {
    database?.close()
    lock?.release()
    throw studyTrouble(file, thrown)
  }
}

/** Close a study so that one file remains of it. */
export function closeStudy(store: Store): void {
  store.lock?.note('closing')
  closeKeepingLock(store)
  store.lock?.release()
}

/** Close the file but keep the claim on it: nobody else may open what stands there meanwhile. */
export function closeKeepingLock({ database, readOnly, temporary }: Store): void {
  try {
    if (database.open && readOnly === null) database.pragma('wal_checkpoint(TRUNCATE)')
  } finally {
    database.close()
    if (temporary !== null) rmSync(temporary, { recursive: true, force: true })
  }
}

/** Whether the file has still to be made. Reads it without SQLite, which would take an empty file for a database. */
function lookAt(file: string, create: boolean): boolean {
  finishRestoring(file)
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
  if (!beginsRight(file)) {
    if (!hasStudyMark(file)) throw new Failure({ code: 'study/not-a-study', path: file })
    throw new Failure({
      code: 'study/damaged',
      path: file,
      why: '文件开头已损坏 / the beginning of the file is damaged',
    })
  }
  return false
}

/** A restoring that was cut off: brought to its end where the old file is gone already, else as if never begun. */
function finishRestoring(file: string): void {
  const ready = restoringPath(file)
  if (!existsSync(ready)) return
  if (existsSync(file)) rmSync(ready)
  else renameSync(ready, file)
}

function beginsRight(file: string): boolean {
  try {
    return hasSqliteHeader(file)
  } catch (thrown) {
    throw new Failure({ code: 'study/cannot-write', path: file, why: thrown instanceof Error ? thrown.message : '' })
  }
}

function unwritable(file: string): ReadOnlyWhy | null {
  if (!isWritable(file)) return 'file'
  return isWritable(dirname(file)) ? null : 'folder'
}

function isWritable(path: string): boolean {
  try {
    accessSync(path, constants.W_OK)
    return true
  } catch (refused) {
    if (!(refused instanceof Error)) throw refused
    return false
  }
}

/** Whether the log is gone or torn. Of a torn one a copy is kept: opening the study ends it. */
function hasLostLog(file: string, lock: StudyLock, now: string): boolean {
  const log = writeAheadPath(file)
  if (!existsSync(log)) return lock.wasCutOff
  if (!hasLostTransactions(file)) return false
  const [folder = dirname(file)] = backupFolders(file)
  mkdirSync(folder, { recursive: true })
  copyFileSync(log, join(folder, `${basename(file)} ${localTime(now)} 损坏的日志-wal`))
  return true
}

async function prepareDatabase(
  store: Store,
  isNew: boolean,
  { create, backups, isCopied }: Opening,
  migrations: readonly Migration[],
  now: string,
): Promise<void> {
  const { database, path } = store
  // Before the first access: then the write-ahead log needs no shared memory, and no second program gets in.
  database.pragma('locking_mode = EXCLUSIVE')
  database.pragma('trusted_schema = OFF')
  database.pragma('foreign_keys = ON')
  const found = pragmaNumber(database, 'user_version')
  const fresh = isNew || (create && isUnfinished(database))
  if (!fresh) refuseStrangers(database, path, found, migrations.length)
  database.pragma('journal_mode = WAL')
  database.pragma('synchronous = FULL')
  database.pragma(`wal_autocheckpoint = ${CHECKPOINT_PAGES}`)
  database.exec('BEGIN EXCLUSIVE; COMMIT')
  if (!fresh) refuseDamaged(database, path)
  if (found < migrations.length && !isCopied) {
    if (!fresh) await backUpFirst(store, now, backups)
    migrate(database, found, migrations)
  }
}

/** A file whose making was cut short: a database with nothing in it. */
function isUnfinished(database: Sqlite.Database): boolean {
  const objects = database.prepare<[], number>('SELECT count(*) FROM sqlite_schema').pluck().get()
  return objects === 0 && pragmaNumber(database, 'application_id') === 0
}

/** The schema is not changed unless there is a way back. */
async function backUpFirst(store: Store, now: string, means: BackupMeans | undefined): Promise<void> {
  try {
    await keepBackup(store, 'upgrade', now, means)
  } catch (thrown) {
    if (!(thrown instanceof Failure)) throw thrown
    throw new Failure({ code: 'study/no-backup', path: store.path, cause: thrown.error })
  }
}
