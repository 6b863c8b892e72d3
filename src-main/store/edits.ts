import { Failure } from '#shared/contract/errors.ts'
import type { IndicatorId } from '#shared/domain/form.ts'
import type { EditId, ReportId } from '#shared/domain/study.ts'
import { type CellValue, showValue } from '#shared/domain/value.ts'
import { type CellColumns, toColumns, toValue } from './cells.ts'
import type { Store } from './open.ts'
import { prepared } from './statements.ts'

/** Who says so, why and when. */
export type Said = { readonly reason: string; readonly author: string; readonly now: string }

/** A correction of one cell, already read. */
export type Correction = {
  readonly reportId: ReportId
  readonly indicator: IndicatorId
  readonly value: CellValue
  readonly unit: string
}

/** Add a correction. Call inside a transaction. */
export function addEdit(store: Store, { reportId, indicator, value, unit }: Correction, said: Said): EditId {
  const id = nextEditId(store)
  prepared<Record<string, unknown>>(
    store,
    `INSERT INTO edit (id, act, target, report_id, indicator, before_text, after_text,
                       kind, number, text, unit, printed_unit, reason, author, made_at)
     VALUES (@id, 'make', @id, @reportId, @indicator, @before, @after,
             @kind, @number, @text, @unit, @printedUnit, @reason, @author, @now)`,
  ).run({
    id,
    reportId,
    indicator,
    before: shownIn(store, reportId, indicator),
    after: showValue(value),
    unit: value.kind === 'number' ? (value.unit ?? unit) : unit,
    ...toColumns(value),
    ...said,
  })
  return id
}

/**
 * Take a correction back: the one named, or the one made or redone last. Call inside a transaction.
 *
 * @throws Failure `edit/unknown` when there is none of that id, `edit/nothing-to-undo` when none (or not that one) stands.
 */
export function addUndo(store: Store, editId: EditId | null, said: Said): EditId {
  const target = editId === null ? lastStanding(store) : named(store, editId)
  if (target === null) throw new Failure({ code: 'edit/nothing-to-undo' })
  return addTurn(store, 'undo', target, said)
}

/**
 * Bring the correction undone last back. As in any editor, a new correction ends what could be redone.
 *
 * @throws Failure `edit/nothing-to-redo`.
 */
export function addRedo(store: Store, said: Said): EditId {
  const target = lastUndone(store)
  if (target === null) throw new Failure({ code: 'edit/nothing-to-redo' })
  return addTurn(store, 'redo', target, said)
}

/** The correction that undo would take back now. */
export function lastStanding(store: Store): EditId | null {
  const target = prepared<[], EditId>(
    store,
    `SELECT l.target
     FROM edit l
     WHERE l.act <> 'undo' AND NOT EXISTS (SELECT 1 FROM edit t WHERE t.target = l.target AND t.id > l.id)
     ORDER BY l.id DESC
     LIMIT 1`,
  )
    .pluck()
    .get()
  return target ?? null
}

/** The correction that redo would bring back now. */
export function lastUndone(store: Store): EditId | null {
  const target = prepared<[], EditId>(
    store,
    `SELECT l.target
     FROM edit l
     WHERE l.act = 'undo'
       AND l.id > coalesce((SELECT m.id FROM edit m WHERE m.act = 'make' ORDER BY m.id DESC LIMIT 1), 0)
       AND NOT EXISTS (SELECT 1 FROM edit t WHERE t.target = l.target AND t.id > l.id)
     ORDER BY l.id DESC
     LIMIT 1`,
  )
    .pluck()
    .get()
  return target ?? null
}

/** Whether there is any line of history on a report, undone ones too. */
export function wasEverCorrected(store: Store, reportId: ReportId): boolean {
  const found = prepared<[number], number>(store, 'SELECT EXISTS (SELECT 1 FROM edit WHERE report_id = ?)')
    .pluck()
    .get(reportId)
  return found === 1
}

function named(store: Store, editId: EditId): EditId | null {
  const stands = prepared<[number], number>(
    store,
    `SELECT EXISTS (SELECT 1 FROM standing_edit s WHERE s.id = m.id)
     FROM edit m
     WHERE m.id = ? AND m.act = 'make'`,
  )
    .pluck()
    .get(editId)
  if (stands === undefined) throw new Failure({ code: 'edit/unknown', editId })
  return stands === 1 ? editId : null
}

function addTurn(store: Store, act: 'undo' | 'redo', target: EditId, said: Said): EditId {
  const cell = prepared<[number], { reportId: ReportId; indicator: IndicatorId }>(
    store,
    'SELECT report_id AS reportId, indicator FROM edit WHERE id = ?',
  ).get(target)
  if (!cell) throw new Failure({ code: 'edit/unknown', editId: target })
  const id = nextEditId(store)
  const before = shownIn(store, cell.reportId, cell.indicator)
  prepared<Record<string, unknown>>(
    store,
    `INSERT INTO edit (id, act, target, report_id, indicator, before_text, after_text, reason, author, made_at)
     VALUES (@id, @act, @target, @reportId, @indicator, @before, @after, @reason, @author, @now)`,
  ).run({ id, act, target, ...cell, before, after: shownAfter(store, act, target, cell), ...said })
  return id
}

/** What the cell will show once the correction is undone or redone: lines of history are never changed afterwards. */
function shownAfter(
  store: Store,
  act: 'undo' | 'redo',
  target: EditId,
  cell: { reportId: ReportId; indicator: IndicatorId },
): string {
  const columns = prepared<Record<string, unknown>, CellColumns>(
    store,
    `SELECT kind, number, text, printed_unit AS printedUnit
     FROM (
       SELECT 1 AS rank, m.id, m.kind, m.number, m.text, m.printed_unit
       FROM edit m
       WHERE m.report_id = @reportId AND m.indicator = @indicator AND m.act = 'make'
         AND CASE m.id WHEN @target THEN @act = 'redo'
             ELSE (SELECT t.act FROM edit t WHERE t.target = m.id ORDER BY t.id DESC LIMIT 1) <> 'undo' END
       UNION ALL
       SELECT 0, 0, o.kind, o.number, o.text, o.printed_unit
       FROM observation o
       WHERE o.report_id = @reportId AND o.in_prose = 0 AND o.indicator = @indicator AND o.nth = 0
     )
     ORDER BY rank DESC, id DESC
     LIMIT 1`,
  ).get({ act, target, ...cell })
  return columns ? showValue(toValue(columns, [])) : ''
}

function shownIn(store: Store, reportId: ReportId, indicator: IndicatorId): string {
  const columns = prepared<[number, string], CellColumns>(
    store,
    `SELECT kind, number, text, printed_unit AS printedUnit
     FROM current_value
     WHERE report_id = ? AND indicator = ?`,
  ).get(reportId, indicator)
  return columns ? showValue(toValue(columns, [])) : ''
}

function nextEditId(store: Store): EditId {
  const id = prepared<[], number>(store, 'SELECT coalesce(max(id), 0) + 1 FROM edit').pluck().get()
  return id as EditId
}
