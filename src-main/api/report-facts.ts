import type { Operand } from '#shared/domain/evaluate.ts'
import type { EditionId, IndicatorId } from '#shared/domain/form.ts'
import type { Forms } from '#shared/domain/forms.ts'
import { datesOf } from '#shared/domain/legal-date.ts'
import type { ReportFact } from '#shared/domain/report-fact.ts'
import type { ReportId } from '#shared/domain/study.ts'
import { editionsInForce } from '../compare/form-order.ts'
import { factOf } from '../compare/report-facts.ts'
import type { Store } from '../store/open.ts'
import { factRows } from '../store/report-facts.ts'

/** A report that something is to be known of. */
export type AskedReport = {
  readonly reportId: ReportId
  /** Null where it is not known. */
  readonly year: number | null
  readonly editions: readonly EditionId[]
}

/** What is known of each of some reports as a whole, of what is asked. */
export function factsOf(
  store: Store,
  { templates, legalDates }: Pick<Forms, 'templates' | 'legalDates'>,
  reports: readonly AskedReport[],
  asked: readonly ReportFact[],
): ReadonlyMap<ReportId, ReadonlyMap<IndicatorId, Operand>> {
  if (asked.length === 0) return new Map()
  const byId = new Map(reports.map(report => [report.reportId, report]))
  const rows = factRows(store, [...byId.keys()], new Set(asked))
  return new Map(
    rows.map(row => {
      const { year, editions } = byId.get(row.reportId)!
      const [edition] = editions.length > 0 || year === null ? editions : editionsInForce(templates, year)
      const wanted = templates.find(({ id }) => id === edition)?.parts ?? null
      const due = year === null ? null : datesOf(legalDates, year)
      return [row.reportId, new Map(asked.map(fact => [fact, factOf(fact, { ...row, year, wanted, due })]))]
    }),
  )
}
