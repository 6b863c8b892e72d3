import type { Finding, Level } from '#shared/domain/check.ts'
import type { IndicatorId } from '#shared/domain/form.ts'
import type { FindingLine, Page, ReportId } from '#shared/domain/study.ts'
import { lines } from './cells.ts'
import type { Store } from './open.ts'
import { prepared } from './statements.ts'

/** Put the findings of a report in place of the earlier ones. A disagreement that remains keeps its id. */
export function replaceFindings(store: Store, reportId: ReportId, findings: readonly Finding[]): void {
  prepared<[number, string]>(
    store,
    'DELETE FROM finding WHERE report_id = ? AND fingerprint NOT IN (SELECT value FROM json_each(?))',
  ).run(reportId, JSON.stringify(findings.map(finding => finding.fingerprint)))
  for (const finding of findings) saveFinding(store, reportId, finding)
}

function saveFinding(store: Store, reportId: ReportId, finding: Finding): void {
  const { check, level, says, left, right, fingerprint } = finding
  const id = prepared<Record<string, unknown>, number>(
    store,
    `INSERT INTO finding (report_id, check_id, level, says_zh, says_en, left_number, right_number, fingerprint)
     VALUES (@reportId, @check, @level, @zh, @en, @left, @right, @fingerprint)
     ON CONFLICT (report_id, fingerprint) DO UPDATE SET
       check_id = excluded.check_id, level = excluded.level, says_zh = excluded.says_zh, says_en = excluded.says_en,
       left_number = excluded.left_number, right_number = excluded.right_number
     RETURNING id`,
  )
    .pluck()
    .get({ reportId, check, level, ...says, left, right, fingerprint }) as number
  prepared<[number]>(store, 'DELETE FROM finding_indicator WHERE finding_id = ?').run(id)
  const insert = prepared<[number, number, string]>(
    store,
    'INSERT INTO finding_indicator (finding_id, nth, indicator) VALUES (?, ?, ?)',
  )
  for (const [nth, indicator] of finding.indicators.entries()) insert.run(id, nth, indicator)
}

type FindingColumns = Omit<FindingLine, 'says' | 'indicators'> & {
  readonly zh: string
  readonly en: string
  readonly indicators: string | null
}

/** Findings of one report, worst first. */
export function findingsOf(store: Store, reportId: ReportId): readonly FindingLine[] {
  return prepared<[number], FindingColumns>(
    store,
    `SELECT f.id, f.report_id AS reportId, coalesce(o.name, '') AS organisation, r.year, s.path,
            f.check_id AS "check", f.level, f.says_zh AS zh, f.says_en AS en,
            f.left_number AS "left", f.right_number AS "right", f.fingerprint,
            (SELECT group_concat(i.indicator, char(10) ORDER BY i.nth)
             FROM finding_indicator i WHERE i.finding_id = f.id) AS indicators
     FROM finding f
     JOIN report r ON r.id = f.report_id
     JOIN source s ON s.id = r.source_id
     LEFT JOIN organisation o ON o.id = r.organisation_id
     WHERE f.report_id = ?
     ORDER BY CASE f.level WHEN 'error' THEN 0 WHEN 'warning' THEN 1 ELSE 2 END, f.id`,
  )
    .all(reportId)
    .map(toFindingLine)
}

/** A page of the findings of the study, worst first, then by body and year. */
export function findingPage(
  store: Store,
  { offset, limit, level }: { offset: number; limit: number; level: Level | null },
): Page<FindingLine> {
  const total = prepared<[string | null], number>(
    store,
    'SELECT count(*) FROM finding WHERE level = coalesce(?, level)',
  )
    .pluck()
    .get(level)
  const rows = prepared<{ offset: number; limit: number; level: string | null }, FindingColumns>(
    store,
    `SELECT f.id, f.report_id AS reportId, coalesce(o.name, '') AS organisation, r.year, s.path,
            f.check_id AS "check", f.level, f.says_zh AS zh, f.says_en AS en,
            f.left_number AS "left", f.right_number AS "right", f.fingerprint,
            (SELECT group_concat(i.indicator, char(10) ORDER BY i.nth)
             FROM finding_indicator i WHERE i.finding_id = f.id) AS indicators
     FROM finding f
     JOIN report r ON r.id = f.report_id
     JOIN source s ON s.id = r.source_id
     LEFT JOIN organisation o ON o.id = r.organisation_id
     WHERE f.level = coalesce(@level, f.level)
     ORDER BY CASE f.level WHEN 'error' THEN 0 WHEN 'warning' THEN 1 ELSE 2 END,
              organisation, r.year, s.path, f.id
     LIMIT @limit OFFSET @offset`,
  ).all({ offset, limit, level })
  return { total: total ?? 0, offset, rows: rows.map(toFindingLine) }
}

/** Indicators of a report that stand in a finding. */
export function indicatorsInFindings(store: Store, reportId: ReportId): ReadonlySet<IndicatorId> {
  const indicators = prepared<[number], IndicatorId>(
    store,
    `SELECT DISTINCT i.indicator
     FROM finding f
     JOIN finding_indicator i ON i.finding_id = f.id
     WHERE f.report_id = ?`,
  )
    .pluck()
    .all(reportId)
  return new Set(indicators)
}

function toFindingLine({ zh, en, indicators, ...line }: FindingColumns): FindingLine {
  return { ...line, says: { zh, en }, indicators: lines(indicators) }
}
