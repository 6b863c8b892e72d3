import type { SectionKind } from '#shared/domain/reading.ts'
import type { ReportId } from '#shared/domain/study.ts'
import type { AlikeKind, TakenCharacters, TakenState, TakenYear } from '#shared/domain/taken-over.ts'
import type { InTurns } from './grid-rows.ts'
import type { Store } from './open.ts'
import { allOrNothing, allOrNothingSoon, insertRows, prepared } from './statements.ts'

/** What one report took over, as it is kept. */
export type KeptTaken = TakenCharacters & {
  readonly reportId: ReportId
  readonly parts: readonly (TakenCharacters & { readonly part: SectionKind })[]
}
export type KeptPair = {
  readonly reportId: ReportId
  readonly otherId: ReportId
  readonly kind: AlikeKind
  readonly likeness: number
}

/** Sums over the reports of a year; `againOf` and `elsewhereOf`: characters of those that can have taken over. */
export type KeptYear = {
  readonly year: number
  readonly part: SectionKind | null
  readonly reports: number
  readonly characters: number
  readonly again: number
  readonly againOf: number
  readonly elsewhere: number
  readonly elsewhereOf: number
}

/** When the study was last compared with itself, and whether reports changed since. */
export function takenState(store: Store): Omit<TakenState, 'progress'> {
  type Row = { madeAt: string | null; isStale: 0 | 1 }
  const row = prepared<[], Row>(
    store,
    'SELECT made_at AS madeAt, made_after IS NOT changes AS isStale FROM taken_over_run',
  ).get() as Row
  return { madeAt: row.madeAt, isStale: row.isStale === 1 }
}

/**
 * From now on nothing is known of what was worked out before.
 *
 * @returns How many changes of reports there were so far: for `endTaken`, which thereby knows of those in between.
 */
export function beginTaken(store: Store): number {
  return allOrNothing(
    store,
    () =>
      prepared<[], number>(store, 'UPDATE taken_over_run SET made_after = NULL, made_at = NULL RETURNING changes')
        .pluck()
        .get() as number,
  )
}

/** Reports forgotten in one turn. */
const FORGOTTEN = 200

/** Clear away what is no longer known. */
export function* forgetTaken(store: Store): InTurns<void> {
  for (const table of ['taken_over', 'taken_over_part', 'taken_over_year', 'alike']) {
    const key = table === 'taken_over_year' ? 'year' : 'report_id'
    const some = `DELETE FROM ${table} WHERE ${key} IN (SELECT DISTINCT ${key} FROM ${table} ORDER BY ${key} LIMIT ?)`
    while (allOrNothingSoon(store, () => prepared<[number]>(store, some).run(FORGOTTEN)).changes > 0) yield
  }
}

export function endTaken(store: Store, changes: number, now: string): void {
  allOrNothing(store, () =>
    prepared<[number, string]>(store, 'UPDATE taken_over_run SET made_after = ?, made_at = ?').run(changes, now),
  )
}

/** Keep what some reports took over. One that was deleted meanwhile is left out. */
export function saveTaken(store: Store, all: readonly KeptTaken[]): void {
  allOrNothingSoon(store, () => {
    const there = all.filter(({ reportId }) => isThere(store, reportId))
    insertRows(
      store,
      'INSERT INTO taken_over (report_id, characters, again, elsewhere)',
      there.map(({ reportId, characters, again, elsewhere }) => [reportId, characters, again, elsewhere]),
    )
    insertRows(
      store,
      'INSERT INTO taken_over_part (report_id, part, characters, again, elsewhere)',
      there.flatMap(({ reportId, parts }) =>
        parts.map(({ part, characters, again, elsewhere }) => [reportId, part, characters, again, elsewhere]),
      ),
    )
  })
}

export function saveAlike(store: Store, pairs: readonly KeptPair[]): void {
  allOrNothingSoon(store, () =>
    insertRows(
      store,
      'INSERT INTO alike (report_id, other_id, kind, likeness)',
      pairs
        .filter(({ reportId, otherId }) => isThere(store, reportId) && isThere(store, otherId))
        .map(({ reportId, otherId, kind, likeness }) => [reportId, otherId, kind, likeness]),
    ),
  )
}

export function saveTakenYears(store: Store, years: readonly KeptYear[]): void {
  allOrNothingSoon(store, () =>
    insertRows(
      store,
      `INSERT INTO taken_over_year (year, part, reports, characters, again, again_of, elsewhere, elsewhere_of)`,
      years.map(one => [
        ...[one.year, one.part ?? '', one.reports, one.characters],
        ...[one.again, one.againOf, one.elsewhere, one.elsewhereOf],
      ]),
    ),
  )
}

/** All reports of each year together, as a whole first, then part by part. */
export function takenYears(store: Store): readonly TakenYear[] {
  type Row = Omit<KeptYear, 'part'> & { readonly part: SectionKind | '' }
  return prepared<[], Row>(
    store,
    `SELECT year, part, reports, characters, again, again_of AS againOf, elsewhere, elsewhere_of AS elsewhereOf
     FROM taken_over_year
     ORDER BY part, year`,
  )
    .all()
    .map(({ year, part, reports, characters, ...sums }) => ({
      ...{ year, part: part === '' ? null : part, reports, characters },
      again: sums.againOf === 0 ? null : sums.again / sums.againOf,
      elsewhere: sums.elsewhereOf === 0 ? null : sums.elsewhere / sums.elsewhereOf,
    }))
}

function isThere(store: Store, reportId: ReportId): boolean {
  return prepared<[number], 1>(store, 'SELECT 1 FROM report WHERE id = ?').pluck().get(reportId) === 1
}
