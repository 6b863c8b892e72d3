import type { IndicatorId } from '#shared/domain/form.ts'
import type { ReportId } from '#shared/domain/study.ts'
import type { Store } from './open.ts'
import { prepared } from './statements.ts'

/** What is looked for in cells: a value that is this number, or a text that holds these words. */
export type Sought = { readonly words: string; readonly number: number | null }

/** Cells of some reports that fit, each with its report, in no order. */
export function cellsThatFit(
  store: Store,
  reports: readonly ReportId[],
  sought: Sought,
): readonly (readonly [ReportId, IndicatorId])[] {
  // What a person corrected is left to the second half, and only the newest of it counts.
  return prepared<{ reports: string; words: string; number: number | null }, [ReportId, IndicatorId]>(
    store,
    `SELECT o.report_id, o.indicator
     FROM json_each(@reports) wanted
     CROSS JOIN observation o ON o.report_id = wanted.value AND o.in_prose = 0
     WHERE o.nth = 0
       AND (o.number = @number OR (o.kind <> 'number' AND instr(o.text, @words) > 0))
       AND coalesce((SELECT s.kind FROM standing_edit s
                     WHERE s.report_id = o.report_id AND s.indicator = o.indicator
                     ORDER BY s.id DESC LIMIT 1), '') = ''
     UNION ALL
     SELECT e.report_id, e.indicator
     FROM json_each(@reports) wanted
     CROSS JOIN standing_edit e ON e.report_id = wanted.value
     WHERE (e.number = @number OR (e.kind <> 'number' AND instr(e.text, @words) > 0))
       AND NOT EXISTS (SELECT 1 FROM standing_edit later
                       WHERE later.report_id = e.report_id AND later.indicator = e.indicator AND later.id > e.id)`,
  )
    .raw()
    .all({ reports: JSON.stringify(reports), ...sought })
}
