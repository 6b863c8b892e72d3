import { renameSync, rmSync, statSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { dirname } from 'node:path'
import type Sqlite from 'better-sqlite3'
import { Failure } from '#shared/contract/errors.ts'
import { UNFINISHED } from './backup-names.ts'
import { verifyStudy } from './care.ts'
import { countsOf } from './care-tasks.ts'
import type { Store } from './open.ts'

/** Pages copied at once: less than a millisecond or two, then the engine answers whoever asks. */
const PAGES = 100
/** Pages after which the disk is waited for, so that the end need not wait for all of them. */
const PAGES_UNSETTLED = 1_024
/**
 * Copy an open study to a place of its own, looked through before it takes the name. What stood there before stands
 * until then.
 *
 * @returns        Its size in bytes.
 * @throws Failure `backup/cannot-write`, `backup/bad`.
 */
export async function copyStudy({ database }: Pick<Store, 'database'>, to: string): Promise<number> {
  const part = `${to}${UNFINISHED}`
  try {
    rmSync(part, { force: true })
    await copyPages(database, part)
    // In the same turn as the last page: nothing can have come in between.
    const counts = countsOf(database)
    const found = await verifyStudy(part)
    const isSame = JSON.stringify(found.counts) === JSON.stringify(counts)
    if (found.says !== 'ok' || !isSame) {
      const why = found.says === 'ok' ? `${JSON.stringify(found.counts)} ≠ ${JSON.stringify(counts)}` : found.says
      throw new Failure({ code: 'backup/bad', path: to, why })
    }
    await settleFile(part)
    renameSync(part, to)
    await settleFolder(dirname(to))
    return statSync(to).size
  } catch (thrown) {
    discard(part)
    if (thrown instanceof Failure) throw thrown
    throw new Failure({ code: 'backup/cannot-write', folder: dirname(to), why: reason(thrown) })
  }
}

/** Have the bytes of a file on the disk. */
export async function settleFile(path: string): Promise<void> {
  const file = await open(path, 'r+')
  try {
    await file.sync()
  } finally {
    await file.close()
  }
}

/** Have the names of a folder on the disk. Windows does that by itself and opens no folder. */
export async function settleFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Copy page by page, with the disk a little behind all the time rather than far behind at the end. */
async function copyPages(database: Sqlite.Database, to: string): Promise<void> {
  let settled = 0
  let isSettling = false
  let trouble: unknown = null
  const settle = (done: number) => {
    isSettling = true
    settleFile(to).then(
      () => {
        settled = done
        isSettling = false
      },
      (thrown: unknown) => {
        trouble = thrown
        isSettling = false
      },
    )
  }
  await database.backup(to, {
    progress: ({ totalPages, remainingPages }) => {
      if (trouble !== null) throw trouble
      if (isSettling) return 0
      const done = totalPages - remainingPages
      const isNearlyDone = remainingPages <= PAGES && done > PAGES
      if (done - settled > PAGES_UNSETTLED || (isNearlyDone && settled < done)) {
        settle(done)
        return 0
      }
      return PAGES
    },
  })
}

/** A file that cannot be removed now is left: it is only in the way, and the next backup tries again. */
export function discard(path: string): boolean {
  try {
    for (const file of [path, `${path}-journal`, `${path}-wal`, `${path}-shm`]) rmSync(file, { force: true })
    return true
  } catch (held) {
    if (!(held instanceof Error)) throw held
    return false
  }
}

/** What the system said. */
export function reason(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown)
}
