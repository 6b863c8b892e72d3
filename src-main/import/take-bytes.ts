import { open } from 'node:fs/promises'
import { extname } from 'node:path'
import { Failure } from '#shared/contract/errors.ts'
import { pathTrouble } from './scan.ts'

const MEGABYTE = 1_048_576
/** Bytes. The longest real reports have a few million; what is larger is an archive or a scan. */
export const FILE_LIMIT = 64 * MEGABYTE
const ARCHIVE_LIMIT = 200 * MEGABYTE

/**
 * The bytes of a file that stood still while it was read. One that changes meanwhile is read once more.
 *
 * @throws Failure `path/missing`, `path/unreadable`, `file/too-large`, `file/changed`.
 */
export async function takeBytes(path: string): Promise<Uint8Array> {
  try {
    const bytes = (await readStill(path)) ?? (await readStill(path))
    if (bytes === null) throw new Failure({ code: 'file/changed', path })
    return bytes
  } catch (thrown) {
    throw thrown instanceof Failure ? thrown : pathTrouble(path, thrown)
  }
}

async function readStill(path: string): Promise<Uint8Array | null> {
  const file = await open(path, 'r')
  try {
    const before = await file.stat({ bigint: true })
    if (!before.isFile()) throw new Failure({ code: 'path/unreadable', path, why: '不是文件 / not a file' })
    const [bytes, limit] = [Number(before.size), extname(path).toLowerCase() === '.zip' ? ARCHIVE_LIMIT : FILE_LIMIT]
    if (bytes > limit) throw new Failure({ code: 'file/too-large', path, bytes, limit })
    const content = Buffer.allocUnsafeSlow(bytes)
    let read = 0
    while (read < bytes) {
      const { bytesRead } = await file.read(content, read, bytes - read, read)
      if (bytesRead === 0) return null
      read += bytesRead
    }
    const after = await file.stat({ bigint: true })
    return after.size === before.size && after.mtimeNs === before.mtimeNs ? content : null
  } finally {
    await file.close()
  }
}
