import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type Sqlite from 'better-sqlite3'
import type { Salvage } from '#shared/domain/study-care.ts'
import { type Migration, migrate, readMigrations } from './migrate.ts'
import { lendHead, openTolerantly, readsSchema, versionInHead } from './salvage-head.ts'
import { dropOrphans, tablesOf } from './salvage-orphans.ts'
import { type ColumnValue, readableRows } from './salvage-rows.ts'
import { wordsOf } from './text-words.ts'
import { writeAheadPath } from './write-ahead.ts'

export type SalvageTask = {
  readonly do: 'salvage'
  /** The damaged study; it is only read. */
  readonly study: string
  /** Where the new study is written. */
  readonly into: string
  /** A good backup of the same study, to help where its own first pages are gone. */
  readonly backup: string | null
  readonly why: string
}

export type Salvaged = Salvage

/**
 * Read what can be read of a damaged study into a new one: table by table, around what cannot be read. The damaged
 * file is not touched.
 *
 * @returns What came of it; an empty study when nothing could be read.
 */
export function salvageStudy(Database: typeof Sqlite, { study, into, backup, why }: SalvageTask): Salvaged {
  const folder = mkdtempSync(join(tmpdir(), 'nianbao-salvage-'))
  const copy = join(folder, 'damaged.nianbao')
  let target: Sqlite.Database | null = null
  try {
    copyFileSync(study, copy)
    if (existsSync(writeAheadPath(study))) copyFileSync(writeAheadPath(study), writeAheadPath(copy))
    const all = readMigrations()
    if (!readsSchema(Database, copy)) lendHead(Database, copy, backup, all)
    const version = Math.min(Math.max(versionInHead(copy), 1), all.length)
    target = emptyStudy(Database, into, all.slice(0, version))
    const saved = readsSchema(Database, copy) ? copyRows(Database, copy, target) : { rows: {}, unreadable: 1 }
    const orphans = dropOrphans(target)
    indexWords(target)
    restoreTriggers(target, all.slice(0, version), Database)
    if (version < all.length) migrate(target, version, all)
    const count = (sql: string) => Number(target?.prepare(sql).pluck().get() ?? 0)
    return {
      why,
      reports: count('SELECT count(*) FROM report'),
      corrections: count('SELECT coalesce(sum(corrected), 0) FROM report_tally'),
      ...saved,
      orphans,
    }
  } finally {
    target?.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** A new study without its triggers: they guard people's lines against change, and here lines come in any order. */
function emptyStudy(Database: typeof Sqlite, path: string, migrations: readonly Migration[]): Sqlite.Database {
  if (!existsSync(dirname(path))) throw new Error(`no such folder: ${dirname(path)}`)
  rmSync(path, { force: true })
  const database = new Database(path)
  database.pragma('journal_mode = DELETE')
  database.pragma('synchronous = OFF')
  migrate(database, 0, migrations)
  database.pragma('foreign_keys = OFF')
  for (const { name } of triggersOf(database)) database.exec(`DROP TRIGGER "${name}"`)
  return database
}

function copyRows(Database: typeof Sqlite, copy: string, target: Sqlite.Database) {
  const damaged = openTolerantly(Database, copy)
  const rows: Record<string, number> = {}
  let unreadable = 0
  try {
    for (const table of tablesOf(target)) {
      const columns = columnsOf(target, table)
      const insert = target.prepare<ColumnValue[]>(
        `INSERT OR IGNORE INTO "${table}" (${columns.map(name => `"${name}"`)}) VALUES (${columns.map(() => '?')})`,
      )
      const parents = parentKeys(target, table)
      rows[table] = 0
      target.exec('BEGIN')
      for (const row of readableRows(damaged, table, columns, parents)) {
        if (row === 'unreadable') unreadable += 1
        else rows[table] += tried(insert, row)
      }
      target.exec('COMMIT')
    }
  } finally {
    damaged.close()
  }
  return { rows, unreadable }
}

/** A row whose bytes were garbled may break the rules of its table. */
function tried(insert: Sqlite.Statement<ColumnValue[]>, row: readonly ColumnValue[]): number {
  try {
    return insert.run(...row).changes
  } catch (refused) {
    if (refused instanceof Error && 'code' in refused && /^SQLITE_(CONSTRAINT|MISMATCH)/.test(String(refused.code)))
      return 0
    throw refused
  }
}

function indexWords(database: Sqlite.Database): void {
  const insert = database.prepare<[number, string]>('INSERT INTO report_words (rowid, words) VALUES (?, ?)')
  const sources = database.prepare<[], { id: number; text: string }>(
    "SELECT id, text FROM source WHERE outcome = 'report'",
  )
  const found = sources.all()
  database.transaction(() => {
    for (const { id, text } of found) insert.run(id, wordsOf(text))
  })()
}

function restoreTriggers(database: Sqlite.Database, migrations: readonly Migration[], Database: typeof Sqlite): void {
  const whole = new Database(':memory:')
  migrate(whole, 0, migrations)
  for (const { sql } of triggersOf(whole)) database.exec(sql)
  whole.close()
}

function triggersOf(database: Sqlite.Database) {
  return database
    .prepare<[], { name: string; sql: string }>("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
    .all()
}

/** Columns that are kept; generated ones are worked out by the new study itself. */
function columnsOf(database: Sqlite.Database, table: string): readonly string[] {
  return (database.pragma(`table_xinfo("${table}")`) as readonly { name: string; hidden: number }[])
    .filter(({ hidden }) => hidden === 0)
    .map(({ name }) => name)
}

/** For a table that is kept by its key: the first column of the key, and all values it can have by the rows read so far. */
function parentKeys(
  database: Sqlite.Database,
  table: string,
): { column: string; values: readonly ColumnValue[] } | null {
  const first = (database.pragma(`table_info("${table}")`) as readonly { name: string; pk: number }[]).find(
    ({ pk }) => pk === 1,
  )
  type Key = { table: string; from: string; to: string }
  const key = (database.pragma(`foreign_key_list("${table}")`) as readonly Key[]).find(
    ({ from }) => from === first?.name,
  )
  if (!first || !key) return null
  const values = database.prepare<[], ColumnValue>(`SELECT DISTINCT "${key.to}" FROM "${key.table}"`).pluck().all()
  return { column: first.name, values }
}
