import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Database } from 'better-sqlite3'
import { rootPath } from '../root.ts'

/** One step of the schema: `version` is what `user_version` says after it. */
export type Migration = { readonly version: number; readonly name: string; readonly sql: string }

/** Marks a SQLite file as a study: 'NBAO'. */
export const APPLICATION_ID = 0x4e42414f

/** The steps of the schema in order. Released ones are never edited: a change is a further file. */
export function readMigrations(folder = rootPath('src-main/store/migrations')): readonly Migration[] {
  const names = readdirSync(folder)
    .filter(name => name.endsWith('.sql'))
    .sort()
  return names.map((name, at) => {
    const version = Number.parseInt(name, 10)
    if (version !== at + 1) throw new Error(`${name} should be migration ${at + 1}`)
    return { version, name, sql: readFileSync(join(folder, name), 'utf8') }
  })
}

/** Bring a database from version `found` up to the last migration, all steps or none. */
export function migrate(database: Database, found: number, migrations: readonly Migration[]): void {
  database
    .transaction(() => {
      database.pragma(`application_id = ${APPLICATION_ID}`)
      for (const { version, sql } of migrations.slice(found)) {
        database.exec(sql)
        database.pragma(`user_version = ${version}`)
      }
    })
    .immediate()
}
