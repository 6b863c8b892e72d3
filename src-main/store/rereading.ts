import type { RereadCell } from '#shared/domain/edit.ts'
import type { Page, ReportId } from '#shared/domain/study.ts'
import type { CellValue, ValueKind } from '#shared/domain/value.ts'
import { toValue } from './cells.ts'
import type { Store } from './open.ts'
import { prepared } from './statements.ts'

/**
 * How the reading `o` of a cell compares with what it was at the time of the correction `e`. What stands for nothing
 * but itself is compared as printed; of numbers the unit counts, printed in the cell or not.
 */
export const REREADING = `
  CASE
    WHEN o.kind IS e.read_kind AND o.number IS e.read_number AND o.printed_unit IS e.read_printed_unit
         AND (o.kind IS NULL OR o.kind NOT IN ('text', 'ambiguous') OR o.text = e.read_text) THEN 'same'
    WHEN o.kind = e.kind AND o.number IS e.number
         AND (o.kind <> 'number' OR coalesce(o.printed_unit, o.unit) = e.unit) THEN 'agrees'
    ELSE 'differs'
  END`

/** Corrections that are shown and whose reading is no longer what the person saw. */
const REREAD = `
  FROM standing_edit e
  LEFT JOIN observation o
    ON o.report_id = e.report_id AND o.in_prose = 0 AND o.indicator = e.indicator AND o.nth = 0
  WHERE e.kind IS NOT NULL
    AND NOT EXISTS (
      SELECT 1 FROM standing_edit n
      WHERE n.report_id = e.report_id AND n.indicator = e.indicator AND n.id > e.id
    )
    AND ${REREADING} <> 'same'`

type Columns<Prefix extends string> = {
  readonly [Column in `${Prefix}Kind`]: ValueKind | null
} & { readonly [Column in `${Prefix}Text` | `${Prefix}PrintedUnit`]: string | null } & {
  readonly [Column in `${Prefix}Number`]: number | null
}

type RereadColumns = Omit<RereadCell, 'readThen' | 'readNow' | 'correction'> &
  Columns<'then'> &
  Columns<'now'> &
  Columns<'said'>

/** A page of the cells whose reading has changed under a correction, the newest correction first. */
export function rereadPage(
  store: Store,
  { offset, limit }: { readonly offset: number; readonly limit: number },
): Page<RereadCell> {
  const total = prepared<[], number>(store, `SELECT count(*) ${REREAD}`).pluck().get() ?? 0
  const rows = prepared<{ offset: number; limit: number }, RereadColumns>(
    store,
    `SELECT e.report_id AS reportId, coalesce(b.name, '') AS organisation, r.year, e.indicator,
            e.read_kind AS thenKind, e.read_number AS thenNumber, e.read_text AS thenText,
            e.read_printed_unit AS thenPrintedUnit,
            o.kind AS nowKind, o.number AS nowNumber, o.text AS nowText, o.printed_unit AS nowPrintedUnit,
            e.kind AS saidKind, e.number AS saidNumber, e.text AS saidText, e.printed_unit AS saidPrintedUnit,
            ${REREADING} AS rereading, s.id AS stepId, s.reason, s.author, s.made_at AS madeAt
     ${REREAD.replace(
       'WHERE',
       `JOIN report r ON r.id = e.report_id
  JOIN step s ON s.id = e.step_id
  LEFT JOIN organisation b ON b.id = r.organisation_id
  WHERE`,
     )}
     ORDER BY e.id DESC
     LIMIT @limit OFFSET @offset`,
  ).all({ offset, limit })
  return { total, offset, rows: rows.map(toCell) }
}

/** How many corrections of a report are read otherwise now than when they were made. */
export function rereadIn(store: Store, reportId: ReportId): number {
  const count = prepared<[number], number>(store, `SELECT count(*) ${REREAD} AND e.report_id = ?`)
  return count.pluck().get(reportId) ?? 0
}

function toCell(row: RereadColumns): RereadCell {
  const { reportId, organisation, year, indicator, rereading, stepId, reason, author, madeAt } = row
  const correction = valueIn(row.saidKind, row.saidNumber, row.saidText, row.saidPrintedUnit)
  if (!correction) throw new Error('a correction without a value')
  return {
    ...{ reportId, organisation, year, indicator, rereading, stepId, reason, author, madeAt, correction },
    readThen: valueIn(row.thenKind, row.thenNumber, row.thenText, row.thenPrintedUnit),
    readNow: valueIn(row.nowKind, row.nowNumber, row.nowText, row.nowPrintedUnit),
  }
}

function valueIn(
  kind: ValueKind | null,
  number: number | null,
  text: string | null,
  printedUnit: string | null,
): CellValue | null {
  return kind === null || text === null ? null : toValue({ kind, number, text, printedUnit }, [])
}
