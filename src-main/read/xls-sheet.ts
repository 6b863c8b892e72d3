import type { Remark } from '#shared/domain/document.ts'
import { cellGatherer, type Merge, type Sheet } from './sheet.ts'
import { shownNumber } from './shown-value.ts'
import { KIND, recordsFrom, shortString, unpackNumber } from './xls-records.ts'

/** What the sheets of a workbook share. */
export type XlsBook = {
  readonly strings: readonly string[]
  /** Number format of each cell style, by index. */
  readonly formats: readonly (string | number)[]
  readonly since: 1900 | 1904
}

/** Remarks of one kind that still help; the file shows the rest. */
const MOST_REMARKS = 20

/**
 * The cells of one sheet of a BIFF8 workbook.
 *
 * @param start  Where its records begin in the stream.
 * @throws RangeError when they are cut short.
 */
export function readSheet(workbook: Buffer, start: number, name: string, book: XlsBook, remarks: Remark[]): Sheet {
  const gathered = cellGatherer(name, remarks)
  const { put } = gathered
  const merges: Merge[] = []
  /** Cells of formulas whose text stands in the record behind them. */
  const awaiting: { row: number; column: number }[] = []
  let rounded = 0
  const putNumber = (row: number, column: number, style: number, value: number): void => {
    const shown = shownNumber(value, book.formats[style] ?? 0, book.since)
    put(row, column, shown.text)
    if (shown.hidesDigits) rounded += 1
    if (shown.hidesDigits && rounded <= MOST_REMARKS)
      remarks.push({
        stage: 'read',
        says: `《${name}》第 ${row + 1} 行第 ${column + 1} 列显示 ${shown.text}，存的是 ${value}`,
      })
  }
  const putFormula = (row: number, column: number, style: number, bytes: Buffer): void => {
    const [kind, flag] = [bytes.readUInt8(6), bytes.readUInt8(8)]
    if (bytes.readUInt16LE(12) !== 0xffff) putNumber(row, column, style, bytes.readDoubleLE(6))
    else put(row, column, kind === 1 ? flagText(flag, 0) : kind === 2 ? flagText(flag, 1) : '')
    if (bytes.readUInt16LE(12) === 0xffff && kind === 0) awaiting.push({ row, column })
  }
  const putText = (row: number, column: number, _: number, bytes: Buffer): void =>
    put(row, column, shortString(bytes, 6, 2))
  const cellRecords: ReadonlyMap<number, (row: number, column: number, style: number, bytes: Buffer) => void> = new Map(
    [
      [KIND.blank, (row, column) => put(row, column, '')],
      [KIND.number, (row, column, style, bytes) => putNumber(row, column, style, bytes.readDoubleLE(6))],
      [
        KIND.packedNumber,
        (row, column, style, bytes) => putNumber(row, column, style, unpackNumber(bytes.readInt32LE(6))),
      ],
      [KIND.sharedString, (row, column, _, bytes) => put(row, column, book.strings[bytes.readUInt32LE(6)] ?? '')],
      [KIND.label, putText],
      [KIND.richLabel, putText],
      [KIND.flag, (row, column, _, bytes) => put(row, column, flagText(bytes.readUInt8(6), bytes.readUInt8(7)))],
      [KIND.formula, putFormula],
      [
        KIND.blanks,
        (row, column, _, bytes) => {
          for (let nth = 0; 4 + nth * 2 + 2 < bytes.length; nth += 1) put(row, column + nth, '')
        },
      ],
      [
        KIND.packedNumbers,
        (row, column, _, bytes) => {
          for (let at = 4; at + 6 < bytes.length; at += 6)
            putNumber(row, column + (at - 4) / 6, bytes.readUInt16LE(at), unpackNumber(bytes.readInt32LE(at + 2)))
        },
      ],
    ],
  )
  for (const { kind, bytes } of recordsFrom(workbook, start)) {
    const putCell = cellRecords.get(kind)
    if (putCell) putCell(bytes.readUInt16LE(0), bytes.readUInt16LE(2), bytes.readUInt16LE(4), bytes)
    else if (kind === KIND.formulaString) {
      const cell = awaiting.pop()
      if (cell) put(cell.row, cell.column, shortString(bytes, 0, 2))
    } else if (kind === KIND.merges) merges.push(...mergesOf(bytes))
    else if (kind === KIND.row && bytes.readUInt16LE(12) & 0x20) gathered.hide('row')
    else if (kind === KIND.columns && bytes.readUInt16LE(8) & 1) gathered.hide('columns')
  }
  return { name, cells: gathered.end(), merges }
}

function flagText(value: number, isError: number): string {
  if (isError !== 0) return '#N/A'
  return value === 1 ? 'TRUE' : 'FALSE'
}

function mergesOf(bytes: Buffer): Merge[] {
  const count = Math.min(bytes.readUInt16LE(0), Math.floor((bytes.length - 2) / 8))
  return Array.from({ length: count }, (_, nth) => {
    const [top, bottom, left, right] = [0, 2, 4, 6].map(offset => bytes.readUInt16LE(2 + nth * 8 + offset))
    return { top: top!, bottom: bottom!, left: left!, right: right! }
  })
}
