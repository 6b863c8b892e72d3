import { statSync } from 'node:fs'
import type Sqlite from 'better-sqlite3'
import { Failure } from '#shared/contract/errors.ts'
import { APPLICATION_ID } from './migrate.ts'
import { pragmaNumber } from './sqlite.ts'

/** Above this size, in bytes, looking through the whole file at every start would keep a person waiting. */
const QUICK_CHECK_LIMIT = 512 * 1_048_576

/** @throws Failure `study/not-a-study`, `study/newer-than-app`. */
export function refuseStrangers(database: Sqlite.Database, file: string, found: number, known: number): void {
  if (pragmaNumber(database, 'application_id') !== APPLICATION_ID) {
    throw new Failure({ code: 'study/not-a-study', path: file })
  }
  if (found > known) throw new Failure({ code: 'study/newer-than-app', path: file, found, known })
}

/** @throws Failure `study/damaged`. */
export function refuseDamaged(database: Sqlite.Database, file: string): void {
  if (statSync(file).size > QUICK_CHECK_LIMIT) return
  const says = database.pragma('quick_check(1)', { simple: true })
  if (says !== 'ok') throw new Failure({ code: 'study/damaged', path: file, why: String(says) })
}
