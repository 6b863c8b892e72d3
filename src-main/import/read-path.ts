import { createHash } from 'node:crypto'
import { posix } from 'node:path'
import { Failure, toAppError } from '#shared/contract/errors.ts'
import { isArchive, readArchive } from '../read/archive.ts'
import type { FoundFile } from '../store/sources.ts'
import { notADocument } from './not-documents.ts'
import type { Job, Piece, ReaderStart, ReadFile } from './pieces.ts'
import type { Content, readAndParse } from './read-and-parse.ts'
import { takeBytes } from './take-bytes.ts'

/** A file on the disk. */
type FileJob = Omit<Job, 'kept'>

/** Bytes to what they state; tests bring worse ones. */
export type ReadContent = typeof readAndParse

/**
 * Read one file, or each file in an archive. Total: whatever is wrong with a file is its piece.
 *
 * @param skip   How many files of an archive to pass over: they were dealt with before.
 * @param hold   Told of each file before it is read, so that somebody knows which one it was if this thread dies.
 */
export async function* readPath(
  job: FileJob,
  skip: number,
  start: ReaderStart,
  read: ReadContent,
  hold: (file: FoundFile) => void,
): AsyncGenerator<Piece> {
  const { path, force } = job
  const unfit = force ? null : notADocument(path)
  if (unfit) return yield { kind: 'unfit', path, says: unfit }
  let content: Uint8Array
  try {
    content = await takeBytes(path)
  } catch (thrown) {
    return yield failed(path, null, thrown)
  }
  if (await isZip(content)) yield* readEntries(job, skip, content, start, read, hold)
  else yield await readOne({ path, fileName: posix.basename(nameIn(path)), content }, force, start, read, hold)
}

async function* readEntries(
  { path, force, entries }: FileJob,
  skip: number,
  archive: Uint8Array,
  start: ReaderStart,
  read: ReadContent,
  hold: (file: FoundFile) => void,
): AsyncGenerator<Piece> {
  let seen = 0
  try {
    for await (const entry of readArchive(archive, path)) {
      if (entries !== null && !entries.includes(entry.name)) continue
      seen += 1
      if (seen <= skip) continue
      const inside = `${path}/${entry.name}`
      const unfit = force ? null : notADocument(entry.name)
      if (unfit) yield { kind: 'unfit', path: inside, says: unfit }
      else if ('error' in entry) yield { kind: 'failed', path: inside, file: null, error: naming(entry.error, inside) }
      else {
        const content = { path: inside, fileName: posix.basename(entry.name), content: entry.bytes }
        yield await readOne(content, force, start, read, hold)
      }
    }
  } catch (thrown) {
    seen += 1
    yield failed(path, fileOf({ path, fileName: posix.basename(nameIn(path)), content: archive }), thrown)
  }
  if (seen === 0) yield { kind: 'unfit', path, says: EMPTY }
}

const EMPTY = { zh: '压缩包里没有可读的文件。', en: 'There is no file to read in this archive.' }

async function readOne(
  content: Content,
  force: boolean,
  { forms, known, instructions }: ReaderStart,
  read: ReadContent,
  hold: (file: FoundFile) => void,
): Promise<Piece> {
  const file = fileOf(content)
  const { path, sha256 } = file
  if (!force && known.has(sha256)) return { kind: 'known', path, sha256 }
  hold(file)
  try {
    const done: ReadFile = await read(content, forms, instructions.get(sha256))
    return { kind: 'read', file, read: done }
  } catch (thrown) {
    return failed(path, file, thrown)
  }
}

function fileOf({ path, fileName, content }: Content): FoundFile {
  return { path, fileName, bytes: content.length, sha256: createHash('sha256').update(content).digest('hex') }
}

async function isZip(content: Uint8Array): Promise<boolean> {
  return content[0] === 0x50 && content[1] === 0x4b && (await isArchive(content))
}

function failed(path: string, file: FoundFile | null, thrown: unknown): Piece {
  const error = naming(toAppError(thrown), path)
  if (thrown instanceof Failure) return { kind: 'failed', path, file, error }
  return {
    kind: 'failed',
    path,
    file,
    error,
    bug: thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown),
  }
}

/** A reader knows a file by its name only. */
function naming<Error extends object>(error: Error, path: string): Error {
  return 'path' in error ? { ...error, path } : error
}

/** Windows writes paths with backslashes. */
function nameIn(path: string): string {
  return process.platform === 'win32' ? path.replaceAll('\\', '/') : path
}
