import { Failure } from '#shared/contract/errors.ts'
import type { Document } from '#shared/domain/document.ts'
import { readHtml } from './html.ts'
import { readText } from './text.ts'

/**
 * Read the bytes of one file into the one document model. The format is told by the content; the name only decides
 * between kinds of plain text.
 *
 * @param path  Shown in messages; its ending tells Markdown and CSV from other text.
 * @throws Failure `file/unsupported`, `file/unreadable`.
 */
export async function readDocument(bytes: Uint8Array, path: string): Promise<Document> {
  const known = signatureOf(bytes)
  if (known !== null) throw new Failure({ code: 'file/unsupported', path, looksLike: known })
  if (looksLikeHtml(bytes)) return readHtml(bytes, path)
  const ending = /\.([^.\\/]+)$/.exec(path)?.[1]?.toLowerCase()
  return readText(bytes, path, ending === 'md' ? 'markdown' : ending === 'csv' ? 'csv' : 'text')
}

const SIGNATURES: readonly (readonly [bytes: readonly number[], name: string])[] = [
  [[0x25, 0x50, 0x44, 0x46], 'PDF'],
  [[0x50, 0x4b, 0x03, 0x04], 'docx / xlsx / zip'],
  [[0xd0, 0xcf, 0x11, 0xe0], 'doc / wps / xls'],
  [[0x7b, 0x5c, 0x72, 0x74, 0x66], 'rtf'],
  [[0x89, 0x50, 0x4e, 0x47], 'PNG'],
  [[0xff, 0xd8, 0xff], 'JPEG'],
  [[0x47, 0x49, 0x46, 0x38], 'GIF'],
  [[0x52, 0x61, 0x72, 0x21], 'rar'],
  [[0x37, 0x7a, 0xbc, 0xaf], '7z'],
]

function signatureOf(bytes: Uint8Array): string | null {
  return SIGNATURES.find(([mark]) => mark.every((byte, at) => bytes[at] === byte))?.[1] ?? null
}

function looksLikeHtml(bytes: Uint8Array): boolean {
  const utf16 = bytes[0] === 0xff || bytes[0] === 0xfe || bytes[1] === 0
  const head = new TextDecoder(utf16 ? (bytes[0] === 0xfe ? 'utf-16be' : 'utf-16le') : 'latin1').decode(
    bytes.subarray(0, 65_536),
  )
  return /<(?:!doctype\s+html|html|head|body|table|div|p|meta|span|td)[\s>]/i.test(head)
}
