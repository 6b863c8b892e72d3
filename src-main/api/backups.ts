import type { Handlers } from '#shared/contract/api.ts'
import { Failure, toAppError } from '#shared/contract/errors.ts'
import type { Backup, BackupKind } from '#shared/domain/study-care.ts'
import { keepBackup, keepDaily, listBackups } from '../store/backup.ts'
import type { Store } from '../store/open.ts'
import { restoreBackup } from '../store/restore.ts'
import { studySummary } from '../store/summary.ts'
import { conditionOf, isSame, refuseWhileBusy } from './opening.ts'
import { readDue } from './read-due.ts'
import { openStore, type Session } from './session.ts'

export function backupHandlers(session: Session): Pick<Handlers, 'backup.all' | 'backup.make' | 'backup.restore'> {
  const { means } = session
  return {
    'backup.all': () => listBackups(openStore(session).path),
    'backup.make': () => keepBackup(openStore(session), 'manual', means.now()),
    'backup.restore': async ({ path }) => {
      refuseWhileBusy(session)
      const store = openStore(session)
      const { backups } = await listBackups(store.path)
      const backup = backups.find(one => isSame(one.path, path))
      if (!backup) throw new Failure({ code: 'backup/unknown', path })
      refuseWhileBusy(session)
      session.isBusy = true
      try {
        const closed = () => {
          session.store = null
        }
        const restored = await restoreBackup(store, backup.path, { program: 'window', now: means.now() }, closed)
        session.store = restored.store
        session.condition = await conditionOf(restored.store)
        means.announce('study.changed', { reason: 'restore' })
        return { summary: studySummary(restored.store), before: restored.before }
      } finally {
        session.isBusy = false
        if (session.store?.database.open) readDue(session)
      }
    },
  }
}

/**
 * A backup before something that changes much of the study at once. When none can be made the window is told why, and
 * the change may go on: it is undone as a step.
 */
export function backUpBefore(session: Session, kind: BackupKind): Promise<Backup | null> {
  return told(session, (store, now) => keepBackup(store, kind, now))
}

/** A backup in the background when the newest is older than a day, and there is something to lose. */
export function backUpDaily(session: Session): Promise<Backup | null> {
  return told(session, keepDaily)
}

async function told(
  session: Session,
  make: (store: Store, now: string) => Promise<Backup | null>,
): Promise<Backup | null> {
  const { means } = session
  const store = openStore(session)
  try {
    const backup = await make(store, means.now())
    if (backup !== null) means.announce('backup.made', { backup, error: null })
    return backup
  } catch (thrown) {
    // A study that was closed meanwhile needs no backup any more.
    if (!store.database.open) return null
    if (!(thrown instanceof Failure)) means.log(thrown)
    means.announce('backup.made', { backup: null, error: toAppError(thrown) })
    return null
  }
}
