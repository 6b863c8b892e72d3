import type { IndicatorId } from '#shared/domain/form.ts'
import type { EditId, ReportId } from '#shared/domain/study.ts'
import { type CellValue, showValue } from '#shared/domain/value.ts'
import { type CellColumns, toValue } from './cells.ts'
import type { Store } from './open.ts'
import { prepared } from './statements.ts'

/** What a cell shows now, and the correction that says so if one does; null where there is no such cell. */
export function standingIn(
  store: Store,
  reportId: ReportId,
  indicator: IndicatorId,
): { readonly value: CellValue; readonly editId: EditId | null } | null {
  const row = prepared<[number, string], CellColumns & { editId: EditId | null }>(
    store,
    `SELECT kind, number, text, printed_unit AS printedUnit, edit_id AS editId
     FROM current_value
     WHERE report_id = ? AND indicator = ?`,
  ).get(reportId, indicator)
  return row ? { value: toValue(row, []), editId: row.editId } : null
}

/** What a cell shows now, as the history writes it down: empty for a blank, null where there is no such cell. */
export function shownIn(store: Store, reportId: ReportId, indicator: IndicatorId): string | null {
  const standing = standingIn(store, reportId, indicator)
  return standing ? showValue(standing.value) : null
}
