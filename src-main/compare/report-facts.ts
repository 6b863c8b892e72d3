import type { Lack, Operand } from '#shared/domain/evaluate.ts'
import type { SectionKind } from '#shared/domain/reading.ts'
import type { ReportFact } from '#shared/domain/report-fact.ts'

/** A report as facts are worked out from it. */
export type FactReport = {
  readonly year: number
  /** ISO date; null where none is printed. */
  readonly published: string | null
  readonly parts: readonly SectionKind[]
  /** Those that the form of the year asks for; null where it is not known what it asks for. */
  readonly wanted: readonly SectionKind[] | null
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

/** A fact of one report, or why there is none. */
export function factOf(fact: ReportFact, report: FactReport): Operand {
  switch (fact) {
    case 'fact_days_after_march':
      return daysAfter(report, [3, 31])
    case 'fact_days_after_due':
      return daysAfter(report, report.year < FIRST_JANUARY ? [3, 31] : [1, 31])
    case 'fact_parts_missing':
      return partsMissing(report)
    case 'fact_prose':
      return report.prose === null ? none('not-compared') : { number: report.prose }
    case 'fact_all_zero':
      if (report.notZero > 0) return { number: 0 }
      if (report.inDoubt > 0) return none('in-doubt')
      return report.numbers === 0 ? none('no-figures') : { number: 1 }
    case 'fact_figures_again':
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

function partsMissing({ wanted, parts }: FactReport): Operand {
  if (wanted === null) return none('no-formula')
  // Where no heading was made out at all, nothing can be said of any one.
  return parts.length === 0 ? none('no-parts') : { number: wanted.filter(kind => !parts.includes(kind)).length }
}

/** The regulation of May 2019 moved the date of departments: from the reports on 2019 on. */
const FIRST_JANUARY = 2019

function daysAfter({ year, published }: FactReport, [month, day]: readonly [number, number]): Operand {
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
