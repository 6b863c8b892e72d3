import type { DrawnCell, DrawnRow } from './drawn.ts'

/** A cell of a drawn table by the rows and columns it takes up, counted from 0, ends exclusive. */
export type PlacedCell = {
  readonly cell: DrawnCell
  readonly row: number
  readonly rowEnd: number
  readonly column: number
  readonly columnEnd: number
}

/** Lay a drawn table out as a browser does: a cell stands in the first place of its row that none from above takes. */
export function placeCells(rows: readonly DrawnRow[]): readonly PlacedCell[] {
  const taken = rows.map(() => new Set<number>())
  return rows.flatMap((drawn, row) => {
    let column = 0
    return drawn.map(cell => {
      while (taken[row]!.has(column)) column += 1
      const rowEnd = Math.min(row + cell.rowSpan, rows.length)
      const placed = { cell, row, rowEnd, column, columnEnd: column + cell.colSpan }
      for (let below = row; below < rowEnd; below += 1) {
        for (let at = column; at < placed.columnEnd; at += 1) taken[below]!.add(at)
      }
      column = placed.columnEnd
      return placed
    })
  })
}

/** Letters for which a column is made, at least and at most: labels wrap, figures do not. */
const [NARROWEST, WIDEST] = [3, 14]

/** Width of each column: shares of the whole by the longest text that stands in that column alone. */
export function widthsOf(cells: readonly PlacedCell[], whole: number): readonly number[] {
  const columns = Math.max(...cells.map(({ columnEnd }) => columnEnd))
  const shares = Array.from({ length: columns }, (_, at) => {
    const own = cells.filter(({ column, columnEnd }) => column === at && columnEnd === at + 1)
    const longest = Math.max(0, ...own.map(({ cell }) => (cell.role === 'head' ? 0 : cell.text.length)))
    return Math.min(WIDEST, Math.max(NARROWEST, longest))
  })
  const all = shares.reduce((sum, share) => sum + share, 0)
  return shares.map(share => (whole * share) / all)
}
