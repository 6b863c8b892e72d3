import { rename, rm, stat } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { Failure } from '#shared/contract/errors.ts'
import { revision } from '../store/comparisons.ts'
import type { Store } from '../store/open.ts'
import { holdWrites } from '../store/statements.ts'
import { inTurns } from './turns.ts'

export type Written = { readonly rows: number; readonly bytes: number }

/** A workbook about to be written: `write` stops now and then, giving how many of `rows` are done. */
export type Prepared = {
  readonly rows: number
  readonly write: (unfinished: string) => Generator<number | undefined, Written, undefined>
}

/** Whoever waits for a workbook: told how far it is, asked whether to go on. */
export type WorkbookWatch = {
  readonly hear: (done: number, of: number) => void
  readonly isCancelled: () => boolean
}

const ALONE: WorkbookWatch = { hear: () => undefined, isCancelled: () => false }

/** Milliseconds between two words on how far it is. */
const TOLD_EVERY = 100

/**
 * Write a workbook, answering other questions in between. The file appears finished or not at all; one that was there
 * stays until then. It shows one moment of the study: where something is said or read meanwhile it is begun once more,
 * and then nothing can be said until it is done.
 *
 * @param prepare  Looks at the study anew each time it is begun.
 * @throws Failure `export/cannot-write`, `export/cancelled`, and whatever `prepare` throws.
 */
export async function writeWorkbookFile(
  store: Store,
  path: string,
  prepare: () => Promise<Prepared>,
  watch: WorkbookWatch = ALONE,
): Promise<Written & { readonly path: string }> {
  const target = resolve(path)
  await refuseTarget(store, target)
  const unfinished = `${target}.${process.pid}.part`
  try {
    const written = await ofOneMoment(store, isUnchanged => writeOnce(store, unfinished, prepare, watch, isUnchanged))
    await rename(unfinished, target)
    return { ...written, path: target }
  } catch (thrown) {
    await rm(unfinished, { force: true })
    throw cannotWrite(target, thrown)
  }
}

/** @param attempt  Gives null where the study changed meanwhile. */
async function ofOneMoment<Result>(
  store: Store,
  attempt: (isUnchanged: () => boolean) => Promise<Result | null>,
): Promise<Result> {
  const before = revision(store)
  const first = await attempt(() => revision(store) === before)
  if (first !== null) return first
  const held = holdWrites(store)
  try {
    const second = await attempt(() => true)
    if (second === null) throw new Error('the study changed although nothing could be written')
    return second
  } finally {
    held.release()
  }
}

async function writeOnce(
  store: Store,
  unfinished: string,
  prepare: () => Promise<Prepared>,
  { hear, isCancelled }: WorkbookWatch,
  isUnchanged: () => boolean,
): Promise<Written | null> {
  const { rows, write } = await prepare()
  const work = write(unfinished)
  let told = performance.now()
  function* watched(): Generator<undefined, Written | null> {
    for (;;) {
      const step = work.next()
      if (step.done) return isUnchanged() ? step.value : null
      if (isCancelled()) throw new Failure({ code: 'export/cancelled' })
      if (!isUnchanged()) return null
      if (step.value !== undefined && performance.now() - told > TOLD_EVERY) {
        hear(step.value, rows)
        told = performance.now()
      }
      yield
    }
  }
  try {
    return await inTurns(store, watched())
  } finally {
    // where it was not run to its end it leaves no trace
    work.return({ rows: 0, bytes: 0 })
  }
}

async function refuseTarget(store: Store, target: string): Promise<void> {
  const refuse = (why: string) => new Failure({ code: 'export/cannot-write', path: target, why })
  if (target === store.path) throw refuse('这是研究文件本身 / this is the study itself')
  const folder = await stat(dirname(target)).catch(() => null)
  if (!folder?.isDirectory()) throw refuse(`没有文件夹 / no such folder: ${dirname(target)}`)
  const there = await stat(target).catch(() => null)
  if (there?.isDirectory()) throw refuse('这是一个文件夹 / this is a folder')
}

/** Trouble with the disk is the person's to know; anything else is a bug and stays one. */
function cannotWrite(path: string, thrown: unknown): unknown {
  if (thrown instanceof Failure || !(thrown instanceof Error) || !('code' in thrown)) return thrown
  const code = String(thrown.code)
  if (!/^E[A-Z]+$/.test(code)) return thrown
  const known: Record<string, string> = {
    EACCES: '没有权限 / no permission',
    EPERM: '没有权限 / no permission',
    EBUSY: '正在使用 / in use',
    ENOSPC: '磁盘已满 / the disk is full',
    EROFS: '只读 / read-only',
  }
  return new Failure({ code: 'export/cannot-write', path, why: known[code] ? `${known[code]} (${code})` : code })
}
