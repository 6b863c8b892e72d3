import type { EditionId, IndicatorId } from '#shared/domain/form.ts'
import type { PanelCell } from '#shared/domain/panel.ts'
import type { ReportId } from '#shared/domain/study.ts'
import { VALUE_KINDS } from '#shared/domain/value.ts'
import { lines } from './cells.ts'
import type { Store } from './open.ts'
import { prepared } from './statements.ts'

export type PanelBody = { readonly id: number; readonly name: string }

/** A standing report of one of the bodies. */
export type PanelReport = {
  readonly reportId: ReportId
  readonly organisationId: number
  readonly year: number
  readonly editions: readonly EditionId[]
}

const KIND_PLACE = `CASE v.kind ${VALUE_KINDS.map((kind, place) => `WHEN '${kind}' THEN ${place}`).join(' ')} END`
const MONEY = "iif(coalesce(v.printed_unit, v.unit) LIKE '%元', coalesce(v.printed_unit, v.unit), NULL)"

/** Bodies with a standing report, by name. Empty lists mean all. */
export function panelBodies(store: Store, names: readonly string[]): readonly PanelBody[] {
  return prepared<{ names: string }, PanelBody>(
    store,
    `SELECT o.id, o.name
     FROM organisation o
     WHERE (@names = '[]' OR o.name IN (SELECT value FROM json_each(@names)))
       AND EXISTS (SELECT 1 FROM report r WHERE r.organisation_id = o.id AND r.standing = 1 AND r.year IS NOT NULL)
     ORDER BY o.name`,
  ).all({ names: JSON.stringify(names) })
}

/** What each of these bodies is, by name: null where it is not known. */
export function panelTraits(
  store: Store,
  names: readonly string[],
  trait: 'rank' | 'kind' | 'region',
): ReadonlyMap<string, string | null> {
  return new Map(prepared<[string], [string, string | null]>(store, TRAITS[trait]).raw().all(JSON.stringify(names)))
}

const TRAITS = {
  rank: 'SELECT o.name, o.rank FROM json_each(?) n JOIN organisation o ON o.name = n.value',
  kind: 'SELECT o.name, o.kind FROM json_each(?) n JOIN organisation o ON o.name = n.value',
  region: 'SELECT o.name, o.region FROM json_each(?) n JOIN organisation o ON o.name = n.value',
} as const

/** The standing reports of these bodies on these years. */
export function panelReports(
  store: Store,
  bodies: readonly number[],
  years: readonly number[],
): readonly PanelReport[] {
  type Columns = Omit<PanelReport, 'editions'> & { readonly editions: string | null }
  return prepared<{ bodies: string; years: string }, Columns>(
    store,
    `SELECT r.id AS reportId, r.organisation_id AS organisationId, r.year,
            (SELECT group_concat(e.edition, char(10) ORDER BY e.nth)
             FROM report_edition e WHERE e.report_id = r.id) AS editions
     FROM json_each(@bodies) b
     JOIN report r ON r.organisation_id = b.value
     WHERE r.standing = 1 AND r.year IN (SELECT value FROM json_each(@years))`,
  )
    .all({ bodies: JSON.stringify(bodies), years: JSON.stringify(years) })
    .map(({ editions, ...report }) => ({ ...report, editions: lines(editions) }))
}

/**
 * What these reports state for some indicators, then what people corrected among them: the later of two cells holds.
 * Corrected cells are few, and finding them for each observation would cost more than all the rest. Cells of a report
 * stand together.
 */
export function panelCells(
  store: Store,
  reports: readonly PanelReport[],
  indicators: readonly IndicatorId[],
): readonly PanelCell[] {
  const asked = {
    reports: JSON.stringify(reports.map(({ reportId }) => reportId)),
    indicators: JSON.stringify(indicators),
  }
  const stated = prepared<typeof asked, PanelCell>(
    store,
    `WITH asked AS MATERIALIZED (SELECT key AS place, value AS indicator FROM json_each(@indicators))
     SELECT v.report_id, a.place, ${KIND_PLACE}, v.number, ${MONEY}, 0
     FROM json_each(@reports) r
     CROSS JOIN observation v ON v.report_id = r.value AND v.in_prose = 0 AND v.nth = 0
     CROSS JOIN asked a ON a.indicator = v.indicator`,
  )
    .raw()
    .all(asked)
  const corrected = prepared<typeof asked, PanelCell>(
    store,
    `SELECT v.report_id, (SELECT a.key FROM json_each(@indicators) a WHERE a.value = v.indicator),
            ${KIND_PLACE}, v.number, ${MONEY}, 1
     FROM json_each(@reports) r
     JOIN report_tally t ON t.report_id = r.value AND t.corrected > 0
     JOIN current_value v ON v.report_id = t.report_id
     WHERE v.edit_id IS NOT NULL AND v.indicator IN (SELECT value FROM json_each(@indicators))`,
  )
    .raw()
    .all(asked)
  return corrected.length === 0 ? stated : [...stated, ...corrected]
}

/** Which of their indicators are in a finding. */
export function panelFindings(
  store: Store,
  reports: readonly PanelReport[],
): readonly [reportId: number, indicator: IndicatorId][] {
  return prepared<[string], [number, IndicatorId]>(
    store,
    `SELECT DISTINCT f.report_id, i.indicator
     FROM json_each(?) r
     JOIN report_tally t ON t.report_id = r.value AND t.findings > 0
     JOIN finding f ON f.report_id = t.report_id
     JOIN finding_indicator i ON i.finding_id = f.id`,
  )
    .raw()
    .all(JSON.stringify(reports.map(({ reportId }) => reportId)))
}
