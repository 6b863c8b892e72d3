import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { Failure } from '#shared/contract/errors.ts'
import type { Document } from '#shared/domain/document.ts'
import type { Forms } from '#shared/domain/forms.ts'
import type { Parsed } from '#shared/domain/reading.ts'
import { parseReport } from '../parse/parse-report.ts'
import { readDocument } from '../read/read-document.ts'
import type { FoundFile } from '../store/sources.ts'
import { pathTrouble } from './scan.ts'

/** Bytes. The longest real reports have a few; what is larger is an archive or a scan. */
export const FILE_LIMIT = 64 * 1_048_576

/** A file whose bytes are in hand. */
export type TakenFile = FoundFile & { readonly content: Uint8Array }

/** What reading a file comes to. Plain data: it may come from another thread. */
export type ReadFile = { readonly document: Document; readonly parsed: Parsed }

/**
 * Take a file's bytes and their hash.
 *
 * @throws Failure `path/missing`, `path/unreadable`, `file/too-large`.
 */
export async function takeFile(path: string): Promise<TakenFile> {
  try {
    const { size } = await stat(path)
    if (size > FILE_LIMIT) throw new Failure({ code: 'file/too-large', path, bytes: size, limit: FILE_LIMIT })
    const content = await readFile(path)
    const sha256 = createHash('sha256').update(content).digest('hex')
    return { path, fileName: basename(path), bytes: content.length, sha256, content }
  } catch (thrown) {
    throw thrown instanceof Failure ? thrown : pathTrouble(path, thrown)
  }
}

/**
 * Bytes to everything the file states.
 *
 * @throws Failure `file/unsupported`, `file/protected`, `file/unreadable`; anything else thrown is a bug in a reader.
 */
export async function readAndParse({ path, fileName, content }: TakenFile, forms: Forms): Promise<ReadFile> {
  const document = await readDocument(content, fileName)
  return { document, parsed: parseReport(document, path, forms) }
}
