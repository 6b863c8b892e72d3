import type { IndicatorId } from '#shared/domain/form.ts'
import type { Evidence, SectionKind } from '#shared/domain/reading.ts'
import type { ReportFact, ReportTraits } from '#shared/domain/report-fact.ts'
import type { ReportId } from '#shared/domain/study.ts'
import { lines } from './cells.ts'
import type { Store } from './open.ts'
import { prepared } from './statements.ts'
import { takenState } from './taken-over.ts'

export type FactRow = ReportTraits & { readonly reportId: ReportId }

type Columns = Omit<FactRow, 'parts' | 'hasTables' | 'hasPrevious' | 'taken'> & {
  readonly parts: string | null
  readonly hasTables: 0 | 1
  readonly previousId: number | null
  readonly counted: number | null
  readonly again: number | null
  readonly elsewhere: number | null
}

/** Where a report has not one number other than 0, all its values are counted; else that one is enough. */
const VALUES = `(
  SELECT v.kind, v.number FROM observation v
  WHERE v.report_id = r.id AND v.in_prose = 0 AND v.nth = 0 AND t.corrected = 0
  UNION ALL
  SELECT v.kind, v.number FROM current_value v WHERE v.report_id = r.id AND t.corrected > 0
)`
const NOT_ZERO = `EXISTS (SELECT 1 FROM ${VALUES} WHERE number <> 0)`

/** The facts of some reports. Some take a look at every figure: they are only worked out when they are asked for. */
export function factRows(
  store: Store,
  reportIds: readonly ReportId[],
  facts: ReadonlySet<ReportFact>,
): readonly FactRow[] {
  const { madeAt, isStale } = takenState(store)
  const isCompared = madeAt !== null && !isStale
  const asked = {
    reports: JSON.stringify(reportIds),
    parts: facts.has('fact_parts_missing') ? 1 : 0,
    zero: facts.has('fact_all_zero') ? 1 : 0,
  }
  return prepared<typeof asked, Columns>(
    store,
    `SELECT r.id AS reportId, r.published,
            iif(@parts, (SELECT group_concat(kind, char(10)) FROM (SELECT DISTINCT s.kind FROM section s WHERE s.report_id = r.id)), NULL) AS parts,
            p.characters AS prose,
            iif(@zero, ${NOT_ZERO}, 0) AS notZero,
            iif(@zero AND NOT ${NOT_ZERO}, (SELECT count(number) FROM ${VALUES}), 0) AS numbers,
            t.in_doubt AS inDoubt,
            t.stated > 0 AS hasTables,
            before.id AS previousId, r.values_print AS print, before.values_print AS previousPrint,
            (SELECT count(*) FROM finding f
             WHERE f.report_id = r.id AND f.level = 'error' AND (f.verdict IS NULL OR f.verdict = 'publisher')) AS broken,
            o.characters AS counted, o.again, o.elsewhere
     FROM json_each(@reports) j
     JOIN report r ON r.id = j.value
     JOIN report_tally t ON t.report_id = r.id
     LEFT JOIN report before ON before.organisation_id = r.organisation_id AND before.year = r.year - 1 AND before.standing = 1
     LEFT JOIN prose_prints p ON p.report_id = r.id
     LEFT JOIN taken_over o ON o.report_id = r.id`,
  )
    .all(asked)
    .map(({ parts, hasTables, previousId, counted, again, elsewhere, ...row }) => ({
      ...row,
      parts: lines(parts) as readonly SectionKind[],
      hasTables: hasTables === 1,
      hasPrevious: previousId !== null,
      taken: isCompared && counted !== null ? { counted, again, elsewhere } : null,
    }))
}

/** Where a report says when it was published. */
export function publishedPlace(store: Store, reportId: ReportId): Pick<Evidence, 'start' | 'end'> | null {
  const row = prepared<[number], { start: number; end: number }>(
    store,
    `SELECT start_at AS start, end_at AS "end" FROM claim
     WHERE report_id = ? AND about = 'published' AND stands = 1 AND quote IS NOT NULL`,
  ).get(reportId)
  return row ?? null
}

/** The indicators of the sums of a report that do not hold. */
export function brokenIndicators(store: Store, reportId: ReportId): readonly IndicatorId[] {
  return prepared<[number], IndicatorId>(
    store,
    `SELECT i.indicator
     FROM finding f
     JOIN finding_indicator i ON i.finding_id = f.id
     WHERE f.report_id = ? AND f.level = 'error' AND (f.verdict IS NULL OR f.verdict = 'publisher')
     ORDER BY f.id, i.nth`,
  )
    .pluck()
    .all(reportId)
}
