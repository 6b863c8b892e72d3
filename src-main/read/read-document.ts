import { Failure } from '#shared/contract/errors.ts'
import type { Document } from '#shared/domain/document.ts'
import { readDoc } from './doc.ts'
import { readDocx } from './docx.ts'
import { readHtml } from './html.ts'
import { readMhtml } from './mhtml.ts'
import { readPdf } from './pdf.ts'
import { readRtf } from './rtf.ts'
import { sniff } from './sniff.ts'
import { readText } from './text.ts'
import { readXls } from './xls.ts'
import { readXlsx } from './xlsx.ts'

/** Bytes of a file without packing. The longest real reports have some; more would fill the memory when parsed. */
export const PLAIN_LIMIT = 64 * 1_048_576

/**
 * Read the bytes of one file into the one document model. The format is told by the content; the name only decides
 * between kinds of plain text.
 *
 * Same bytes and name, same document. Archives of several files are not documents: see `readArchive`.
 *
 * @param path  Shown in messages; its ending tells Markdown and CSV from other text.
 * @throws Failure `file/unsupported`, `file/unreadable`, `file/protected`, `file/too-large`, `file/bomb`,
 * `file/no-text-layer`.
 */
export async function readDocument(bytes: Uint8Array, path: string): Promise<Document> {
  if (bytes.length > PLAIN_LIMIT)
    throw new Failure({ code: 'file/too-large', path, bytes: bytes.length, limit: PLAIN_LIMIT })
  const found = await sniff(bytes, path)
  switch (found.kind) {
    case 'docx':
      return readDocx(bytes, path)
    case 'xlsx':
      return readXlsx(bytes, path)
    case 'doc':
      return readDoc(bytes, path)
    case 'xls':
      return readXls(bytes, path)
    case 'rtf':
      return readRtf(bytes, path)
    case 'mhtml':
      return readMhtml(bytes, path)
    case 'html':
      return readHtml(bytes, path)
    case 'text':
      return readText(bytes, path, textKind(path))
    case 'pdf':
      return readPdf(bytes, path)
    case 'zip':
      throw new Failure({ code: 'file/unsupported', path, looksLike: 'zip', advice: 'unpack' })
    case 'image':
      throw new Failure({ code: 'file/no-text-layer', path, pages: null })
    case 'encrypted':
      throw new Failure({ code: 'file/protected', path })
    case 'other':
      throw new Failure({ code: 'file/unsupported', path, looksLike: found.looksLike, advice: found.advice })
  }
}

function textKind(path: string): 'text' | 'markdown' | 'csv' {
  const ending = /\.([^.\\/]+)$/.exec(path)?.[1]?.toLowerCase()
  return ending === 'md' ? 'markdown' : ending === 'csv' ? 'csv' : 'text'
}
