import type { Box, Glyph, PageMarks, Rule, Turn } from './marks.ts'

/** Share of a page's characters that decides which way up it is meant to be read. */
const MOST = 0.6

/** Turn a page so that most of its text is upright: wide tables are often drawn sideways on an upright page. */
export function turnedUpright(marks: PageMarks): PageMarks {
  for (const turn of [1, 2, 3] as const) {
    const count = marks.glyphs.filter(glyph => glyph.turn === turn).length
    if (count > marks.glyphs.length * MOST) return turned(marks, turn)
  }
  return marks
}

/** Undo `turn` quarter turns clockwise. */
function turned({ width, height, glyphs, rules, slanted }: PageMarks, turn: Turn): PageMarks {
  const corner = (x: number, y: number): readonly [number, number] =>
    turn === 1 ? [y, width - x] : turn === 2 ? [width - x, height - y] : [height - y, x]
  const box = ({ left, top, right, bottom }: Box): Box => {
    const [x0, y0] = corner(left, top)
    const [x1, y1] = corner(right, bottom)
    return { left: Math.min(x0, x1), top: Math.min(y0, y1), right: Math.max(x0, x1), bottom: Math.max(y0, y1) }
  }
  const glyphOf = (glyph: Glyph): Glyph => {
    return { ...glyph, ...box(glyph), turn: ((glyph.turn - turn + 4) % 4) as Turn }
  }
  const ruleOf = ({ along, at, from, to }: Rule): Rule => {
    const flat = along === 'x'
    const line = box(
      flat ? { left: from, right: to, top: at, bottom: at } : { left: at, right: at, top: from, bottom: to },
    )
    return line.top === line.bottom
      ? { along: 'x', at: line.top, from: line.left, to: line.right }
      : { along: 'y', at: line.left, from: line.top, to: line.bottom }
  }
  const [wide, high] = turn === 2 ? [width, height] : [height, width]
  return { width: wide, height: high, glyphs: glyphs.map(glyphOf), rules: rules.map(ruleOf), slanted, turned: turn }
}
