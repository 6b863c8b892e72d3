import { around, type Box, type Glyph, median, middleX, middleY, type Turn } from './marks.ts'

/** Characters that follow each other without a gap. */
export type Run = Box & {
  readonly text: string
  readonly size: number
  readonly turn: Turn
  readonly glyphs: readonly Glyph[]
}

/** Runs that stand side by side, and what they read as. */
export type Line = Box & { readonly text: string; readonly size: number; readonly runs: readonly Run[] }

/** Gap within a run, as a share of the font's height; kerning and rounding stay below. */
const CLOSE = 0.15
/** The same character again this near is the second stroke of a bold one, or its shadow. */
const AGAIN = 0.15
/** Gaps from which there is a space, for Chinese and for other writing. */
const WIDE_GAP = 1
const WORD_GAP = 0.15
/** Middles of one line differ by less than this. */
const SAME_LINE = 0.4
export const CJK = /[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef\u{20000}-\u{3ffff}]/u

/** Follow the glyphs in the order they are drawn, and begin anew wherever the pen jumps. */
export function runsOf(glyphs: readonly Glyph[]): Run[] {
  const runs: Run[] = []
  let run: Glyph[] = []
  for (const glyph of drawnOnce(glyphs)) {
    const last = run.at(-1)
    if (last && !follows(last, glyph)) {
      runs.push(toRun(run))
      run = []
    }
    run.push(glyph)
  }
  if (run.length > 0) runs.push(toRun(run))
  return runs
}

export function toRun(glyphs: readonly Glyph[]): Run {
  const first = glyphs[0]!
  const text = glyphs.map(glyph => glyph.text).join('')
  return { ...around(glyphs), text, size: first.size, turn: first.turn, glyphs }
}

function follows(last: Glyph, next: Glyph): boolean {
  if (last.turn !== next.turn || Math.abs(last.size - next.size) > last.size * 0.6) return false
  const [shift, gap] =
    next.turn === 0
      ? [middleY(next) - middleY(last), next.left - last.right]
      : next.turn === 2
        ? [middleY(next) - middleY(last), last.left - next.right]
        : next.turn === 1
          ? [middleX(next) - middleX(last), next.top - last.bottom]
          : [middleX(next) - middleX(last), last.top - next.bottom]
  return Math.abs(shift) < next.size * SAME_LINE && gap < next.size * CLOSE && gap > -next.size * 0.4
}

/** Bold is often faked by drawing twice, a hair apart. */
function drawnOnce(glyphs: readonly Glyph[]): Glyph[] {
  const seen = new Map<string, Glyph[]>()
  return glyphs.filter(glyph => {
    const key = `${glyph.text}${Math.round(glyph.top / 8)}`
    const beside = [
      key,
      `${glyph.text}${Math.round(glyph.top / 8) + 1}`,
      `${glyph.text}${Math.round(glyph.top / 8) - 1}`,
    ]
    const near = glyph.size * AGAIN
    const again = beside.some(place =>
      seen
        .get(place)
        ?.some(other => Math.abs(other.left - glyph.left) < near && Math.abs(other.top - glyph.top) < near),
    )
    if (again) return false
    const same = seen.get(key)
    if (same) same.push(glyph)
    else seen.set(key, [glyph])
    return true
  })
}

/** Set runs in lines, top to bottom, each from left to right. */
export function linesOf(runs: readonly Run[]): Line[] {
  const rows: Run[][] = []
  let middle = -Infinity
  for (const run of runs.toSorted((a, b) => middleY(a) - middleY(b))) {
    const row = rows.at(-1)
    if (row && middleY(run) - middle < Math.min(run.size, row[0]!.size) * SAME_LINE) row.push(run)
    else {
      rows.push([run])
      middle = middleY(run)
    }
  }
  return rows.map(lineFrom)
}

export function lineFrom(runs: readonly Run[]): Line {
  const ordered = runs.toSorted((a, b) => a.left - b.left)
  const size = median(
    ordered.map(run => run.size),
    0,
  )
  return { ...around(ordered), text: joined(ordered), size, runs: ordered }
}

function joined(runs: readonly Run[]): string {
  let text = ''
  let right = runs[0]?.left ?? 0
  for (const run of runs) {
    if (text !== '' && hasSpace(text, run.text, (run.left - right) / Math.max(run.size, 1))) text += ' '
    text += run.text
    right = Math.max(right, run.right)
  }
  return text
}

/** Chinese is set apart from figures and justified by gaps that mean nothing. */
function hasSpace(before: string, after: string, gap: number): boolean {
  return gap > (CJK.test(before.slice(-1)) || CJK.test([...after][0] ?? '') ? WIDE_GAP : WORD_GAP)
}

/** The pieces of a line that stand well apart from each other. */
export function piecesOf(line: Line, apart: number): Line[] {
  const pieces: Run[][] = []
  let right = -Infinity
  for (const run of line.runs) {
    if (pieces.length > 0 && run.left - right < apart * line.size) pieces.at(-1)!.push(run)
    else pieces.push([run])
    right = Math.max(right, run.right)
  }
  return pieces.map(lineFrom)
}
