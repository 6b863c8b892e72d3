import { Failure } from '#shared/contract/errors.ts'
import type { Document, Remark } from '#shared/domain/document.ts'
import { openCompoundFile } from './ole.ts'
import { layDown, MOST_CELLS } from './parts.ts'
import { sheetParts } from './sheet.ts'
import { KIND, recordsFrom, sharedStrings, shortString } from './xls-records.ts'
import { readSheet, type XlsBook } from './xls-sheet.ts'

type Book = XlsBook & {
  readonly sheets: { readonly name: string; readonly start: number; readonly hidden: boolean }[]
}

const BIFF8 = 0x0600
/** Many sheets may be one and the same in the file. */
const MOST_SHEETS = 200

/**
 * A workbook of Excel 97 to 2003, or of WPS (.et), which writes the same: each sheet a heading and its tables, as in
 * `readXlsx`.
 *
 * Read here and not with SheetJS 0.18.5, the last on npm: besides CVE-2023-30533 and CVE-2024-22363 it takes gigabytes
 * for some damaged files, and decodes UTF-16 of odd length, by which Node 24 damages its own memory.
 *
 * @throws Failure `file/unreadable`, `file/protected`, `file/unsupported` for Excel 95 and before.
 */
export function readXls(bytes: Uint8Array, path: string): Document {
  const { stream } = openCompoundFile(bytes, path)
  const workbook = stream('Workbook')
  if (!workbook || workbook.length < 6 || workbook.readUInt16LE(4) !== BIFF8)
    throw new Failure({ code: 'file/unsupported', path, looksLike: 'Excel 95', advice: 'save-as-docx' })
  const remarks: Remark[] = []
  try {
    const book = readBook(workbook, path)
    const parts = book.sheets.slice(0, MOST_SHEETS).flatMap(({ name, start, hidden }) => {
      if (!hidden) return sheetParts(readSheet(workbook, start, name, book, remarks), remarks)
      remarks.push({ stage: 'read', says: `隐藏的工作表《${name}》没有读` })
      return []
    })
    return { format: 'xls', encoding: null, ...layDown(parts), remarks }
  } catch (thrown) {
    if (!(thrown instanceof RangeError)) throw thrown
    const why = `文件已损坏或不全 / damaged or cut short (${thrown.message})`
    throw new Failure({ code: 'file/unreadable', path, why })
  }
}

function readBook(workbook: Buffer, path: string): Book {
  const sheets: Book['sheets'] = []
  const custom = new Map<number, string>()
  const styles: number[] = []
  const strings: Buffer[] = []
  let since: Book['since'] = 1900
  let before = 0
  for (const { kind, bytes } of recordsFrom(workbook, 0)) {
    if (kind === KIND.locked) throw new Failure({ code: 'file/protected', path })
    if (kind === KIND.sheet && bytes.readUInt8(5) === 0)
      sheets.push({
        name: shortString(bytes, 6, 1),
        start: bytes.readUInt32LE(0),
        hidden: (bytes.readUInt8(4) & 3) !== 0,
      })
    else if (kind === KIND.dates) since = bytes.readUInt16LE(0) === 1 ? 1904 : 1900
    else if (kind === KIND.format) custom.set(bytes.readUInt16LE(0), shortString(bytes, 2, 2))
    else if (kind === KIND.style) styles.push(bytes.readUInt16LE(2))
    else if (kind === KIND.strings || (kind === KIND.continues && before === KIND.strings)) strings.push(bytes)
    if (kind !== KIND.continues) before = kind
  }
  return {
    sheets,
    strings: strings.length === 0 ? [] : sharedStrings(strings, MOST_CELLS),
    formats: styles.map(style => custom.get(style) ?? style),
    since,
  }
}
