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
  const reportId = prepared<[string, number], ReportId>(
    store,
    `SELECT r.id
     FROM organisation o
     JOIN report r ON r.organisation_id = o.id
     WHERE o.name = ? AND r.year = ? AND r.standing = 1`,
  )
    .pluck()
    .get(organisation, year)
  return reportId === undefined ? null : proseOfReport(store, reportId)
}

/** The years of which a body has a report that stands, ascending. */
export function yearsOf(store: Store, organisation: string): readonly number[] {
  return prepared<[string], number>(
    store,
    `SELECT DISTINCT r.year
     FROM organisation o
     JOIN report r ON r.organisation_id = o.id
     WHERE o.name = ? AND r.standing = 1 AND r.year IS NOT NULL
     ORDER BY r.year`,
  )
    .pluck()
    .all(organisation)
}

/** The prose of a report of the study. */
export function proseOfReport(store: Store, reportId: ReportId): Prose {
  const text = prepared<[number], string>(
    store,
    'SELECT s.text FROM report r JOIN source s ON s.id = r.source_id WHERE r.id = ?',
  )
    .pluck()
    .get(reportId)
  const parts = prepared<[number], Prose['parts'][number]>(
    store,
    'SELECT kind, start_at AS start, end_at AS "end" FROM section WHERE report_id = ? ORDER BY nth',
  ).all(reportId)
  return { reportId, text: text ?? '', parts }
}
