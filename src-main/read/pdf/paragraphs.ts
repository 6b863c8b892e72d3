import { CJK } from './runs.ts'
import type { ProseLine } from './table.ts'

/** A paragraph, the page it begins on, and where each of its lines begins in it. */
export type Paragraph = {
  readonly text: string
  readonly page: number
  readonly lines: readonly { readonly at: number; readonly line: PlacedLine }[]
}
/** A line and where its runs stand. */
export type PlacedLine = Pick<ProseLine, 'text' | 'page' | 'runs'>

/** Marks of a heading or a numbered item, which begin a line of their own. */
const BEGINS =
  /^(?:[（(][一二三四五六七八九十\d]{1,3}[）)]|[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十]+[章节条部]|\d{1,2}[、.．](?!\d)|[①-⑳●■◆])/
/** Indents and ends of lines, in heights of the font. */
const INDENT = 0.9
const SLACK = 0.6
/** Lines of one paragraph are at most this far apart, in heights of the font. */
const FAR = 1.9
const CLOSING = /^[，。、；：！？）》”’」』】%％]$/

/** Whether `next` goes on with the paragraph that `line` belongs to. */
export function goesOn(line: ProseLine, next: ProseLine): boolean {
  const size = Math.max(line.size, next.size)
  if (Math.abs(line.size - next.size) > size * 0.15) return false
  if (BEGINS.test(next.text)) return false
  if (next.left - next.from > next.size * INDENT) return false
  if (line.left - line.from > line.size * 6) return false
  if (line.page === next.page && next.top >= line.top && next.top - line.bottom > size * FAR) return false
  // The line was full: what comes next would not have fitted into it
  return line.to - line.right < firstWord(next.text) * size + size * SLACK
}

/** Lines that follow each other as one paragraph; at least one. */
export function paragraphOf(lines: readonly PlacedLine[]): Paragraph {
  let text = ''
  const placed = lines.map((line, nth) => {
    text = nth === 0 ? line.text : joinLines(text, line.text)
    return { at: text.length - line.text.length, line }
  })
  return { text, page: lines[0]!.page, lines: placed }
}

/** Two lines of a paragraph as one: Chinese needs no space, other words do. */
function joinLines(before: string, after: string): string {
  const tight = CJK.test(before.slice(-1)) || CJK.test([...after][0] ?? '') || /[“”‘’（(—…]$/.test(before)
  return tight ? before + after : `${before} ${after}`
}

/** Width of the first thing that cannot be broken, in heights of the font. */
function firstWord(text: string): number {
  const latin = /^[!-~]+/.exec(text)?.[0]
  if (latin) return latin.length * 0.5
  const [first = '', second = ''] = text
  return first === '' ? 0 : CLOSING.test(second) ? 2 : 1
}
