import type { IndicatorId } from '#shared/domain/form.ts'
import type { StepId } from '#shared/domain/step.ts'
import type { ReportId } from '#shared/domain/study.ts'
import { type CellValue, showValue } from '#shared/domain/value.ts'
import { type CellColumns, toColumns, toValue } from './cells.ts'
import type { Store } from './open.ts'
import { shownIn } from './shown.ts'
import { type Column, insertRows, prepared } from './statements.ts'
import { addStep, type Said } from './steps.ts'

/** A correction of one cell, already read; a value of null takes back whatever was corrected there. */
export type Correction = {
  readonly reportId: ReportId
  readonly indicator: IndicatorId
  readonly value: CellValue | null
  readonly unit: string
}

/** Add corrections as one step. Each names another cell. Call inside a transaction, then review the reports. */
export function addEdits(store: Store, corrections: readonly Correction[], said: Said): StepId {
  const before = corrections.map(({ reportId, indicator }) => shownIn(store, reportId, indicator))
  const reads = corrections.map(({ reportId, indicator }) => readIn(store, reportId, indicator))
  const changes = corrections.map(({ reportId, indicator, value }, nth) => ({
    reportId,
    indicator,
    before: before[nth] ?? null,
    after: showOrNothing(value ?? readValueOf(reads[nth])),
  }))
  const stepId = addStep(store, 'edit', said, changes)
  insertEdits(
    store,
    corrections.map((correction, nth) => ({ ...correction, stepId, read: reads[nth] ?? null })),
  )
  return stepId
}

type EditRow = Correction & { readonly stepId: StepId; readonly read: CellColumns | null }

/** Keep corrections under a step that is there already. */
export function insertEdits(store: Store, edits: readonly EditRow[]): void {
  const first = prepared<[], number>(store, 'SELECT coalesce(max(id), 0) + 1 FROM edit').pluck().get() as number
  insertRows(
    store,
    `INSERT INTO edit (id, step_id, report_id, indicator, kind, number, text, unit, printed_unit,
                       read_kind, read_number, read_text, read_printed_unit)`,
    edits.map(({ stepId, reportId, indicator, value, unit, read }, nth) => [
      ...[first + nth, stepId, reportId, indicator],
      ...valueColumns(value, unit),
      ...[read?.kind ?? null, read?.number ?? null, read?.text ?? null, read?.printedUnit ?? null],
    ]),
  )
}

function valueColumns(value: CellValue | null, unit: string): readonly Column[] {
  if (value === null) return [null, null, null, null, null]
  const { kind, number, text, printedUnit } = toColumns(value)
  return [kind, number, text, printedUnit ?? unit, printedUnit]
}

/** What the tables of the file state in this cell now; null where they have no such cell. */
export function readIn(store: Store, reportId: ReportId, indicator: IndicatorId): CellColumns | null {
  const columns = prepared<[number, string], CellColumns>(
    store,
    `SELECT kind, number, text, printed_unit AS printedUnit
     FROM observation
     WHERE report_id = ? AND in_prose = 0 AND indicator = ? AND nth = 0`,
  ).get(reportId, indicator)
  return columns ?? null
}

function readValueOf(read: CellColumns | null | undefined): CellValue | null {
  return read ? toValue(read, []) : null
}

function showOrNothing(value: CellValue | null): string | null {
  return value ? showValue(value) : null
}

/** The reports that a step of corrections is about. */
export function reportsEdited(store: Store, stepId: StepId): readonly ReportId[] {
  return prepared<[number], ReportId>(store, 'SELECT DISTINCT report_id FROM edit WHERE step_id = ? ORDER BY report_id')
    .pluck()
    .all(stepId)
}
