import type { SourceLine } from '#shared/domain/comparison.ts'
import type { EditionId, IndicatorId } from '#shared/domain/form.ts'
import type { FindingLine, ReportId } from '#shared/domain/study.ts'
import { lines } from './cells.ts'
import { findingsOf } from './findings.ts'
import type { Store } from './open.ts'
import { prepared } from './statements.ts'

/** A report that takes part in a comparison. */
export type ComparableReport = {
  readonly reportId: ReportId
  readonly organisation: string
  readonly year: number
  readonly path: string
  readonly editions: readonly EditionId[]
  /** Indicators that people corrected at some time, in whichever edition, or made themselves. */
  readonly edited: readonly IndicatorId[]
}

/** Bodies and years with a report that can be compared. */
export function comparisonChoices(store: Store): {
  organisations: readonly { name: string; reports: number }[]
  years: readonly number[]
} {
  const organisations = prepared<[], { name: string; reports: number }>(
    store,
    `SELECT o.name, count(*) AS reports
     FROM organisation o
     JOIN report r ON r.organisation_id = o.id
     WHERE r.standing = 1 AND r.year IS NOT NULL
     GROUP BY o.id
     ORDER BY o.name`,
  ).all()
  const years = prepared<[], number>(
    store,
    `SELECT DISTINCT year
     FROM report
     WHERE standing = 1 AND organisation_id IS NOT NULL AND year IS NOT NULL
     ORDER BY year`,
  )
    .pluck()
    .all()
  return { organisations, years }
}

/** Bodies with a report that can be compared, by name, with the years of the first and the last one. */
export function bodySpans(store: Store): readonly { id: number; name: string; first: number; last: number }[] {
  return prepared<[], { id: number; name: string; first: number; last: number }>(
    store,
    `SELECT o.id, o.name, min(r.year) AS first, max(r.year) AS last
     FROM organisation o
     JOIN report r ON r.organisation_id = o.id
     WHERE r.standing = 1 AND r.year IS NOT NULL
     GROUP BY o.id
     ORDER BY o.name`,
  ).all()
}

type ComparableColumns = Omit<ComparableReport, 'editions' | 'edited'> & {
  readonly editions: string | null
  readonly edited: string | null
}

/** Standing reports of these bodies on these years, by body, then year. Empty lists mean all. */
export function comparableReports(
  store: Store,
  organisations: readonly string[],
  years: readonly number[],
): readonly ComparableReport[] {
  return prepared<{ organisations: string; years: string }, ComparableColumns>(
    store,
    `SELECT r.id AS reportId, o.name AS organisation, r.year, s.path,
            (SELECT group_concat(e.edition, char(10) ORDER BY e.nth)
             FROM report_edition e WHERE e.report_id = r.id) AS editions,
            (SELECT group_concat(indicator, char(10))
             FROM (SELECT e.indicator FROM edit e WHERE e.report_id = r.id
                   UNION
                   SELECT v.indicator FROM observation v
                   WHERE v.report_id = r.id AND v.in_prose = 0 AND v.indicator >= 'own_' AND v.indicator < 'owo')) AS edited
     FROM report r
     JOIN organisation o ON o.id = r.organisation_id
     JOIN source s ON s.id = r.source_id
     WHERE r.standing = 1 AND r.year IS NOT NULL
       AND (@organisations = '[]' OR o.name IN (SELECT value FROM json_each(@organisations)))
       AND (@years = '[]' OR r.year IN (SELECT value FROM json_each(@years)))
     ORDER BY o.name, r.year`,
  )
    .all({ organisations: JSON.stringify(organisations), years: JSON.stringify(years) })
    .map(({ editions, edited, ...report }) => ({ ...report, editions: lines(editions), edited: lines(edited) }))
}

/** Indicators for which a report states more than a blank. */
export function statedIndicators(store: Store, reportId: ReportId): readonly IndicatorId[] {
  return prepared<[number], IndicatorId>(
    store,
    "SELECT indicator FROM current_value WHERE report_id = ? AND kind <> 'blank'",
  )
    .pluck()
    .all(reportId)
}

/** Changes whenever anything is written to the open study. */
export function revision(store: Store): number {
  const changes = prepared<[], number>(store, 'SELECT total_changes()').pluck().get()
  return changes ?? 0
}

/** The files behind these reports, one at a time. */
export function* sourceLines(store: Store, reports: readonly ComparableReport[]): Generator<SourceLine> {
  type Columns = Omit<SourceLine, 'organisation' | 'year' | 'editions'>
  for (const { reportId, organisation, year, editions } of reports) {
    const row = prepared<[number], Columns>(
      store,
      `SELECT s.path, s.file_name AS fileName, s.sha256, s.format, s.encoding, r.published,
              s.imported_at AS importedAt, s.parser_version AS parser, o.region
       FROM report r
       JOIN source s ON s.id = r.source_id
       JOIN organisation o ON o.id = r.organisation_id
       WHERE r.id = ?`,
    ).get(reportId) as Columns
    yield { organisation, year, ...row, editions }
  }
}

/** The findings of these reports, one at a time. */
export function* findingLines(store: Store, reports: readonly ComparableReport[]): Generator<FindingLine> {
  for (const { reportId } of reports) yield* findingsOf(store, reportId)
}
