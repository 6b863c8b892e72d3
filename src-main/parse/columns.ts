import type { ColumnTemplate } from '#shared/domain/form.ts'
import { readNumber } from '#shared/domain/value.ts'
import type { RowMatch, TableMatch } from './anchor.ts'
import type { Anchored } from './assign.ts'
import { headedByYearOrSum, headerOrder, headersAbove } from './headers.ts'
import { bareKey, fullKey } from './label.ts'
import { isShort } from './row-widths.ts'

/** A token for each column in the form's order; `blank` when nothing is printed; null when the text does not tell. */
export function placeCells(
  cells: readonly number[],
  columns: readonly ColumnTemplate[],
  match: TableMatch,
  found: RowMatch,
  anchored: Anchored,
  last: number,
): readonly number[] | 'blank' | null {
  const { tokens } = anchored.layout
  if (cells.length === 0) return columns.length === 1 && labelEnds(last, anchored) ? 'blank' : null
  // One cell for one column is in its place whatever stands above it.
  if (cells.length === 1 && columns.length === 1) return cells
  const byHeader = headerOrder(columns, match, found, anchored)
  if (cells.length === columns.length) {
    if (byHeader === null) return cells
    const drawn = new Set(cells.map(at => tokens[at]!.at?.column))
    const inOrder = byHeader.every((column, nth) => nth === 0 || column > byHeader[nth - 1]!)
    if (!inOrder && byHeader.some(column => !drawn.has(column))) return null
    const order = byHeader.map((column, nth) => ({ column, nth })).sort((a, b) => a.column - b.column)
    const placed = new Array<number>(columns.length)
    for (const [at, { nth }] of order.entries()) placed[nth] = cells[at]!
    return placed
  }
  if (cells.length < columns.length) return null
  const headed = byHeader ?? headedByYearOrSum(columns, found, anchored)
  if (headed !== null) {
    const headers = headersAbove(found, anchored)
    const placed = headed.map(column => cells.find(at => tokens[at]!.at?.column === column))
    const stray = cells.filter(at => !placed.includes(at) && tokens[at]!.text !== '')
    // What stands under a header of its own is another column, and not this one moved.
    const explained = stray.every(at => isHeader(headers.get(tokens[at]!.at?.column ?? -1) ?? '', columns.length))
    if (placed.every(at => at !== undefined) && explained) return placed as number[]
  }
  const rest = cells.slice(columns.length)
  return rest.every(at => tokens[at]!.text === '') ? cells.slice(0, columns.length) : null
}

/** A word; a year where one value is asked for. The number of a page that got into a header explains nothing. */
function isHeader(text: string, columns: number): boolean {
  return /[\u3400-\u9fff]{2}/.test(text) || (columns === 1 && /^20\d\d/.test(text))
}

/**
 * Cells to the left of what a line of marks leaves empty at its end. One empty cell there is a blank; several may be
 * the rest of a cell that spans, so that nothing tells which column the few values are in. So may one, where the last
 * value is as large as all before it: then it is their sum, and a cell before it is lost.
 */
export function withoutFiller(
  cells: readonly number[],
  columns: number,
  match: TableMatch,
  found: RowMatch,
  anchored: Anchored,
): readonly number[] {
  const { tokens } = anchored.layout
  const first = tokens[cells[0] ?? -1]
  if (first === undefined || cells.length < columns || columns === 1 || first.at?.counted === false) return cells
  const last = cells.findLastIndex(at => tokens[at]!.text !== '')
  if (last < 0 || last + 1 >= columns) return cells
  if (isShort(match, found, cells.length, anchored)) return cells.slice(0, last + 1)
  if (columns < FEWEST_COLUMNS) return first.at === null ? cells.slice(0, last + 1) : cells
  const numbers = cells.slice(0, last + 1).map(at => readNumber(tokens[at]!.text) ?? 0)
  const before = numbers.slice(0, -1).reduce((sum, number) => sum + number, 0)
  const isSum = numbers.at(-1)! > 0 && numbers.at(-1)! >= before
  return last + 2 < columns || isSum ? cells.slice(0, last + 1) : cells
}

const FEWEST_COLUMNS = 5

/**
 * A value that is simply not there is a blank only when what follows the label is known: the next row, a heading or a
 * header. Behind anything else the label may go on, and the value with it.
 */
function labelEnds(last: number, { layout, lexicon, starts }: Anchored): boolean {
  const next = layout.tokens[last + 1]
  if (next === undefined || starts.has(last + 1)) return true
  const home = layout.tokens[last]!.at
  if (home !== null) return next.at === null || next.at.row !== home.row || next.at.grid !== home.grid
  const keys = [fullKey(next.text), bareKey(next.text)]
  return keys.some(key => lexicon.headerKeys.has(key) || lexicon.columnKeys.has(key))
}
