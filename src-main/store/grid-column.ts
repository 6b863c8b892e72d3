import type { Level } from '#shared/domain/check.ts'
import type { IndicatorId } from '#shared/domain/form.ts'
import { GRID_KINDS, GRID_MARKS } from '#shared/domain/grid.ts'
import type { ValueKind } from '#shared/domain/value.ts'
import { type GridRows, type InTurns, turnsOf } from './grid-rows.ts'
import type { Store } from './open.ts'
import { prepared } from './statements.ts'

/** One indicator of every report, in the order of the rows. */
export type GridColumn = {
  /** Places in `GRID_KINDS`; `NO_VALUE` where there is none. */
  readonly kinds: Uint8Array
  /** NaN where there is no number. */
  readonly numbers: Float64Array
  readonly marks: Uint8Array
}

/** Nothing stated and nothing filled in. */
export const NO_VALUE = 255

const KIND_CODES: Readonly<Record<string, number>> = Object.fromEntries(GRID_KINDS.map((kind, code) => [kind, code]))

export function kindCode(kind: ValueKind): number {
  return KIND_CODES[kind] ?? NO_VALUE
}

/** Reports looked at in one turn: each costs a search among ten million figures, on a slow disk a millisecond. */
const STEP = 60

export function* readGridColumn(store: Store, rows: GridRows, indicator: IndicatorId): InTurns<GridColumn> {
  const size = rows.ids.length
  const kinds = new Uint8Array(size).fill(NO_VALUE)
  const numbers = new Float64Array(size).fill(Number.NaN)
  const marks = new Uint8Array(size)
  for (const [first, last] of turnsOf(rows, STEP)) {
    const read = prepared<[string, number, number], [number, ValueKind, number | null, number]>(
      store,
      `SELECT o.report_id, o.kind, o.number, o.origin = 'derived'
       FROM report r
       CROSS JOIN observation o ON o.report_id = r.id AND o.in_prose = 0 AND o.indicator = ? AND o.nth = 0
       WHERE r.id BETWEEN ? AND ?`,
    )
      .raw()
      .all(indicator, first, last)
    for (const [id, kind, number, derived] of read) {
      const row = rows.rowOf.get(id) ?? -1
      kinds[row] = kindCode(kind)
      numbers[row] = number ?? Number.NaN
      marks[row] = derived ? GRID_MARKS.derived : 0
    }
    const edited = prepared<[string, number, number], [number, ValueKind | null, number | null]>(
      store,
      `SELECT report_id, kind, number
       FROM standing_edit
       WHERE indicator = ? AND report_id BETWEEN ? AND ?
       ORDER BY id`,
    )
      .raw()
      .all(indicator, first, last)
    for (const [id, [, kind, number]] of new Map(edited.map(edit => [edit[0], edit] as const))) {
      // the newest says that what the file states holds again
      if (kind === null) continue
      const row = rows.rowOf.get(id) ?? -1
      kinds[row] = kindCode(kind)
      numbers[row] = number ?? Number.NaN
      marks[row] = GRID_MARKS.corrected
    }
    yield
  }
  return { kinds, numbers, marks }
}

/** Note at each value of a column the worst finding that marks it: of those nobody has judged yet. */
export function* markFindings(
  store: Store,
  rows: GridRows,
  indicator: IndicatorId,
  { marks }: GridColumn,
): InTurns<undefined> {
  for (const [first, last] of turnsOf(rows, STEP)) {
    const some = prepared<{ indicator: string; first: number; last: number }, [number, Level]>(
      store,
      `SELECT f.report_id, f.level
       FROM finding f
       JOIN finding_indicator i ON i.finding_id = f.id
       WHERE i.indicator = @indicator AND i.in_earlier = 0 AND f.report_id BETWEEN @first AND @last
         AND f.verdict IS NOT 'fine'
         AND (i.nth = 0 OR NOT EXISTS (
           SELECT 1 FROM finding_indicator n WHERE n.finding_id = f.id AND n.nth = 3 AND n.in_earlier = 0
         ))
       UNION ALL
       SELECT f.earlier_id, f.level
       FROM finding f
       JOIN finding_indicator i ON i.finding_id = f.id
       WHERE i.indicator = @indicator AND i.in_earlier = 1 AND f.earlier_id BETWEEN @first AND @last
         AND f.verdict IS NOT 'fine'`,
    )
      .raw()
      .all({ indicator, first, last })
    for (const [id, level] of some) {
      const row = rows.rowOf.get(id)
      if (row !== undefined) marks[row]! |= GRID_MARKS[level]
    }
    yield
  }
  return undefined
}
