import type { ReportOf } from '#shared/domain/prose.ts'
import type { SectionKind } from '#shared/domain/reading.ts'
import type { ReportId } from '#shared/domain/study.ts'
import type { Store } from './open.ts'
import { prepared } from './statements.ts'

/** The text of a report and where its parts stand in it. */
export type Prose = {
  readonly reportId: ReportId
  readonly text: string
  readonly parts: readonly { readonly kind: SectionKind; readonly start: number; readonly end: number }[]
}

/** The prose of the report that stands for a body and year; null where there is none. */
export function proseOf(store: Store, { organisation, year }: ReportOf): Prose | null {
  const report = prepared<[string, number], { reportId: ReportId; text: string }>(
    store,
    `SELECT r.id AS reportId, s.text
     FROM organisation o
     JOIN report r ON r.organisation_id = o.id
     JOIN source s ON s.id = r.source_id
     WHERE o.name = ? AND r.year = ? AND r.standing = 1`,
  ).get(organisation, year)
  if (!report) return null
  const parts = prepared<[number], Prose['parts'][number]>(
    store,
    'SELECT kind, start_at AS start, end_at AS "end" FROM section WHERE report_id = ? ORDER BY nth',
  ).all(report.reportId)
  return { ...report, parts }
}
