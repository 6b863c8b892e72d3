import type Sqlite from 'better-sqlite3'
import { Failure } from '#shared/contract/errors.ts'

/** better-sqlite3 13 needs this version of Node-API; on an older one loading it takes the process down. */
const NEEDED_NODE_API = 10

/** Version of SQLite, or null where the runtime cannot load it. */
export async function sqliteVersion(): Promise<string | null> {
  if (nodeApi() < NEEDED_NODE_API) return null
  const Database = await loadSqlite()
  const database = new Database(':memory:')
  const version = database.prepare<[], string>('SELECT sqlite_version()').pluck().get() ?? null
  database.close()
  return version
}

/** @throws Failure `study/no-database` where SQLite cannot be loaded. */
export async function loadSqlite(): Promise<typeof Sqlite> {
  if (nodeApi() < NEEDED_NODE_API) {
    throw new Failure({ code: 'study/no-database', found: String(nodeApi()), needed: String(NEEDED_NODE_API) })
  }
  return (await import('better-sqlite3')).default
}

/** A pragma whose answer is a number. */
export function pragmaNumber(database: Sqlite.Database, pragma: string): number {
  return Number(database.pragma(pragma, { simple: true }))
}

function nodeApi(): number {
  return Number(process.versions.napi ?? 0)
}
