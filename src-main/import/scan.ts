import type { Dirent } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { type AppError, Failure } from '#shared/contract/errors.ts'
import { isLeftByPrograms } from './not-documents.ts'

/** Files below what was dropped, in the order in which they will be read, and what could not be looked into. */
export type Scanned = { readonly files: readonly string[]; readonly refused: readonly AppError[] }

/**
 * List the files below these files and folders, sorted by path, so that the same folder always gives the same study.
 *
 * A file named twice counts once. Links inside folders are not followed, since they may lead anywhere; files that
 * begin with a dot or belong to an open Office document are passed over. Unreadable folders are refused one by one.
 *
 * @param isCancelled  Asked at every folder.
 * @param hear         How many files were found so far.
 */
export async function scan(
  paths: readonly string[],
  isCancelled: () => boolean,
  hear: (found: number) => void,
): Promise<Scanned> {
  const files = new Set<string>()
  const refused: AppError[] = []
  const folders: string[] = []

  for (const path of paths.map(given => resolve(given))) {
    const kind = await kindOf(path)
    if (kind instanceof Failure) refused.push(kind.error)
    else if (kind === 'folder') folders.push(path)
    else files.add(path)
  }
  while (folders.length > 0 && !isCancelled()) {
    const folder = folders.pop() as string
    for (const entry of await entriesOf(folder, refused)) {
      const name = entry.name.toString()
      if (isLeftByPrograms(name)) continue
      const path = join(folder, name)
      // Bytes that are no text (names written on other systems): the text would name another file, or none.
      if (!Buffer.from(name).equals(entry.name)) refused.push({ code: 'path/bad-name', path })
      else if (entry.isDirectory()) folders.push(path)
      else if (entry.isFile()) files.add(path)
    }
    hear(files.size)
  }
  return { files: [...files].sort(), refused }
}

async function kindOf(path: string): Promise<'file' | 'folder' | Failure> {
  try {
    const stats = await stat(path)
    if (stats.isDirectory()) return 'folder'
    if (stats.isFile()) return 'file'
    return new Failure({ code: 'path/unreadable', path, why: '不是文件，也不是文件夹 / neither file nor folder' })
  } catch (thrown) {
    return pathTrouble(path, thrown)
  }
}

async function entriesOf(folder: string, refused: AppError[]): Promise<readonly Dirent<Buffer>[]> {
  try {
    return await readdir(folder, { withFileTypes: true, encoding: 'buffer' })
  } catch (thrown) {
    refused.push(pathTrouble(folder, thrown).error)
    return []
  }
}

/** What a person can be told when the system will not let a path be read. */
export function pathTrouble(path: string, thrown: unknown): Failure {
  const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : String(thrown)
  if (code === 'ENOENT' || code === 'ENOTDIR') return new Failure({ code: 'path/missing', path })
  const why = WHY[code]
  return new Failure({ code: 'path/unreadable', path, why: why ? `${why} (${code})` : code })
}

const WHY: Readonly<Record<string, string>> = {
  EACCES: '没有权限 / no permission',
  EPERM: '没有权限 / no permission',
  ENAMETOOLONG: '路径太长 / the path is too long',
  ELOOP: '链接绕成了圈 / links lead in a circle',
  EISDIR: '这是文件夹 / this is a folder',
  EIO: '磁盘读取出错 / the disk cannot be read',
  EBUSY: '正在使用 / in use',
  EMFILE: '打开的文件太多 / too many open files',
}
