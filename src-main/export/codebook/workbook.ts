import type { TableCell } from '../table/csv.ts'
import { widthOf } from '../workbook/notes.ts'
import type { Cell } from '../workbook/sheet.ts'
import type { Look } from '../workbook/styles.ts'
import { type Workbook, writeWorkbook } from '../workbook/workbook.ts'
import type { Codebook, CodebookSection } from './codebook.ts'

const TITLE: Look = { bold: true, size: 16 }
const HEADING: Look = { bold: true, size: 12, ruled: 'thin' }
const HEADER: Look = { bold: true, fill: 'EDEDED', wrap: true, ruled: 'thin' }
const TEXT: Look = { wrap: true, top: true }
const NUMBER: Look = { format: '#,##0', top: true }
/** Of a table with more rows than this a sheet of its own is made, with filters. */
const LONG = 30
const [NARROWEST, WIDEST] = [8, 60]
const PROSE_WIDTH = 26

/** The codebook as a workbook: what is short on the first sheet, each long table on its own. */
export function writeCodebookWorkbook(path: string, codebook: Codebook, asOf: string): void {
  const { title, sections } = codebook
  writeWorkbook(path, { title, author: 'Nianbao', madeAt: asOf }, book => {
    const short = sections.filter(section => !isLong(section))
    const columns = Math.max(4, ...short.map(({ table }) => table?.columns.length ?? 0))
    const first = book.sheet({
      name: codebook.language === 'zh' ? '说明' : 'About',
      widths: Array.from({ length: columns }, () => PROSE_WIDTH),
      frozen: { rows: 0, columns: 0 },
      kind: 'page',
    })
    first.row([{ text: title, look: TITLE }], 28)
    for (const section of short) {
      first.row([])
      first.row([{ text: section.title, look: HEADING }], 20)
      for (const text of section.says) {
        const lines = Math.ceil(widthOf(text) / (PROSE_WIDTH * 4 - 4))
        const row = first.row([{ text, look: TEXT }], 4 + 15 * lines)
        first.merge(`A${row}:D${row}`)
      }
      if (!section.table) continue
      first.row(section.table.columns.map(text => ({ text, look: HEADER })))
      for (const row of section.table.rows) first.row(row.map(cellOf))
    }
    first.end()
    for (const section of sections.filter(isLong)) writeTable(book, section)
  })
}

function isLong({ table }: CodebookSection): boolean {
  return table !== null && table.rows.length > LONG
}

function writeTable(book: Workbook, { title, table }: CodebookSection): void {
  if (!table) return
  const widths = table.columns.map((name, at) => {
    const widest = table.rows.reduce((most, row) => Math.max(most, lineWidth(row[at] ?? null)), widthOf(name))
    return Math.min(WIDEST, Math.max(NARROWEST, widest + 2))
  })
  const sheet = book.sheet({ name: sheetName(title), widths, frozen: { rows: 1, columns: 1 }, kind: 'table' })
  sheet.row(table.columns.map(text => ({ text, look: HEADER })))
  for (const row of table.rows) sheet.row(row.map(cellOf))
  sheet.end()
}

function cellOf(cell: TableCell): Cell | null {
  if (cell === null || cell === '') return null
  return typeof cell === 'number' ? { number: cell, look: NUMBER } : { text: cell, look: TEXT }
}

function lineWidth(cell: TableCell): number {
  return cell === null ? 0 : Math.max(...String(cell).split('\n').map(widthOf))
}

/** What Excel takes as the name of a sheet. */
function sheetName(title: string): string {
  return title
    .replace(/[[\]:*?/\\：（(].*$/u, '')
    .trim()
    .slice(0, 31)
}
