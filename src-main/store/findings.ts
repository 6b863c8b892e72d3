import type { Finding, Level } from '#shared/domain/check.ts'
import { MARKED } from '#shared/domain/check.ts'
import type { IndicatorId } from '#shared/domain/form.ts'
import type { FindingLine, ReportId } from '#shared/domain/study.ts'
import type { Judgement, Verdict } from '#shared/domain/verdict.ts'
import { lines } from './cells.ts'
import type { Store } from './open.ts'
import { prepared } from './statements.ts'
import { settleVerdicts } from './verdicts.ts'

/**
 * Put the findings of a report in place of the earlier ones, those between years left alone. A disagreement that
 * remains keeps its id.
 */
export function replaceFindings(store: Store, reportId: ReportId, findings: readonly Finding[]): void {
  prepared<[number, string]>(
    store,
    `DELETE FROM finding
     WHERE report_id = ? AND earlier_id IS NULL AND fingerprint NOT IN (SELECT value FROM json_each(?))`,
  ).run(reportId, fingerprints(findings))
  for (const finding of findings) saveFinding(store, reportId, null, finding)
  settleVerdicts(store, reportId)
}

/** The same for those between a report and the one of the year before. */
export function replaceYearFindings(
  store: Store,
  reportId: ReportId,
  earlierId: ReportId | null,
  findings: readonly Finding[],
): void {
  prepared<[number, string]>(
    store,
    `DELETE FROM finding
     WHERE report_id = ? AND earlier_id IS NOT NULL AND fingerprint NOT IN (SELECT value FROM json_each(?))`,
  ).run(reportId, fingerprints(findings))
  for (const finding of findings) saveFinding(store, reportId, earlierId, finding)
  settleVerdicts(store, reportId)
}

function fingerprints(findings: readonly Finding[]): string {
  return JSON.stringify(findings.map(({ fingerprint }) => fingerprint))
}

function saveFinding(store: Store, reportId: ReportId, earlierId: ReportId | null, finding: Finding): void {
  const { check, level, says, left, right, fingerprint, indicators, earlier } = finding
  const id = prepared<Record<string, unknown>, number>(
    store,
    `INSERT INTO finding (report_id, earlier_id, check_id, level, says_zh, says_en, left_number, right_number, fingerprint)
     VALUES (@reportId, @earlierId, @check, @level, @zh, @en, @left, @right, @fingerprint)
     ON CONFLICT (report_id, fingerprint) DO UPDATE SET
       earlier_id = excluded.earlier_id, check_id = excluded.check_id, level = excluded.level,
       says_zh = excluded.says_zh, says_en = excluded.says_en,
       left_number = excluded.left_number, right_number = excluded.right_number
     RETURNING id`,
  )
    .pluck()
    .get({ reportId, earlierId, check, level, ...says, left, right, fingerprint }) as number
  prepared<[number]>(store, 'DELETE FROM finding_indicator WHERE finding_id = ?').run(id)
  const insert = prepared<[number, number, string, number]>(
    store,
    'INSERT INTO finding_indicator (finding_id, nth, indicator, in_earlier) VALUES (?, ?, ?, ?)',
  )
  for (const [nth, indicator] of indicators.entries()) insert.run(id, nth, indicator, 0)
  for (const [nth, indicator] of earlier.entries()) insert.run(id, indicators.length + nth, indicator, 1)
}

export type FindingColumns = Omit<FindingLine, 'says' | 'indicators' | 'earlier' | 'judged' | 'judgedBefore'> & {
  readonly zh: string
  readonly en: string
  readonly indicators: string | null
  readonly earlier: string | null
  readonly holds: Verdict | null
  readonly lastSaid: Verdict | null
  readonly lastLeft: number | null
  readonly lastRight: number | null
  readonly stepId: number | null
  readonly note: string | null
  readonly author: string | null
  readonly madeAt: string | null
}

/** What a finding is shown with; to be followed by WHERE and ORDER BY. */
export const FINDING_LINES = `
  SELECT f.id, f.report_id AS reportId, coalesce(o.name, '') AS organisation, r.year, s.path,
         f.check_id AS "check", f.level, f.says_zh AS zh, f.says_en AS en,
         f.left_number AS "left", f.right_number AS "right", f.fingerprint, f.earlier_id AS earlierId,
         (SELECT group_concat(i.indicator, char(10) ORDER BY i.nth)
          FROM finding_indicator i WHERE i.finding_id = f.id AND i.in_earlier = 0) AS indicators,
         (SELECT group_concat(i.indicator, char(10) ORDER BY i.nth)
          FROM finding_indicator i WHERE i.finding_id = f.id AND i.in_earlier = 1) AS earlier,
         f.verdict AS holds, v.verdict AS lastSaid, v.left_number AS lastLeft, v.right_number AS lastRight,
         v.step_id AS stepId, p.reason AS note, p.author, p.made_at AS madeAt
  FROM finding f
  JOIN report r ON r.id = f.report_id
  JOIN source s ON s.id = r.source_id
  LEFT JOIN organisation o ON o.id = r.organisation_id
  LEFT JOIN verdict v ON v.id = f.verdict_id
  LEFT JOIN step p ON p.id = v.step_id`

