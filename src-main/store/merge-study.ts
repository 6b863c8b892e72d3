import type Sqlite from 'better-sqlite3'
import type { Decisions } from '#shared/domain/merging.ts'
import type { OwnSeriesDraft } from '#shared/domain/own-series.ts'
import type { StepId, StepKind } from '#shared/domain/step.ts'
import { OBJECTS, type Outcome, outcomes, thingsIn } from './merge-objects.ts'
import { addRow, type Row, referencesOf, rowsOf, without } from './merge-rows.ts'
import type { Places } from './merge-sources.ts'
import { isTurn, type KnownStep, kindOf, namesIn, type StepRow, standingIn, stepsOf } from './merge-steps.ts'
import type { Store } from './open.ts'
import type { ColumnValue } from './salvage-rows.ts'
import type { Said } from './steps.ts'

/** What two studies say, held against each other. */
export type Held = {
  readonly mine: readonly KnownStep[]
  readonly theirs: readonly KnownStep[]
  readonly newSteps: readonly KnownStep[]
  readonly outcomes: readonly Outcome[]
}

/** Hold the steps of two studies against each other. */
export function holdTogether(mine: Sqlite.Database, theirs: Sqlite.Database): Held {
  const [myNames, theirNames] = [namesIn(mine), namesIn(theirs)]
  const [mySteps, theirSteps] = [stepsOf(mine, myNames), stepsOf(theirs, theirNames)]
  const passed = mine.prepare<[], string>('SELECT identity FROM merged_turn').pluck().all()
  const known = new Set([...mySteps.map(({ identity }) => identity), ...passed])
  return {
    mine: mySteps,
    theirs: theirSteps,
    newSteps: theirSteps.filter(({ identity }) => !known.has(identity)),
    outcomes: outcomes(
      thingsIn(mySteps, myNames),
      thingsIn(theirSteps, theirNames),
      known,
      new Set(theirSteps.map(({ identity }) => identity)),
    ),
  }
}

/** A step that came over, or a turn: what has to follow goes by the step. */
export type Brought = { readonly stepId: StepId; readonly kind: StepKind }

/**
 * Add the steps of the other study that are not here, after those that are, each with who made it and when. Files and
 * bodies must have come over before. Call inside a transaction.
 */
export function bringSteps({ database }: Store, { mine, theirs, newSteps }: Held, places: Places): readonly Brought[] {
  const byIdentity = new Map(mine.map(step => [step.identity, step.id]))
  for (const { id, identity } of theirs) {
    const here = byIdentity.get(identity)
    if (here !== undefined) places.set('step', id, here)
  }
  const standing = new Set(standingIn(mine))
  const byId = new Map(theirs.map(step => [step.id, step]))
  const brought: Brought[] = []
  for (const step of newSteps) {
    const target = isTurn(step) ? places.get('step', step.target) : undefined
    if (isTurn(step) && (target === undefined || (step.kind === 'undo') !== standing.has(target))) {
      database.prepare<[string]>('INSERT INTO merged_turn (identity) VALUES (?)').run(step.identity)
      continue
    }
    const stepId = addStepRow(database, step, target ?? null)
    places.set('step', step.id, stepId)
    if (step.kind === 'undo') standing.delete(target ?? stepId)
    else standing.add(target ?? stepId)
    for (const line of step.rows) bringLine(database, line, places)
    brought.push({ stepId: target ?? stepId, kind: kindOf(step, byId) })
  }
  return brought
}

function bringLine(database: Sqlite.Database, { table, row }: StepRow, places: Places): void {
  const here = addRow(database, table.name, places.moved(table.name, table.references, without(row, 'id')))
  if (row.id !== undefined) places.set(table.name, row.id, here)
}

/**
 * Where what came over does not come to what was decided, say so in a step of its own: nothing of either side is lost.
 * Call inside a transaction, after `bringSteps`.
 */
export function settleOutcomes(
  { database }: Store,
  { outcomes }: Held,
  decisions: Decisions,
  places: Places,
  said: Said,
): readonly Brought[] {
  const names = namesIn(database)
  const now = thingsIn(stepsOf(database, names), names)
  const settled: Brought[] = []
  for (const { mine, theirs, isConflict } of outcomes) {
    const decision = isConflict ? (decisions[theirs.key] ?? 'mine') : 'theirs'
    const wanted = decision === 'theirs' || mine === null ? theirs : mine
    if (now.get(theirs.key)?.value === wanted.value) continue
    const line = wanted === theirs ? movedLine(theirs.holds?.line, places) : (mine?.holds?.line.row ?? null)
    const about = movedLine(theirs.any, places)
    const none = OBJECTS[theirs.table]?.none ?? null
    const row = line ?? (none === null || about === null ? null : { ...about, ...none })
    // Of some things one cannot say that nothing holds: then the last word stays.
    if (row === null) continue
    const kind = (wanted.holds ?? mine?.holds ?? theirs.holds)?.step.kind ?? theirs.table
    const stepId = addStepRow(database, { kind, reason: said.reason, author: said.author, madeAt: said.now }, null)
    addRow(database, theirs.table, { ...without(row, 'id'), step_id: stepId })
    addLine(database, stepId, row, places, { mine, theirs, isConflict }, wanted === theirs)
    settled.push({ stepId, kind: kind as StepKind })
  }
  return settled
}

