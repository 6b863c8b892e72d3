import { groupedBy } from './grouped.ts'
import type { Box, Rule } from './marks.ts'

/** A cell by the rows and columns of its grid it takes up, counted from 0, ends exclusive. */
export type Slot = {
  readonly row: number
  readonly column: number
  readonly rowEnd: number
  readonly columnEnd: number
}

/** A ruled table before its text: where its edges run, and which slots its lines leave. */
export type Grid = Box & {
  readonly xs: readonly number[]
  readonly ys: readonly number[]
  readonly slots: readonly Slot[]
}

/** Lines nearer than this are one line: double borders, and borders drawn cell by cell. */
const NEAR = 2.5
/** Lines that miss each other by less than this meet. */
const MEET = 3.5
/** A border is there when it covers this share of the cell's side. */
const COVERED = 0.5
const MOST_RULES = 20_000
const MOST_SLOTS = 50_000

/**
 * Find the tables that the lines of a page draw. Where a line is missing, cells run over several rows or columns.
 * A table cut by the end of the page, or open at its sides, ends where its crossing lines end.
 */
export function gridsOf(rules: readonly Rule[]): Grid[] {
  if (rules.length > MOST_RULES) return []
  const across = merged(rules, 'x')
  const down = merged(rules, 'y')
  return touching([...across, ...down])
    .map(toGrid)
    .filter(grid => grid !== null)
    .filter(({ slots }) => slots.length > 1)
}

/** Lines on nearly the same place become one; pieces in a row become one piece. */
function merged(rules: readonly Rule[], along: Rule['along']): Rule[] {
  const lines = rules.filter(rule => rule.along === along)
  const places = clusters(lines.map(({ at }) => at))
  return [...groupedBy(lines, line => nearest(places, line.at))].flatMap(([at, pieces]) => {
    const whole: { from: number; to: number }[] = []
    for (const { from, to } of pieces.toSorted((a, b) => a.from - b.from)) {
      const last = whole.at(-1)
      if (last && from <= last.to + MEET) last.to = Math.max(last.to, to)
      else whole.push({ from, to })
    }
    return whole.map(({ from, to }) => ({ along, at, from, to }))
  })
}

/** The middle of each bunch of numbers that lie close together, in order. */
export function clusters(numbers: readonly number[], near = NEAR): number[] {
  const bunches: number[][] = []
  for (const number of numbers.toSorted((a, b) => a - b)) {
    const bunch = bunches.at(-1)
    if (bunch && number - bunch.at(-1)! <= near && number - bunch[0]! <= 2 * near) bunch.push(number)
    else bunches.push([number])
  }
  return bunches.map(bunch => bunch.reduce((sum, number) => sum + number, 0) / bunch.length)
}

export function nearest(places: readonly number[], number: number): number {
  let best = places[0] ?? number
  for (const place of places) if (Math.abs(place - number) < Math.abs(best - number)) best = place
  return best
}

function touching(rules: readonly Rule[]): Rule[][] {
  const group = rules.map((_, at) => at)
  const rootOf = (at: number): number => {
    let root = at
    while (group[root] !== root) root = group[root]!
    group[at] = root
    return root
  }
  const across = rules.flatMap((rule, at) => (rule.along === 'x' ? [[rule, at] as const] : []))
  const down = rules.flatMap((rule, at) => (rule.along === 'y' ? [[rule, at] as const] : []))
  for (const [row, rowAt] of across)
    for (const [column, columnAt] of down) if (meet(row, column)) group[rootOf(rowAt)] = rootOf(columnAt)
  const groups = groupedBy(rules.keys(), rootOf)
  return [...groups.values()].map(members => members.map(at => rules[at]!))
}

function meet(row: Rule, column: Rule): boolean {
  return (
    column.at >= row.from - MEET &&
    column.at <= row.to + MEET &&
    row.at >= column.from - MEET &&
    row.at <= column.to + MEET
  )
}

function toGrid(rules: readonly Rule[]): Grid | null {
  const across = rules.filter(({ along }) => along === 'x')
  const down = rules.filter(({ along }) => along === 'y')
  if (across.length === 0 || down.length === 0) return null
  const xs = edges(down, across)
  const ys = edges(across, down)
  const columns = xs.length - 1
  const rows = ys.length - 1
  if (rows < 1 || columns < 1 || rows * columns > MOST_SLOTS) return null
  const slots = rectangles(rows, columns, ruled(xs, ys, down), ruled(ys, xs, across))
  return { left: xs[0]!, right: xs.at(-1)!, top: ys[0]!, bottom: ys.at(-1)!, xs, ys, slots }
}

/** Where lines stand, and the ends of the lines that cross them when they run on beyond. */
function edges(standing: readonly Rule[], crossing: readonly Rule[]): number[] {
  const places = clusters(standing.map(({ at }) => at))
  const first = Math.min(...crossing.map(({ from }) => from))
  const last = Math.max(...crossing.map(({ to }) => to))
  if (first < places[0]! - 2 * MEET) places.unshift(first)
  if (last > places.at(-1)! + 2 * MEET) places.push(last)
  return places
}

/** Whether a line stands at edge `edge` along the band between two crossing edges. */
function ruled(places: readonly number[], bands: readonly number[], lines: readonly Rule[]) {
  const byPlace = places.map(place => lines.filter(({ at }) => Math.abs(at - place) <= NEAR))
  return (edge: number, band: number): boolean => {
    const [from, to] = [bands[band]!, bands[band + 1]!]
    const covered = byPlace[edge]!.reduce(
      (sum, line) => sum + Math.max(0, Math.min(line.to, to) - Math.max(line.from, from)),
      0,
    )
    return covered >= (to - from) * COVERED
  }
}

/**
 * Cut the grid into the fewest rectangles that no line crosses, from the top left onwards.
 *
 * @param wall   Whether a line stands left of column `edge` in row `band`.
 * @param floor  Whether a line runs above row `edge` in column `band`.
 */
function rectangles(
  rows: number,
  columns: number,
  wall: (edge: number, band: number) => boolean,
  floor: (edge: number, band: number) => boolean,
): Slot[] {
  const taken = new Set<number>()
  const slots: Slot[] = []
  for (let row = 0; row < rows; row += 1)
    for (let column = 0; column < columns; column += 1) {
      if (taken.has(row * columns + column)) continue
      let columnEnd = column + 1
      while (columnEnd < columns && !wall(columnEnd, row) && !taken.has(row * columns + columnEnd)) columnEnd += 1
      let rowEnd = row + 1
      while (rowEnd < rows && opensDown(rowEnd)) rowEnd += 1
      for (let y = row; y < rowEnd; y += 1) for (let x = column; x < columnEnd; x += 1) taken.add(y * columns + x)
      slots.push({ row, column, rowEnd, columnEnd })

      function opensDown(next: number): boolean {
        for (let x = column; x < columnEnd; x += 1) {
          if (floor(next, x) || taken.has(next * columns + x)) return false
          if (x > column && wall(x, next)) return false
        }
        return (column === 0 || wall(column, next)) && (columnEnd === columns || wall(columnEnd, next))
      }
    }
  return slots
}
