import { rename, rm, stat } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { Failure } from '#shared/contract/errors.ts'
import type { Store } from '../store/open.ts'

/**
 * Let a workbook be written. The file appears finished or not at all; one that was there stays until then.
 *
 * @param write  Is told where to write for the time being.
 * @throws Failure `export/cannot-write`, and whatever `write` throws.
 */
export async function writeWorkbookFile<Result extends object>(
  store: Store,
  path: string,
  write: (unfinished: string) => Promise<Result>,
): Promise<Result & { readonly path: string }> {
  const target = resolve(path)
  await refuseTarget(store, target)
  const unfinished = `${target}.${process.pid}.part`
  try {
    const written = await write(unfinished)
    await rename(unfinished, target)
    return { ...written, path: target }
  } catch (thrown) {
    await rm(unfinished, { force: true })
    throw cannotWrite(target, thrown)
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
