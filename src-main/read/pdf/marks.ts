/** A place on a page in points; the origin is the top left corner, y grows downwards. */
export type Box = { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number }

/** One character as a page draws it. */
export type Glyph = Box & {
  readonly text: string
  /** Height of the font in points. */
  readonly size: number
  /** Quarter turns clockwise against the page: 0 is upright text that runs to the right. */
  readonly turn: Turn
  /** Number of the drawing instruction: glyphs that share one were written as one string. */
  readonly show: number
}
export type Turn = 0 | 1 | 2 | 3

/** A straight line along one axis: `at` is its x when it runs along y, its y when it runs along x. */
export type Rule = { readonly along: 'x' | 'y'; readonly at: number; readonly from: number; readonly to: number }

/** All that is taken from a page: no images, colours or fonts. */
export type PageMarks = {
  readonly width: number
  readonly height: number
  readonly glyphs: readonly Glyph[]
  readonly rules: readonly Rule[]
  /** Characters left out because they run aslant, as watermarks do. */
  readonly slanted: number
  /** Quarter turns clockwise that were undone to make most of its text upright. */
  readonly turned: Turn
}

export function middleX(box: Box): number {
  return (box.left + box.right) / 2
}

export function middleY(box: Box): number {
  return (box.top + box.bottom) / 2
}

export function around(boxes: readonly Box[]): Box {
  const whole = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity }
  for (const box of boxes) {
    whole.left = Math.min(whole.left, box.left)
    whole.top = Math.min(whole.top, box.top)
    whole.right = Math.max(whole.right, box.right)
    whole.bottom = Math.max(whole.bottom, box.bottom)
  }
  return whole
}

/** The middle one of some numbers; `otherwise` when there are none. */
export function median(numbers: readonly number[], otherwise: number): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? otherwise
}
