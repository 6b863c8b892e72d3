import type Sqlite from 'better-sqlite3'

/** Files that go by their text: rows that say nothing without the text itself are made anew. */
const MADE_ANEW = /^report_words|^sqlite_/

/**
 * Rows that have lost what they belong to would break the study: they are counted, and left out. Where a row can do
 * without, as a report without its body, it stays.
 */
export function dropOrphans(database: Sqlite.Database): number {
  const keys = tablesOf(database).flatMap(table => foreignKeysOf(database, table))
  let orphans = 0
  for (let left = 1; left > 0; ) {
    left = 0
    for (const { table, parent, columns, isOptional } of keys) {
      const same = columns.map(({ from, to }) => `p."${to}" = "${table}"."${from}"`).join(' AND ')
      const set = columns.map(({ from }) => `"${from}" IS NOT NULL`).join(' AND ')
      const lost = `${set} AND NOT EXISTS (SELECT 1 FROM "${parent}" p WHERE ${same})`
      const first = columns[0]?.from ?? ''
      // A row may need what it can do without where another of its columns speaks of it: then it goes too.
      if (isOptional)
        left += database.prepare(`UPDATE OR IGNORE "${table}" SET "${first}" = NULL WHERE ${lost}`).run().changes
      left += database.prepare(`DELETE FROM "${table}" WHERE ${lost}`).run().changes
    }
    orphans += left
  }
  return orphans
}

function foreignKeysOf(database: Sqlite.Database, table: string) {
  type Key = { id: number; table: string; from: string; to: string }
  const needed = new Set(
    (database.pragma(`table_info("${table}")`) as readonly { name: string; notnull: number; pk: number }[])
      .filter(({ notnull, pk }) => notnull === 1 || pk > 0)
      .map(({ name }) => name),
  )
  const all = database.pragma(`foreign_key_list("${table}")`) as readonly Key[]
  return [...new Set(all.map(({ id }) => id))].map(id => {
    const columns = all.filter(key => key.id === id)
    const isOptional = columns.length === 1 && !columns.some(({ from }) => needed.has(from))
    return { table, parent: columns[0]?.table ?? '', columns, isOptional }
  })
}

/** Tables whose rows are copied, each after those it refers to. */
export function tablesOf(database: Sqlite.Database): readonly string[] {
  return database
    .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY rootpage")
    .pluck()
    .all()
    .filter(name => !MADE_ANEW.test(name))
}
