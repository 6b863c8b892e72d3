import { basename } from 'node:path'
import type { StudySummary } from '#shared/domain/study.ts'
import type { Store } from './open.ts'
import { prepared } from './statements.ts'
import { stepLine } from './step-history.ts'
import { lastStanding, lastUndone } from './steps.ts'

type Counts = Omit<StudySummary, 'path' | 'name' | 'undo' | 'redo'>

/** What is in the study. */
export function studySummary(store: Store): StudySummary {
  const counts = prepared<[], Counts>(
    store,
    `SELECT count(*) AS reports, count(DISTINCT r.organisation_id) AS organisations,
            coalesce(sum(t.stated), 0) AS "values", coalesce(sum(t.findings), 0) AS findings,
            coalesce(sum(t.judged), 0) AS judged,
            (SELECT count(*) FROM checked_report c WHERE c.holds = 1) AS checked,
            coalesce(sum(t.in_doubt), 0) AS inDoubt, coalesce(sum(t.corrected), 0) AS corrected
     FROM report r
     JOIN report_tally t ON t.report_id = r.id`,
  ).get() as Counts
  const undo = lastStanding(store)
  const redo = lastUndone(store)
  return {
    path: store.path,
    name: studyName(store),
    ...counts,
    undo: undo === null ? null : stepLine(store, undo),
    redo: redo === null ? null : stepLine(store, redo),
  }
}

/** When anything was last read into the study or said in it; ISO 8601. The date of all that is made from it. */
export function lastChanged(store: Store): string {
  const latest = prepared<[], string | null>(
    store,
    'SELECT max(at) FROM (SELECT max(imported_at) AS at FROM source UNION ALL SELECT max(made_at) FROM step)',
  )
    .pluck()
    .get()
  return latest ?? new Date(0).toISOString()
}

/** The file's name without its ending. */
export function studyName(store: Store): string {
  return basename(store.path).replace(/\.nianbao$/i, '')
}
