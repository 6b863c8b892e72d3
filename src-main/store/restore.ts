import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { copyFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { Failure } from '#shared/contract/errors.ts'
import type { Backup, Holder } from '#shared/domain/study-care.ts'
import { type BackupMeans, keepBackup } from './backup.ts'
import { backupFolders, localTime, studyNameOf, UNFINISHED } from './backup-names.ts'
import { verifyStudy } from './care.ts'
import { settleFile, settleFolder } from './copy-study.ts'
import { readMigrations } from './migrate.ts'
import { closeKeepingLock, openStudy, restoringPath, type Store } from './open.ts'
import { holdWrites } from './statements.ts'
import { studyTrouble } from './trouble.ts'
import { writeAheadPath } from './write-ahead.ts'

type By = { readonly program: Holder['program']; readonly now: string; readonly backups?: BackupMeans }

/**
 * Put a backup in the place of the open study. What was there is backed up first, so the restoring can be undone by
 * restoring that; of a damaged study the file itself is kept. Whatever moment the process is killed at, the study is
 * either as it was or as the backup has it, never between. Nothing can be written meanwhile.
 *
 * @param closed   Called when the study is closed, just before it is opened again.
 * @returns        The study open again, and the backup of how it was; null where that was damaged.
 * @throws Failure `backup/bad`, `study/newer-than-app`, `study/read-only`, and those of making a backup; then the study
 *                 is open as before.
 */
export async function restoreBackup(
  store: Store,
  backup: string,
  by: By,
  closed: () => void,
): Promise<{ readonly store: Store; readonly before: Backup | null }> {
  if (store.readOnly === 'file' || store.readOnly === 'folder') {
    throw new Failure({ code: 'study/read-only', path: store.path, why: store.readOnly })
  }
  const hold = holdWrites(store)
  try {
    await refuseBad(backup)
    // First of all: the backup made next may let this one go.
    await standBy(store.path, backup)
    const before = store.readOnly === null ? await keepBackup(store, 'restore', by.now, by.backups) : null
    if (store.readOnly === 'damaged') await keepDamaged(store.path, by.now)
    return { store: await swap(store, by, closed), before }
  } catch (thrown) {
    hold.release()
    if (existsSync(store.path)) rmSync(restoringPath(store.path), { force: true })
    throw studyTrouble(store.path, thrown)
  }
}

async function refuseBad(backup: string): Promise<void> {
  if (!existsSync(backup)) throw new Failure({ code: 'backup/unknown', path: backup })
  const { says, version } = await verifyStudy(backup)
  if (says !== 'ok') throw new Failure({ code: 'backup/bad', path: backup, why: says })
  const known = readMigrations().length
  if (version > known) throw new Failure({ code: 'study/newer-than-app', path: backup, found: version, known })
}

/** The damaged file stays as it is, under another name: somebody may still get more out of it. */
async function keepDamaged(study: string, now: string): Promise<void> {
  const [folder = dirname(study)] = backupFolders(study)
  const aside = join(folder, `${studyNameOf(study)} ${localTime(now)} 损坏.nianbao`)
  try {
    mkdirSync(folder, { recursive: true })
    await copyFile(study, aside)
    if (existsSync(writeAheadPath(study))) await copyFile(writeAheadPath(study), writeAheadPath(aside))
    await settleFile(aside)
  } catch (refused) {
    const why = refused instanceof Error ? refused.message : String(refused)
    throw new Failure({ code: 'backup/cannot-write', folder, why })
  }
}

/** Have the whole of the backup beside the study and on the disk, ready to take its place. */
async function standBy(study: string, backup: string): Promise<void> {
  const ready = restoringPath(study)
  const part = `${ready}${UNFINISHED}`
  try {
    await copyFile(backup, part)
    await settleFile(part)
    renameSync(part, ready)
    await settleFolder(dirname(ready))
  } catch (refused) {
    rmSync(part, { force: true })
    const why = refused instanceof Error ? refused.message : String(refused)
    throw new Failure({ code: 'backup/cannot-write', folder: dirname(study), why })
  }
}

/** From here to the new name there is no waiting: nobody can ask for the study while it is closed. */
async function swap(store: Store, { program, now, backups }: By, closed: () => void): Promise<Store> {
  const { path, lock, readOnly } = store
  lock?.note('closing')
  closed()
  closeKeepingLock(store)
  // A log that is left would be taken for the log of the new file. That of a sound study was brought home just now.
  if (readOnly === 'damaged') for (const end of ['-wal', '-shm', '-journal']) rmSync(`${path}${end}`, { force: true })
  if (existsSync(writeAheadPath(path))) {
    rmSync(restoringPath(path), { force: true })
    lock?.release()
    throw new Failure({ code: 'study/cannot-write', path, why: basename(writeAheadPath(path)) })
  }
  renameSync(restoringPath(path), path)
  await settleFolder(dirname(path))
  return openStudy(path, { create: false, program, now, lock, ...(backups ? { backups } : {}) })
}
