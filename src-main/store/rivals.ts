import type { ReportId } from '#shared/domain/study.ts'
import type { Store } from './open.ts'
import { prepared } from './statements.ts'

/** More files than this side by side tell nobody anything. */
const MOST = 9

/** Reports on the same body and year as this one, and those whose tables state the same, by path; itself among them. */
export function rivalsOf(store: Store, reportId: ReportId): readonly ReportId[] {
  return prepared<{ reportId: ReportId; most: number }, ReportId>(
    store,
    `SELECT k.id
     FROM report k
     JOIN source s ON s.id = k.source_id
     WHERE k.id IN (
       SELECT o.id FROM report r JOIN report o ON o.organisation_id = r.organisation_id AND o.year = r.year WHERE r.id = @reportId
       UNION
       SELECT o.id FROM report r JOIN report o ON o.values_print = r.values_print WHERE r.id = @reportId
       UNION
       SELECT @reportId
     )
     ORDER BY s.path, k.id
     LIMIT @most`,
  )
    .pluck()
    .all({ reportId, most: MOST })
}
