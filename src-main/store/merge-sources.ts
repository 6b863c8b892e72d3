import type Sqlite from 'better-sqlite3'
import { addRow, columnsOf, type Row, referencesOf, rowsOf, without } from './merge-rows.ts'
import { holdsIndicator, mentionsIndicators, ownIn, renamed, renamedWithin } from './merge-steps.ts'
import type { Store } from './open.ts'
import type { ColumnValue } from './salvage-rows.ts'
import { saveWords } from './search.ts'
import { decideAlone, decideStanding } from './standing.ts'
import { wordsOf } from './text-words.ts'

/** What a row of the other study is called here: its table, and its number there, to its number here. */
export class Places {
  readonly #known = new Map<string, Map<number, number>>()
  /** Indicators of a person's own that are called otherwise here. */
  readonly own = new Map<string, string>()

  set(table: string, there: ColumnValue, here: number): void {
    const known = this.#known.get(table) ?? new Map<number, number>()
    this.#known.set(table, known)
    known.set(Number(there), here)
  }

  get(table: string, there: ColumnValue): number | undefined {
    return this.#known.get(table)?.get(Number(there))
  }

  /** A row of the other study as it is to stand here. */
  moved(table: string, references: ReadonlyMap<string, string>, row: Row): Row {
    const entries = Object.entries(row).map(([column, value]): [string, ColumnValue] => {
      const parent = references.get(column)
      if (value !== null && parent) {
        const here = this.get(parent, value)
        if (here === undefined) throw new Error(`${table}.${column}: ${parent} ${value} is not here`)
        return [column, here]
      }
      if (mentionsIndicators(table, column)) return [column, renamedWithin(value, this.own)]
      return [column, holdsIndicator(table, column) ? renamed(value, this.own) : value]
    })
    return Object.fromEntries(entries)
  }
}

/** What a report consists of, each after what it refers to; what is worked out from it is worked out anew. */
const PARTS = [
  'report_edition',
  'claim',
  'observation',
  'candidate',
  'local_row',
  'local_value',
  'local_candidate',
  'section',
  'remark',
] as const

/** Files of the other study that are not here, or are here without the report that was read from them there. */
export function missingSources(
  mine: Sqlite.Database,
  theirs: Sqlite.Database,
): readonly { id: number; isReport: boolean }[] {
  const here = new Map(mine.prepare<[], [string, string]>('SELECT sha256, outcome FROM source').raw().all())
  return theirs
    .prepare<[], { id: number; sha256: string; outcome: string }>('SELECT id, sha256, outcome FROM source ORDER BY id')
    .all()
    .filter(({ sha256, outcome }) => !here.has(sha256) || (outcome === 'report' && here.get(sha256) !== 'report'))
    .map(({ id, outcome }) => ({ id, isReport: outcome === 'report' }))
}

/** Note what is in both studies, and bring over the names of bodies that are not here. Call inside a transaction. */
export function matchUp({ database }: Store, theirs: Sqlite.Database, places: Places): void {
  nameOwn(database, theirs, places)
  for (const { id, name, key_name: key, ...rest } of rowsOf(theirs, 'organisation')) {
    const known = database
      .prepare<[ColumnValue, ColumnValue], number>(
        'SELECT id FROM organisation WHERE key_name = ? OR (key_name IS NULL AND name = ?)',
      )
      .pluck()
      .get(key ?? name ?? null, name ?? null)
    places.set(
      'organisation',
      id ?? null,
      known ?? addBody(database, { name: name ?? null, key_name: key ?? null, ...rest }),
    )
  }
  const here = database.prepare<[string], { id: number; reportId: number | null }>(
    'SELECT s.id, r.id AS reportId FROM source s LEFT JOIN report r ON r.source_id = s.id WHERE s.sha256 = ?',
  )
  const all = theirs.prepare<[], { id: number; sha256: string; reportId: number | null }>(
    'SELECT s.id, s.sha256, r.id AS reportId FROM source s LEFT JOIN report r ON r.source_id = s.id',
  )
  for (const { id, sha256, reportId } of all.all()) {
    const known = here.get(sha256)
    if (known) places.set('source', id, known.id)
    if (known?.reportId != null && reportId !== null) places.set('report', reportId, known.reportId)
  }
}

