import type { Block } from '#shared/domain/document.ts'

type Table = Block & { readonly kind: 'table' }

/** With more columns than this a table is wider than the pane on most screens. */
const WIDE = 8
/** What a figure looks like, or the place of one that is missing. */
const FIGURE = /^[\s\d０-９.．,，/／—–－+%％-]*$/

/** Where each cell of a table stands: its first column, rows above that reach down counted in. */
export function columnsOf({ rows }: Table): readonly (readonly number[])[] {
  /** For each column, how many rows it is still taken by a cell from above. */
  const taken: number[] = []
  return rows.map(cells => {
    let column = 0
    const places = cells.map(({ colSpan, rowSpan }) => {
      while ((taken[column] ?? 0) > 0) column += 1
      const place = column
      for (let at = place; at < place + colSpan; at += 1) taken[at] = rowSpan
      column = place + colSpan
      return place
    })
    for (let at = 0; at < taken.length; at += 1) taken[at] = Math.max(0, (taken[at] ?? 0) - 1)
    return places
  })
}

/**
 * The column that tells what the rows of a wide table are about: the last one before the figures begin. Null in narrow
 * tables, and where the figures begin at once.
 */
export function labelColumn(table: Table, text: string, columns: readonly (readonly number[])[]): number | null {
  const firsts = table.rows.flatMap((cells, row) => {
    const at = cells.findIndex(({ start, end }) => end > start && FIGURE.test(text.slice(start, end)))
    const first = columns[row]?.[at]
    return first === undefined ? [] : [first]
  })
  const width = Math.max(
    0,
    ...table.rows.flatMap((cells, row) => cells.map((cell, at) => columns[row]![at]! + cell.colSpan)),
  )
  if (width <= WIDE || firsts.length === 0) return null
  const counts = new Map<number, number>()
  for (const first of firsts) counts.set(first, (counts.get(first) ?? 0) + 1)
  const [usual = 0] = [...counts].toSorted(([, a], [, b]) => b - a)[0] ?? []
  return usual === 0 ? null : usual - 1
}
