import type { Statement } from 'better-sqlite3'
import type { Store } from './open.ts'
import { studyTrouble } from './trouble.ts'

const STATEMENTS = new WeakMap<Store, Map<string, Statement>>()

/**
 * A statement of this study, prepared once.
 *
 * @param sql  The whole text, which is also what it is kept under.
 */
export function prepared<Takes extends unknown[] | Record<string, unknown>, Row = unknown>(store: Store, sql: string) {
  const statements = STATEMENTS.get(store) ?? new Map<string, Statement>()
  STATEMENTS.set(store, statements)
  const statement = statements.get(sql) ?? store.database.prepare(sql)
  statements.set(sql, statement)
  return statement as Statement<Takes extends unknown[] ? Takes : [Takes], Row>
}

/**
 * Everything in `work` is written, or nothing of it.
 *
 * @throws Failure `study/cannot-write` and the like when the disk or the file refuses.
 */
export function allOrNothing<Result>(store: Store, work: () => Result): Result {
  try {
    return store.database.transaction(work).immediate()
  } catch (thrown) {
    throw studyTrouble(store.path, thrown)
  }
}
