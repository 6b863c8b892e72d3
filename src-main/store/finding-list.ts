import type { Level } from '#shared/domain/check.ts'
import type { FindingFilters, FindingLine, Page } from '#shared/domain/study.ts'
import type { Verdict } from '#shared/domain/verdict.ts'
import { FINDING_LINES, type FindingColumns, toFindingLine } from './findings.ts'
import type { Store } from './open.ts'
import { prepared } from './statements.ts'

/** Filters as SQL takes them: null where nothing is asked. */
type Asked = {
  readonly level: Level | null
  readonly check: string | null
  readonly organisation: string | null
  readonly region: string | null
  readonly year: number | null
  readonly reportId: number | null
  readonly verdict: Verdict | 'open' | 'judged' | 'changed' | null
}

const ASKED = `
  (@check IS NULL OR f.check_id = @check)
  AND (@level IS NULL OR f.level = @level)
  AND (@reportId IS NULL OR f.report_id = @reportId)
  AND (@year IS NULL OR f.report_id IN (SELECT id FROM report WHERE year = @year))
  AND (@organisation IS NULL OR f.report_id IN (
    SELECT a.id FROM organisation b JOIN report a ON a.organisation_id = b.id WHERE instr(b.name, @organisation) > 0
  ))
  AND (@region IS NULL OR f.report_id IN (
    SELECT a.id FROM organisation b JOIN report a ON a.organisation_id = b.id
    WHERE iif(@region = 'none', b.region IS NULL, b.region GLOB @region || '*')
  ))`

const JUDGED = `
  CASE @verdict
    WHEN 'open' THEN f.verdict IS NULL
    WHEN 'judged' THEN f.verdict IS NOT NULL
    WHEN 'changed' THEN f.verdict IS NULL AND f.verdict_id IS NOT NULL AND EXISTS (
      SELECT 1 FROM verdict w WHERE w.id = f.verdict_id AND w.verdict IS NOT NULL)
    ELSE @verdict IS NULL OR f.verdict = @verdict
  END`

const RANK = `CASE f.level WHEN 'error' THEN 0 WHEN 'warning' THEN 1 ELSE 2 END`

/** In the order of the index, so that the first page of very many is there at once. */
const PAGE_OF_ALL = `${FINDING_LINES}
  WHERE f.id IN (
    SELECT f.id FROM finding f INDEXED BY finding_in_order
    WHERE ${ASKED} AND ${JUDGED}
    ORDER BY ${RANK}, f.check_id, f.report_id, f.id
    LIMIT @limit OFFSET @offset
  )
  ORDER BY ${RANK}, f.check_id, f.report_id, f.id`

/** Of one check, by body and year. */
const PAGE_OF_CHECK = `${FINDING_LINES}
  WHERE f.id IN (
    SELECT f.id
    FROM finding f
    JOIN report r ON r.id = f.report_id
    LEFT JOIN organisation o ON o.id = r.organisation_id
    WHERE f.check_id = @check AND ${ASKED} AND ${JUDGED}
    ORDER BY ${RANK}, coalesce(o.name, ''), r.year, f.report_id, f.id
    LIMIT @limit OFFSET @offset
  )
  ORDER BY ${RANK}, organisation, r.year, f.report_id, f.id`

/** A page of the findings of the study, worst first, each check's together; of one check by body and year. */
export function findingPage(
  store: Store,
  { offset, limit, ...filters }: FindingFilters & { offset: number; limit: number },
): Page<FindingLine> {
  const asked = askedOf(filters)
  const total = prepared<Asked, number>(
    store,
    `SELECT count(*) FROM finding f INDEXED BY finding_in_order WHERE ${ASKED} AND ${JUDGED}`,
  )
    .pluck()
    .get(asked)
  const rows = prepared<Asked & { offset: number; limit: number }, FindingColumns>(
    store,
    asked.check === null ? PAGE_OF_ALL : PAGE_OF_CHECK,
  ).all({ ...asked, offset, limit })
  return { total: total ?? 0, offset, rows: rows.map(toFindingLine) }
}

/** How many findings of each check there are, whatever their verdict; worst first, then those with most that are open. */
export function findingCounts(
  store: Store,
  filters: FindingFilters,
): readonly { readonly check: string; readonly level: Level; readonly open: number; readonly judged: number }[] {
  const { verdict: _whatever, ...asked } = askedOf(filters)
  return prepared<Omit<Asked, 'verdict'>, { check: string; level: Level; open: number; judged: number }>(
    store,
    `SELECT check_id AS "check", sum(open) AS open, sum(judged) AS judged,
            CASE min(rank) WHEN 0 THEN 'error' WHEN 1 THEN 'warning' ELSE 'info' END AS level
     FROM (
       SELECT f.check_id, ${RANK} AS rank, sum(f.verdict IS NULL) AS open, sum(f.verdict IS NOT NULL) AS judged
       FROM finding f INDEXED BY finding_in_order
       WHERE ${ASKED}
       GROUP BY ${RANK}, f.check_id
     )
     GROUP BY check_id
     ORDER BY min(rank), open DESC, check_id`,
  ).all(asked)
}

function askedOf({ level, check, organisation, region, year, reportId, verdict }: FindingFilters): Asked {
  return {
    level: level ?? null,
    check: check ?? null,
    organisation: organisation?.trim() || null,
    region: region ?? null,
    year: year ?? null,
    reportId: reportId ?? null,
    verdict: verdict ?? null,
  }
}
