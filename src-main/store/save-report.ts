import type { Remark } from '#shared/domain/document.ts'
import type { EditionId } from '#shared/domain/form.ts'
import type { Claim, ParsedReport, Stated } from '#shared/domain/reading.ts'
import type { ReportId } from '#shared/domain/study.ts'
import { evidenceColumns } from './cells.ts'
import { saveLocalRows } from './local-rows.ts'
import { saveReadings } from './observations.ts'
import type { Store } from './open.ts'
import { decideStanding } from './standing.ts'
import { prepared } from './statements.ts'

/**
 * Keep what a file states. An earlier reading of the same source is replaced, corrections are not: the report keeps
 * its id. Call inside a transaction, then count and check the report anew.
 *
 * @param remarks  Of the reader and of the parser.
 */
export function saveReport(store: Store, sourceId: number, report: ParsedReport, remarks: readonly Remark[]): ReportId {
  const before = placeOf(store, sourceId)
  const organisationId = report.organisation.best ? organisationNamed(store, report.organisation.best.value) : null
  const year = report.year.best?.value ?? null
  const reportId = saveHead(store, sourceId, organisationId, year, report)
  forgetReading(store, reportId)
  saveEditions(store, reportId, report)
  saveClaims(store, reportId, report)
  saveReadings(store, reportId, report.readings, report.narrative)
  saveLocalRows(store, reportId, report.local)
  saveProse(store, reportId, report, remarks)
  if (before) decideStanding(store, before.organisationId, before.year)
  decideStanding(store, organisationId, year)
  return reportId
}

/** Forget a report that a newer reading no longer takes for one. Refused by the study when it was corrected. */
export function deleteReport(store: Store, sourceId: number): void {
  const before = placeOf(store, sourceId)
  prepared<[number]>(store, 'DELETE FROM report WHERE source_id = ?').run(sourceId)
  if (before) decideStanding(store, before.organisationId, before.year)
}

type Place = { readonly organisationId: number | null; readonly year: number | null }

function placeOf(store: Store, sourceId: number): Place | undefined {
  return prepared<[number], Place>(
    store,
    'SELECT organisation_id AS organisationId, year FROM report WHERE source_id = ?',
  ).get(sourceId)
}

function organisationNamed(store: Store, name: string): number {
  prepared<[string]>(store, 'INSERT INTO organisation (name) VALUES (?) ON CONFLICT (name) DO NOTHING').run(name)
  const id = prepared<[string], number>(store, 'SELECT id FROM organisation WHERE name = ?').pluck().get(name)
  return id as number
}

function saveHead(
  store: Store,
  sourceId: number,
  organisationId: number | null,
  year: number | null,
  { scope, published, title }: ParsedReport,
): ReportId {
  const id = prepared<Record<string, unknown>, number>(
    store,
    `INSERT INTO report (source_id, organisation_id, year, scope, published, title, standing)
     VALUES (@sourceId, @organisationId, @year, @scope, @published, @title, 0)
     ON CONFLICT (source_id) DO UPDATE SET
       organisation_id = excluded.organisation_id, year = excluded.year, scope = excluded.scope,
       published = excluded.published, title = excluded.title, standing = 0
     RETURNING id`,
  )
    .pluck()
    .get({ sourceId, organisationId, year, scope, published: published.best?.value ?? null, title })
  return id as ReportId
}

function forgetReading(store: Store, reportId: ReportId): void {
  prepared<[number]>(store, 'DELETE FROM report_edition WHERE report_id = ?').run(reportId)
  prepared<[number]>(store, 'DELETE FROM claim WHERE report_id = ?').run(reportId)
  prepared<[number]>(store, 'DELETE FROM observation WHERE report_id = ?').run(reportId)
  prepared<[number]>(store, 'DELETE FROM local_row WHERE report_id = ?').run(reportId)
  prepared<[number]>(store, 'DELETE FROM section WHERE report_id = ?').run(reportId)
  prepared<[number]>(store, 'DELETE FROM remark WHERE report_id = ?').run(reportId)
}

function saveEditions(store: Store, reportId: ReportId, { editions, readings }: ParsedReport): void {
  const all = new Set<EditionId>([...editions, ...readings.map(reading => reading.edition)])
  const insert = prepared<[number, number, string]>(
    store,
    'INSERT INTO report_edition (report_id, nth, edition) VALUES (?, ?, ?)',
  )
  for (const [nth, edition] of [...all].entries()) insert.run(reportId, nth, edition)
}

function saveClaims(store: Store, reportId: ReportId, report: ParsedReport): void {
  const insert = prepared<Record<string, unknown>>(
    store,
    `INSERT INTO claim (report_id, about, nth, value, said_by, confidence, stands, start_at, end_at, quote, page)
     VALUES (@reportId, @about, @nth, @value, @by, @confidence, @stands, @start, @end, @quote, @page)`,
  )
  const save = (about: string, { best, others }: Stated<string | number>) => {
    const claims: readonly Claim<string | number>[] = best ? [best, ...others] : others
    for (const [nth, { value, evidence, by, confidence }] of claims.entries()) {
      const stands = claims[nth] === best ? 1 : 0
      insert.run({ reportId, about, nth, value: String(value), by, confidence, stands, ...evidenceColumns(evidence) })
    }
  }
  save('organisation', report.organisation)
  save('year', report.year)
  save('published', report.published)
}

function saveProse(store: Store, reportId: ReportId, { sections }: ParsedReport, remarks: readonly Remark[]): void {
  const section = prepared<Record<string, unknown>>(
    store,
    `INSERT INTO section (report_id, nth, kind, heading, depth, start_at, end_at)
     VALUES (@reportId, @nth, @kind, @heading, @depth, @start, @end)`,
  )
  for (const [nth, { kind, heading, depth, start, end }] of sections.entries()) {
    section.run({ reportId, nth, kind, heading, depth, start, end })
  }
  const remark = prepared<Record<string, unknown>>(
    store,
    `INSERT INTO remark (report_id, nth, stage, says, start_at, end_at)
     VALUES (@reportId, @nth, @stage, @says, @start, @end)`,
  )
  for (const [nth, { stage, says, start, end }] of remarks.entries()) {
    remark.run({ reportId, nth, stage, says, start: start ?? null, end: end ?? null })
  }
}
