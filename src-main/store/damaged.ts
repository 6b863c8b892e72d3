import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Backup, Holder, Salvage } from '#shared/domain/study-care.ts'
import { listBackups } from './backup.ts'
import { salvage, verifyStudy } from './care.ts'
import { lockStudy } from './lock.ts'
import { readMigrations } from './migrate.ts'
import type { Store } from './open.ts'
import { openToRead } from './reading-copy.ts'
import { loadSqlite } from './sqlite.ts'

/** Backups looked through before it is said that none is good. */
const MOST_TRIED = 4

export type OpenedDamaged = { readonly store: Store; readonly salvage: Salvage; readonly newestBackup: Backup | null }

/**
 * Open what can be read of a damaged study, to be looked at and saved elsewhere. The file itself is only read.
 *
 * @param why      What is wrong with it.
 * @throws Failure `study/in-use`.
 */
export async function openDamaged(
  study: string,
  why: string,
  by: { readonly program: Holder['program']; readonly now: string },
): Promise<OpenedDamaged> {
  const Database = await loadSqlite()
  const lock = lockStudy(Database, study, by)
  const temporary = mkdtempSync(join(tmpdir(), 'nianbao-reading-'))
  try {
    const newestBackup = await newestGoodBackup(study)
    const into = join(temporary, 'study.nianbao')
    const saved = await salvage({ do: 'salvage', study, into, backup: newestBackup?.path ?? null, why })
    const opened = openToRead(Database, {
      path: study,
      copy: into,
      temporary,
      why: 'damaged',
      migrations: readMigrations(),
    })
    return { store: { ...opened, lock }, salvage: saved, newestBackup }
  } catch (thrown) {
    lock?.release()
    rmSync(temporary, { recursive: true, force: true })
    throw thrown
  }
}

/** The newest backup of a study that holds together; null when there is none. */
export async function newestGoodBackup(study: string): Promise<Backup | null> {
  const { backups } = await listBackups(study)
  for (const backup of backups.slice(0, MOST_TRIED)) {
    if ((await verifyStudy(backup.path)).says === 'ok') return backup
  }
  return null
}
