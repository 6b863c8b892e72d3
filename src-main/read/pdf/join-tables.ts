import { clusters, nearest } from './grid.ts'
import type { Cell, Table } from './table.ts'

/** Edges of two pages that differ by less than this are the same. */
const SAME = 4
const FIGURE = /^[\s\d０-９.．,，/／—–－+-]*$/
const NUMBERED = /^(?:[（(]?[一二三四五六七八九十]{1,3}[)）、.．]|[（(]?\d{1,2}[)）、.．](?!\d))/

/** Whether the second table can be the first one going on: the same outer edges, and no column cut differently. */
export function continues(first: Table, second: Table): boolean {
  const outer = Math.abs(first.xs[0]! - second.xs[0]!) < SAME && Math.abs(first.xs.at(-1)! - second.xs.at(-1)!) < SAME
  const [fewer, more] = first.xs.length < second.xs.length ? [first.xs, second.xs] : [second.xs, first.xs]
  return outer && fewer.every(x => Math.abs(nearest(more, x) - x) < SAME)
}

/**
 * One table from two. Labels that run down over the break are one cell again; a row that the break cut in two, its
 * label full on one side and going on at the other, is one row.
 */
export function joinTables(first: Table, second: Table): Table {
  const xs = clusters([...first.xs, ...second.xs], SAME)
  const above = first.rows.map(row => row.map(cell => recolumned(cell, first.xs, xs)))
  const below = second.rows.map(row => row.map(cell => recolumned(cell, second.xs, xs)))
  closeLabels(above, below)
  const torn = tornRow(above, below[0] ?? [])
  const rows = torn ? [...torn, ...below.slice(1)] : [...above, ...below]
  return { ...first, xs, bottom: second.bottom, rows }
}

function recolumned(cell: Cell, from: readonly number[], to: readonly number[]): Cell {
  const column = to.indexOf(nearest(to, from[cell.column]!))
  const end = to.indexOf(nearest(to, from[cell.column + cell.colSpan]!))
  return { ...cell, column, colSpan: Math.max(1, end - column) }
}

/** Let a label whose cell is open at the break run on through the cell under it, empty or going on. */
function closeLabels(above: Cell[][], below: readonly Cell[][]): void {
  const ending = above.flatMap((cells, row) =>
    cells.flatMap((cell, at) => (row + cell.rowSpan >= above.length ? [{ cell, row, at }] : [])),
  )
  const top = below[0] ?? []
  for (const under of [...top]) {
    const over = ending.find(({ cell }) => cell.column === under.column && cell.colSpan === under.colSpan)
    if (!over || (over.cell.rowSpan === 1 && under.rowSpan === 1)) continue
    if (!runsOn(over.cell, under)) continue
    const text = [over.cell.text, under.text].filter(Boolean).join('\n')
    const places = [...over.cell.places, ...under.places]
    above[over.row]![over.at] = { ...over.cell, text, places, rowSpan: above.length - over.row + under.rowSpan }
    top.splice(top.indexOf(under), 1)
  }
}

function runsOn(over: Cell, under: Cell): boolean {
  if (over.text === under.text) return false
  if (isLabel(over.text)) return under.text === '' || (isLabel(under.text) && !NUMBERED.test(under.text))
  return over.text === '' && isLabel(under.text) && over.rowSpan > 1 && under.rowSpan > 1
}

function isLabel(text: string): boolean {
  return text !== '' && !FIGURE.test(text)
}

/** The rows above with the torn halves of the last one put together; null when nothing is torn. */
function tornRow(above: readonly Cell[][], below: readonly Cell[]): Cell[][] | null {
  const row = above.length - 1
  const own = (above[row] ?? []).filter(({ rowSpan }) => rowSpan === 1)
  const pairs = own.map(cell => [cell, below.find(({ column }) => column === cell.column)] as const)
  const alike = pairs.every(([cell, under]) => under && under.colSpan === cell.colSpan && under.rowSpan === 1)
  if (own.length < 2 || own.length !== below.length || !alike) return null
  const goOn = pairs.filter(([over, under]) => isLabel(over.text) && isLabel(under!.text))
  const isTorn =
    goOn.length > 0 &&
    goOn.every(([over, under]) => over.full && !NUMBERED.test(under!.text)) &&
    pairs.every(pair => goOn.includes(pair) || pair[0].text === '' || pair[1]!.text === '')
  if (!isTorn) return null
  const whole = new Map(
    pairs.map(([over, under]) => {
      const text = [over.text, under!.text].filter(Boolean).join('\n')
      return [over, { text, places: [...over.places, ...under!.places] }] as const
    }),
  )
  return above.map((cells, at) =>
    cells.map(cell => {
      // What runs down over the break is one row shorter than its two parts
      const rowSpan = at + cell.rowSpan > above.length ? cell.rowSpan - 1 : cell.rowSpan
      return { ...cell, rowSpan, ...whole.get(cell) }
    }),
  )
}
