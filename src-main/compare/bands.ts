import type { YearIndex } from './year-index.ts'

/** Sketches of reports are cut into bands; two reports that agree in one of them are held against each other. */
const BANDS = 16
/** Of a band. With 16 bands of 2, reports half alike agree in one of them 99 times of 100. */
const ROWS = 2
/** Reports of a group that agrees are each held against so many before it. */
const BEFORE = 3

/**
 * Reports whose sketches agree somewhere: minhash over their sentences (Broder 1997), cut into bands. The same reports
 * every time, for nothing in it is drawn by chance.
 *
 * @param found  Called with two places among the reports of the year, perhaps more than once with the same.
 */
export function* bandMates(
  { different, low }: YearIndex,
  found: (own: number, other: number) => void,
): Generator<undefined, void, undefined> {
  for (let band = 0; band < BANDS; band += 1) {
    const groups = new Map<number, number[]>()
    for (const [own, sentences] of different.entries()) {
      yield
      if (sentences.length === 0) continue
      const key = leastOf(sentences, low, band * ROWS) * 0x200000 + (leastOf(sentences, low, band * ROWS + 1) >>> 11)
      const group = groups.get(key)
      if (!group) groups.set(key, [own])
      else {
        for (const other of group) found(own, other)
        group.push(own)
        if (group.length > BEFORE) group.shift()
      }
    }
  }
}

/** The least of a report's sentences after they were mixed in the nth way. */
function leastOf(sentences: Int32Array, low: Int32Array, nth: number): number {
  const seed = Math.imul(nth + 1, 0x9e3779b1)
  let least = 0xffffffff
  for (const sentence of sentences) {
    let mixed = Math.imul(low[sentence]! ^ seed, 0x85ebca6b)
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0xc2b2ae35)
    mixed = (mixed ^ (mixed >>> 13)) >>> 0
    if (mixed < least) least = mixed
  }
  return least
}
