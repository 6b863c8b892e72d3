import { around, middleY } from './marks.ts'
import { type Line, lineFrom } from './runs.ts'
import type { Cell } from './table.ts'

export type Row = { readonly line: Line; readonly pieces: readonly Line[]; readonly figures: number }
/** A stretch of x that a column takes up. */
export type Band = { left: number; right: number }

/** A line of a label is full when it ends this near to where the longest one ends, in heights of the font. */
const FULL = 1.6
/** Lines of one label are at most this far apart. */
export const TIGHT = 0.9
export const FIGURE = /^[\s(（]*[-+−－]?[\d０-９][\d０-９,，.．%％]*[\s)）]*$|^[/／—–－-]+$|^无$/
export const NUMBERED = /^(?:[（(]?[一二三四五六七八九十]{1,3}[)）、.．]|[（(]?\d{1,2}[)）、.．](?!\d)|其中)/

/**
 * The pieces of each row. A label of several lines is one row with its figures, wherever beside it they stand: it goes
 * on while its lines are full and the next one begins no number of its own.
 */
export function gathered(rows: readonly Row[], band: Band): Line[][] {
  const labelOf = (pieces: readonly Line[]): Line | null =>
    pieces.find(({ left, right }) => left < band.right && right > band.left) ?? null
  const labels = rows.flatMap(({ pieces }) => labelOf(pieces) ?? [])
  const fullAt = Math.max(...labels.map(({ right }) => right)) - FULL * (labels[0]?.size ?? 0)
  const groups: { pieces: Line[]; last: Line; label: Line | null; figures: boolean }[] = []
  for (const { line, pieces, figures } of rows) {
    const label = labelOf(pieces)
    const group = groups.at(-1)
    const apart = group ? (line.top - group.last.bottom) / line.size : Infinity
    const oneRow = group && !(group.figures && figures > 0)
    const besides = label === null || group?.label === null
    const goesOn = label && group?.label && group.label.right >= fullAt && !NUMBERED.test(label.text)
    if (oneRow && (besides ? apart < 0 : goesOn && apart < TIGHT)) {
      group.pieces.push(...pieces)
      group.last = line
      group.label = label ?? group.label
      group.figures ||= figures > 0
    } else groups.push({ pieces: [...pieces], last: line, label, figures: figures > 0 })
  }
  return groups.map(({ pieces }) => pieces)
}

export function cellsOf(pieces: readonly Line[], xs: readonly number[], page: number): Cell[] {
  const columnAt = (x: number): number => {
    let column = 0
    while (column < xs.length - 2 && x >= xs[column + 1]!) column += 1
    return column
  }
  const held = new Map<number, { end: number; lines: Line[] }>()
  for (const piece of pieces.toSorted((a, b) => middleY(a) - middleY(b) || a.left - b.left)) {
    const inset = Math.min(piece.size * 0.3, (piece.right - piece.left) / 2)
    const column = columnAt(piece.left + inset)
    const end = columnAt(piece.right - inset) + 1
    const there = [...held].find(([from, cell]) => from < end && cell.end > column)
    if (there) there[1].lines.push(piece)
    else held.set(column, { end, lines: [piece] })
  }
  const cells: Cell[] = []
  // Without rules an empty place is nothing that the file states, unless the rest of its row is there
  if (!pieces.slice(1).some(({ text }) => FIGURE.test(text)) && held.size === 1) {
    const places = [{ page, ...around(pieces) }]
    return [{ text: textOf(pieces), page, places, column: 0, colSpan: xs.length - 1, rowSpan: 1, full: false }]
  }
  const { top, bottom } = around(pieces)
  for (let column = 0; column < xs.length - 1; ) {
    const cell = held.get(column)
    const end = cell?.end ?? column + 1
    const box = cell ? around(cell.lines) : { left: xs[column]!, right: xs[end]!, top, bottom }
    const text = cell ? textOf(cell.lines) : ''
    cells.push({ text, page, places: [{ page, ...box }], column, colSpan: end - column, rowSpan: 1, full: false })
    column = end
  }
  return cells
}

function textOf(lines: readonly Line[]): string {
  const rows: Line[][] = []
  for (const line of lines) {
    const row = rows.at(-1)
    if (row && Math.abs(middleY(row[0]!) - middleY(line)) < line.size * 0.4) row.push(line)
    else rows.push([line])
  }
  return rows.map(row => lineFrom(row.flatMap(({ runs }) => runs)).text).join('\n')
}
