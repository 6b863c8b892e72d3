import type { IndicatorId } from '#shared/domain/form.ts'
import type { ReportId } from '#shared/domain/study.ts'
import { showValue } from '#shared/domain/value.ts'
import { type CellColumns, toValue } from './cells.ts'
import type { Store } from './open.ts'
import { prepared } from './statements.ts'

/** What a cell shows now, as the history writes it down; nothing where there is no such cell. */
export function shownIn(store: Store, reportId: ReportId, indicator: IndicatorId): string {
  const columns = prepared<[number, string], CellColumns>(
    store,
    `SELECT kind, number, text, printed_unit AS printedUnit
     FROM current_value
     WHERE report_id = ? AND indicator = ?`,
  ).get(reportId, indicator)
  return columns ? showValue(toValue(columns, [])) : ''
}
