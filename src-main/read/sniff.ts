import type { AppError } from '#shared/contract/errors.ts'
import { OLE_MARK, openCompoundFile } from './ole.ts'
import { openZip } from './zip.ts'

type Advice = Extract<AppError, { code: 'file/unsupported' }>['advice']
/** What a file is by its content. `text` is whatever is nothing else. */
export type Sniffed =
  | { readonly kind: 'html' | 'mhtml' | 'docx' | 'xlsx' | 'doc' | 'xls' | 'rtf' | 'pdf' | 'text' | 'zip' }
  | { readonly kind: 'image' | 'encrypted' }
  | { readonly kind: 'other'; readonly looksLike: string; readonly advice: Advice }

const ZIP_MARKS = [
  [0x50, 0x4b, 0x03, 0x04],
  [0x50, 0x4b, 0x05, 0x06],
] as const
/** How far into a file a PDF's mark may stand (PDF 1.7, Adobe's implementation note 13). */
const PDF_REACH = 1_024
const HEAD = 65_536

const IMAGES: readonly (readonly number[])[] = [
  [0x89, 0x50, 0x4e, 0x47],
  [0xff, 0xd8, 0xff],
  [0x47, 0x49, 0x46, 0x38],
  [0x49, 0x49, 0x2a, 0x00],
  [0x4d, 0x4d, 0x00, 0x2a],
]
const OTHERS: readonly (readonly [mark: readonly number[], looksLike: string, advice: Advice])[] = [
  [[0x52, 0x61, 0x72, 0x21, 0x1a, 0x07], 'RAR', 'unpack'],
  [[0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c], '7z', 'unpack'],
  [[0x1f, 0x8b, 0x08], 'gzip', 'unpack'],
  [[0x7f, 0x45, 0x4c, 0x46], 'ELF', undefined],
  [[0x00, 0x00, 0x00, 0x1c, 0x66, 0x74, 0x79, 0x70], 'MP4', undefined],
  [[0x49, 0x44, 0x33], 'MP3', undefined],
  [[0x53, 0x51, 0x4c, 0x69, 0x74, 0x65, 0x20, 0x66, 0x6f, 0x72], 'SQLite', undefined],
]

/**
 * Tell a file's format by its content: names lie, above all ".doc" on web pages and ".xls" on xlsx.
 *
 * @throws Failure `file/unreadable`, `file/bomb` for archives that cannot be looked into.
 */
export async function sniff(bytes: Uint8Array, path: string): Promise<Sniffed> {
  if (ZIP_MARKS.some(mark => begins(bytes, mark))) return sniffZip(bytes, path)
  if (begins(bytes, OLE_MARK)) return sniffCompound(bytes, path)
  if (IMAGES.some(mark => begins(bytes, mark)) || isBitmap(bytes)) return { kind: 'image' }
  const other = OTHERS.find(([mark]) => begins(bytes, mark))
  if (other) return { kind: 'other', looksLike: other[1], advice: other[2] }
  const plain = new TextDecoder('latin1').decode(bytes.subarray(0, HEAD))
  if (plain.startsWith('MZ') && plain.slice(0, 512).includes('\0'))
    return { kind: 'other', looksLike: 'EXE', advice: undefined }
  if (plain.slice(0, PDF_REACH).includes('%PDF-')) return { kind: 'pdf' }
  if (/^\s*\{\\rtf/.test(plain)) return { kind: 'rtf' }
  if (isMime(plain)) return { kind: 'mhtml' }
  return sniffMarkup(bytes, plain)
}

function begins(bytes: Uint8Array, mark: readonly number[]): boolean {
  return bytes.length >= mark.length && mark.every((byte, at) => bytes[at] === byte)
}

/** "BM" alone may begin a text; the reserved bytes of a bitmap's head are 0. */
function isBitmap(bytes: Uint8Array): boolean {
  return begins(bytes, [0x42, 0x4d]) && bytes.length > 14 && bytes.subarray(6, 10).every(byte => byte === 0)
}

async function sniffZip(bytes: Uint8Array, path: string): Promise<Sniffed> {
  const names = new Set((await openZip(bytes, path)).map(({ name }) => name.toLowerCase()))
  const holds = (start: string): boolean => [...names].some(name => name.startsWith(start))
  if (names.has('[content_types].xml')) {
    if (holds('word/')) return { kind: 'docx' }
    if (holds('xl/')) return names.has('xl/workbook.bin') ? other('xlsb', 'save-as-docx') : { kind: 'xlsx' }
    if (holds('ppt/')) return other('pptx', 'save-as-pdf')
  }
  if (names.has('ofd.xml')) return other('OFD', 'save-as-pdf')
  if (names.has('mimetype') && names.has('content.xml')) return other('OpenDocument', 'save-as-docx')
  return { kind: 'zip' }
}

function sniffCompound(bytes: Uint8Array, path: string): Sniffed {
  const { stream } = openCompoundFile(bytes, path)
  if (stream('EncryptedPackage')) return { kind: 'encrypted' }
  if (stream('WordDocument')) return { kind: 'doc' }
  if (stream('Workbook') ?? stream('Book')) return { kind: 'xls' }
  if (stream('PowerPoint Document')) return other('ppt / dps', 'save-as-pdf')
  return other('WPS / Works / OLE2', 'save-as-docx')
}

function other(looksLike: string, advice: Advice): Sniffed {
  return { kind: 'other', looksLike, advice }
}

/** A page saved with its pictures in one file begins like a letter. */
function isMime(plain: string): boolean {
  const [head] = plain.trimStart().split(/\r?\n\r?\n/, 1)
  return (
    /^[\w-]+:/.test(head ?? '') &&
    /^mime-version:/im.test(head ?? '') &&
    /^content-type:\s*(?:multipart\/|text\/html)/im.test(head ?? '')
  )
}

function sniffMarkup(bytes: Uint8Array, plain: string): Sniffed {
  const wide = bytes[0] === 0xff || bytes[0] === 0xfe || bytes[1] === 0 || bytes[0] === 0
  const bigEndian = bytes[0] === 0xfe || bytes[0] === 0
  const head = wide ? new TextDecoder(bigEndian ? 'utf-16be' : 'utf-16le').decode(bytes.subarray(0, HEAD)) : plain
  if (/<(?:w:wordDocument|pkg:package)[\s>]/.test(head)) return other('Word XML', 'save-as-docx')
  if (/<Workbook[^>]+schemas-microsoft-com:office:spreadsheet/.test(head)) return other('Excel XML', 'save-as-docx')
  return /<(?:!doctype\s+html|html|head|body|table|div|p|meta|span|td)[\s>]/i.test(head)
    ? { kind: 'html' }
    : { kind: 'text' }
}
