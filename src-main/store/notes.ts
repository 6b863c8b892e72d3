import type { IndicatorId } from '#shared/domain/form.ts'
import type { StepId } from '#shared/domain/step.ts'
import type { Note, ReportId } from '#shared/domain/study.ts'
import type { Store } from './open.ts'
import { prepared } from './statements.ts'
import { addStep, type Said } from './steps.ts'

/**
 * Write a note on a cell, or on the report as a whole, in place of the one that was there. Call inside a transaction.
 *
 * @param text  Empty takes the note away.
 */
export function addNote(
  store: Store,
  { reportId, indicator, text }: { reportId: ReportId; indicator: IndicatorId | null; text: string },
  said: Said,
): StepId {
  const before = noteAt(store, reportId, indicator)
  const change = { reportId, ...(indicator === null ? {} : { indicator }), before, after: text }
  const stepId = addStep(store, 'note', said, [change])
  prepared<[number, number, string | null, string]>(
    store,
    'INSERT INTO note (step_id, report_id, indicator, text) VALUES (?, ?, ?, ?)',
  ).run(stepId, reportId, indicator, text)
  return stepId
}

/** The notes on a report that stand, the one on the whole of it first. */
export function notesOf(store: Store, reportId: ReportId): readonly Note[] {
  return prepared<[number], Note>(
    store,
    `SELECT n.indicator, n.text, n.step_id AS stepId, s.author, s.made_at AS madeAt
     FROM standing_note n
     JOIN step s ON s.id = n.step_id
     WHERE n.report_id = ?
     ORDER BY n.indicator IS NOT NULL, n.id`,
  ).all(reportId)
}

/** The note on a place now; empty when there is none. */
export function noteAt(store: Store, reportId: ReportId, indicator: IndicatorId | null): string {
  const text = prepared<[number, string | null], string>(
    store,
    'SELECT text FROM standing_note WHERE report_id = ? AND indicator IS ?',
  )
    .pluck()
    .get(reportId, indicator)
  return text ?? ''
}
