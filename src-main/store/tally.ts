import type { Level } from '#shared/domain/check.ts'
import type { ReportId } from '#shared/domain/study.ts'
import type { Store } from './open.ts'
import { prepared } from './statements.ts'

/** How much there is in one report. */
export type Tally = {
  readonly values: number
  readonly corrected: number
  readonly inDoubt: number
  /** Open ones; so is the worst. */
  readonly findings: number
  readonly judged: number
  readonly worst: Level | null
}

/** Count a report anew. Part of every change to it, after its findings. */
export function countReport(store: Store, reportId: ReportId): Tally {
  prepared<{ reportId: ReportId }>(
    store,
    `INSERT INTO report_tally (report_id, stated, corrected, in_doubt, findings, worst, judged)
     SELECT @reportId,
            (SELECT count(*) FROM observation WHERE report_id = @reportId AND in_prose = 0 AND nth = 0),
            (SELECT count(*) FROM current_value WHERE report_id = @reportId AND edit_id IS NOT NULL),
            (SELECT count(*) FROM current_value WHERE report_id = @reportId AND kind IN ('ambiguous', 'unreadable')),
            (SELECT count(*) FROM finding WHERE report_id = @reportId AND verdict IS NULL),
            (SELECT level FROM finding WHERE report_id = @reportId AND verdict IS NULL
             ORDER BY CASE level WHEN 'error' THEN 0 WHEN 'warning' THEN 1 ELSE 2 END LIMIT 1),
            (SELECT count(*) FROM finding WHERE report_id = @reportId AND verdict IS NOT NULL)
     WHERE true
     ON CONFLICT (report_id) DO UPDATE SET
       stated = excluded.stated, corrected = excluded.corrected, in_doubt = excluded.in_doubt,
       findings = excluded.findings, worst = excluded.worst, judged = excluded.judged`,
  ).run({ reportId })
  return tallyOf(store, reportId)
}

/** Count only the findings of a report anew: nothing else of it changed. */
export function countFindings(store: Store, reportId: ReportId): void {
  prepared<{ reportId: ReportId }>(
    store,
    `UPDATE report_tally SET
       findings = (SELECT count(*) FROM finding WHERE report_id = @reportId AND verdict IS NULL),
       judged = (SELECT count(*) FROM finding WHERE report_id = @reportId AND verdict IS NOT NULL),
       worst = (SELECT level FROM finding WHERE report_id = @reportId AND verdict IS NULL
                ORDER BY CASE level WHEN 'error' THEN 0 WHEN 'warning' THEN 1 ELSE 2 END LIMIT 1)
     WHERE report_id = @reportId`,
  ).run({ reportId })
}

/** The same for a report that nobody can have corrected yet, counted by whoever has it in hand. */
export function saveFirstTally(store: Store, reportId: ReportId, tally: Omit<Tally, 'corrected' | 'judged'>): Tally {
  prepared<[number, number, number, number, string | null]>(
    store,
    'INSERT INTO report_tally (report_id, stated, corrected, in_doubt, findings, worst) VALUES (?, ?, 0, ?, ?, ?)',
  ).run(reportId, tally.values, tally.inDoubt, tally.findings, tally.worst)
  return { ...tally, corrected: 0, judged: 0 }
}

export function tallyOf(store: Store, reportId: ReportId): Tally {
  const tally = prepared<[number], Tally>(
    store,
    `SELECT stated AS "values", corrected, in_doubt AS inDoubt, findings, judged, worst
     FROM report_tally
     WHERE report_id = ?`,
  ).get(reportId)
  return tally as Tally
}
