import { Failure } from '#shared/contract/errors.ts'
import type { IndicatorId } from '#shared/domain/form.ts'
import type { StepId, StepKind } from '#shared/domain/step.ts'
import type { ReportId } from '#shared/domain/study.ts'
import type { Store } from './open.ts'
import { shownIn } from './shown.ts'
import { insertRows, prepared } from './statements.ts'

/** Who says so, why and when. */
export type Said = { readonly reason: string; readonly author: string; readonly now: string }

/** What a step changes, for the history: words as they are shown on the day. Name the report or the source, or neither. */
export type Changed = {
  readonly reportId?: ReportId
  readonly sourceId?: number
  readonly indicator?: IndicatorId
  readonly subject?: string
  readonly before: string | null
  readonly after: string | null
}

/**
 * Add a step, which stands until it is undone. Call inside a transaction; then add the lines of the kind's own table
 * under its id, and work out anew what follows from them.
 */
export function addStep(store: Store, kind: StepKind, said: Said, changes: readonly Changed[]): StepId {
  const id = insertStep(store, kind, null, said)
  saveLines(store, id, changes)
  return id
}

/**
 * Take a step back: the one named, or the one made or redone last. Call inside a transaction; then work out anew what
 * followed from it.
 *
 * @returns  The undo and the step it undoes.
 * @throws Failure `step/unknown` when there is none of that id, `step/nothing-to-undo` when none (or not that one) stands.
 */
export function addUndo(store: Store, stepId: StepId | null, said: Said): Turn {
  const target = stepId ?? lastStanding(store)
  if (target === null) throw new Failure({ code: 'step/nothing-to-undo' })
  if (!stands(store, target)) throw new Failure({ code: 'step/nothing-to-undo' })
  return addTurn(store, 'undo', target, said)
}

/**
 * Bring a step back: the one named, or the one undone last. As in any editor, a new step ends what can be redone
 * without naming it.
 *
 * @throws Failure `step/unknown`, `step/nothing-to-redo`.
 */
export function addRedo(store: Store, stepId: StepId | null, said: Said): Turn {
  const target = stepId ?? lastUndone(store)
  if (target === null) throw new Failure({ code: 'step/nothing-to-redo' })
  if (stands(store, target)) throw new Failure({ code: 'step/nothing-to-redo' })
  return addTurn(store, 'redo', target, said)
}

/** An undo or redo: its own id, and the step it is about. */
export type Turn = { readonly id: StepId; readonly target: StepId; readonly kind: StepKind }

/** The step that undo would take back now: never what came about by itself. */
export function lastStanding(store: Store): StepId | null {
  const target = prepared<[], StepId>(
    store,
    `SELECT l.target
     FROM step l
     JOIN step m ON m.id = l.target
     WHERE l.kind <> 'undo' AND m.kind <> 'carry'
       AND NOT EXISTS (SELECT 1 FROM step t WHERE t.target = l.target AND t.id > l.id)
     ORDER BY l.id DESC
     LIMIT 1`,
  )
    .pluck()
    .get()
  return target ?? null
}

/** The step that redo would bring back now: of those undone since a person last did something new. */
export function lastUndone(store: Store): StepId | null {
  const target = prepared<[], StepId>(
    store,
    `SELECT l.target
     FROM step l
     JOIN step m ON m.id = l.target
     WHERE l.kind = 'undo' AND m.kind <> 'carry'
       AND l.id > coalesce((SELECT n.id FROM step n WHERE n.target = n.id AND n.kind <> 'carry' ORDER BY n.id DESC LIMIT 1), 0)
       AND NOT EXISTS (SELECT 1 FROM step t WHERE t.target = l.target AND t.id > l.id)
     ORDER BY l.id DESC
     LIMIT 1`,
  )
    .pluck()
    .get()
  return target ?? null
}

/** Whether a person ever did something to this report that would hang in the air without it, undone steps too. */
export function wasEverTouched(store: Store, reportId: ReportId): boolean {
  const found = prepared<[number], number>(
    store,
    `SELECT EXISTS (
       SELECT 1 FROM report r
       JOIN step_line l ON l.source_id = r.source_id
       JOIN step s ON s.id = l.step_id
       WHERE r.id = ? AND s.kind <> 'choice'
     )`,
  )
    .pluck()
    .get(reportId)
  return found === 1
}

/** @throws Failure `step/unknown`. */
function stands(store: Store, stepId: StepId): boolean {
  const standing = prepared<[number], number>(
    store,
    `SELECT EXISTS (SELECT 1 FROM standing_step s WHERE s.id = m.id) FROM step m WHERE m.id = ? AND m.target = m.id`,
  )
    .pluck()
    .get(stepId)
  if (standing === undefined) throw new Failure({ code: 'step/unknown', stepId })
  return standing === 1
}

type LineColumns = {
  readonly sourceId: number | null
  readonly reportId: ReportId | null
  readonly indicator: IndicatorId | null
  readonly subject: string
  readonly before: string | null
  readonly after: string | null
}

/** What a turn changes is what its step did, the other way round or again; of a cell, what it really shows. */
function addTurn(store: Store, act: 'undo' | 'redo', target: StepId, said: Said): Turn {
  const lines = prepared<[number], LineColumns>(
    store,
    `SELECT l.source_id AS sourceId, r.id AS reportId, l.indicator, l.subject,
            l.before_text AS before, l.after_text AS after
     FROM step_line l
     LEFT JOIN report r ON r.source_id = l.source_id
     WHERE l.step_id = ?
     ORDER BY l.nth`,
  ).all(target)
  const kind = prepared<[number], StepKind>(store, 'SELECT kind FROM step WHERE id = ?').pluck().get(target) as StepKind
  const isOfCells = kind === 'edit' || kind === 'carry'
  const shown = () =>
    lines.map(({ reportId, indicator, before, after }) => {
      const words = act === 'undo' ? { before: after, after: before } : { before, after }
      if (!isOfCells || reportId === null || indicator === null) return words
      const cell = shownIn(store, reportId, indicator)
      return { before: cell, after: cell }
    })
  const before = shown()
  const id = insertStep(store, act, target, said)
  const after = shown()
  saveLines(
    store,
    id,
    lines.map(({ sourceId, indicator, subject }, nth) => ({
      ...(sourceId === null ? {} : { sourceId }),
      ...(indicator === null ? {} : { indicator }),
      subject,
      before: before[nth]?.before ?? null,
      after: after[nth]?.after ?? null,
    })),
  )
  return { id, target, kind }
}

function insertStep(store: Store, kind: string, target: StepId | null, { reason, author, now }: Said): StepId {
  const id = prepared<[], number>(store, 'SELECT coalesce(max(id), 0) + 1 FROM step').pluck().get() as number
  prepared<[number, string, number, string, string, string]>(
    store,
    'INSERT INTO step (id, kind, target, reason, author, made_at) VALUES (?, ?, ?, ?, ?, ?)',
  ).run(id, kind, target ?? id, reason, author, now)
  return id
}

function saveLines(store: Store, stepId: StepId, changes: readonly Changed[]): void {
  const sourceOf = prepared<[number], number>(store, 'SELECT source_id FROM report WHERE id = ?').pluck()
  insertRows(
    store,
    'INSERT INTO step_line (step_id, nth, source_id, indicator, subject, before_text, after_text)',
    changes.map(({ reportId, sourceId, indicator, subject, before, after }, nth) => {
      const source = sourceId ?? (reportId === undefined ? null : (sourceOf.get(reportId) ?? null))
      return [stepId, nth, source, indicator ?? null, subject ?? '', before, after]
    }),
  )
}
