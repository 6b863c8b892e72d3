import type { Span } from '#shared/domain/document.ts'
import type { TextPlaces } from '#shared/domain/source-pages.ts'
import { boxesOf, type PageBox } from './page-boxes.ts'
import type { SourceMark } from './source-marks.ts'

/** A box from which something was read: all that was, and the stretch of text that says so. */
export type MarkedBox = PageBox & { readonly id: string; readonly keys: readonly string[]; readonly span: Span }

/** The boxes of all marks in the order of the text; what was read from one and the same box shares it. */
export function markedBoxes(places: TextPlaces, marks: readonly SourceMark[]): readonly MarkedBox[] {
  const boxes = new Map<string, MarkedBox>()
  for (const { key, start, end } of marks)
    for (const box of boxesOf(places, { start, end })) {
      const id = [box.page, box.left, box.top, box.right, box.bottom].map(Math.round).join('-')
      const known = boxes.get(id)
      boxes.set(id, {
        ...box,
        id,
        keys: known ? [...known.keys, key] : [key],
        span: known ? { start: Math.min(known.span.start, start), end: Math.max(known.span.end, end) } : { start, end },
      })
    }
  return [...boxes.values()]
}

/** The box to be gone to for what is selected: of the first key that has boxes, the first. */
export function firstShown(boxes: readonly MarkedBox[], shown: readonly string[]): MarkedBox | null {
  for (const key of shown) {
    const found = boxes.find(({ keys }) => keys.includes(key))
    if (found) return found
  }
  return null
}

export type Direction = 'left' | 'right' | 'up' | 'down'

/** The nearest box in a direction; up and down lead from page to page. Null at the edge. */
export function boxBeside(boxes: readonly MarkedBox[], from: MarkedBox, direction: Direction): MarkedBox | null {
  const isAcross = direction === 'left' || direction === 'right'
  const sign = direction === 'left' || direction === 'up' ? -1 : 1
  let best: MarkedBox | null = null
  let least = Infinity
  for (const box of boxes) {
    const pages = box.page - from.page
    if (box === from || (isAcross && pages !== 0)) continue
    const across = middleX(box) - middleX(from)
    const down = middleY(box) - middleY(from) + pages * PAGE
    const along = sign * (isAcross ? across : down)
    const aside = Math.abs(isAcross ? down : across)
    // in a line of figures one goes along the line, not to the nearest figure beneath it
    const distance = along + (isAcross ? 4 : 0.5) * aside
    if (along < NEXT || distance >= least) continue
    best = box
    least = distance
  }
  return best
}

/** More points than a page is high. */
const PAGE = 10_000
/** Boxes whose middles are nearer than this stand at the same height. */
const NEXT = 4

function middleX({ left, right }: PageBox): number {
  return (left + right) / 2
}

function middleY({ top, bottom }: PageBox): number {
  return (top + bottom) / 2
}
