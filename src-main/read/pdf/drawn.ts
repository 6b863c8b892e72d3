import { OPS } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { type Glyph, middleX, middleY, type PageMarks, type Rule, type Turn } from './marks.ts'
import { IDENTITY, type Matrix, mappedBox, matrixFrom, times } from './matrix.ts'
import { rulesOf } from './rules.ts'

/** The instructions of a page as pdf.js gives them; `args` as its renderer takes them. */
export type Instructions = { readonly fnArray: readonly number[]; readonly argsArray: readonly unknown[] }

/** What is needed of a font to place its characters. */
export type Font = {
  readonly fontMatrix?: readonly number[]
  readonly bbox?: readonly number[]
  readonly vertical?: boolean
  readonly isType3Font?: boolean
}

type State = {
  matrix: Matrix
  text: Matrix
  x: number
  y: number
  lineX: number
  lineY: number
  font: Font
  size: number
  characterSpacing: number
  wordSpacing: number
  scale: number
  leading: number
  rise: number
}
type ShownGlyph = { unicode: string; width: number; isSpace?: boolean; vmetric?: readonly number[] | null }

/** Share of the font's height below and above the line it stands on, as Chinese fonts draw. */
const BELOW = 0.12
const ABOVE = 0.88
/** Sine up to which text counts as running along an axis. */
const ASLANT = 0.05

/**
 * Follow the drawing instructions of a page and note where each character and each ruling line comes to stand.
 *
 * The same instructions give text and lines, in one pass and by the character: a string may run over the border of a
 * cell, and pdf.js' own text items do not tell where its characters are. Follows the arithmetic of pdf.js'
 * CanvasGraphics (setFont, showText, showType3Text, paintFormXObjectBegin, beginAnnotation) in 6.5.
 *
 * @param view    From the page's own space to points from the top left, its rotation included.
 * @param fontOf  A font by its name in the instructions.
 * @param most    More characters than this are not read.
 */
