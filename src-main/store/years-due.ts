import type { EditionId, IndicatorId } from '#shared/domain/form.ts'
import type { ReportId } from '#shared/domain/study.ts'
import type { CellValue } from '#shared/domain/value.ts'
import { type CellColumns, lines, toValue } from './cells.ts'
import type { Store } from './open.ts'
import { prepared } from './statements.ts'

/** A report of whose findings between years nothing is certain any more, and the one of the year before. */
export type YearsDue = {
  readonly reportId: ReportId
  readonly year: number
  /** Null where none stands. */
  readonly earlierId: ReportId | null
  /** Whether there are findings of before to be put right, or some went with the report of the year before. */
  readonly hasFindings: boolean
}

/** Values of a report changed: it and the report of the year after are to be held against one another again. */
export function markYearsDue(store: Store, reportId: ReportId): void {
  prepared<{ reportId: number }>(
    store,
    `INSERT OR IGNORE INTO years_due (report_id)
     SELECT @reportId
     UNION ALL
     SELECT n.id FROM report r
     JOIN report n ON n.organisation_id = r.organisation_id AND n.year = r.year + 1 AND n.standing = 1
     WHERE r.id = @reportId`,
  ).run({ reportId })
}

/** What is due, by report; then it no longer is. Call inside a transaction, and see to it. */
export function takeYearsDue(store: Store, most: number): readonly YearsDue[] {
  const due = prepared<[number], Omit<YearsDue, 'hasFindings'> & { hasFindings: number }>(
    store,
    `SELECT d.report_id AS reportId, coalesce(r.year, 0) AS year,
            (SELECT e.id FROM report e
             WHERE r.standing = 1 AND e.organisation_id = r.organisation_id AND e.year = r.year - 1 AND e.standing = 1
            ) AS earlierId,
            EXISTS (SELECT 1 FROM finding f WHERE f.report_id = d.report_id AND f.earlier_id IS NOT NULL)
              OR (SELECT count(*) FROM finding f WHERE f.report_id = d.report_id) <> t.findings + t.judged AS hasFindings
     FROM years_due d
     JOIN report r ON r.id = d.report_id
     LEFT JOIN report_tally t ON t.report_id = d.report_id
     ORDER BY d.report_id
     LIMIT ?`,
  ).all(most)
  const forget = prepared<[number]>(store, 'DELETE FROM years_due WHERE report_id = ?')
  for (const { reportId } of due) forget.run(reportId)
  return due.map(each => ({ ...each, hasFindings: each.hasFindings === 1 }))
}

type FigureColumns = CellColumns & { readonly indicator: IndicatorId; readonly corrected: number }

/** The editions of a report. */
export function editionsOf(store: Store, reportId: ReportId): readonly EditionId[] {
  const editions = prepared<[number], string | null>(
    store,
    'SELECT group_concat(edition, char(10) ORDER BY nth) FROM report_edition WHERE report_id = ?',
  )
    .pluck()
    .get(reportId)
  return lines(editions ?? null)
}

/** Most reports nobody ever corrected: their figures are what the file states, at a quarter of the price. */
const STATED = `
  SELECT indicator, kind, number, text, printed_unit AS printedUnit, 0 AS corrected
  FROM observation
  WHERE report_id = ? AND in_prose = 0 AND nth = 0 AND indicator IN (SELECT value FROM json_each(?))`
const CURRENT = `
  SELECT indicator, kind, number, text, printed_unit AS printedUnit, edit_id IS NOT NULL AS corrected
  FROM current_value
  WHERE report_id = ? AND indicator IN (SELECT value FROM json_each(?))`

/** Some figures of a report as they stand, and which of them a person set. */
export function figuresOf(
  store: Store,
  reportId: ReportId,
  indicators: readonly IndicatorId[],
): { readonly values: ReadonlyMap<IndicatorId, CellValue>; readonly corrected: ReadonlySet<IndicatorId> } {
  const isEdited = prepared<[number], number>(store, 'SELECT EXISTS (SELECT 1 FROM edit WHERE report_id = ?)')
    .pluck()
    .get(reportId)
  const rows = prepared<[number, string], FigureColumns>(store, isEdited === 1 ? CURRENT : STATED).all(
    reportId,
    JSON.stringify(indicators),
  )
  return {
    values: new Map(rows.map(row => [row.indicator, toValue(row, [])])),
    corrected: new Set(rows.filter(({ corrected }) => corrected === 1).map(({ indicator }) => indicator)),
  }
}