/** Findings of one report, worst first; judged ones too. */
export function findingsOf(store: Store, reportId: ReportId): readonly FindingLine[] {
  return prepared<[number], FindingColumns>(
    store,
    `${FINDING_LINES}
     WHERE f.report_id = ?
     ORDER BY CASE f.level WHEN 'error' THEN 0 WHEN 'warning' THEN 1 ELSE 2 END, f.id`,
  )
    .all(reportId)
    .map(toFindingLine)
}

/** Findings of the report of the year after that are about cells of this one too, worst first. */
export function laterFindingsOf(store: Store, reportId: ReportId): readonly FindingLine[] {
  return prepared<[number], FindingColumns>(
    store,
    `${FINDING_LINES}
     WHERE f.earlier_id = ?
     ORDER BY CASE f.level WHEN 'error' THEN 0 WHEN 'warning' THEN 1 ELSE 2 END, f.id`,
  )
    .all(reportId)
    .map(toFindingLine)
    .filter(({ earlier }) => earlier.length > 0)
}

/**
 * The cells of a report that a finding is shown at, with the worst level; also those of findings that belong to the
 * report of the year after. What was judged to be fine is none.
 */
export function levelsInFindings(store: Store, reportId: ReportId): ReadonlyMap<IndicatorId, Level> {
  const rows = prepared<{ reportId: number; most: number }, { indicator: IndicatorId; level: Level }>(
    store,
    `SELECT i.indicator, f.level
     FROM (
       SELECT id, level, 0 AS in_earlier FROM finding WHERE report_id = @reportId AND verdict IS NOT 'fine'
       UNION ALL
       SELECT id, level, 1 FROM finding WHERE earlier_id = @reportId AND verdict IS NOT 'fine'
     ) f
     JOIN finding_indicator i ON i.finding_id = f.id AND i.in_earlier = f.in_earlier
     WHERE i.nth = 0 OR (SELECT count(*) FROM finding_indicator n WHERE n.finding_id = f.id AND n.in_earlier = 0) <= @most OR i.in_earlier = 1
     ORDER BY CASE f.level WHEN 'error' THEN 2 WHEN 'warning' THEN 1 ELSE 0 END`,
  ).all({ reportId, most: MARKED })
  return new Map(rows.map(({ indicator, level }) => [indicator, level]))
}

/**
 * How many findings that nobody has judged yet each cell of a report takes part in, be it as one part of a sum; also those
 * that belong to the report of the year after.
 */
export function openFindingsAt(store: Store, reportId: ReportId): ReadonlyMap<IndicatorId, number> {
  const rows = prepared<{ reportId: number }, [IndicatorId, number]>(
    store,
    `SELECT i.indicator, count(DISTINCT f.id)
     FROM (
       SELECT id, 0 AS in_earlier FROM finding WHERE report_id = @reportId AND verdict IS NULL
       UNION ALL
       SELECT id, 1 FROM finding WHERE earlier_id = @reportId AND verdict IS NULL
     ) f
     JOIN finding_indicator i ON i.finding_id = f.id AND i.in_earlier = f.in_earlier
     GROUP BY i.indicator`,
  )
  return new Map(rows.raw().all({ reportId }))
}

export function toFindingLine(columns: FindingColumns): FindingLine {
  const { zh, en, indicators, earlier, holds, lastSaid, lastLeft, lastRight, ...rest } = columns
  const { stepId, note, author, madeAt, ...line } = rest
  const said: Judgement | null =
    lastSaid === null || stepId === null
      ? null
      : {
          ...{ verdict: lastSaid, note: note ?? '', author: author ?? '', madeAt: madeAt ?? '', stepId },
          ...{ left: lastLeft, right: lastRight },
        }
  return {
    ...line,
    says: { zh, en },
    indicators: lines(indicators),
    earlier: lines(earlier),
    judged: holds === null ? null : said,
    judgedBefore: holds === null ? said : null,
  }
}
