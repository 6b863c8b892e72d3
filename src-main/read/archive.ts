import { type AppError, Failure } from '#shared/contract/errors.ts'
import { sniff } from './sniff.ts'
import { openZip, ZIP_LIMITS, type ZipEntry } from './zip.ts'
import { tameName } from './zip-names.ts'

/** A file out of an archive, or why it could not be had. */
export type ArchivedFile =
  | { readonly name: string; readonly bytes: Uint8Array }
  | { readonly name: string; readonly error: AppError }

const MACHINE_MADE = /(?:^|\/)(?:__MACOSX\/|\.|~\$|Thumbs\.db$|desktop\.ini$)/i

/** Whether bytes are a zip archive of files, and not an Office file, which is a zip archive inside. */
export async function isArchive(bytes: Uint8Array): Promise<boolean> {
  try {
    return (await sniff(bytes, '')).kind === 'zip'
  } catch (thrown) {
    // Damaged or hostile: whoever reads the file will find out and say why.
    if (thrown instanceof Failure) return false
    throw thrown
  }
}

/**
 * The files in a zip archive, one after the other, in the order of their names; archives inside it are opened once,
 * deeper ones are refused. A file that cannot be unpacked is given with its error and stops nothing.
 *
 * Names are safe to show; a file from an inner archive has the name `inner.zip/file`. What programs leave behind
 * (`__MACOSX`, `~$…`) is passed over. The limits of `ZIP_LIMITS` count over all levels.
 *
 * @param path  Shown in messages.
 * @throws Failure `file/bomb`, `file/unreadable` when nothing of the archive can be trusted, `file/protected` when
 * every file in it is encrypted.
 */
export async function* readArchive(bytes: Uint8Array, path: string): AsyncGenerator<ArchivedFile> {
  const spent: Spent = { files: 0, bytes: 0 }
  const locked: ArchivedFile[] = []
  let given = 0
  for await (const file of filesIn(bytes, path, '', spent)) {
    if (given === 0 && 'error' in file && file.error.code === 'file/protected') {
      locked.push(file)
      continue
    }
    yield* locked.splice(0)
    yield file
    given += 1
  }
  if (locked.length > 0) throw new Failure({ code: 'file/protected', path })
}

type Spent = { files: number; bytes: number }

async function* filesIn(bytes: Uint8Array, path: string, within: string, spent: Spent): AsyncGenerator<ArchivedFile> {
  for (const entry of inOrder(await openZip(bytes, path))) {
    const name = within + tameName(entry.name)
    spent.files += 1
    if (spent.files > ZIP_LIMITS.entries) throw new Failure({ code: 'file/bomb', path, why: 'entries' })
    const file = take(entry, name, spent, path)
    if ('error' in file || !(await isArchive(file.bytes))) yield file
    else if (within === '') yield* innerFiles(file, name, spent)
    else yield { name, error: { code: 'file/unsupported', path: name, looksLike: 'zip', advice: 'unpack' } }
  }
}

async function* innerFiles(file: { bytes: Uint8Array }, name: string, spent: Spent): AsyncGenerator<ArchivedFile> {
  try {
    yield* filesIn(file.bytes, name, `${name}/`, spent)
  } catch (thrown) {
    if (!(thrown instanceof Failure)) throw thrown
    yield { name, error: thrown.error }
  }
}

function inOrder(entries: readonly ZipEntry[]): readonly ZipEntry[] {
  return entries
    .filter(({ name }) => !name.endsWith('/') && !MACHINE_MADE.test(tameName(name)))
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
}

function take(entry: ZipEntry, name: string, spent: Spent, path: string): ArchivedFile {
  if (spent.bytes + entry.size > ZIP_LIMITS.total) throw new Failure({ code: 'file/bomb', path, why: 'total' })
  try {
    const bytes = entry.unpack()
    spent.bytes += bytes.length
    return { name, bytes }
  } catch (thrown) {
    if (!(thrown instanceof Failure)) throw thrown
    return { name, error: 'path' in thrown.error ? { ...thrown.error, path: name } : thrown.error }
  }
}
