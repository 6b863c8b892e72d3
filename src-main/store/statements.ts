import type { Statement } from 'better-sqlite3'
import { Failure } from '#shared/contract/errors.ts'
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

export type Column = string | number | bigint | null

/** Rows that one statement inserts: measured, more gain nothing. */
const ROWS_AT_ONCE = 10

/**
 * Insert many rows of one table, several with each statement: half the time of one by one.
 *
 * @param into  The head of the statement with its columns named: `INSERT INTO remark (report_id, nth)`.
 */
export function insertRows(store: Store, into: string, rows: readonly (readonly Column[])[]): void {
  const width = rows[0]?.length ?? 0
  const one = `(${Array(width).fill('?').join(', ')})`
  const several = `${into} VALUES ${Array(ROWS_AT_ONCE).fill(one).join(', ')}`
  let at = 0
  for (; at + ROWS_AT_ONCE <= rows.length; at += ROWS_AT_ONCE) {
    prepared<Column[]>(store, several).run(...rows.slice(at, at + ROWS_AT_ONCE).flat())
  }
  for (; at < rows.length; at += 1) prepared<Column[]>(store, `${into} VALUES ${one}`).run(...(rows[at] ?? []))
}

const HELD = new WeakSet<Store>()

/** Let nothing be written for a while: what is being copied away must be all there is. */
export function holdWrites(store: Store): { readonly release: () => void } {
  HELD.add(store)
  return { release: () => void HELD.delete(store) }
}

/** @throws Failure `study/read-only`, `study/busy`. */
export function refuseWriting(store: Store): void {
  if (store.readOnly !== null) throw new Failure({ code: 'study/read-only', path: store.path, why: store.readOnly })
  if (HELD.has(store)) throw new Failure({ code: 'study/busy', path: store.path })
}

/**
 * Everything in `work` is written, or nothing of it; once this returns it outlasts a power cut.
 *
 * @throws Failure `study/cannot-write` and the like when the disk or the file refuses.
 */
export function allOrNothing<Result>(store: Store, work: () => Result): Result {
  refuseWriting(store)
  try {
    return store.database.transaction(work).immediate()
  } catch (thrown) {
    throw studyTrouble(store.path, thrown)
  }
}

/**
 * Like `allOrNothing`, for what can be done again: whole after a kill and after a power cut, but a power cut may take
 * the last seconds with it. Waiting for the disk each time would take most of an import.
 *
 * @throws Failure `study/cannot-write` and the like.
 */
export function allOrNothingSoon<Result>(store: Store, work: () => Result): Result {
  refuseWriting(store)
  try {
    store.database.pragma('synchronous = NORMAL')
    try {
      return store.database.transaction(work).immediate()
    } finally {
      store.database.pragma('synchronous = FULL')
    }
  } catch (thrown) {
    throw studyTrouble(store.path, thrown)
  }
}

/** Bring everything written so far to the disk. */
export function settle(store: Store): void {
  try {
    store.database.pragma('wal_checkpoint(PASSIVE)')
  } catch (thrown) {
    throw studyTrouble(store.path, thrown)
  }
}
