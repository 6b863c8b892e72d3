import { basename, dirname } from 'node:path'
import type { ListCell, ListColumn } from '#shared/domain/listing.ts'
import { orCannotWrite } from '../or-cannot-write.ts'
import { BYTE_ORDER_MARK, csvLine, type TableCell, tabbedLine } from '../table/csv.ts'
import { openFolder } from '../table/out-file.ts'
import { openPages } from '../workbook/pages.ts'
import type { Cell, Sheet } from '../workbook/sheet.ts'
import type { Look } from '../workbook/styles.ts'
import { openWorkbook } from '../workbook/workbook.ts'

/** Takes a list row by row. What it makes appears when it is whole. */
export type Listing = {
  row(cells: readonly ListCell[]): void
  /** The text, where that is what was wanted, and the size in bytes. */
  end(): { readonly text: string; readonly bytes: number }
  /** Leave no trace. */
  abandon(): void
}

type Head = {
  readonly title: string
  readonly columns: readonly ListColumn[]
  /** What the column of marks is called where marks cannot stand beside their numbers; null where there are none. */
  readonly marks: string | null
}

/**
 * A list as CSV. Numbers are numbers; their marks stand in a last column, each behind the head of its column.
 *
 * @throws Failure `export/cannot-write`, from every function.
 */
export function openCsvListing(path: string, head: Head): Listing {
  const folder = openFolder(dirname(path))
  const file = folder.file(basename(path))
  file.text(BYTE_ORDER_MARK + csvLine(headOf(head)))
  return {
    row: cells => file.text(csvLine(plainRow(cells, head))),
    end() {
      file.end()
      folder.finish()
      return { text: '', bytes: file.size }
    },
    abandon: () => folder.abandon(),
  }
}

/** A list as text with tabs, for the clipboard. */
export function openTextListing(head: Head): Listing {
  let text = tabbedLine(headOf(head))
  return {
    row(cells) {
      text += tabbedLine(plainRow(cells, head))
    },
    end: () => ({ text, bytes: Buffer.byteLength(text) }),
    abandon() {
      text = ''
    },
  }
}

const HEADER: Look = { bold: true, fill: 'EDEDED', wrap: true, ruled: 'thin' }
const TEXT: Look = { top: true }
/** Excel keeps 15 digits of a number. */
const MOST_EXACT = 1e15

/**
 * A list as a workbook: a sheet with filters, its head in view. Marks stand beside their numbers, which stay numbers.
 *
 * @param madeAt  ISO 8601.
 * @throws Failure `export/cannot-write`, from every function.
 */
export function openWorkbookListing(path: string, { title, columns }: Head, madeAt: string): Listing {
  const open = openWorkbook(path, { title, author: 'Nianbao', madeAt })
  const writeHead = (sheet: Sheet) => sheet.row(columns.map(({ head }) => ({ text: head, look: HEADER })))
  const setup = {
    name: sheetName(title),
    widths: columns.map(({ width }) => width),
    frozen: { rows: 1, columns: 1 },
    kind: 'table' as const,
  }
  const pages = openPages(open.workbook, setup, writeHead)
  return {
    row: cells => void orCannotWrite(path, () => pages.row(() => cells.map(cellOf))),
    end() {
      orCannotWrite(path, () => pages.end())
      return { text: '', bytes: open.close() }
    },
    abandon: () => open.abandon(),
  }
}

function cellOf(cell: ListCell): Cell | null {
  if (cell === null || cell === '') return null
  if (typeof cell === 'string') return { text: cell, look: TEXT }
  const { number, mark } = typeof cell === 'number' ? { number: cell, mark: '' } : cell
  if (Math.abs(number) >= MOST_EXACT) return { text: `${number}${mark && ` ${mark}`}`, look: TEXT }
  const plain = Number.isInteger(number) ? '#,##0' : '#,##0.0#####'
  const beside = mark === '' ? '' : `" ${mark.replaceAll('"', '')}"`
  return { number, look: { format: plain + beside, top: true } }
}

/** What Excel takes as the name of a sheet. */
function sheetName(title: string): string {
  return (
    title
      .replace(/[[\]:*?/\\]/g, ' ')
      .trim()
      .slice(0, 28) || 'Sheet'
  )
}

function headOf({ columns, marks }: Head): readonly string[] {
  const heads = columns.map(({ head }) => head)
  return marks === null ? heads : [...heads, marks]
}

function plainRow(cells: readonly ListCell[], { columns, marks }: Head): readonly TableCell[] {
  const beside: string[] = []
  const row = cells.map((cell, at): TableCell => {
    if (cell === null || typeof cell !== 'object') return cell
    if (cell.mark !== '') beside.push(`${columns[at]?.head ?? ''} ${cell.mark}`)
    return cell.number
  })
  return marks === null ? row : [...row, beside.join('; ')]
}
