import { Failure } from '#shared/contract/errors.ts'
import type { EditId, EditLine, Page, ReportId } from '#shared/domain/study.ts'
import type { Store } from './open.ts'
import { prepared } from './statements.ts'

type EditColumns = Omit<EditLine, 'stands'> & { readonly stands: number }

/** One line of the history. */
export function editLine(store: Store, editId: EditId): EditLine {
  const row = prepared<[number], EditColumns>(
    store,
    `SELECT e.id, e.act, e.target, e.report_id AS reportId, coalesce(o.name, '') AS organisation, r.year, e.indicator,
            e.before_text AS before, e.after_text AS after, e.reason, e.author, e.made_at AS madeAt,
            (SELECT t.act FROM edit t WHERE t.target = e.target ORDER BY t.id DESC LIMIT 1) <> 'undo' AS stands
     FROM edit e
     JOIN report r ON r.id = e.report_id
     LEFT JOIN organisation o ON o.id = r.organisation_id
     WHERE e.id = ?`,
  ).get(editId)
  if (!row) throw new Failure({ code: 'edit/unknown', editId })
  return toEditLine(row)
}

/** A page of the history, newest first; of one report where it is named. */
export function editPage(
  store: Store,
  { offset, limit, reportId }: { offset: number; limit: number; reportId: ReportId | null },
): Page<EditLine> {
  const total = prepared<[number | null], number>(
    store,
    'SELECT count(*) FROM edit WHERE report_id = coalesce(?, report_id)',
  )
    .pluck()
    .get(reportId)
  const rows = prepared<{ offset: number; limit: number; reportId: number | null }, EditColumns>(
    store,
    `SELECT e.id, e.act, e.target, e.report_id AS reportId, coalesce(o.name, '') AS organisation, r.year, e.indicator,
            e.before_text AS before, e.after_text AS after, e.reason, e.author, e.made_at AS madeAt,
            (SELECT t.act FROM edit t WHERE t.target = e.target ORDER BY t.id DESC LIMIT 1) <> 'undo' AS stands
     FROM edit e
     JOIN report r ON r.id = e.report_id
     LEFT JOIN organisation o ON o.id = r.organisation_id
     WHERE e.report_id = coalesce(@reportId, e.report_id)
     ORDER BY e.id DESC
     LIMIT @limit OFFSET @offset`,
  ).all({ offset, limit, reportId })
  return { total: total ?? 0, offset, rows: rows.map(toEditLine) }
}

function toEditLine({ stands, ...line }: EditColumns): EditLine {
  return { ...line, stands: stands === 1 }
}
