import { Failure } from '#shared/contract/errors.ts'
import type { StepId } from '#shared/domain/step.ts'
import type { ReportId } from '#shared/domain/study.ts'
import type { Verdict } from '#shared/domain/verdict.ts'
import type { Store } from './open.ts'
import { insertRows, prepared } from './statements.ts'
import { addStep, type Said } from './steps.ts'

type Judged = {
  readonly reportId: ReportId
  readonly sourceId: number
  readonly fingerprint: string
  readonly left: number | null
  readonly right: number | null
  readonly says: string
  readonly before: Verdict | null
}

/**
 * Say of findings what they are, or that they are open again (null): one step, whose reason is the note. Call inside a
 * transaction.
 *
 * @throws Failure `finding/unknown`: meanwhile the report agrees with itself, or is gone.
 */
export function addVerdicts(
  store: Store,
  findingIds: readonly number[],
  verdict: Verdict | null,
  said: Said,
): { readonly stepId: StepId; readonly reports: readonly ReportId[] } {
  const judged = [...new Set(findingIds)].map(id => findingById(store, id))
  const stepId = addStep(
    store,
    'verdict',
    said,
    judged.map(({ reportId, says, before }) => ({
      reportId,
      subject: says,
      before: before ?? '',
      after: verdict ?? '',
    })),
  )
  insertRows(
    store,
    'INSERT INTO verdict (step_id, source_id, fingerprint, left_number, right_number, verdict)',
    judged.map(({ sourceId, fingerprint, left, right }) => [stepId, sourceId, fingerprint, left, right, verdict]),
  )
  const reports = reportsJudged(store, stepId)
  for (const reportId of reports) settleVerdicts(store, reportId)
  return { stepId, reports }
}

/** Reports whose findings a step judged. */
export function reportsJudged(store: Store, stepId: StepId): readonly ReportId[] {
  return prepared<[number], ReportId>(
    store,
    `SELECT DISTINCT r.id
     FROM verdict v
     JOIN report r ON r.source_id = v.source_id
     WHERE v.step_id = ?
     ORDER BY r.id`,
  )
    .pluck()
    .all(stepId)
}

/**
 * Work out anew what holds of the findings of a report: the newest verdict on the same numbers. One on other numbers
 * is only remembered. Part of every change to its findings and to verdicts on them.
 */
export function settleVerdicts(store: Store, reportId: ReportId): void {
  const sourceId = prepared<[number], number>(
    store,
    `SELECT r.source_id
     FROM report r
     WHERE r.id = ? AND EXISTS (SELECT 1 FROM verdict v WHERE v.source_id = r.source_id)`,
  )
    .pluck()
    .get(reportId)
  // Of most reports nobody has ever said anything.
  if (sourceId === undefined) return
  prepared<{ reportId: number; sourceId: number }>(
    store,
    `UPDATE finding SET verdict_id = coalesce(
       (SELECT v.id FROM standing_verdict v
        WHERE v.source_id = @sourceId AND v.fingerprint = finding.fingerprint
          AND v.left_number IS finding.left_number AND v.right_number IS finding.right_number
        ORDER BY v.id DESC LIMIT 1),
       (SELECT v.id FROM standing_verdict v
        WHERE v.source_id = @sourceId AND v.fingerprint = finding.fingerprint
        ORDER BY v.id DESC LIMIT 1))
     WHERE report_id = @reportId`,
  ).run({ reportId, sourceId })
  prepared<[number]>(
    store,
    `UPDATE finding SET verdict = (
       SELECT v.verdict FROM verdict v
       WHERE v.id = finding.verdict_id
         AND v.left_number IS finding.left_number AND v.right_number IS finding.right_number)
     WHERE report_id = ?`,
  ).run(reportId)
}

function findingById(store: Store, findingId: number): Judged {
  const found = prepared<[number], Judged>(
    store,
    `SELECT f.report_id AS reportId, r.source_id AS sourceId, f.fingerprint, f.left_number AS "left",
            f.right_number AS "right", f.says_zh AS says, f.verdict AS before
     FROM finding f
     JOIN report r ON r.id = f.report_id
     WHERE f.id = ?`,
  ).get(findingId)
  if (!found) throw new Failure({ code: 'finding/unknown', findingId })
  return found
}
