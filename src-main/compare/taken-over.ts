import type { PrintedReport, YearIndex } from './year-index.ts'

/** How many characters of a text stand elsewhere too, figures aside. */
export type TakenCharacters = {
  readonly characters: number
  /** Anywhere in the same body's report of the year before; null where there is none. */
  readonly again: number | null
  /** In a report of another body on the same year; null where there is no other. */
  readonly elsewhere: number | null
}

/** What a report took over, as a whole and part by part. */
export type TakenOver = TakenCharacters & {
  readonly reportId: number
  /** By place in SECTION_KINDS; parts without prose are left out. They add up to the whole. */
  readonly parts: ReadonlyMap<number, TakenCharacters>
}

/**
 * What each report of a year took over, one at a time.
 *
 * @param previous  Reports of the year before, by body.
 */
export function* takenOver(
  { reports, sentences, holders }: YearIndex,
  previous: ReadonlyMap<number, PrintedReport>,
): Generator<TakenOver, void, undefined> {
  for (const [own, report] of reports.entries()) {
    const before = previous.get(report.organisationId)
    const old = before && new Set(before.hashes)
    const parts = new Map<number, Counted>()
    sentences[own]!.forEach((sentence, at) => {
      const part = parts.get(report.parts[at]!) ?? { characters: 0, again: 0, elsewhere: 0 }
      parts.set(report.parts[at]!, part)
      const characters = report.characters[at]!
      part.characters += characters
      if (old?.has(report.hashes[at]!)) part.again += characters
      if (holders[sentence]! > 1) part.elsewhere += characters
    })
    const known = (counted: Counted): TakenCharacters => ({
      characters: counted.characters,
      again: old ? counted.again : null,
      elsewhere: reports.length > 1 ? counted.elsewhere : null,
    })
    const whole = { characters: 0, again: 0, elsewhere: 0 }
    for (const { characters, again, elsewhere } of parts.values()) {
      whole.characters += characters
      whole.again += again
      whole.elsewhere += elsewhere
    }
    yield {
      reportId: report.reportId,
      ...known(whole),
      parts: new Map([...parts].map(([part, counted]) => [part, known(counted)])),
    }
  }
}

type Counted = { characters: number; again: number; elsewhere: number }
