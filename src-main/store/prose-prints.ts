import type { ReportId } from '#shared/domain/study.ts'
import type { Store } from './open.ts'
import { type Prose, proseOfReport } from './prose.ts'
import { allOrNothingSoon, prepared } from './statements.ts'

/** The sentences of one report as they are kept. */
export type KeptPrints = {
  readonly reportId: ReportId
  /** Letters and figures of all its prose. */
  readonly characters: number
  readonly prints: Uint8Array
}

/** Reports that are compared whose sentences were never turned into numbers, or by other rules. */
export function countWithoutPrints(store: Store, rules: number): number {
  return prepared<[number], number>(store, `SELECT count(*) ${WITHOUT_PRINTS}`).pluck().get(rules) ?? 0
}

/** Some of them, in the order of their ids. */
export function reportsWithoutPrints(
  store: Store,
  rules: number,
  { after, limit }: { readonly after: ReportId; readonly limit: number },
): readonly Prose[] {
  return prepared<[number, number, number], ReportId>(
    store,
    `SELECT r.id ${WITHOUT_PRINTS} AND r.id > ? ORDER BY r.id LIMIT ?`,
  )
    .pluck()
    .all(rules, after, limit)
    .map(reportId => proseOfReport(store, reportId))
}

const WITHOUT_PRINTS = `
  FROM report r
  LEFT JOIN prose_prints p ON p.report_id = r.id
  WHERE r.standing = 1 AND r.organisation_id IS NOT NULL AND r.year IS NOT NULL AND p.rules IS NOT ?`

export function savePrints(store: Store, rules: number, prints: readonly KeptPrints[]): void {
  const statement = prepared<[number, number, number, Uint8Array]>(
    store,
    'INSERT OR REPLACE INTO prose_prints (report_id, rules, characters, prints) VALUES (?, ?, ?, ?)',
  )
  allOrNothingSoon(store, () => {
    for (const { reportId, characters, prints: bytes } of prints) statement.run(reportId, rules, characters, bytes)
  })
}

/** A new reading may have other sentences. */
export function forgetPrints(store: Store, reportId: ReportId): void {
  prepared<[number]>(store, 'DELETE FROM prose_prints WHERE report_id = ?').run(reportId)
}

/** Years of which reports are compared, ascending, with how many. */
export function yearsCompared(store: Store): readonly { readonly year: number; readonly reports: number }[] {
  return prepared<[], { year: number; reports: number }>(
    store,
    `SELECT year, count(*) AS reports
     FROM report
     WHERE standing = 1 AND organisation_id IS NOT NULL AND year IS NOT NULL
     GROUP BY year
     ORDER BY year`,
  ).all()
}

/** Reports of a year that are compared, in the order of their ids. */
export function reportsOfYear(
  store: Store,
  year: number,
): readonly { readonly reportId: ReportId; readonly organisationId: number }[] {
  return prepared<[number], { reportId: ReportId; organisationId: number }>(
    store,
    `SELECT id AS reportId, organisation_id AS organisationId
     FROM report
     WHERE standing = 1 AND organisation_id IS NOT NULL AND year = ?
     ORDER BY id`,
  ).all(year)
}

/** The sentences of a report as they were kept; none where a change came in between. */
export function printsOf(store: Store, reportId: ReportId): Uint8Array {
  return (
    prepared<[number], Uint8Array>(store, 'SELECT prints FROM prose_prints WHERE report_id = ?')
      .pluck()
      .get(reportId) ?? new Uint8Array()
  )
}
