import { Failure } from '#shared/contract/errors.ts'
import type { IndicatorId } from '#shared/domain/form.ts'
import type { StepId } from '#shared/domain/step.ts'
import type { Looked, ReportId } from '#shared/domain/study.ts'
import type { CellColumns } from './cells.ts'
import { readIn } from './edits.ts'
import type { Store } from './open.ts'
import { shownIn } from './shown.ts'
import { insertRows, prepared } from './statements.ts'
import { addStep, type Said } from './steps.ts'

/**
 * Keep that a person held these readings against the source and agrees, as one step. No value changes. Call inside a
 * transaction.
 *
 * @throws Failure `reading/not-to-confirm` where nothing was read or the text leaves open what it is.
 */
export function addConfirmations(
  store: Store,
  reportId: ReportId,
  indicators: readonly IndicatorId[],
  said: Said,
): StepId {
  const rows = indicators.map(indicator => {
    const read = readIn(store, reportId, indicator)
    if (read === null || read.kind === 'ambiguous' || read.kind === 'unreadable') {
      throw new Failure({ code: 'reading/not-to-confirm', indicator })
    }
    return { indicator, read }
  })
  const shown = indicators.map(indicator => shownIn(store, reportId, indicator))
  const changes = indicators.map((indicator, nth) => ({
    reportId,
    indicator,
    before: shown[nth] ?? '',
    after: shown[nth] ?? '',
  }))
  const stepId = addStep(store, 'confirm', said, changes)
  insertRows(
    store,
    'INSERT INTO confirmation (step_id, report_id, indicator, kind, number, text, printed_unit)',
    rows.map(({ indicator, read: { kind, number, text, printedUnit } }) => [
      ...[stepId, reportId, indicator, kind, number, text, printedUnit],
    ]),
  )
  return stepId
}

type ConfirmedColumns = CellColumns & { readonly indicator: IndicatorId } & Looked

/** Who agrees with which reading of a report, by cell: the newest that stands, whether it is still the reading or not. */
export function confirmationsOf(
  store: Store,
  reportId: ReportId,
): ReadonlyMap<IndicatorId, { readonly read: CellColumns; readonly by: Looked }> {
  const rows = prepared<[number], ConfirmedColumns>(
    store,
    `SELECT c.indicator, c.kind, c.number, c.text, c.printed_unit AS printedUnit,
            c.step_id AS stepId, s.author, s.made_at AS madeAt
     FROM standing_confirmation c
     JOIN step s ON s.id = c.step_id
     WHERE c.report_id = ?
     ORDER BY c.indicator, c.id`,
  ).all(reportId)
  return new Map(
    rows.map(({ indicator, kind, number, text, printedUnit, ...by }) => [
      indicator,
      { read: { kind, number, text, printedUnit }, by },
    ]),
  )
}
