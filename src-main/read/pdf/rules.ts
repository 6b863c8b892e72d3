import { OPS } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { around, type Rule } from './marks.ts'
import { applied, type Matrix } from './matrix.ts'

const STROKES = new Set([
  OPS.stroke,
  OPS.closeStroke,
  OPS.fillStroke,
  OPS.eoFillStroke,
  OPS.closeFillStroke,
  OPS.closeEOFillStroke,
])
const FILLS = new Set([OPS.fill, OPS.eoFill])
/** A filled shape this thin is a line drawn as a rectangle. */
const THICKEST = 3
/** A line may lean this much, in points, over its length. */
const LEAN = 1
const SHORTEST = 2

/** The codes of a path in pdf.js 6, each followed by its coordinates. */
const MOVE = 0
const LINE = 1
const CURVE = 2
const QUADRATIC = 3
const CLOSE = 4

type Point = readonly [x: number, y: number]

/**
 * The ruling lines of one path. Stroked paths give each straight side; filled ones only when they are thin enough to
 * be a line. Paths that merely clip, as many programs draw around each cell, give none.
 *
 * @param drawn  What is done with the path, an OPS number.
 * @param data   Codes and coordinates of the path.
 */
export function rulesOf(drawn: unknown, data: Float32Array, matrix: Matrix): readonly Rule[] {
  if (typeof drawn !== 'number') return []
  if (STROKES.has(drawn)) return outlines(data, matrix).flatMap(sidesOf)
  return FILLS.has(drawn) ? outlines(data, matrix).flatMap(thinRule) : []
}

/** The corners of each part of a path; parts with curves end where the curve begins. */
function outlines(data: Float32Array, matrix: Matrix): Point[][] {
  const parts: Point[][] = []
  let part: Point[] = []
  const begin = (...points: readonly Point[]): void => {
    if (part.length > 1) parts.push(part)
    part = [...points]
  }
  for (let at = 0; at < data.length; ) {
    const code = data[at]
    const point = (skip: number): Point => applied(matrix, data[at + skip] ?? 0, data[at + skip + 1] ?? 0)
    if (code === MOVE) begin(point(1))
    else if (code === LINE) part.push(point(1))
    else if (code === CURVE) begin(point(5))
    else if (code === QUADRATIC) begin(point(3))
    else if (code === CLOSE && part[0]) {
      part.push(part[0])
      begin(part[0])
    }
    at += code === CURVE ? 7 : code === QUADRATIC ? 5 : code === CLOSE ? 1 : 3
  }
  begin()
  return parts
}

function sidesOf(part: readonly Point[]): Rule[] {
  return part.slice(1).flatMap((end, at) => straight(part[at]!, end))
}

function straight([x0, y0]: Point, [x1, y1]: Point): Rule[] {
  const across = Math.abs(x1 - x0)
  const down = Math.abs(y1 - y0)
  if (down <= LEAN && across >= SHORTEST)
    return [{ along: 'x', at: (y0 + y1) / 2, from: Math.min(x0, x1), to: Math.max(x0, x1) }]
  if (across <= LEAN && down >= SHORTEST)
    return [{ along: 'y', at: (x0 + x1) / 2, from: Math.min(y0, y1), to: Math.max(y0, y1) }]
  return []
}

function thinRule(part: readonly Point[]): Rule[] {
  const { left, top, right, bottom } = around(part.map(([x, y]) => ({ left: x, right: x, top: y, bottom: y })))
  if (bottom - top <= THICKEST && right - left > bottom - top)
    return [{ along: 'x', at: (top + bottom) / 2, from: left, to: right }]
  if (right - left <= THICKEST && bottom - top > right - left)
    return [{ along: 'y', at: (left + right) / 2, from: top, to: bottom }]
  return []
}
