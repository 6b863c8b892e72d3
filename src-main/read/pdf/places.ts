import type { TextPlaces } from '#shared/domain/source-pages.ts'
import { around } from './marks.ts'
import type { PlacedLine } from './paragraphs.ts'
import type { OnPage } from './table.ts'

type Place = OnPage & { readonly start: number; readonly end: number; readonly isCell: boolean }

/** Gathers where each stretch of the text stands while the text is written. */
export class PlaceList {
  readonly #places: Place[] = []

  /** A cell whose text begins at `start`. */
  addCell(start: number, end: number, places: readonly OnPage[]): void {
    for (const place of places) this.#places.push({ ...place, start, end, isCell: true })
  }

  /** A line that begins at `start`: each run of figures, and of anything else, by itself. */
  addLine(start: number, { text, page, runs }: PlacedLine): void {
    let at = 0
    for (const run of runs) {
      // between two runs there is a space or nothing, and no run begins with a space
      if (text[at] === ' ') at += 1
      let from = 0
      for (const [nth, glyph] of run.glyphs.entries()) {
        const next = run.glyphs[nth + 1]
        if (next && isFigure(next.text) === isFigure(glyph.text)) continue
        const part = run.glyphs.slice(from, nth + 1)
        const end = at + part.reduce((sum, { text: written }) => sum + written.length, 0)
        this.#places.push({ page, ...around(part), start: start + at, end: start + end, isCell: false })
        at = end
        from = nth + 1
      }
    }
  }

  /** All of them in columns. */
  toColumns(): TextPlaces {
    const places = this.#places
    return {
      starts: Uint32Array.from(places, ({ start }) => start),
      ends: Uint32Array.from(places, ({ end }) => end),
      pages: Uint16Array.from(places, ({ page }) => page),
      boxes: Float32Array.from(places.flatMap(({ left, top, right, bottom }) => [left, top, right, bottom])),
      cells: Uint8Array.from(places, ({ isCell }) => Number(isCell)),
    }
  }
}

function isFigure(text: string): boolean {
  return /^[\d.,%％０-９]+$/.test(text)
}
