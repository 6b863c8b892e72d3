import type { IndicatorId } from './form.ts'
import type { SectionKind } from './reading.ts'
import type { Series } from './series.ts'

/**
 * What is known of a report as a whole, beyond the figures it states. Formulas name them like indicators; series over
 * them (resources/facts.json) make them figures like any others. Nobody corrects them.
 */
export const REPORT_FACTS = [
  /** Days from 31 March of the year after to the day of publication; negative when it came sooner. */
  'fact_days_after_march',
  /** The same from the date the regulation set departments: 31 March until 2018, 31 January since. */
  'fact_days_after_due',
  /** Parts that the form of the year asks for and the report does not have. */
  'fact_parts_missing',
  /** Letters and figures of its prose. */
  'fact_prose',
  /** 1 when every number in its tables is 0, else 0. */
  'fact_all_zero',
  /** 1 when its tables state the same numbers as in the year before, else 0. */
  'fact_figures_again',
  /** Sums of the form that do not hold, those left out that a person judged misread or right. */
  'fact_broken',
  /** Characters of its prose that count when it is asked what was taken over … */
  'fact_counted',
  /** … those of them that stand in its body's report of the year before … */
  'fact_taken_again',
  /** … and in other bodies' reports on the year. */
  'fact_taken_elsewhere',
] as const
export type ReportFact = (typeof REPORT_FACTS)[number]

export function isReportFact(id: IndicatorId): id is ReportFact {
  return REPORT_FACTS.some(fact => fact === id)
}

/**
 * Whether a series says something of a report as a whole and nothing else, so that it can stand in a row of that report:
 * each of its formulas is a fact, or one fact divided by another.
 */
export function isOfReport({ definitions }: Pick<Series, 'definitions'>): boolean {
  const named = definitions.flatMap(({ formulas }) =>
    formulas.flatMap(one =>
      'formula' in one ? [one.formula] : 'numerator' in one ? [one.numerator, one.denominator] : [],
    ),
  )
  return named.length > 0 && named.every(isReportFact)
}

/** What there is to know of a report as a whole. What was not asked for is null or 0. */
export type ReportTraits = {
  /** ISO date; null where none is printed. */
  readonly published: string | null
  readonly parts: readonly SectionKind[]
  /** Letters and figures of its prose; null where they were not counted. */
  readonly prose: number | null
  /** Values in its tables: numbers, those of them that are not 0, and readings in doubt. */
  readonly numbers: number
  readonly notZero: number
  readonly inDoubt: number
  readonly hasTables: boolean
  readonly hasPrevious: boolean
  /** Of the numbers its tables state, and of those of the year before; null where they are too few to tell. */
  readonly print: string | null
  readonly previousPrint: string | null
  readonly broken: number
  /** Null where the study was not compared with itself, or changed since. */
  readonly taken: { readonly counted: number; readonly again: number | null; readonly elsewhere: number | null } | null
}
