import { Failure } from '#shared/contract/errors.ts'
import type { Document, Remark } from '#shared/domain/document.ts'
import { mainPart, openPackage } from './package-parts.ts'
import { layDown, type Part } from './parts.ts'
import { cellGatherer, type Merge, type Sheet, sheetParts } from './sheet.ts'
import { shownNumber } from './shown-value.ts'
import { type Book, readBook, richText } from './xlsx-book.ts'
import type { XmlAttributes } from './xml.ts'
import { readXml } from './xml.ts'

const MOST_ROWS = 1_048_576
/** Remarks of one kind that still help; the file shows the rest. */
const MOST_REMARKS = 20

/**
 * A workbook of Excel from 2007 on: each sheet a heading and its tables. Numbers are as printed, formulas as last
 * computed. Hidden sheets are left out and remarked on; hidden rows and columns are read and remarked on.
 *
 * @throws Failure `file/unreadable`, `file/bomb`, `file/protected`.
 */
export async function readXlsx(bytes: Uint8Array, path: string): Promise<Document> {
  const opened = await openPackage(bytes, path)
  const main = mainPart(opened, 'xl/workbook.xml', path)
  const book = readBook(opened, main.name, main.bytes, path)
  const remarks: Remark[] = []
  const parts: Part[] = []
  for (const { name, part, hidden } of book.sheets) {
    if (hidden) remarks.push({ stage: 'read', says: `隐藏的工作表《${name}》没有读` })
    const xml = hidden ? null : opened.file(part)
    // Not spread: a sheet of a hundred thousand lines is more than a call takes.
    if (xml) for (const one of sheetParts(readSheet(xml, name, book, remarks, path), remarks)) parts.push(one)
  }
  if (book.sheets.length === 0) throw new Failure({ code: 'file/unreadable', path, why: '没有工作表 / no sheets' })
  return { format: 'xlsx', encoding: null, ...layDown(parts), remarks }
}

function readSheet(bytes: Uint8Array, name: string, book: Book, remarks: Remark[], path: string): Sheet {
  const gathered = cellGatherer(name, remarks)
  const merges: Merge[] = []
  const text = richText()
  let place: { row: number; column: number } = { row: -1, column: -1 }
  let now: XmlAttributes = {}
  let value = ''
  let inValue = false
  let rounded = 0
  const endCell = (): void => {
    if (place.row < 0 || place.row >= MOST_ROWS) return
    const shown = shownCell(now, value, text.end(), book)
    if (shown.hidesDigits) rounded += 1
    if (shown.hidesDigits && rounded <= MOST_REMARKS)
      remarks.push({ stage: 'read', says: `《${name}》${now.r ?? ''} 显示 ${shown.text}，存的是 ${value}` })
    gathered.put(place.row, place.column, shown.text)
  }
  readXml(bytes, path, {
    open: (tag, attributes) => {
      text.open(tag, attributes)
      if (tag === 'row') {
        place = { row: attributes.r === undefined ? place.row + 1 : Number(attributes.r) - 1, column: -1 }
        if (isHidden(attributes)) gathered.hide('row')
      } else if (tag === 'col' && isHidden(attributes)) gathered.hide('columns')
      else if (tag === 'c') {
        now = attributes
        value = ''
        text.begin()
        place = placeOf(attributes.r ?? '') ?? { ...place, column: place.column + 1 }
      } else if (tag === 'v') inValue = true
      else if (tag === 'mergeCell') {
        const [from, to] = (attributes.ref ?? '').split(':').map(placeOf)
        if (from && to) merges.push({ top: from.row, left: from.column, bottom: to.row, right: to.column })
      }
    },
    close: tag => {
      text.close(tag)
      if (tag === 'v') inValue = false
      else if (tag === 'c') endCell()
    },
    text: more => {
      text.text(more)
      if (inValue) value += more
    },
  })
  return { name, cells: gathered.end(), merges }
}

function isHidden({ hidden }: XmlAttributes): boolean {
  return hidden === '1' || hidden === 'true'
}

/** "C5" is row 4, column 2. */
function placeOf(reference: string): { row: number; column: number } | null {
  const match = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(reference)
  if (!match) return null
  const column = [...match[1]!].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
  return { row: Number(match[2]) - 1, column }
}

function shownCell({ t, s }: XmlAttributes, value: string, inline: string, book: Book) {
  const as = (text: string) => ({ text, hidesDigits: false })
  if (t === 'inlineStr') return as(inline)
  if (t === 's') return as(book.strings[Number(value)] ?? '')
  if (t === 'b') return as(value === '1' ? 'TRUE' : 'FALSE')
  if (t === 'str' || t === 'e' || t === 'd' || value === '') return as(value)
  const number = Number(value)
  return Number.isFinite(number) ? shownNumber(number, book.formats[Number(s ?? 0)] ?? 0, book.since) : as(value)
}
