import { type Band, cellsOf, FIGURE, gathered, NUMBERED, type Row, TIGHT } from './aligned-rows.ts'
import { clusters } from './grid.ts'
import { around, middleX, middleY } from './marks.ts'
import { type Line, piecesOf } from './runs.ts'
import type { Table } from './table.ts'

/** Gap that parts two cells of a row, in heights of the font. */
const APART = 0.8
const FIGURES_APART = 0.35
/** Rows of figures under each other that make a table. */
const LEAST_ROWS = 3
/** One row with this many figures is a table by itself, as that of reviews and lawsuits. */
const MANY_FIGURES = 8
/** Lines further apart than this, in heights of the font, are not of one table. */
const FAR = 4
/** A caption begins at least this far from the left. */
const CENTRED = 5

/**
 * Find tables that are not ruled: at least three rows whose figures stand under each other, or one of many figures. Columns are the bands of
 * x that the rows of figures leave between their gaps; a label of several lines goes with its row of figures.
 *
 * @returns Tables and lines together, top to bottom.
 */
export function alignedTables(lines: readonly Line[], page: number): (Table | Line)[] {
  const rows = lines.map(line => {
    const pieces = piecesOf(line, APART).flatMap(figuresOf)
    return { line, pieces, figures: pieces.filter(isFigure).length }
  })
  const found: (Table | Line)[] = []
  for (let at = 0; at < rows.length; ) {
    const end = stretchFrom(rows, at)
    const stretch = rows.slice(at, end)
    if (areAligned(stretch)) found.push(...atCaptions(stretch).flatMap(part => toTable(part, page)))
    else found.push(rows[at]!.line)
    at = areAligned(stretch) ? end : at + 1
  }
  return found
}

function isFigure({ text }: Line, at: number): boolean {
  return at > 0 && FIGURE.test(text)
}

/** Long figures may leave only a narrow gap between two columns; a gap before three figures may part thousands. */
function figuresOf(piece: Line): Line[] {
  const parts = piecesOf(piece, FIGURES_APART)
  const areFigures =
    parts.every(({ text }) => FIGURE.test(text)) && !parts.slice(1).every(({ text }) => /^\d{3}$/.test(text))
  return areFigures ? parts : [piece]
}

/** The end of the stretch of rows that begins at `from` and may be a table; `from` when none does. */
function stretchFrom(rows: readonly Row[], from: number): number {
  if (!opens(rows[from]!)) return from
  let figures = 0
  let end = from
  for (let at = from; at < rows.length; at += 1) {
    const { line, pieces, figures: count } = rows[at]!
    const above = rows[at - 1]
    if (at > from && above && line.top - above.line.bottom > line.size * FAR) break
    if (count > 0) {
      figures += 1
      end = at + 1
    } else if (pieces.length === 1 && /[。；;]$/.test(line.text)) break
    else if (at - Math.max(end - 1, from) > 4) break
  }
  // The label of the last row may go on for a line
  while (
    end < rows.length &&
    end > from &&
    near(rows[end]!.line, rows[end - 1]!.line) &&
    rows[end]!.pieces.length === 1
  ) {
    if (NUMBERED.test(rows[end]!.line.text) || /[。；;，]/.test(rows[end]!.line.text)) break
    end += 1
  }
  const isWide = rows.slice(from, end).some(row => row.figures >= MANY_FIGURES)
  return figures >= LEAST_ROWS || isWide ? end : from
}

/** A table begins with a row in pieces: its head, or its first figures. */
function opens({ pieces, figures }: Row): boolean {
  return figures > 0 || pieces.length > 2
}

function near(a: Line, b: Line): boolean {
  return Math.abs(middleY(a) - middleY(b)) < Math.max(a.size, b.size) * (1 + TIGHT)
}

/** A line alone over the figures is the caption of a table of its own, with columns of its own. */
function atCaptions(rows: readonly Row[]): Row[][] {
  const figuresFrom = Math.min(...rows.flatMap(({ pieces }) => pieces.filter(isFigure)).map(({ left }) => left))
  const parts: Row[][] = [[]]
  for (const row of rows) {
    const { left, right, size } = row.line
    const isCaption = row.pieces.length === 1 && left - rows[0]!.line.left > size * CENTRED && right > figuresFrom
    if (isCaption && parts.at(-1)!.some(({ figures }) => figures > 0)) parts.push([])
    parts.at(-1)!.push(row)
  }
  return parts
}

/** The band of the labels: the first, or the last that numbered ones stand in when vertical labels stand before. */
function labelBand(rows: readonly Row[], bands: readonly Band[]): Band {
  const numbered = rows.flatMap(({ pieces }) => pieces.filter(({ text }) => NUMBERED.test(text)))
  const holds = (band: Band): boolean => numbered.some(({ left, right }) => left < band.right && right > band.left)
  return bands.findLast(holds) ?? bands[0]!
}

/** The rows as a table; as the lines they are when they have no columns. */
function toTable(rows: readonly Row[], page: number): (Table | Line)[] {
  const counted = rows.filter(({ figures }) => figures > 0)
  const bands = widened(bandsOf(counted.flatMap(({ pieces }) => pieces)), rows)
  if (bands.length < 2) return rows.map(({ line }) => line)
  const whole = around(rows.map(({ line }) => line))
  const xs = [
    whole.left,
    ...bands.slice(1).map((band, at) => (bands[at]!.right + band.left) / 2),
    Math.max(whole.right, bands.at(-1)!.right),
  ]
  const drawn = gathered(rows, labelBand(rows, bands)).map(pieces => cellsOf(pieces, xs, page))
  return [{ kind: 'table', page, ...whole, xs, rows: drawn }]
}

/** Bands of x covered by the pieces, where a gap runs through all of them. */
function bandsOf(pieces: readonly Line[]): Band[] {
  const bands: Band[] = []
  for (const { left, right, size } of pieces.toSorted((a, b) => a.left - b.left)) {
    const last = bands.at(-1)
    if (last && left < last.right + size * 0.2) last.right = Math.max(last.right, right)
    else bands.push({ left, right })
  }
  return bands
}

/** Lines without figures may hold longer labels, up to the next band. */
function widened(bands: Band[], rows: readonly Row[]): Band[] {
  for (const { left, right } of rows.flatMap(({ pieces }) => pieces)) {
    const at = bands.findIndex(band => left < band.right && right > band.left)
    const next = bands[at + 1]
    if (at >= 0 && (!next || right < next.left)) bands[at]!.right = Math.max(bands[at]!.right, right)
  }
  return bands
}

/** Figures stand under each other by their left, their middle or their right in at least three rows. */
function areAligned(rows: readonly Row[]): boolean {
  if (rows.some(({ figures }) => figures >= MANY_FIGURES)) return true
  const figures = rows.flatMap(({ pieces }) => pieces.filter(isFigure))
  const sides = [figures.map(piece => piece.left), figures.map(middleX), figures.map(piece => piece.right)]
  return sides.some(places =>
    clusters(places).some(place => places.filter(other => Math.abs(other - place) <= 3).length >= LEAST_ROWS),
  )
}
