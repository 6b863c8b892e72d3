import type { RowMatch, TableMatch } from './anchor.ts'
import { fullKey } from './label.ts'
import type { Layout } from './layout.ts'
import { isValueText } from './value-text.ts'

/** A drawn row with as many values as the table has columns, and no label that tells which row it is. */
export type Orphan = {
  readonly row: number
  readonly cells: readonly number[]
  readonly label: readonly number[]
}

/**
 * Rows whose label was lost or torn off, as happens where a page is made from a PDF. Their order is the only witness:
 * between two rows that are found, as many orphans as rows of the form are missing there are those rows; what is left
 * of a label must be a part of the form's. The arithmetic of the form is to bear them out.
 */
export function adoptOrphans(match: TableMatch, layout: Layout, starts: ReadonlySet<number>): Orphan[] {
  const columns = match.entry.table.columns.length
  if (columns < FEWEST_COLUMNS) return []
  const orphans = orphansIn(layout, columns, starts)
  const adopted: Orphan[] = []
  // Headings are torn about as labels are: only rows with values mark a place.
  const found = match.rows.filter(({ row }) => !match.entry.rows[row]!.row.heading)
  for (let nth = 0; nth < found.length - 1; nth += 1) {
    const missing = missingBetween(match, found[nth]!, found[nth + 1]!)
    const here = orphans.filter(({ cells }) => cells[0]! > found[nth]!.last && cells[0]! < found[nth + 1]!.first)
    if (missing.length === 0 || missing.length !== here.length) continue
    const named = here.map((orphan, at) => ({ ...orphan, row: missing[at]! }))
    if (named.every(orphan => mayBeCalled(orphan, match, layout))) adopted.push(...named)
  }
  return adopted
}

const FEWEST_COLUMNS = 5

function orphansIn(
  { tokens, grids }: Layout,
  columns: number,
  starts: ReadonlySet<number>,
): { cells: number[]; label: number[] }[] {
  return grids.flatMap(grid =>
    grid.flatMap(row => {
      if (row.some(at => starts.has(at))) return []
      const label = row.filter(at => !isValueText(tokens[at]!.text))
      const behind = row.filter(at => isValueText(tokens[at]!.text))
      const cells = behind.slice(0, columns)
      const isRow =
        cells.length === columns &&
        cells.every(at => tokens[at]!.text !== '') &&
        behind.slice(columns).every(at => tokens[at]!.text === '')
      return isRow && label.every(at => at < cells[0]!) ? [{ cells, label }] : []
    }),
  )
}

function missingBetween(match: TableMatch, before: RowMatch, after: RowMatch): number[] {
  const missing: number[] = []
  for (let row = before.row + 1; row < after.row; row += 1) if (!match.entry.rows[row]!.row.heading) missing.push(row)
  return missing
}

function mayBeCalled({ row, label }: Orphan, match: TableMatch, { tokens }: Layout): boolean {
  const keys = match.entry.rows[row]!.keys
  return label.every(at => {
    const left = fullKey(tokens[at]!.text)
    return (
      left.length < 2 ||
      keys.some(key => key.includes(left)) ||
      match.entry.rows.some(other => other.row.heading && other.keys.some(key => key.includes(left)))
    )
  })
}
