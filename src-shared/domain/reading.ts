import type { Remark, Span } from './document.ts'
import type { EditionId, IndicatorId } from './form.ts'
import type { TaughtUse } from './teaching.ts'
import type { CellValue } from './value.ts'

/** Where a value was read: a range of the source's extracted text, with the text itself. */
export type Evidence = Span & { readonly quote: string; readonly page?: number }

/**
 * How a value came about: printed in a table cell, worked out from the form's own identities, or stated in prose.
 */
export type Origin = 'table' | 'derived' | 'narrative'

/** One value that a file states for an indicator. */
export type Reading = {
  readonly indicator: IndicatorId
  readonly edition: EditionId
  readonly value: CellValue
  /** Unit of the indicator, or the one printed in the cell where that differs. */
  readonly unit: string
  readonly origin: Origin
  /** 0 to 1: share of values read this way that are expected to be right. */
  readonly confidence: number
  readonly evidence: Evidence
}

/** A figure stated in a sentence. Approximate ones (余, 约, 近) say so. */
export type NarrativeReading = Omit<Reading, 'edition'> & { readonly approximate: boolean }

/** A row that the form does not have, kept as it stands. */
export type LocalRow = {
  readonly label: string
  readonly values: readonly CellValue[]
  /** Unit cell of the row where there is one. */
  readonly unit: string
  /** The row of the form it follows, null at the head of a table. */
  readonly after: string | null
  /** Names or telephone numbers of persons: kept out of exports and charts. */
  readonly personal: boolean
  readonly evidence: Evidence
}

export const SECTION_KINDS = [
  'overview',
  'proactive',
  'requests',
  'disputes',
  'problems',
  'other',
  'fees',
  'organisation',
  'consultation',
  'plan',
  'statistics',
  'unknown',
] as const
/** What a part of the prose is about. */
export type SectionKind = (typeof SECTION_KINDS)[number]
export type Section = Span & { readonly kind: SectionKind; readonly heading: string; readonly depth: number }

export const SCOPES = ['own', 'area', 'unknown'] as const
/** Whose figures: the body's own, or the sum over the bodies of its area. */
export type Scope = (typeof SCOPES)[number]

/** A fact about the report with the place that says so. Other claims the file makes are kept beside it. */
export type Claim<T> = {
  readonly value: T
  readonly evidence: Evidence | null
  readonly by: string
  readonly confidence: number
}
export type Stated<T> = { readonly best: Claim<T> | null; readonly others: readonly Claim<T>[] }

/** Everything a file states, before it has an id in the study. */
export type ParsedReport = {
  readonly organisation: Stated<string>
  readonly year: Stated<number>
  /** ISO date, e.g. 2017-01-06. */
  readonly published: Stated<string>
  readonly scope: Scope
  readonly title: string
  /** Editions of the tables found, in order; empty for prose only. */
  readonly editions: readonly EditionId[]
  readonly readings: readonly Reading[]
  readonly local: readonly LocalRow[]
  /** Rows that the form does not have, read by wordings that a person taught. */
  readonly taught: readonly TaughtUse[]
  readonly narrative: readonly NarrativeReading[]
  readonly sections: readonly Section[]
  readonly remarks: readonly Remark[]
}

/** Why a file is not taken for a report. */
export type NotReport = {
  readonly reason:
    | 'empty'
    | 'no-text-layer'
    | 'blank-form'
    | 'interpretation'
    | 'notice'
    | 'news'
    | 'work-plan'
    | 'quarterly'
    | 'no-figures-no-title'
    | 'other'
  readonly says: string
}
export type Parsed =
  | { readonly kind: 'report'; readonly report: ParsedReport }
  | { readonly kind: 'not-report'; readonly why: NotReport }
