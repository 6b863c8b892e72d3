import { fitText, guardText } from './safe-text.ts'

/** A cell of a table: text stays text, numbers stay numbers, null is empty. */
export type TableCell = string | number | null

/** What UTF-8 files begin with so that Excel reads them as such. */
export const BYTE_ORDER_MARK = '\ufeff'
const LINE_END = '\r\n'

/**
 * Most texts: nothing in them is anything to a CSV reader or a spreadsheet. Chinese, letters, digits and a few signs,
 * beginning with none of those signs.
 */
const HARMLESS =
  /^[\w\u3400-\u9fff\uff08\uff09（）《》、。：〔〕·][\w\u3400-\u9fff\uff08\uff09（）《》、。：〔〕·.:/ -]*$/
const QUOTED = /[",;\t\n]|^\s|\s$/

/** One cell as CSV (RFC 4180) has it. A number is as JavaScript prints it, with a point, never in quotes. */
export function csvCell(cell: TableCell): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return Number.isFinite(cell) ? String(cell + 0) : ''
  if (cell === '' || (HARMLESS.test(cell) && !cell.endsWith(' '))) return cell
  const text = guardText(fitText(cell))
  return QUOTED.test(text) || text.includes("'") ? `"${text.replaceAll('"', '""')}"` : text
}

/** One row, line end and all. */
export function csvLine(cells: readonly TableCell[]): string {
  let line = ''
  for (let at = 0; at < cells.length; at += 1) line += at === 0 ? csvCell(cells[at]!) : `,${csvCell(cells[at]!)}`
  return line + LINE_END
}

/**
 * Rows for the clipboard, tabs between cells, as spreadsheets take them: what would end a cell is a space, and text that
 * begins like a formula is guarded as in CSV.
 */
export function tabbedLine(cells: readonly TableCell[]): string {
  const texts = cells.map(cell => {
    if (typeof cell !== 'string') return csvCell(cell)
    return guardText(fitText(cell)).replace(/[\t\n]+/g, ' ')
  })
  return `${texts.join('\t')}\n`
}
