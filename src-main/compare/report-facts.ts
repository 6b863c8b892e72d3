import type { Lack, Operand } from '#shared/domain/evaluate.ts'
import type { DayOfYear, LegalDates } from '#shared/domain/legal-date.ts'
import type { SectionKind } from '#shared/domain/reading.ts'
import type { ReportFact, ReportTraits } from '#shared/domain/report-fact.ts'

/** A report as facts are worked out from it. */
export type FactReport = ReportTraits & {
  /** Null where it is not known. */
  readonly year: number | null
  /** By when reports on its year are to be published; null where nothing says so. */
  readonly due: LegalDates | null
  /** Parts that the form of the year asks for; null where it is not known what it asks for. */
  readonly wanted: readonly SectionKind[] | null
}

/** A fact of one report, or why there is none. */
export function factOf(fact: ReportFact, report: FactReport): Operand {
  switch (fact) {
    case 'fact_days_after_march':
      return daysAfter(report, report.due?.governments)
    case 'fact_days_after_due':
      return daysAfter(report, report.due?.departments)
    case 'fact_parts_missing':
      return partsMissing(report)
    case 'fact_prose':
      return report.prose === null ? none('not-compared') : { number: report.prose }
    case 'fact_all_zero':
      if (report.notZero > 0) return { number: 0 }
      if (report.inDoubt > 0) return none('in-doubt')
      return report.numbers === 0 ? none('no-figures') : { number: 1 }
    case 'fact_figures_again':
      if (report.year === null) return none('no-year')
      if (!report.hasPrevious) return none('no-earlier')
      if (report.print === null && report.previousPrint === null) return none('too-few')
      return { number: report.print === report.previousPrint ? 1 : 0 }
    case 'fact_broken':
      return report.hasTables ? { number: report.broken } : none('no-figures')
    case 'fact_counted':
      return report.taken === null ? none('not-compared') : { number: report.taken.counted }
    case 'fact_taken_again':
      return takenOf(report, report.taken?.again, 'no-earlier')
    case 'fact_taken_elsewhere':
      return takenOf(report, report.taken?.elsewhere, 'no-others')
  }
}

function partsMissing({ year, wanted, parts }: FactReport): Operand {
  if (wanted === null) return none(year === null ? 'no-year' : 'no-formula')
  // Where no heading was made out at all, nothing can be said of any one.
  return parts.length === 0 ? none('no-parts') : { number: wanted.filter(kind => !parts.includes(kind)).length }
}

function daysAfter({ year, published }: FactReport, due: DayOfYear | undefined): Operand {
  if (year === null || due === undefined) return none('no-year')
  const [month, day] = due.split('-').map(Number) as [number, number]
  const [, ...parts] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(published ?? '') ?? []
  if (parts.length === 0) return none('not-dated')
  const [printedYear, printedMonth, printedDay] = parts.map(Number) as [number, number, number]
  const printed = Date.UTC(printedYear, printedMonth - 1, printedDay)
  return { number: Math.round((printed - Date.UTC(year + 1, month - 1, day)) / 86_400_000) }
}

function takenOf({ taken }: FactReport, characters: number | null | undefined, lack: Lack): Operand {
  if (taken === null) return none('not-compared')
  return characters == null ? none(lack) : { number: characters }
}

function none(lack: Lack): Operand {
  return { lack }
}
