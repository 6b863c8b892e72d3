import type { Box } from './marks.ts'

/** An affine map as PDF writes it: x' = a·x + c·y + e, y' = b·x + d·y + f. */
export type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number]

export const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0]

/** First `inner`, then `outer`. */
export function times(outer: Matrix, inner: Matrix): Matrix {
  const [a, b, c, d, e, f] = outer
  const [p, q, r, s, t, u] = inner
  return [a * p + c * q, b * p + d * q, a * r + c * s, b * r + d * s, a * t + c * u + e, b * t + d * u + f]
}

export function applied(matrix: Matrix, x: number, y: number): readonly [x: number, y: number] {
  const [a, b, c, d, e, f] = matrix
  return [a * x + c * y + e, b * x + d * y + f]
}

/** The box around a rectangle after it was mapped. */
export function mappedBox(matrix: Matrix, x0: number, y0: number, x1: number, y1: number): Box {
  const [ax, ay] = applied(matrix, x0, y0)
  const [bx, by] = applied(matrix, x1, y0)
  const [cx, cy] = applied(matrix, x0, y1)
  const [dx, dy] = applied(matrix, x1, y1)
  return {
    left: Math.min(ax, bx, cx, dx),
    top: Math.min(ay, by, cy, dy),
    right: Math.max(ax, bx, cx, dx),
    bottom: Math.max(ay, by, cy, dy),
  }
}

/** Six numbers from a list of unknown things; null when they are not. */
export function matrixFrom(source: unknown): Matrix | null {
  const list: readonly unknown[] = source instanceof Float32Array ? [...source] : Array.isArray(source) ? source : []
  const [a, b, c, d, e, f] = list
  const isMatrix =
    typeof a === 'number' &&
    typeof b === 'number' &&
    typeof c === 'number' &&
    typeof d === 'number' &&
    typeof e === 'number' &&
    typeof f === 'number'
  return isMatrix ? [a, b, c, d, e, f] : null
}
