import type { Store } from '../../src-main/store/open.ts'

/**
 * Everything in a study but when it was imported: two studies with the same dump are the same. The inner tables of the
 * index are left out, since they tell how it was built; what it finds is asked instead.
 */
export function dump(store: Store): ReadonlyMap<string, unknown> {
  const tables = store.database
    .prepare<[], string>(
      `SELECT name FROM sqlite_schema
       WHERE type = 'table' AND name NOT LIKE 'report_words%' AND name NOT LIKE 'sqlite_%' ORDER BY name`,
    )
    .pluck()
    .all()
  const rows = tables.map(name => {
    const columns = store.database
      .prepare<[string], string>("SELECT name FROM pragma_table_info(?) WHERE name <> 'imported_at'")
      .pluck()
      .all(name)
      .map(column => `"${column}"`)
    return [name, store.database.prepare(`SELECT ${columns} FROM "${name}" ORDER BY ${columns}`).all()] as const
  })
  const found = store.database
    .prepare('SELECT rowid FROM report_words WHERE report_words MATCH \'"政府"\'')
    .pluck()
    .all()
  return new Map<string, unknown>([...rows, ['found', found]])
}

/** Whether the file holds together, down to the index. */
export function isSound(store: Store): boolean {
  store.database.exec("INSERT INTO report_words (report_words) VALUES ('integrity-check')")
  const says = store.database.pragma('integrity_check', { simple: true })
  return says === 'ok' && (store.database.pragma('foreign_key_check') as unknown[]).length === 0
}
