import type { SectionKind } from './reading.ts'
import type { ReportId } from './study.ts'

/** Characters of a text that stand elsewhere too, figures aside. */
export type TakenCharacters = {
  readonly characters: number
  /** In the same body's report of the year before; null where there is none. */
  readonly again: number | null
  /** In a report of another body on the same year; null where there is no other. */
  readonly elsewhere: number | null
}

/** What a report, or one part of it, took over. */
export type TakenLine = TakenCharacters & {
  readonly reportId: ReportId
  readonly organisation: string
  readonly year: number
  readonly part: SectionKind | null
  /** The report of another body on the same year that is most like the whole of it. */
  readonly alike: { readonly organisation: string; readonly likeness: number } | null
}

export const TAKEN_SORTS = ['organisation', 'year', 'characters', 'again', 'elsewhere'] as const
export type TakenSort = (typeof TAKEN_SORTS)[number]

/** Order of the reports; without one, by what they took from last year, most first. */
export type TakenOrder = { readonly column: TakenSort; readonly descending: boolean }

export type TakenFilters = {
  /** Words that must all occur in the name of the body. */
  readonly search: string
  readonly year: number | null
}

/** Two reports that are alike; `likeness` is the share of the sentences of either that stand in both, 0 to 1. */
export type AlikeLine = {
  readonly reportId: ReportId
  readonly organisation: string
  readonly year: number
  readonly otherId: ReportId
  readonly otherOrganisation: string
  readonly otherYear: number
  readonly likeness: number
}

/** Pairs of two bodies on one year, or of one body on two years running. */
export const ALIKE_KINDS = ['bodies', 'years'] as const
export type AlikeKind = (typeof ALIKE_KINDS)[number]

/** All reports of a year together; null where no report can have the share. */
export type TakenYear = {
  readonly year: number
  readonly part: SectionKind | null
  readonly reports: number
  readonly characters: number
  readonly again: number | null
  readonly elsewhere: number | null
}

/** How far the study is compared with itself. */
export type TakenState = {
  /** When it was worked out, ISO 8601; null where it never was, or not to the end. */
  readonly madeAt: string | null
  /** Reports changed since. */
  readonly isStale: boolean
  readonly progress: TakenProgress | null
}

export type TakenProgress = {
  readonly phase: 'reading' | 'comparing'
  /** Reports. */
  readonly done: number
  readonly of: number
}
