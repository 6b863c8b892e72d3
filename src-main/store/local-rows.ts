import type { LocalRow } from '#shared/domain/reading.ts'
import type { ReportId } from '#shared/domain/study.ts'
import type { Candidate, CellValue } from '#shared/domain/value.ts'
import { type CellColumns, type EvidenceColumns, evidenceColumns, toColumns, toEvidence, toValue } from './cells.ts'
import type { Store } from './open.ts'
import { prepared } from './statements.ts'

/** Keep the rows that the form does not have. */
export function saveLocalRows(store: Store, reportId: ReportId, rows: readonly LocalRow[]): void {
  const insert = prepared<Record<string, unknown>>(
    store,
    `INSERT INTO local_row (report_id, nth, label, unit, follows, personal, start_at, end_at, quote, page)
     VALUES (@reportId, @nth, @label, @unit, @follows, @personal, @start, @end, @quote, @page)`,
  )
  for (const [nth, { label, unit, after, personal, evidence, values }] of rows.entries()) {
    const row = { reportId, nth, label, unit, follows: after, personal: personal ? 1 : 0 }
    const { lastInsertRowid } = insert.run({ ...row, ...evidenceColumns(evidence) })
    for (const [at, value] of values.entries()) saveLocalValue(store, Number(lastInsertRowid), at, value)
  }
}

function saveLocalValue(store: Store, rowId: number, nth: number, value: CellValue): void {
  prepared<Record<string, unknown>>(
    store,
    `INSERT INTO local_value (local_row_id, nth, kind, number, text, printed_unit)
     VALUES (@rowId, @nth, @kind, @number, @text, @printedUnit)`,
  ).run({ rowId, nth, ...toColumns(value) })
  if (value.kind !== 'ambiguous') return
  const insert = prepared<[number, number, number, number, string]>(
    store,
    'INSERT INTO local_candidate (local_row_id, value_nth, nth, number, why) VALUES (?, ?, ?, ?, ?)',
  )
  for (const [at, { number, why }] of value.candidates.entries()) insert.run(rowId, nth, at, number, why)
}

type RowColumns = EvidenceColumns & {
  readonly id: number
  readonly label: string
  readonly unit: string
  readonly after: string | null
  readonly personal: number
}

/** The rows of a report that the form does not have, in the order of the file. */
export function localRowsOf(store: Store, reportId: ReportId): readonly LocalRow[] {
  const rows = prepared<[number], RowColumns>(
    store,
    `SELECT id, label, unit, follows AS after, personal, start_at AS start, end_at AS end, quote, page
     FROM local_row
     WHERE report_id = ?
     ORDER BY nth`,
  ).all(reportId)
  return rows.map(({ id, label, unit, after, personal, ...evidence }) => ({
    label,
    values: localValuesOf(store, id),
    unit,
    after,
    personal: personal === 1,
    evidence: toEvidence(evidence),
  }))
}

function localValuesOf(store: Store, rowId: number): readonly CellValue[] {
  const candidates = prepared<[number, number], Candidate>(
    store,
    'SELECT number, why FROM local_candidate WHERE local_row_id = ? AND value_nth = ? ORDER BY nth',
  )
  return prepared<[number], CellColumns & { nth: number }>(
    store,
    `SELECT nth, kind, number, text, printed_unit AS printedUnit
     FROM local_value
     WHERE local_row_id = ?
     ORDER BY nth`,
  )
    .all(rowId)
    .map(({ nth, ...cell }) => toValue(cell, cell.kind === 'ambiguous' ? candidates.all(rowId, nth) : []))
}
