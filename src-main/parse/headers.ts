import type { ColumnTemplate } from '#shared/domain/form.ts'
import type { RowMatch, TableMatch } from './anchor.ts'
import type { Anchored } from './assign.ts'
import { fullKey } from './label.ts'
import type { Layout } from './layout.ts'
import type { Lexicon } from './lexicon.ts'
import { isValueText } from './value-text.ts'

/**
 * The rows of each grid that may be headers. A row of the form may be called as a column is (总计, 其他): a header has
 * no label of a row and no value, but perhaps a year.
 */
export function headerRowsOf({ tokens, grids }: Layout, starts: ReadonlySet<number>): readonly (readonly number[])[] {
  const mayHead = (at: number): boolean =>
    !starts.has(at) && (!/^[\d\s.,/—-]+$/.test(tokens[at]!.text) || /^20\d\d$/.test(tokens[at]!.text))
  return grids.map(grid => grid.flatMap((row, nth) => (row.every(mayHead) ? [nth] : [])))
}

/**
 * Tokens of the header rows above a label, nearest row first. Several tables may stand in one grid: the rows that
 * stand together nearest above and name a column are this table's header, and what is further up that of another.
 */
function above(found: RowMatch, { layout: { tokens, grids }, lexicon, headerRows }: Anchored): readonly number[] {
  const home = tokens[found.first]!.at
  if (home === null) return []
  const rows = headerRows[home.grid]!.filter(row => row < home.row).reverse()
  const nearest: number[] = []
  for (const [nth, row] of rows.entries()) {
    nearest.push(...grids[home.grid]![row]!)
    if (rows[nth + 1] !== row - 1 && nearest.some(at => namesColumn(tokens[at]!.text, lexicon))) break
  }
  return nearest
}

function namesColumn(text: string, { columnKeys, sums }: Lexicon): boolean {
  return /^20\d\d年?度?$/.test(text) || columnKeys.has(fullKey(text)) || sums.has(text)
}

/** The drawn column of each of the form's columns, when one header row above names them all apart. */
export function headerOrder(
  columns: readonly ColumnTemplate[],
  match: TableMatch,
  found: RowMatch,
  anchored: Anchored,
): number[] | null {
  const { tokens } = anchored.layout
  const drawn = new Map<number, number>()
  for (const at of above(found, anchored)) {
    if (drawn.size === columns.length) break
    const key = fullKey(tokens[at]!.text)
    const column = match.entry.columns.findIndex((keys, nth) => !drawn.has(nth) && keys.includes(key))
    if (column !== -1 && columns.includes(match.entry.table.columns[column]!)) drawn.set(column, tokens[at]!.at!.column)
  }
  const order = columns.map(column => drawn.get(match.entry.table.columns.indexOf(column)))
  if (order.some(column => column === undefined) || new Set(order).size !== columns.length) return null
  return order as number[]
}

/** Where one value is asked for and several are drawn: the one under the year reported on, or else under the sum. */
export function headedByYearOrSum(
  columns: readonly ColumnTemplate[],
  found: RowMatch,
  anchored: Anchored,
): readonly number[] | null {
  if (columns.length !== 1) return null
  const headers = [...headersAbove(found, anchored)]
  const years = headers.filter(([, text]) => Number(/^(20\d\d)年?度?$/.exec(text)?.[1]) === anchored.year)
  const sums = headers.filter(([, text]) => anchored.lexicon.sums.has(text))
  const own = years.length > 0 ? years : sums
  return own.length === 1 ? [own[0]![0]] : null
}
/** The words above each drawn column, nearest first; rows of the form are no headers. */
export function headersAbove(found: RowMatch, anchored: Anchored): ReadonlyMap<number, string> {
  const { tokens } = anchored.layout
  const headers = new Map<number, string>()
  for (const at of above(found, anchored)) {
    const { text, at: place } = tokens[at]!
    if (text !== '' && (/^20\d\d$/.test(text) || !isValueText(text)) && !headers.has(place!.column))
      headers.set(place!.column, text.replace(/\s/g, ''))
  }
  return headers
}
