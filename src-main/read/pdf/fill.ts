import type { Grid, Slot } from './grid.ts'
import { groupedBy } from './grouped.ts'
import { type Box, median, middleX, middleY } from './marks.ts'
import { CJK, linesOf, type Run, toRun } from './runs.ts'
import type { Cell, Table } from './table.ts'

/** A cell with more text than this is a frame around running text, not a table of figures. */
const LONGEST_CELL = 2_000
/** A line is full when the cell is at most this much wider, in heights of the font: padding and one character. */
const ROOM = 2.4
/** Two strings that meet at a border may be this far from it. */
const AT_BORDER = 3

/**
 * Put the runs of a page into the grids that enclose them.
 *
 * @returns  The tables, and the runs that stand outside of any.
 */
export function fillGrids(
  grids: readonly Grid[],
  runs: readonly Run[],
  page: number,
): { tables: readonly Table[]; rest: readonly Run[] } {
  // The smallest first: a table inside a cell of another takes its own text
  const ordered = grids.toSorted((a, b) => areaOf(a) - areaOf(b))
  let rest = runs
  const tables: Table[] = []
  for (const grid of ordered) {
    const inside = rest.filter(run => encloses(grid, run))
    const table = fill(grid, inside, page)
    if (table === null) continue
    tables.push(table)
    const used = new Set(inside)
    rest = rest.filter(run => !used.has(run))
  }
  return { tables, rest }
}

function areaOf(box: Box): number {
  return (box.right - box.left) * (box.bottom - box.top)
}

function encloses(grid: Grid, run: Run): boolean {
  const x = middleX(run)
  const y = middleY(run)
  return x > grid.left && x < grid.right && y > grid.top && y < grid.bottom
}

/** Null when the grid is no table: nothing in it, or only a frame. */
function fill(grid: Grid, runs: readonly Run[], page: number): Table | null {
  const { xs, ys, slots } = grid
  const slotAt = new Map<number, Slot>()
  const columns = xs.length - 1
  for (const slot of slots)
    for (let row = slot.row; row < slot.rowEnd; row += 1)
      for (let column = slot.column; column < slot.columnEnd; column += 1) slotAt.set(row * columns + column, slot)
  const find = (x: number, y: number): Slot => slotAt.get(bandAt(ys, y) * columns + bandAt(xs, x))!

  const pieces = runs.flatMap(run => splitAtBorders(run, find))
  const held = groupedBy(pieces, run => widestUnder(run, grid, find))
  const texts = new Map([...held].map(([slot, inside]) => [slot, textOf(inside)] as const))
  if ([...texts.values()].every(text => text === '')) return null
  if ([...texts.values()].some(text => text.length > LONGEST_CELL)) return null
  if (texts.size === 1 && slots.length > 2 && [...texts.values()][0]!.length > 60) return null

  const rows: Cell[][] = ys.slice(1).map(() => [])
  for (const slot of slots.toSorted((a, b) => a.row - b.row || a.column - b.column))
    rows[slot.row]!.push({
      text: texts.get(slot) ?? '',
      page,
      places: [
        { page, left: xs[slot.column]!, right: xs[slot.columnEnd]!, top: ys[slot.row]!, bottom: ys[slot.rowEnd]! },
      ],
      column: slot.column,
      colSpan: slot.columnEnd - slot.column,
      rowSpan: slot.rowEnd - slot.row,
      full: isFull(held.get(slot) ?? [], xs[slot.columnEnd]! - xs[slot.column]!),
    })
  return { kind: 'table', page, left: grid.left, right: grid.right, top: grid.top, bottom: grid.bottom, xs, rows }
}

function bandAt(edges: readonly number[], place: number): number {
  let band = 0
  while (band < edges.length - 2 && place >= edges[band + 1]!) band += 1
  return band
}

/** Two strings may touch across a border; one string is never cut, however far it runs over. */
function splitAtBorders(run: Run, find: (x: number, y: number) => Slot): Run[] {
  if (run.turn !== 0) return [run]
  const cuts = run.glyphs.flatMap((glyph, at) => {
    const before = run.glyphs[at - 1]
    if (!before || before.show === glyph.show) return []
    const border = glyph.left
    const apart =
      find(middleX(before), middleY(before)) !== find(middleX(glyph), middleY(glyph)) &&
      find(border - AT_BORDER, middleY(glyph)) !== find(border + AT_BORDER, middleY(glyph))
    return apart ? [at] : []
  })
  if (cuts.length === 0) return [run]
  return [0, ...cuts].map((from, nth) => toRun(run.glyphs.slice(from, cuts[nth] ?? run.glyphs.length)))
}

/** The slot most of the run lies in. */
function widestUnder(run: Run, grid: Grid, find: (x: number, y: number) => Slot): Slot {
  const y = middleY(run)
  const first = bandAt(grid.xs, run.left)
  const last = bandAt(grid.xs, run.right)
  let best = find(middleX(run), y)
  let most = -1
  for (let column = first; column <= last; column += 1) {
    const slot = find((grid.xs[column]! + grid.xs[column + 1]!) / 2, y)
    const from = Math.max(run.left, grid.xs[slot.column]!)
    const to = Math.min(run.right, grid.xs[slot.columnEnd]!)
    if (to - from > most + 0.01) {
      most = to - from
      best = slot
    }
  }
  return best
}

function isFull(runs: readonly Run[], width: number): boolean {
  const last = linesOf(runs).at(-1)
  return last !== undefined && width - (last.right - last.left) < last.size * ROOM
}

/** The lines of a cell; a label written downwards, one character a line, is one line. */
function textOf(runs: readonly Run[]): string {
  const upright = runs.filter(({ turn }) => turn === 0)
  const lines = stackedOr(linesOf(upright).map(({ text }) => text))
  return [...lines, ...sideways(runs.filter(({ turn }) => turn !== 0))].join('\n').trim()
}

function stackedOr(lines: readonly string[]): readonly string[] {
  const stacked = lines.length > 2 && lines.every(line => [...line].length === 1) && lines.some(line => CJK.test(line))
  return stacked ? [lines.join('')] : lines
}

/** Text turned on its side keeps the order it is drawn in, line by line. */
function sideways(runs: readonly Run[]): string[] {
  const size = median(
    runs.map(run => run.size),
    0,
  )
  const lines: Run[][] = []
  for (const run of runs) {
    const last = lines.at(-1)?.at(-1)
    const same = last && last.turn === run.turn && Math.abs(middleX(last) - middleX(run)) < size * 0.5
    if (same && run.turn % 2 === 1) lines.at(-1)!.push(run)
    else lines.push([run])
  }
  return lines.map(line => (line.length === 1 ? line[0]!.text : line.map(({ text }) => text).join(''))).filter(Boolean)
}
