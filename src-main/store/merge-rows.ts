import type Sqlite from 'better-sqlite3'
import type { ColumnValue } from './salvage-rows.ts'

export type Row = Readonly<Record<string, ColumnValue>>

/** A table whose lines belong to steps, and what its columns refer to. */
export type DetailTable = { readonly name: string; readonly references: ReadonlyMap<string, string> }

/** Worked out from the lines of steps rather than said by anybody. */
const DERIVED = new Set(['checked_report'])

/**
 * The tables whose lines belong to steps: found by what they refer to, so that a later one takes part in merging
 * without being named here.
 */
export function detailTables(database: Sqlite.Database): readonly DetailTable[] {
  const names = database
    .prepare<[], string>(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name",
    )
    .pluck()
    .all()
  return names
    .filter(name => !DERIVED.has(name) && name !== 'step')
    .map(name => ({ name, references: referencesOf(database, name) }))
    .filter(({ references }) => references.get('step_id') === 'step')
}

/** What each column of a table refers to. */
export function referencesOf(database: Sqlite.Database, table: string): ReadonlyMap<string, string> {
  type Key = { from: string; table: string }
  const keys = database.pragma(`foreign_key_list("${table}")`) as readonly Key[]
  return new Map(keys.map(({ from, table }) => [from, table]))
}

/** Columns that are kept, not worked out by the table itself. */
export function columnsOf(database: Sqlite.Database, table: string): readonly string[] {
  return (database.pragma(`table_xinfo("${table}")`) as readonly { name: string; hidden: number }[])
    .filter(({ hidden }) => hidden === 0)
    .map(({ name }) => name)
}

/** All rows of a table, in the order they were made. */
export function rowsOf(database: Sqlite.Database, table: string, where = '', ...values: ColumnValue[]): readonly Row[] {
  const columns = columnsOf(database, table).map(name => `"${name}"`)
  const order = columns.includes('"id"') ? ' ORDER BY id' : ''
  return database.prepare<ColumnValue[], Row>(`SELECT ${columns} FROM "${table}" ${where}${order}`).all(...values)
}

/** Add a row; where it has an id and none is given, it gets a new one. */
export function addRow(database: Sqlite.Database, table: string, row: Row): number {
  const columns = Object.keys(row)
  const names = columns.map(name => `"${name}"`)
  const { lastInsertRowid } = database
    .prepare<ColumnValue[]>(`INSERT INTO "${table}" (${names}) VALUES (${columns.map(() => '?')})`)
    .run(...Object.values(row))
  return Number(lastInsertRowid)
}

/** A row without these columns. */
export function without(row: Row, ...columns: readonly string[]): Row {
  return Object.fromEntries(Object.entries(row).filter(([name]) => !columns.includes(name)))
}
