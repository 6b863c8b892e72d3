import type { ProsePrints } from './prose-prints.ts'
import { SentencePlaces } from './sentence-places.ts'

/** A report whose prose is known by its prints. */
export type PrintedReport = ProsePrints & { readonly reportId: number; readonly organisationId: number }

/** The reports of one year by their sentences, which are numbered from 0 on. */
export type YearIndex = {
  readonly reports: readonly PrintedReport[]
  /** The sentences of each report, in the order of the text. */
  readonly sentences: readonly Int32Array[]
  /** The different ones among them, ascending. */
  readonly different: readonly Int32Array[]
  /** Characters of those, together, of each report. */
  readonly lengths: Int32Array
  /** Of each sentence. */
  readonly characters: Uint16Array
  /** The low 32 bits of each sentence's hash. */
  readonly low: Int32Array
  /** How many reports have the sentence. */
  readonly holders: Int32Array
}

/**
 * Number the sentences of the reports of a year.
 *
 * @param reports  Of one year, one a body.
 */
export function* indexYear(reports: readonly PrintedReport[]): Generator<undefined, YearIndex, undefined> {
  const most = reports.reduce((sum, { hashes }) => sum + hashes.length, 0)
  const places = new SentencePlaces(most)
  const [characters, low, holders] = [new Uint16Array(most), new Int32Array(most), new Int32Array(most)]
  const lengths = new Int32Array(reports.length)
  const sentences: Int32Array[] = []
  const different: Int32Array[] = []
  for (const [own, report] of reports.entries()) {
    const all = new Int32Array(report.hashes.length)
    for (let at = 0; at < all.length; at += 1) {
      const place = places.placeOf(report.hashes[at]!)
      characters[place] = report.characters[at]!
      low[place] = report.hashes[at]!
      all[at] = place
    }
    sentences.push(all)
    const once = all.toSorted().filter((place, at, sorted) => at === 0 || place !== sorted[at - 1])
    for (const place of once) {
      holders[place]! += 1
      lengths[own]! += characters[place]!
    }
    different.push(once)
    yield
  }
  return { reports, sentences, different, lengths, characters, low, holders }
}
