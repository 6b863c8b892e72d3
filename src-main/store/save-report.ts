import type { Remark } from '#shared/domain/document.ts'
import type { EditionId } from '#shared/domain/form.ts'
import type { BodyPlace } from '#shared/domain/place.ts'
import type { Claim, ParsedReport, Stated } from '#shared/domain/reading.ts'
import type { ReportId } from '#shared/domain/study.ts'
import { evidenceColumns } from './cells.ts'
import { renewChecked } from './checked.ts'
import { saveLocalRows } from './local-rows.ts'
import { saveReadings } from './observations.ts'
import type { Store } from './open.ts'
import { bodyOf, NO_PLACE, renewRegionByReports, rowNamed } from './organisations.ts'
import { forgetPrints } from './prose-prints.ts'
import { forgetWords } from './search.ts'
import { decideAlone, decideStanding, type Place, placeOf } from './standing.ts'
import { type Column, insertRows, prepared } from './statements.ts'
import { saveTaughtRows } from './teaching.ts'

/** What tells reports that are likely the same one from others. */
export type Prints = { readonly values: string | null; readonly prose: string | null }

/**
 * Keep what a file states. An earlier reading of the same source is replaced, corrections are not: the report keeps
 * its id. Call inside a transaction, then count and check the report anew.
 *
 * @param remarks  Of the reader and of the parser.
 * @param place    What name and file tell of the body's place.
 */
export function saveReport(
  store: Store,
  sourceId: number,
  report: ParsedReport,
  remarks: readonly Remark[],
  prints: Prints = { values: null, prose: null },
  place: BodyPlace = NO_PLACE,
): ReportId {
  const before = placeOf(store, sourceId)
  const read = report.organisation.best ? rowNamed(store, report.organisation.best.value, place) : null
  const organisationId = bodyOf(store, sourceId, read)
  const year = report.year.best?.value ?? null
  const reportId = saveHead(store, sourceId, { organisationId, year, read, region: place.region }, report, prints)
  if (before) forgetReading(store, reportId)
  saveEditions(store, reportId, report)
  saveClaims(store, reportId, report)
  saveReadings(store, reportId, report.readings, report.narrative)
  saveLocalRows(store, reportId, report.local)
  saveProse(store, reportId, report, remarks)
  saveTaughtRows(store, reportId, report.taught)
  if (before) renewChecked(store, reportId)
  if (organisationId !== null) renewRegionByReports(store, organisationId)
  if (before) decideStanding(store, before)
  decideStanding(store, { organisationId, year })
  decideAlone(store, sourceId)
  return reportId
}

/** Forget a report that a newer reading no longer takes for one. Refused by the study when it was corrected. */
export function deleteReport(store: Store, sourceId: number): void {
  const before = placeOf(store, sourceId)
  prepared<[number]>(store, 'DELETE FROM report WHERE source_id = ?').run(sourceId)
  forgetWords(store, sourceId)
  if (before) decideStanding(store, before)
}

function saveHead(
  store: Store,
  sourceId: number,
  { organisationId, year, read, region }: Place & { readonly read: number | null; readonly region: string | null },
  { scope, published, title }: ParsedReport,
  { values, prose }: Prints,
): ReportId {
  const id = prepared<Record<string, unknown>, number>(
    store,
    `INSERT INTO report (source_id, organisation_id, read_organisation_id, region, year, scope, published, title,
                         values_print, prose_print, standing)
     VALUES (@sourceId, @organisationId, @read, @region, @year, @scope, @published, @title, @values, @prose, 0)
     ON CONFLICT (source_id) DO UPDATE SET
       organisation_id = excluded.organisation_id, read_organisation_id = excluded.read_organisation_id,
       region = excluded.region, year = excluded.year, scope = excluded.scope,
       published = excluded.published, title = excluded.title, values_print = excluded.values_print,
       prose_print = excluded.prose_print, standing = 0
     RETURNING id`,
  )
    .pluck()
    .get({
      ...{ sourceId, organisationId, read, region, year, scope, title, values, prose },
      published: published.best?.value ?? null,
    })
  return id as ReportId
}

function forgetReading(store: Store, reportId: ReportId): void {
  prepared<[number]>(store, 'DELETE FROM report_edition WHERE report_id = ?').run(reportId)
  prepared<[number]>(store, 'DELETE FROM claim WHERE report_id = ?').run(reportId)
  prepared<[number]>(store, 'DELETE FROM observation WHERE report_id = ?').run(reportId)
  prepared<[number]>(store, 'DELETE FROM local_row WHERE report_id = ?').run(reportId)
  prepared<[number]>(store, 'DELETE FROM section WHERE report_id = ?').run(reportId)
  prepared<[number]>(store, 'DELETE FROM remark WHERE report_id = ?').run(reportId)
  forgetPrints(store, reportId)
}

function saveEditions(store: Store, reportId: ReportId, { editions, readings }: ParsedReport): void {
  const all = new Set<EditionId>([...editions, ...readings.map(reading => reading.edition)])
  const rows = [...all].map((edition, nth) => [reportId, nth, edition])
  insertRows(store, 'INSERT INTO report_edition (report_id, nth, edition)', rows)
}

function saveClaims(store: Store, reportId: ReportId, { organisation, year, published }: ParsedReport): void {
  const rowsOf = (about: string, { best, others }: Stated<string | number>): readonly Column[][] => {
    const claims: readonly Claim<string | number>[] = best ? [best, ...others] : others
    return claims.map(({ value, evidence, by, confidence }, nth) => {
      const { start, end, quote, page } = evidenceColumns(evidence)
      const stands = best !== null && nth === 0 ? 1 : 0
      return [reportId, about, nth, String(value), by, confidence, stands, start, end, quote, page]
    })
  }
  insertRows(
    store,
    `INSERT INTO claim (report_id, about, nth, value, said_by, confidence, stands, start_at, end_at, quote, page)`,
    [...rowsOf('organisation', organisation), ...rowsOf('year', year), ...rowsOf('published', published)],
  )
}

function saveProse(store: Store, reportId: ReportId, { sections }: ParsedReport, remarks: readonly Remark[]): void {
  insertRows(
    store,
    'INSERT INTO section (report_id, nth, kind, heading, depth, start_at, end_at)',
    sections.map(({ kind, heading, depth, start, end }, nth) => [reportId, nth, kind, heading, depth, start, end]),
  )
  insertRows(
    store,
    'INSERT INTO remark (report_id, nth, stage, says, start_at, end_at)',
    remarks.map(({ stage, says, start, end }, nth) => [reportId, nth, stage, says, start ?? null, end ?? null]),
  )
}
