import type { EditionId, IndicatorId } from '#shared/domain/form.ts'
import type { StepId } from '#shared/domain/step.ts'
import type { ReportId } from '#shared/domain/study.ts'
import type { OwnIndicator, RowPlace, TaughtTarget, TaughtUse, WordingId } from '#shared/domain/teaching.ts'
import { evidenceColumns } from './cells.ts'
import type { Store } from './open.ts'
import { insertRows, prepared } from './statements.ts'
import { addStep, type Said } from './steps.ts'

/** A wording as it is kept: what it states is spelled out only when the forms are at hand. */
export type KeptWording = RowPlace & {
  readonly id: WordingId
  readonly label: string
  readonly target: TaughtTarget
}

/** What one step teaches: a wording, an indicator of one's own, or both together. */
export type Lesson = {
  readonly own: OwnIndicator | null
  readonly wording: Omit<KeptWording, 'id'> | null
}

/** Keep what a person teaches as one step. Call inside a transaction, then mark the reports it concerns. */
export function addLesson(store: Store, { own, wording }: Lesson, said: Said, after: string): StepId {
  const stepId = addStep(store, 'teach', said, [{ subject: wording?.label ?? own?.label ?? '', before: '', after }])
  if (own) {
    const { id, group, label, unit, like } = own
    insertRows(store, 'INSERT INTO own_indicator (step_id, name, group_label, label, unit, edition, table_id)', [
      [stepId, id, group, label, unit, like?.edition ?? null, like?.table ?? null],
    ])
  }
  if (wording) {
    const { label, edition, table, under, target } = wording
    const [inTable, inRow, name] = target.kind === 'row' ? [target.table, target.row, null] : [null, null, target.id]
    insertRows(store, 'INSERT INTO wording (step_id, label, edition, table_id, under, in_table, in_row, own)', [
      [stepId, label, edition, table, under, inTable, inRow, name],
    ])
  }
  return stepId
}

const STANDS = (line: string) =>
  `(SELECT t.kind FROM step t WHERE t.target = ${line}.step_id ORDER BY t.id DESC LIMIT 1) <> 'undo'`

type OwnColumns = Omit<OwnIndicator, 'like'> & { readonly edition: EditionId | null; readonly table: string | null }

/** The indicators of one's own that stand, in the order in which they were first made. */
export function ownIndicators(store: Store): readonly OwnIndicator[] {
  return prepared<[], OwnColumns>(
    store,
    `SELECT o.name AS id, o.group_label AS "group", o.label, o.unit, o.edition, o.table_id AS "table"
     FROM own_indicator o
     WHERE o.id = (SELECT k.id FROM own_indicator k WHERE k.name = o.name AND ${STANDS('k')} ORDER BY k.id DESC LIMIT 1)
     ORDER BY (SELECT min(k.id) FROM own_indicator k WHERE k.name = o.name)`,
  )
    .all()
    .map(({ edition, table, ...own }) => ({
      ...own,
      like: edition === null || table === null ? null : { edition, table },
    }))
}

/** A name for a new indicator of one's own that was never given. */
export function nextOwnName(store: Store): IndicatorId {
  const names = prepared<[], string>(store, 'SELECT DISTINCT name FROM own_indicator').pluck().all()
  const numbers = names.map(name => Number(/^own_(\d+)$/.exec(name)?.[1] ?? 0))
  return `own_${Math.max(0, ...numbers) + 1}`
}

/** Whether a name was ever given, undone steps too. */
export function isOwnName(store: Store, name: IndicatorId): boolean {
  return prepared<[string], number>(store, 'SELECT 1 FROM own_indicator WHERE name = ? LIMIT 1').get(name) !== undefined
}

type WordingColumns = RowPlace & {
  readonly id: WordingId
  readonly label: string
  readonly inTable: string | null
  readonly inRow: string | null
  readonly own: IndicatorId | null
}

/** The wordings that stand, the newest first. */
export function taughtWordings(store: Store): readonly KeptWording[] {
  return prepared<[], WordingColumns>(
    store,
    `SELECT w.id, w.label, w.edition, w.table_id AS "table", w.under, w.in_table AS inTable, w.in_row AS inRow, w.own
     FROM wording w
     WHERE ${STANDS('w')}
     ORDER BY w.id DESC`,
  )
    .all()
    .map(toWording)
}

/** The wordings of one step, whether it stands or not. */
export function wordingsOfStep(store: Store, stepId: StepId): readonly KeptWording[] {
  return prepared<[number], WordingColumns>(
    store,
    `SELECT id, label, edition, table_id AS "table", under, in_table AS inTable, in_row AS inRow, own
     FROM wording
     WHERE step_id = ?`,
  )
    .all(stepId)
    .map(toWording)
}

function toWording({ inTable, inRow, own, ...wording }: WordingColumns): KeptWording {
  if (own !== null) return { ...wording, target: { kind: 'own', id: own } }
  if (inTable === null || inRow === null) throw new Error('a wording that says nothing')
  return { ...wording, target: { kind: 'row', table: inTable, row: inRow } }
}

/** Keep which rows of a report were read by which wording, in place of those of an earlier reading. */
export function saveTaughtRows(store: Store, reportId: ReportId, taught: readonly TaughtUse[]): void {
  prepared<[number]>(store, 'DELETE FROM taught_row WHERE report_id = ?').run(reportId)
  insertRows(
    store,
    'INSERT INTO taught_row (report_id, nth, wording_id, label, start_at, end_at, quote, page)',
    taught.map(({ wording, label, evidence }, nth) => {
      const { start, end, quote, page } = evidenceColumns(evidence)
      return [reportId, nth, wording, label, start, end, quote, page]
    }),
  )
  prepared<[number]>(store, 'DELETE FROM reading_due WHERE report_id = ?').run(reportId)
}