/** An indicator of a person's own keeps its name, unless that is taken by another one here. */
function nameOwn(mine: Sqlite.Database, theirs: Sqlite.Database, places: Places): void {
  const here = ownIn(mine)
  const byMeaning = new Map([...here].map(([name, meaning]) => [meaning, name]))
  const taken = new Set([...here.keys(), ...ownIn(theirs).keys()])
  for (const [name, meaning] of ownIn(theirs)) {
    const known = byMeaning.get(meaning)
    if (known === undefined && !here.has(name)) continue
    let other = known ?? name
    for (let nth = 1; known === undefined && taken.has(other); nth += 1) other = `own_${nth}`
    taken.add(other)
    if (other !== name) places.own.set(name, other)
  }
}

/** A body that is not here yet; another may bear its name since it was renamed: then it keeps its own unseen. */
function addBody(database: Sqlite.Database, row: Row): number {
  const isBorne = database
    .prepare<[ColumnValue], number>('SELECT 1 FROM organisation WHERE name = ?')
    .get(row.name ?? null)
  const shown = isBorne === undefined ? (row.key_name ?? row.name) : `${row.key_name ?? row.name}\n`
  const id = addRow(database, 'organisation', { ...without(row, 'root_id'), name: shown ?? null })
  database.prepare<[number, number]>('UPDATE organisation SET root_id = ? WHERE id = ?').run(id, id)
  return id
}

/**
 * Bring one file of the other study over, with the report that was read from it. Call inside a transaction; then
 * count and check the report.
 *
 * @returns Its report here, if it is one.
 */
export function bringSource(store: Store, theirs: Sqlite.Database, sourceId: number, places: Places): number | null {
  const { database } = store
  const [source] = rowsOf(theirs, 'source', 'WHERE id = ?', sourceId)
  if (!source) return null
  const known = places.get('source', sourceId)
  const row = { ...without(source, 'id', 'replaces') }
  const here = known ?? addRow(database, 'source', row)
  if (known !== undefined) {
    const set = Object.keys(row).map(column => `"${column}" = ?`)
    database.prepare<ColumnValue[]>(`UPDATE source SET ${set} WHERE id = ?`).run(...Object.values(row), known)
  }
  places.set('source', sourceId, here)
  const replaced = source.replaces == null ? undefined : places.get('source', source.replaces)
  if (replaced !== undefined && replaced !== here) {
    database.prepare<[number, number]>('UPDATE source SET replaces = ? WHERE id = ?').run(replaced, here)
  }
  const [report] = rowsOf(theirs, 'report', 'WHERE source_id = ?', sourceId)
  return report ? bringReport(store, theirs, report, here, places) : null
}

function bringReport(store: Store, theirs: Sqlite.Database, report: Row, sourceId: number, places: Places): number {
  const { database } = store
  const moved = places.moved('report', referencesOf(database, 'report'), without(report, 'id'))
  const id = addRow(database, 'report', { ...moved, standing: 0 })
  places.set('report', report.id ?? null, id)
  for (const table of PARTS) bringPart(database, theirs, table, report.id ?? null, places)
  const text = database.prepare<[number], string>('SELECT text FROM source WHERE id = ?').pluck().get(sourceId)
  saveWords(store, sourceId, wordsOf(text ?? ''), true)
  const { organisation_id: organisation, year } = moved
  decideStanding(store, { organisationId: organisation as number | null, year: year as number | null })
  decideAlone(store, sourceId)
  return id
}

/** Rows of a part go by the report, or by a row of another part that has just come over. */
function bringPart(
  database: Sqlite.Database,
  theirs: Sqlite.Database,
  table: string,
  reportId: ColumnValue,
  places: Places,
): void {
  const references = referencesOf(database, table)
  const hasId = columnsOf(database, table).includes('id')
  for (const row of rowsOf(theirs, table, whereOf(table), reportId)) {
    const here = addRow(database, table, places.moved(table, references, without(row, 'id')))
    if (hasId) places.set(table, row.id ?? null, here)
  }
}

const WHERE: Readonly<Record<string, string>> = {
  candidate: 'WHERE observation_id IN (SELECT id FROM observation WHERE report_id = ?)',
  local_value: 'WHERE local_row_id IN (SELECT id FROM local_row WHERE report_id = ?)',
  local_candidate: 'WHERE local_row_id IN (SELECT id FROM local_row WHERE report_id = ?)',
}

function whereOf(table: string): string {
  return WHERE[table] ?? 'WHERE report_id = ?'
}
