import type { Level } from '#shared/domain/check.ts'
import type { ReportId } from '#shared/domain/study.ts'
import type { Store } from './open.ts'
import { prepared } from './statements.ts'

/** How much there is in one report. */
export type Tally = {
  readonly values: number
  readonly corrected: number
  readonly inDoubt: number
  readonly findings: number
  readonly worst: Level | null
}

/** Count a report anew. Part of every change to it, after its findings. */
export function countReport(store: Store, reportId: ReportId): Tally {
  prepared<{ reportId: ReportId }>(
    store,
    `INSERT INTO report_tally (report_id, stated, corrected, in_doubt, findings, worst)
     SELECT @reportId,
            (SELECT count(*) FROM observation WHERE report_id = @reportId AND in_prose = 0 AND nth = 0),
            (SELECT count(*) FROM current_value WHERE report_id = @reportId AND edit_id IS NOT NULL),
            (SELECT count(*) FROM current_value WHERE report_id = @reportId AND kind IN ('ambiguous', 'unreadable')),
            (SELECT count(*) FROM finding WHERE report_id = @reportId),
            (SELECT level FROM finding WHERE report_id = @reportId
             ORDER BY CASE level WHEN 'error' THEN 0 WHEN 'warning' THEN 1 ELSE 2 END LIMIT 1)
     WHERE true
     ON CONFLICT (report_id) DO UPDATE SET
       stated = excluded.stated, corrected = excluded.corrected, in_doubt = excluded.in_doubt,
       findings = excluded.findings, worst = excluded.worst`,
  ).run({ reportId })
  return tallyOf(store, reportId)
}

/** The same for a report that nobody can have corrected yet, counted by whoever has it in hand. */
export function saveFirstTally(store: Store, reportId: ReportId, tally: Omit<Tally, 'corrected'>): Tally {
  prepared<[number, number, number, number, string | null]>(
    store,
    'INSERT INTO report_tally (report_id, stated, corrected, in_doubt, findings, worst) VALUES (?, ?, 0, ?, ?, ?)',
  ).run(reportId, tally.values, tally.inDoubt, tally.findings, tally.worst)
  return { ...tally, corrected: 0 }
}

function tallyOf(store: Store, reportId: ReportId): Tally {
  const tally = prepared<[number], Tally>(
    store,
    `SELECT stated AS "values", corrected, in_doubt AS inDoubt, findings, worst
     FROM report_tally
     WHERE report_id = ?`,
  ).get(reportId)
  return tally as Tally
}