function movedLine(line: StepRow | undefined, places: Places): Row | null {
  return line ? places.moved(line.table.name, line.table.references, line.row) : null
}

function addStepRow(
  database: Sqlite.Database,
  { kind, reason, author, madeAt }: Pick<KnownStep, 'kind' | 'reason' | 'author' | 'madeAt'>,
  target: number | null,
): StepId {
  const id = database.prepare<[], number>('SELECT coalesce(max(id), 0) + 1 FROM step').pluck().get() as number
  addRow(database, 'step', { id, kind, target: target ?? id, reason, author, made_at: madeAt })
  return id
}

function addLine(
  database: Sqlite.Database,
  stepId: StepId,
  row: Row,
  places: Places,
  { mine, theirs }: Outcome,
  isTheirs: boolean,
): void {
  const [before, after] = isTheirs ? [shownOf(mine), shownOf(theirs)] : [shownOf(theirs), shownOf(mine)]
  const source =
    row.source_id ??
    (row.report_id == null
      ? null
      : (database
          .prepare<[ColumnValue], number>('SELECT source_id FROM report WHERE id = ?')
          .pluck()
          .get(row.report_id) ?? null))
  const indicator = source === null ? null : (row.indicator ?? null)
  const line = { source_id: source, indicator, subject: '', before_text: before, after_text: after }
  addRow(database, 'step_line', { step_id: stepId, nth: 0, ...line })
  places.set('step_line', stepId, 0)
}

/** How a thing is shown, by the line of history of the step that made it so. */
export function shownOf(thing: Outcome['mine']): string {
  if (!thing?.holds) return ''
  const { line, step } = thing.holds
  const shown = step.rows.filter(({ table }) => table.name === 'step_line').map(({ row }) => row)
  const own = shown.find(({ indicator }) => indicator !== null && indicator === line.row.indicator) ?? shown[0]
  if (line.table.name === 'edit') return String(line.row.text ?? own?.after_text ?? '')
  if (line.table.name === 'note') return String(line.row.text ?? '')
  if (line.table.name === 'saved_view' && line.row.field !== 'shows') return String(line.row.value ?? '')
  if (line.table.name === 'saved_view') return String(own?.subject ?? '')
  if (line.table.name === 'own_series') return definitionShown(line.row.definition)
  return String(own?.after_text || (line.row.verdict ?? line.row.value ?? line.row.is_checked ?? ''))
}

function definitionShown(definition: ColumnValue | undefined): string {
  if (typeof definition !== 'string') return ''
  const { label, formulas } = JSON.parse(definition) as OwnSeriesDraft
  return [label, ...formulas.map(({ formula }) => formula)].join(' · ')
}

/** What is said without being a step: how files are to be read, texts about the study, sets of columns. */
export function bringSayings({ database }: Store, theirs: Sqlite.Database, places: Places, now: string): void {
  for (const [table, key] of [
    ['instruction', ['sha256', 'kind']],
    ['study_text', ['about']],
  ] as const) {
    const same = (row: Row) => JSON.stringify(without(row, 'id'))
    const keyOf = (row: Row) => JSON.stringify(key.map(column => row[column]))
    const here = rowsOf(database, table)
    const known = new Set(here.map(same))
    const missing = rowsOf(theirs, table).filter(row => !known.has(same(row)))
    const last = new Map(here.map(row => [keyOf(row), row]))
    for (const row of missing) addRow(database, table, without(row, 'id'))
    // What was said here goes on counting; theirs can be read in the history.
    for (const at of new Set(missing.map(keyOf))) {
      const mine = last.get(at)
      if (mine) addRow(database, table, { ...without(mine, 'id'), made_at: now })
    }
  }
  for (const table of ['column_set', 'export_recipe']) {
    for (const row of rowsOf(theirs, table)) {
      const taken = database
        .prepare<[ColumnValue], number>(`SELECT 1 FROM ${table} WHERE name = ?`)
        .get(row.name ?? null)
      if (taken === undefined) addRow(database, table, places.moved(table, NO_REFERENCES, row))
    }
  }
}

const NO_REFERENCES: ReadonlyMap<string, string> = new Map()

/** Rows of brought reports that were read by wordings their people taught. Call after the steps have come over. */
export function bringTaught(
  { database }: Store,
  theirs: Sqlite.Database,
  reports: readonly number[],
  places: Places,
): void {
  const references = referencesOf(database, 'taught_row')
  for (const reportId of reports) {
    for (const row of rowsOf(theirs, 'taught_row', 'WHERE report_id = ?', reportId)) {
      addRow(database, 'taught_row', places.moved('taught_row', references, row))
    }
  }
}