export function drawnOn(
  { fnArray, argsArray }: Instructions,
  view: Matrix,
  size: { readonly width: number; readonly height: number },
  fontOf: (name: string) => Font,
  most: number,
): PageMarks {
  const glyphs: Glyph[] = []
  const rules: Rule[] = []
  let slanted = 0
  const first: State = {
    matrix: view,
    text: IDENTITY,
    x: 0,
    y: 0,
    lineX: 0,
    lineY: 0,
    font: {},
    size: 0,
    characterSpacing: 0,
    wordSpacing: 0,
    scale: 1,
    leading: 0,
    rise: 0,
  }
  let now = { ...first }
  const kept: State[] = []
  const save = (): unknown => kept.push({ ...now })
  const restore = (): void => {
    now = kept.pop() ?? now
  }
  const transform = (by: unknown): void => {
    const matrix = matrixFrom(by)
    if (matrix) now.matrix = times(now.matrix, matrix)
  }
  const place = (glyph: ShownGlyph, box: readonly [number, number, number, number], show: number): void => {
    if (glyph.unicode.trim() === '' || glyphs.length >= most) return
    const whole = times(now.matrix, now.text)
    const turn = turnOf(whole, Math.sign(now.size) || 1)
    if (turn === null) {
      slanted += 1
      return
    }
    const mapped = mappedBox(whole, ...box)
    if (!isWithin(middleX(mapped), size.width) || !isWithin(middleY(mapped), size.height)) return
    const height = turn % 2 === 0 ? mapped.bottom - mapped.top : mapped.right - mapped.left
    glyphs.push({ ...mapped, text: glyph.unicode, size: height, turn, show })
  }
  /** Place one character `along` the line; how far it takes the pen. */
  const step = (glyph: ShownGlyph, along: number, em: number, show: number): number => {
    const unit = now.size * (now.font.fontMatrix?.[0] ?? 0.001)
    const spacing = (glyph.isSpace ? now.wordSpacing : 0) + now.characterSpacing
    const y = now.y + now.rise
    if (now.font.vertical) {
      const [drop = -1000, originX = 500] = glyph.vmetric ?? []
      const left = now.x - originX * unit
      const advance = -drop * unit
      place(glyph, [left, y - along - advance, left + glyph.width * unit, y - along], show)
      return advance - spacing
    }
    const left = now.x + along * now.scale
    const advance = glyph.width * unit
    place(glyph, [left, y - BELOW * em, left + advance * now.scale, y + ABOVE * em], show)
    return advance + spacing
  }
  const showText = (shown: unknown, show: number): void => {
    if (!Array.isArray(shown)) return
    const em = emOf(now.font, now.size)
    const backwards = now.font.vertical ? 1 : -1
    let along = 0
    for (const glyph of shown as readonly (ShownGlyph | number | null)[]) {
      if (typeof glyph === 'number') along += (backwards * glyph * now.size) / 1000
      else if (glyph !== null) along += step(glyph, along, em, show)
    }
    if (now.font.vertical) now.y -= along
    else now.x += along * now.scale
  }
  const moveText = (x: number, y: number): void => {
    now.lineX += x
    now.lineY += y
    now.x = now.lineX
    now.y = now.lineY
  }

  for (const [at, operation] of fnArray.entries()) {
    const args = (argsArray[at] ?? []) as readonly unknown[]
    const number = (nth: number): number => (typeof args[nth] === 'number' ? args[nth] : 0)
    switch (operation) {
      case OPS.save:
      case OPS.beginGroup:
        save()
        break
      case OPS.restore:
      case OPS.endGroup:
      case OPS.paintFormXObjectEnd:
        restore()
        break
      case OPS.transform:
        transform(args)
        break
      case OPS.paintFormXObjectBegin:
        save()
        transform(args[0])
        break
      case OPS.beginAnnotation:
        // An annotation is drawn in the page's own space, whatever the page left behind
        now = { ...first }
        kept.length = 0
        transform(args[2])
        transform(args[3])
        break
      case OPS.beginText:
        now = { ...now, text: IDENTITY, x: 0, y: 0, lineX: 0, lineY: 0 }
        break
      case OPS.setTextMatrix:
        now = { ...now, text: matrixFrom(args[0]) ?? matrixFrom(args) ?? IDENTITY, x: 0, y: 0, lineX: 0, lineY: 0 }
        break
      case OPS.setFont:
        now.font = typeof args[0] === 'string' ? fontOf(args[0]) : {}
        now.size = number(1)
        break
      case OPS.setCharSpacing:
        now.characterSpacing = number(0)
        break
      case OPS.setWordSpacing:
        now.wordSpacing = number(0)
        break
      case OPS.setHScale:
        now.scale = number(0) / 100
        break
      case OPS.setLeading:
        now.leading = -number(0)
        break
      case OPS.setTextRise:
        now.rise = number(0)
        break
      case OPS.moveText:
        moveText(number(0), number(1))
        break
      case OPS.setLeadingMoveText:
        now.leading = number(1)
        moveText(number(0), number(1))
        break
      case OPS.nextLine:
        moveText(0, now.leading)
        break
      case OPS.showText:
        showText(args[0], at)
        break
      case OPS.constructPath: {
        const data: unknown = Array.isArray(args[1]) ? args[1][0] : null
        if (data instanceof Float32Array) for (const rule of rulesOf(args[0], data, now.matrix)) rules.push(rule)
        break
      }
    }
  }
  return { ...size, glyphs, rules, slanted, turned: 0 }
}

function isWithin(place: number, length: number): boolean {
  return place >= 0 && place <= length
}

/** Height of the font in text space; a Type 3 font tells it only by the box around its characters. */
function emOf(font: Font, size: number): number {
  if (!font.isType3Font) return size
  const [, bottom = 0, , top = 0] = font.bbox ?? []
  return size * Math.abs(font.fontMatrix?.[3] ?? 0.001) * (top > bottom ? top - bottom : 1000)
}

/** Quarter turns of the writing direction; null when it is aslant. Negative sizes write backwards. */
function turnOf([a, b]: Matrix, direction: number): Turn | null {
  const length = Math.hypot(a, b)
  if (length === 0) return null
  const x = (a * direction) / length
  const y = (b * direction) / length
  if (Math.abs(y) < ASLANT) return x > 0 ? 0 : 2
  if (Math.abs(x) < ASLANT) return y > 0 ? 1 : 3
  return null
}
