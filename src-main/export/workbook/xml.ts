/** Longest text a cell may hold, in UTF-16 units. Excel repairs (and so loses) anything longer. */
export const LONGEST_TEXT = 32_767
const CUT_MARK = '…〔截断〕'

/** What XML 1.0 cannot hold: control characters other than tab and line feed, lone surrogates, U+FFFE and U+FFFF. */
const UNFIT = /[\p{Surrogate}\u0000-\u0008\u000b-\u001f\ufffe\uffff]/gu

/**
 * Text as a cell can hold it. Line ends become line feeds, unfit characters U+FFFD so that their place stays
 * visible, and text over the limit is cut with a mark. Never changes anything else.
 */
export function cleanText(text: string): string {
  const fit = text.replace(/\r\n?/g, '\n').replace(UNFIT, '\ufffd')
  if (fit.length <= LONGEST_TEXT) return fit
  return fit.slice(0, LONGEST_TEXT - CUT_MARK.length).replace(/[\ud800-\udbff]$/, '') + CUT_MARK
}

/** Text for XML content and attributes. */
export function escapeXml(text: string): string {
  return cleanText(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

/** The `<t>` of a cell or note. `_x0041_` means "A" in this format, so an underscore that would start one is escaped. */
export function textElement(text: string): string {
  const escaped = escapeXml(text).replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
  return /^\s|\s$|\n/.test(escaped) ? `<t xml:space="preserve">${escaped}</t>` : `<t>${escaped}</t>`
}

const columnNames: string[] = []

/** Column letters: 0 is A, 26 is AA. */
export function columnName(column: number): string {
  const known = columnNames[column]
  if (known !== undefined) return known
  const first = Math.floor(column / 26)
  const name = (first > 0 ? columnName(first - 1) : '') + String.fromCharCode(65 + (column % 26))
  columnNames[column] = name
  return name
}

/** A1 name of a cell: row counted from 1, column from 0. */
export function cellName(row: number, column: number): string {
  return `${columnName(column)}${row}`
}

/** Reference to cells of another sheet. */
export function referenceTo(sheet: string, range: string): string {
  return `'${sheet.replaceAll("'", "''")}'!${range}`
}

export const XML_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
export const MAIN_NAMESPACE = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
