import type { IndicatorId } from './form.ts'

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
