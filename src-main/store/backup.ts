import { existsSync, mkdirSync, readdirSync, statSync } from 'node:fs'
import { statfs } from 'node:fs/promises'
import { join } from 'node:path'
import type Sqlite from 'better-sqlite3'
import { Failure } from '#shared/contract/errors.ts'
import type { Backup, BackupKind, BackupList } from '#shared/domain/study-care.ts'
import { backupFolders, nameOfBackup, outdated, readBackupName, UNFINISHED } from './backup-names.ts'
import { lookInto } from './care.ts'
import { countsOf } from './care-tasks.ts'
import { copyStudy, discard, reason } from './copy-study.ts'
import type { Store } from './open.ts'

type Source = Pick<Store, 'path' | 'database'>

/** What the making of a backup takes from the world; only tests bring their own. */
export type BackupMeans = {
  readonly folders?: readonly string[]
  /** Bytes that may still be written to the disk of a folder. */
  readonly room?: (folder: string) => Promise<number>
}

const DAY_MS = 86_400_000
/** Room wanted beyond the size of the study, in bytes. */
const SPARE = 16 * 1_048_576

const LAST_OF = new WeakMap<Sqlite.Database, Promise<unknown>>()

/**
 * Make a backup of an open study beside it, look through it, and let older ones go that are no longer needed. The
 * study can be used meanwhile. One after the other: the backups of one study never run at the same time.
 *
 * @throws Failure `backup/no-room`, `backup/cannot-write`, `backup/bad`: of the last folder that was tried.
 */
export function keepBackup(source: Source, kind: BackupKind, now: string, means: BackupMeans = {}): Promise<Backup> {
  const before = LAST_OF.get(source.database) ?? Promise.resolve()
  const made = before.then(() => makeBackup(source, kind, now, means))
  LAST_OF.set(
    source.database,
    made.catch(() => undefined),
  )
  return made
}

/**
 * A backup when the newest is older than a day and there is something to lose.
 *
 * @returns        Null where none was due.
 * @throws Failure As `keepBackup`.
 */
export async function keepDaily(source: Store, now: string, means: BackupMeans = {}): Promise<Backup | null> {
  const { sources, edits } = countsOf(source.database)
  if (source.readOnly !== null || sources + edits === 0) return null
  const newest = newestBackupAt(source.path, means)
  if (newest !== null && Date.parse(now) - Date.parse(newest) < DAY_MS) return null
  return keepBackup(source, 'daily', now, means)
}

/** The backups of a study in all places they are kept, newest first, with what is in them. */
export async function listBackups(study: string, means: BackupMeans = {}): Promise<BackupList> {
  const folders = means.folders ?? backupFolders(study)
  const named = folders.flatMap(folder =>
    backupsIn(study, folder).map(one => ({ ...one, path: join(folder, one.fileName) })),
  )
  named.sort((a, b) => (a.madeAt < b.madeAt ? 1 : a.madeAt > b.madeAt ? -1 : 0))
  const looked = await lookInto(named.map(({ path }) => path))
  return {
    folders,
    backups: named.map(({ path, kind, madeAt }, nth) => ({
      path,
      kind,
      madeAt,
      bytes: statSync(path, { throwIfNoEntry: false })?.size ?? 0,
      reports: looked[nth]?.reports ?? null,
      corrections: looked[nth]?.corrections ?? null,
    })),
  }
}

/** When the newest backup was made; null when there is none. */
export function newestBackupAt(study: string, means: BackupMeans = {}): string | null {
  const folders = means.folders ?? backupFolders(study)
  const times = folders.flatMap(folder => backupsIn(study, folder).map(({ madeAt }) => madeAt))
  return times.sort().at(-1) ?? null
}

async function makeBackup(source: Source, kind: BackupKind, now: string, means: BackupMeans): Promise<Backup> {
  let refused: unknown = null
  for (const folder of means.folders ?? backupFolders(source.path)) {
    try {
      const path = await makeIn(folder, source, kind, now, means.room ?? roomIn)
      letGo(source.path, folder, now)
      const [looked] = await lookInto([path])
      const { reports = null, corrections = null } = looked ?? {}
      const madeAt = readBackupName(source.path, path.slice(folder.length + 1))?.madeAt ?? now
      return { path, kind, madeAt, bytes: statSync(path).size, reports, corrections }
    } catch (thrown) {
      if (!(thrown instanceof Failure) || !source.database.open) throw thrown
      refused = thrown
    }
  }
  throw refused
}

async function makeIn(
  folder: string,
  source: Source,
  kind: BackupKind,
  now: string,
  room: (folder: string) => Promise<number>,
): Promise<string> {
  let free: number
  try {
    mkdirSync(folder, { recursive: true })
    for (const name of readdirSync(folder)) if (name.endsWith(UNFINISHED)) discard(join(folder, name))
    free = await room(folder)
  } catch (thrown) {
    throw new Failure({ code: 'backup/cannot-write', folder, why: reason(thrown) })
  }
  const needed = statSync(source.path).size + SPARE
  if (free < needed) throw new Failure({ code: 'backup/no-room', folder, needed, free })
  const path = join(
    folder,
    nameOfBackup(source.path, kind, now, name => existsSync(join(folder, name))),
  )
  await copyStudy(source, path)
  return path
}

function letGo(study: string, folder: string, now: string): void {
  for (const { fileName } of outdated(backupsIn(study, folder), now)) discard(join(folder, fileName))
}

/** Newest first. */
function backupsIn(study: string, folder: string) {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return []
  return readdirSync(folder)
    .map(fileName => readBackupName(study, fileName))
    .filter(named => named !== null)
    .sort((a, b) => (a.madeAt === b.madeAt ? compare(b.fileName, a.fileName) : compare(b.madeAt, a.madeAt)))
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

async function roomIn(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder)
  return bavail * bsize
}
