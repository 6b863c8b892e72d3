import type { Wording } from './wording.ts'

/** "03-31": by this day of the year after. */
export type DayOfYear = `${number}-${number}`

/** By when reports are to be published, by one generation of the regulation. */
export type LegalDates = {
  /** The last year whose reports go by it; null for the one in force. */
  readonly until: number | null
  /** Of a department. */
  readonly departments: DayOfYear
  /** Of a government as a whole. */
  readonly governments: DayOfYear
  /** Which article says so, and in which words. */
  readonly source: Wording
}

/** The dates that reports on a year go by. */
export function datesOf(all: readonly LegalDates[], year: number): LegalDates | null {
  return all.find(({ until }) => until === null || year <= until) ?? null
}
