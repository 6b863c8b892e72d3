import { around, type Box, median, middleY } from './marks.ts'
import { type Line, lineFrom, piecesOf } from './runs.ts'
import type { Table } from './table.ts'

/** A part of a page that is read from top to bottom before the next. */
export type Region = Box & { readonly lines: readonly Line[]; readonly tables: readonly Table[] }

type Item = { readonly box: Box; readonly line: Line | null; readonly table: Table | null }

/** Gap within a line that may be the gap between two columns, in heights of its font. */
const APART = 1.2
/** A column has at least this many lines, half of them at least this long, in heights of the font. */
const LEAST_LINES = 4
const LEAST_LENGTH = 8
/** Places tried for a cut, over the middle of the page. */
const TRIES = 60
const CLEAR = 3

/**
 * Cut a page into regions. Where a band of the page holds two columns of text or tables, the left one is read before
 * the right one; lines across both separate one band from the next. Everything else is one region.
 */
export function regionsOf(lines: readonly Line[], tables: readonly Table[]): Region[] {
  const items: Item[] = [
    ...lines.flatMap(line => piecesOf(line, APART).map(piece => ({ box: piece, line: piece, table: null }))),
    ...tables.map(table => ({ box: table, line: null, table })),
  ].sort((a, b) => middleY(a.box) - middleY(b.box))
  if (items.length === 0) return []
  const cut = bestCut(items)
  if (cut === null) return [region(items)]
  return bandsOf(items, cut).flatMap(({ sides }) =>
    sides.length === 2 && sides.every(isColumn) ? sides.map(region) : [region(sides.flat())],
  )
}

/** The x that leaves most items in true columns; null when none does. */
function bestCut(items: readonly Item[]): number | null {
  const { left, right } = around(items.map(({ box }) => box))
  let best: number | null = null
  let most = 0
  for (let nth = 0; nth <= TRIES; nth += 1) {
    const x = left + (right - left) * (0.3 + (0.4 * nth) / TRIES)
    const held = bandsOf(items, x)
      .filter(({ sides }) => sides.length === 2 && sides.every(isColumn))
      .reduce((sum, { sides }) => sum + sides[0]!.length + sides[1]!.length, 0)
    if (held > most) {
      most = held
      best = x
    }
  }
  return best
}

/** Stretches of the page between the items that cross x, top to bottom: left and right side, or what crosses. */
function bandsOf(items: readonly Item[], x: number): { readonly sides: readonly (readonly Item[])[] }[] {
  const crosses = ({ box }: Item): boolean => box.left < x + CLEAR && box.right > x - CLEAR
  const crossing = items.filter(crosses)
  const beside = items.filter(item => !crosses(item))
  const bands: { sides: readonly (readonly Item[])[] }[] = []
  let at = 0
  const flush = (until: number): void => {
    const band: Item[] = []
    while (at < beside.length && middleY(beside[at]!.box) < until) band.push(beside[at++]!)
    const sides = [band.filter(({ box }) => box.right <= x), band.filter(({ box }) => box.left >= x)]
    if (band.length > 0) bands.push({ sides: sides.every(side => side.length > 0) ? sides : [band] })
  }
  for (const item of crossing) {
    flush(middleY(item.box))
    const last = bands.at(-1)
    // Neighbours that cross stay together, or a table of pieces would be torn apart row by row
    if (last && last.sides.length === 1) bands[bands.length - 1] = { sides: [[...last.sides[0]!, item]] }
    else bands.push({ sides: [[item]] })
  }
  flush(Infinity)
  return bands
}

function isColumn(side: readonly Item[]): boolean {
  if (side.some(({ table }) => table !== null)) return true
  const long = side.map(({ line }) => (line ? (line.right - line.left) / line.size : 0))
  return side.length >= LEAST_LINES && median(long, 0) >= LEAST_LENGTH
}

function region(items: readonly Item[]): Region {
  const pieces = items.flatMap(({ line }) => (line ? [line] : []))
  return {
    ...around(items.map(({ box }) => box)),
    lines: rejoined(pieces),
    tables: items.flatMap(({ table }) => (table ? [table] : [])),
  }
}

/** Put the pieces of each line together again. */
function rejoined(pieces: readonly Line[]): Line[] {
  const rows: Line[][] = []
  for (const piece of pieces.toSorted((a, b) => middleY(a) - middleY(b))) {
    const row = rows.at(-1)
    if (row && middleY(piece) - middleY(row[0]!) < Math.min(piece.size, row[0]!.size) * 0.4) row.push(piece)
    else rows.push([piece])
  }
  return rows.map(row => lineFrom(row.flatMap(({ runs }) => runs)))
}
