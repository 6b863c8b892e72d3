import type { Span } from '#shared/domain/document.ts'
import type { TextPlaces } from '#shared/domain/source-pages.ts'

/** A box on a page, in points from its top left corner. */
export type PageBox = {
  /** Counted from 1. */
  readonly page: number
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** Boxes that follow each other in a line with less than this between them are one, in shares of its height. */
const GAP = 1.5

/**
 * The boxes of a stretch of the text: whole cells, and of running text the words themselves, line by line. None where
 * the text does not stand on any page.
 */
export function boxesOf(places: TextPlaces, { start, end }: Span): readonly PageBox[] {
  const boxes: PageBox[] = []
  let wasCell = true
  for (let at = firstEndingAfter(places, start); at < places.starts.length && places.starts[at]! < end; at += 1) {
    const isCell = places.cells[at] === 1
    const box = isCell ? boxAt(places, at) : cutTo(places, at, start, end)
    const last = boxes.at(-1)
    if (last && !isCell && !wasCell && runsOn(last, box)) boxes[boxes.length - 1] = around(last, box)
    else boxes.push(box)
    wasCell = isCell
  }
  return boxes
}

/** The stretch of text that stands at a point of a page: the smallest place that holds it, empty cells too. */
export function textAt(places: TextPlaces, page: number, x: number, y: number): Span | null {
  let found: Span | null = null
  let least = Infinity
  for (let at = 0; at < places.starts.length; at += 1) {
    if (places.pages[at] !== page) continue
    const { left, top, right, bottom } = boxAt(places, at)
    const area = (right - left) * (bottom - top)
    // words and figures of one line stand a little apart
    const beside = places.cells[at] === 1 ? 0 : (bottom - top) / 2
    if (x < left - beside || x > right + beside || y < top || y > bottom || area >= least) continue
    found = { start: places.starts[at]!, end: places.ends[at]! }
    least = area
  }
  return found
}

/** Places stand in the order of the text, so both their beginnings and their ends only grow. */
function firstEndingAfter({ ends }: TextPlaces, start: number): number {
  let low = 0
  let high = ends.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (ends[middle]! > start) high = middle
    else low = middle + 1
  }
  return low
}

function boxAt({ pages, boxes }: TextPlaces, at: number): PageBox {
  const [left, top, right, bottom] = boxes.subarray(at * 4, at * 4 + 4)
  return { page: pages[at]!, left: left!, top: top!, right: right!, bottom: bottom! }
}

/** Characters of one place are of one kind, and so about equally wide. */
function cutTo(places: TextPlaces, at: number, start: number, end: number): PageBox {
  const box = boxAt(places, at)
  const from = places.starts[at]!
  const one = (box.right - box.left) / (places.ends[at]! - from)
  const left = box.left + Math.max(0, start - from) * one
  return { ...box, left, right: Math.min(box.right, box.left + (end - from) * one) }
}

function runsOn(last: PageBox, next: PageBox): boolean {
  const height = Math.min(last.bottom - last.top, next.bottom - next.top)
  const shared = Math.min(last.bottom, next.bottom) - Math.max(last.top, next.top)
  return last.page === next.page && shared > height / 2 && Math.abs(next.left - last.right) < height * GAP
}

function around(a: PageBox, b: PageBox): PageBox {
  return {
    page: a.page,
    left: Math.min(a.left, b.left),
    top: Math.min(a.top, b.top),
    right: Math.max(a.right, b.right),
    bottom: Math.max(a.bottom, b.bottom),
  }
}
