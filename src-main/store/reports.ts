import type { ReportSort } from '#shared/contract/api.ts'
import { Failure } from '#shared/contract/errors.ts'
import type { EditionId } from '#shared/domain/form.ts'
import type { OrganisationFilters } from '#shared/domain/organisation.ts'
import type { Page, ReportId, ReportLine } from '#shared/domain/study.ts'
import { lines } from './cells.ts'
import type { Store } from './open.ts'
import { sqlFilters } from './organisation-page.ts'
import { prepared } from './statements.ts'

type ReportColumns = Omit<ReportLine, 'editions'> & { readonly editions: string | null }

/** Whether a person is done with a report. */
const CHECKED = (id: string) =>
  `coalesce((SELECT iif(c.holds, 'yes', 'reread') FROM checked_report c WHERE c.report_id = ${id}), 'no')`

export type ReportQuery = {
  readonly offset: number
  readonly limit: number
  /** Words that must all occur in body, year, title or file name. */
  readonly search: string
  readonly sort: ReportSort
  readonly descending: boolean
} & Omit<OrganisationFilters, 'search'>

const FILTERED = `NOT EXISTS (
    SELECT 1 FROM json_each(@words) word
    WHERE instr(lower(concat_ws(char(10), o.name, r.year, r.title, s.file_name)), word.value) = 0
  )
  AND (@region IS NULL OR iif(@region = 'none', o.region IS NULL, o.region GLOB @region || '*'))
  AND (@rank IS NULL OR iif(@rank = 'none', o.rank IS NULL, o.rank = @rank))
  AND (@kind IS NULL OR iif(@kind = 'none', o.kind IS NULL, o.kind = @kind))`

/** A page of the reports of the study. */
export function reportPage(store: Store, query: ReportQuery): Page<ReportLine> {
  const { offset, limit, sort, descending } = query
  const filters = sqlFilters(query)
  const total = prepared<Record<string, unknown>, number>(
    store,
    `SELECT count(*)
     FROM report r
     JOIN source s ON s.id = r.source_id
     LEFT JOIN organisation o ON o.id = r.organisation_id
     WHERE ${FILTERED}`,
  )
    .pluck()
    .get(filters)
  const rows = prepared<Record<string, unknown>, ReportColumns>(
    store,
    `WITH line AS (
       SELECT r.id, coalesce(o.name, '') AS organisation, o.region, o.rank, o.kind, r.year, r.title, r.scope, r.published,
              t.stated, t.corrected, t.in_doubt, t.findings, t.worst,
              s.file_name, s.path, s.format, s.imported_at,
              CASE @sort
                WHEN 'organisation' THEN coalesce(o.name, '')
                WHEN 'year' THEN r.year
                WHEN 'values' THEN t.stated
                WHEN 'findings' THEN t.findings
                WHEN 'inDoubt' THEN t.in_doubt
                WHEN 'fileName' THEN s.file_name
                ELSE s.imported_at
              END AS sorted_by
       FROM report r
       JOIN source s ON s.id = r.source_id
       JOIN report_tally t ON t.report_id = r.id
       LEFT JOIN organisation o ON o.id = r.organisation_id
       WHERE ${FILTERED}
       ORDER BY CASE @descending WHEN 0 THEN sorted_by END, CASE @descending WHEN 1 THEN sorted_by END DESC,
                organisation, r.year, s.path
       LIMIT @limit OFFSET @offset
     )
     SELECT id, organisation, region, rank, kind, year, title, scope, published, stated AS "values", corrected, in_doubt AS inDoubt,
            findings, worst, ${CHECKED('line.id')} AS checked, file_name AS fileName, path, format, imported_at AS importedAt,
            (SELECT group_concat(e.edition, char(10) ORDER BY e.nth)
             FROM report_edition e WHERE e.report_id = line.id) AS editions
     FROM line
     ORDER BY CASE @descending WHEN 0 THEN sorted_by END, CASE @descending WHEN 1 THEN sorted_by END DESC,
              organisation, year, path`,
  ).all({ ...filters, sort, descending: descending ? 1 : 0, offset, limit })
  return { total: total ?? 0, offset, rows: rows.map(toReportLine) }
}

/**
 * One report as it stands in the list.
 *
 * @throws Failure `report/unknown`.
 */
export function reportLine(store: Store, reportId: ReportId): ReportLine {
  const row = prepared<[number], ReportColumns>(
    store,
    `SELECT r.id, coalesce(o.name, '') AS organisation, o.region, o.rank, o.kind, r.year, r.title, r.scope, r.published,
            t.stated AS "values", t.corrected, t.in_doubt AS inDoubt, t.findings, t.worst, ${CHECKED('r.id')} AS checked,
            s.file_name AS fileName, s.path, s.format, s.imported_at AS importedAt,
            (SELECT group_concat(e.edition, char(10) ORDER BY e.nth)
             FROM report_edition e WHERE e.report_id = r.id) AS editions
     FROM report r
     JOIN source s ON s.id = r.source_id
     JOIN report_tally t ON t.report_id = r.id
     LEFT JOIN organisation o ON o.id = r.organisation_id
     WHERE r.id = ?`,
  ).get(reportId)
  if (!row) throw new Failure({ code: 'report/unknown', reportId })
  return toReportLine(row)
}

/** What checks need to know of a report besides its values. */
export function reportFrame(store: Store, reportId: ReportId): { year: number | null; editions: readonly EditionId[] } {
  const row = prepared<[number], { year: number | null; editions: string | null }>(
    store,
    `SELECT r.year,
            (SELECT group_concat(e.edition, char(10) ORDER BY e.nth)
             FROM report_edition e WHERE e.report_id = r.id) AS editions
     FROM report r
     WHERE r.id = ?`,
  ).get(reportId)
  if (!row) throw new Failure({ code: 'report/unknown', reportId })
  return { year: row.year, editions: lines(row.editions) }
}

/** Every report of the study, by the path of its file. */
export function reportsByPath(store: Store): readonly ReportId[] {
  return prepared<[], ReportId>(
    store,
    'SELECT r.id FROM report r JOIN source s ON s.id = r.source_id ORDER BY s.path, r.id',
  )
    .pluck()
    .all()
}

function toReportLine({ editions, ...line }: ReportColumns): ReportLine {
  return { ...line, editions: lines(editions) }
}
