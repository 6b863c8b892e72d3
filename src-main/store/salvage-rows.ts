import type Sqlite from 'better-sqlite3'

export type ColumnValue = string | number | bigint | Buffer | null
type Row = readonly ColumnValue[]

/** Reading that fails so often in one table is given up: each attempt walks down the tree anew. */
const MOST_FAILURES = 20_000
/** How far beyond the last readable row rows are looked for when even the last one cannot be told. */
const BEYOND = 100_000

/**
 * The rows of a table that can still be read, around pages that cannot.
 *
 * @param columns  Those wanted, in this order.
 * @param parents  For a table kept by its key: values that the first column of the key can have.
 * @returns        Rows, and 'unreadable' for each row or range of rows that was given up.
 */
export function* readableRows(
  database: Sqlite.Database,
  table: string,
  columns: readonly string[],
  parents: { readonly column: string; readonly values: readonly ColumnValue[] } | null,
): Generator<Row | 'unreadable'> {
  const list = columns.map(name => `"${name}"`).join(', ')
  if (hasRowid(database, table)) yield* byRowid(database, table, list)
  else yield* byKey(database, table, list, parents)
}

function hasRowid(database: Sqlite.Database, table: string): boolean {
  return database.prepare<[string], number>('SELECT wr FROM pragma_table_list WHERE name = ?').pluck().get(table) !== 1
}

function* byRowid(database: Sqlite.Database, table: string, list: string): Generator<Row | 'unreadable'> {
  const range = database
    .prepare<[number, number], ColumnValue[]>(
      `SELECT rowid, ${list} FROM "${table}" WHERE rowid BETWEEN ? AND ? ORDER BY rowid`,
    )
    .raw()
  const [lowest, highest] = [endOf(database, table, 'min'), endOf(database, table, 'max')]
  if (lowest === null && highest === null) return
  const waiting: [from: number, to: number][] = [[lowest ?? 1, highest ?? (lowest ?? 1) + BEYOND]]
  for (let failures = 0; waiting.length > 0 && failures < MOST_FAILURES; ) {
    const [from, to] = waiting.pop() as [number, number]
    let last = from - 1
    try {
      for (const [rowid, ...row] of range.iterate(from, to)) {
        last = Number(rowid)
        yield row
      }
    } catch (thrown) {
      throwUnlessDamage(thrown)
      failures += 1
      const rest = last + 1
      // What comes first is done first, so that every row is read once and in order.
      if (rest >= to) yield 'unreadable'
      else if (rest > from) waiting.push([rest, to])
      else waiting.push([halfway(from, to) + 1, to], [from, halfway(from, to)])
    }
  }
  if (waiting.length > 0) yield 'unreadable'
}

function* byKey(
  database: Sqlite.Database,
  table: string,
  list: string,
  parents: { readonly column: string; readonly values: readonly ColumnValue[] } | null,
): Generator<Row | 'unreadable'> {
  const read: Row[] = []
  if (!fails(database, `SELECT ${list} FROM "${table}"`, read)) {
    yield* read
    return
  }
  if (parents === null) {
    yield* read
    yield 'unreadable'
    return
  }
  const one = database
    .prepare<[ColumnValue], ColumnValue[]>(`SELECT ${list} FROM "${table}" WHERE "${parents.column}" = ?`)
    .raw()
  for (const value of parents.values) {
    try {
      for (const row of one.iterate(value)) yield row
    } catch (thrown) {
      throwUnlessDamage(thrown)
      yield 'unreadable'
    }
  }
}

/** @param read  Filled with what could be read before it failed. */
function fails(database: Sqlite.Database, sql: string, read: Row[]): boolean {
  try {
    for (const row of database.prepare<[], ColumnValue[]>(sql).raw().iterate()) read.push(row)
    return false
  } catch (thrown) {
    throwUnlessDamage(thrown)
    return true
  }
}

/** Null where the table is empty, undefined where that end of it cannot be read. */
function endOf(database: Sqlite.Database, table: string, end: 'min' | 'max'): number | null | undefined {
  try {
    return database.prepare<[], number | null>(`SELECT ${end}(rowid) FROM "${table}"`).pluck().get() ?? null
  } catch (thrown) {
    throwUnlessDamage(thrown)
    return undefined
  }
}

function halfway(from: number, to: number): number {
  return Math.floor((from + to) / 2)
}

function throwUnlessDamage(thrown: unknown): void {
  const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : ''
  if (!/^SQLITE_(CORRUPT|NOTADB|IOERR|ERROR)/.test(code)) throw thrown
}
