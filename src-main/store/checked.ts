import { createHash } from 'node:crypto'
import type { StepId } from '#shared/domain/step.ts'
import type { ReportId, ReportView } from '#shared/domain/study.ts'
import type { Store } from './open.ts'
import { prepared } from './statements.ts'
import { addStep, type Said } from './steps.ts'

/** Mark a report as checked, or take it up again. Call inside a transaction. */
export function addChecked(store: Store, reportId: ReportId, isChecked: boolean, said: Said): StepId {
  const before = checkedOf(store, reportId) ? '✓' : ''
  const stepId = addStep(store, 'checked', said, [{ reportId, before, after: isChecked ? '✓' : '' }])
  prepared<[number, number, number, string]>(
    store,
    'INSERT INTO checked (step_id, report_id, is_checked, print) VALUES (?, ?, ?, ?)',
  ).run(stepId, reportId, isChecked ? 1 : 0, printOf(store, reportId))
  renewChecked(store, reportId)
  return stepId
}

/** Work out anew whether a report is checked. Part of every mark, every turn of one and every new reading. */
export function renewChecked(store: Store, reportId: ReportId): void {
  const mark = prepared<[number], { stepId: StepId; isChecked: number; print: string }>(
    store,
    `SELECT c.step_id AS stepId, c.is_checked AS isChecked, c.print
     FROM checked c
     WHERE c.report_id = ?
       AND (SELECT t.kind FROM step t WHERE t.target = c.step_id ORDER BY t.id DESC LIMIT 1) <> 'undo'
     ORDER BY c.id DESC
     LIMIT 1`,
  ).get(reportId)
  prepared<[number]>(store, 'DELETE FROM checked_report WHERE report_id = ?').run(reportId)
  if (!mark?.isChecked) return
  prepared<[number, number, number]>(
    store,
    'INSERT INTO checked_report (report_id, step_id, holds) VALUES (?, ?, ?)',
  ).run(reportId, mark.stepId, mark.print === printOf(store, reportId) ? 1 : 0)
}

/** The same after a step of marks was undone or redone. */
export function renewMarked(store: Store, stepId: StepId): void {
  const reports = prepared<[number], ReportId>(store, 'SELECT report_id FROM checked WHERE step_id = ?').pluck()
  for (const reportId of reports.all(stepId)) renewChecked(store, reportId)
}

/** What the tables of the file are read as, in one short word: the same readings have the same print. */
function printOf(store: Store, reportId: ReportId): string {
  const hash = createHash('sha256')
  const rows = prepared<[number], string>(
    store,
    `SELECT json_array(indicator, nth, kind, number, text, printed_unit)
     FROM observation
     WHERE report_id = ? AND in_prose = 0
     ORDER BY indicator, nth`,
  )
    .pluck()
    .iterate(reportId)
  for (const row of rows) hash.update(row).update('\n')
  return hash.digest('hex').slice(0, 32)
}

type CheckedColumns = { stepId: StepId; author: string; madeAt: string; holds: number }

/** Who is done with a report, and whether it has been read otherwise since; null when nobody is. */
export function checkedOf(store: Store, reportId: ReportId): ReportView['checked'] {
  const row = prepared<[number], CheckedColumns>(
    store,
    `SELECT c.step_id AS stepId, s.author, s.made_at AS madeAt, c.holds
     FROM checked_report c
     JOIN step s ON s.id = c.step_id
     WHERE c.report_id = ?`,
  ).get(reportId)
  return row ? { ...row, holds: row.holds === 1 } : null
}

const UNCHECKED = `r.standing = 1 AND NOT EXISTS (SELECT 1 FROM checked_report c WHERE c.report_id = r.id AND c.holds = 1)`

/**
 * The next report that stands and that nobody is done with, by body and year; after the last comes the first. Bodies
 * that are not known come last. Null when all are checked.
 */
export function nextUnchecked(store: Store, after: ReportId): ReportId | null {
  const place = prepared<[number], { organisation: string | null; year: number | null }>(
    store,
    `SELECT o.name AS organisation, r.year
     FROM report r
     LEFT JOIN organisation o ON o.id = r.organisation_id
     WHERE r.id = ?`,
  ).get(after)
  const at = { name: place?.organisation ?? null, year: place?.year ?? -1, after }
  for (const sql of [LATER_OF_BODY, LATER_BODIES, LATER_NAMELESS, FIRST_OF_ALL, FIRST_NAMELESS]) {
    const found = prepared<typeof at, ReportId>(store, sql).pluck().get(at)
    if (found !== undefined) return found
  }
  return null
}

const OF_BODIES = 'FROM organisation o JOIN report r ON r.organisation_id = o.id'
const BY_BODY = 'ORDER BY o.name, r.year, r.id LIMIT 1'
const LATER_OF_BODY = `
  SELECT r.id ${OF_BODIES}
  WHERE o.name = @name AND (coalesce(r.year, -1), r.id) > (@year, @after) AND ${UNCHECKED} ${BY_BODY}`
const LATER_BODIES = `SELECT r.id ${OF_BODIES} WHERE o.name > @name AND ${UNCHECKED} ${BY_BODY}`
const LATER_NAMELESS = `
  SELECT r.id FROM report r
  WHERE r.organisation_id IS NULL AND (@name IS NOT NULL OR (coalesce(r.year, -1), r.id) > (@year, @after))
    AND ${UNCHECKED}
  ORDER BY r.year, r.id LIMIT 1`
const FIRST_OF_ALL = `SELECT r.id ${OF_BODIES} WHERE r.id <> @after AND ${UNCHECKED} ${BY_BODY}`
const FIRST_NAMELESS = `
  SELECT r.id FROM report r
  WHERE r.organisation_id IS NULL AND r.id <> @after AND ${UNCHECKED}
  ORDER BY r.year, r.id LIMIT 1`
