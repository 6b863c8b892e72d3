import { createHash } from 'node:crypto'
import type Sqlite from 'better-sqlite3'
import type { StepKind } from '#shared/domain/step.ts'
import { type DetailTable, detailTables, type Row, rowsOf, without } from './merge-rows.ts'
import type { ColumnValue } from './salvage-rows.ts'

/** A line of a step, in the table it stands in. */
export type StepRow = { readonly table: DetailTable; readonly row: Row }

/** A step as one study has it. */
export type KnownStep = {
  readonly id: number
  readonly kind: string
  readonly target: number
  readonly reason: string
  readonly author: string
  readonly madeAt: string
  readonly rows: readonly StepRow[]
  /** The same in every study that has this step: copies of a study know their common steps by it. */
  readonly identity: string
}

/** What tells things apart in any study: a file by its bytes, a body by the name that files print. */
export type Names = {
  readonly of: (table: string, id: ColumnValue) => string
  /** An indicator; one of a person's own goes by its definition, since its name may be taken elsewhere. */
  readonly indicator: (name: ColumnValue) => ColumnValue
  /** A text that names indicators. */
  readonly mentions: (text: ColumnValue) => ColumnValue
}

export function namesIn(database: Sqlite.Database): Names {
  const all = (sql: string) => new Map(database.prepare<[], [number, string]>(sql).raw().all())
  const known: Readonly<Record<string, ReadonlyMap<number, string>>> = {
    source: all('SELECT id, sha256 FROM source'),
    report: all('SELECT r.id, s.sha256 FROM report r JOIN source s ON s.id = r.source_id'),
    organisation: all('SELECT id, coalesce(key_name, name) FROM organisation'),
  }
  const own = ownIn(database)
  return {
    of: (table, id) => {
      const name = known[table]?.get(Number(id))
      if (name === undefined) throw new Error(`${table} ${id} has no name in other studies`)
      return name
    },
    indicator: name => renamed(name, own),
    mentions: text => renamedWithin(text, own),
  }
}

/** Indicators of a person's own by their names, each with what it is in any study. */
export function ownIn(database: Sqlite.Database): ReadonlyMap<string, string> {
  return new Map(
    database
      .prepare<[], [string, string]>(
        `SELECT i.name, json_array(s.made_at, s.author, i.group_label, i.label)
         FROM own_indicator i JOIN step s ON s.id = i.step_id`,
      )
      .raw()
      .all(),
  )
}

/** The name of an indicator, or of a cell of it, with its first part as it is called elsewhere. */
export function renamed(name: ColumnValue, own: ReadonlyMap<string, string>): ColumnValue {
  if (typeof name !== 'string') return name
  const [, first = '', rest = ''] = /^(own_[a-z0-9]+)(.*)$/.exec(name) ?? []
  return own.has(first) ? `${own.get(first)}${rest}` : name
}

/** A text in which indicators are named, with those of a person's own as they are called elsewhere. */
export function renamedWithin(text: ColumnValue, own: ReadonlyMap<string, string>): ColumnValue {
  return typeof text === 'string' ? text.replaceAll(/\bown_[a-z0-9]+/g, name => own.get(name) ?? name) : text
}

/** Columns whose text names indicators. */
const MENTIONS: Readonly<Record<string, readonly string[]>> = {
  saved_view: ['value'],
  own_series: ['definition'],
  column_set: ['indicators'],
  export_recipe: ['recipe'],
}

/** Columns that hold the name of an indicator. */
export const INDICATORS: Readonly<Record<string, readonly string[]>> = { own_indicator: ['name'], wording: ['own'] }

/** All steps of a study in order, with their lines. */
export function stepsOf(database: Sqlite.Database, names: Names): readonly KnownStep[] {
  const lines = new Map<number, StepRow[]>()
  for (const table of detailTables(database)) {
    for (const row of rowsOf(database, table.name)) {
      const stepId = Number(row.step_id)
      const of = lines.get(stepId)
      if (of) of.push({ table, row })
      else lines.set(stepId, [{ table, row }])
    }
  }
  const identities = new Map<number, string>()
  const taken = new Set<string>()
  return rowsOf(database, 'step').map(({ id, kind, target, reason, author, made_at }) => {
    const rows = lines.get(Number(id)) ?? []
    const of = target === id ? null : (identities.get(Number(target)) ?? '')
    const said = rows.map(({ table, row }) => [table.name, naturally(table, row, names)])
    let identity = print([kind, author, made_at, reason, of, said])
    // The same thing said twice in one moment is two steps.
    while (taken.has(identity)) identity = print([identity])
    taken.add(identity)
    identities.set(Number(id), identity)
    const step = { id: Number(id), kind: String(kind), target: Number(target), reason: String(reason) }
    return { ...step, author: String(author), madeAt: String(made_at), rows, identity }
  })
}

/** A line with names in place of the numbers that things have in one study only. */
export function naturally({ name, references }: DetailTable, row: Row, names: Names): Row {
  const entries = Object.entries(without(row, 'id', 'step_id')).map(([column, value]): [string, ColumnValue] => {
    const parent = references.get(column)
    if (value !== null && parent) return [column, names.of(parent, value)]
    if (holdsIndicator(name, column)) return [column, names.indicator(value)]
    if (mentionsIndicators(name, column)) return [column, names.mentions(value)]
    return [column, value]
  })
  return Object.fromEntries(entries)
}

export function holdsIndicator(table: string, column: string): boolean {
  return column === 'indicator' || (INDICATORS[table]?.includes(column) ?? false)
}

export function mentionsIndicators(table: string, column: string): boolean {
  return MENTIONS[table]?.includes(column) ?? false
}

/** Which steps stand: those whose last turn is not an undo. */
export function standingIn(steps: readonly KnownStep[]): ReadonlySet<number> {
  const standing = new Set<number>()
  for (const { id, kind, target } of steps) {
    if (kind === 'undo') standing.delete(target)
    else standing.add(target === id ? id : target)
  }
  return standing
}

export function isTurn({ id, target }: KnownStep): boolean {
  return id !== target
}

/** The kind of the step itself, for a turn that of its target. */
export function kindOf(step: KnownStep, byId: ReadonlyMap<number, KnownStep>): StepKind {
  return (isTurn(step) ? (byId.get(step.target)?.kind ?? '') : step.kind) as StepKind
}

function print(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('base64url').slice(0, 32)
}
