import { groupedBy } from './grouped.ts'
import type { Line } from './runs.ts'

/** Share of the page's height, at the top and at the foot, where running heads and page numbers stand. */
const MARGIN = 0.13
/** Repeats on this many pages make a line a running head; in a file of two pages, on both. */
const REPEATS = 3
const SAME_PLACE = 4
const PAGE_NUMBER =
  /^[\s\-—–－_·•~～―]*(?:第\s*)?\d{1,4}(?:\s*页)?(?:\s*[/,，]?\s*(?:共\s*)?\d{0,4}\s*页?)?[\s\-—–－_·•~～―]*$/

export type PageLines = { readonly height: number; readonly lines: readonly Line[] }

/**
 * The page numbers and running heads of each page: what stands alone in the margin and is a number of a page, or says
 * the same, figures aside, on several pages.
 */
export function furnitureOf(pages: readonly PageLines[]): ReadonlySet<Line> {
  const furniture = new Set<Line>()
  const marginal: (readonly [key: string, line: Line])[] = []
  for (const { height, lines } of pages) {
    for (const line of lines) {
      const atHead = line.bottom < height * MARGIN
      if (!atHead && line.top < height * (1 - MARGIN)) continue
      const outermost = atHead
        ? lines.every(other => other.top >= line.top - 1)
        : lines.every(other => other.bottom <= line.bottom + 1)
      if (outermost && PAGE_NUMBER.test(line.text)) furniture.add(line)
      const place = Math.round((atHead ? line.top : height - line.bottom) / SAME_PLACE)
      const key = `${atHead} ${place} ${line.text.replace(/\d+/g, '0')}`
      marginal.push([key, line])
    }
  }
  const enough = Math.max(2, Math.min(REPEATS, pages.length))
  for (const repeated of groupedBy(marginal, ([key]) => key).values())
    if (repeated.length >= enough) for (const [, line] of repeated) furniture.add(line)
  return furniture
}
