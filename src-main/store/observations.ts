import type { EditionId, IndicatorId } from '#shared/domain/form.ts'
import type { NarrativeReading, Origin, Reading } from '#shared/domain/reading.ts'
import type { EditId, Observation, ReportId } from '#shared/domain/study.ts'
import type { Candidate, ValueKind } from '#shared/domain/value.ts'
import { type CellColumns, type EvidenceColumns, evidenceColumns, toColumns, toEvidence, toValue } from './cells.ts'
import type { Store } from './open.ts'
import { prepared } from './statements.ts'

/** Keep the readings of a report. The first of a figure is the one shown; further ones are kept behind it. */
export function saveReadings(
  store: Store,
  reportId: ReportId,
  readings: readonly Reading[],
  narrative: readonly NarrativeReading[],
): void {
  const nthInTable = counter()
  for (const reading of readings) {
    saveReading(store, reportId, nthInTable(reading.indicator), { ...reading, approximate: false })
  }
  const nthInProse = counter()
  for (const reading of narrative) {
    saveReading(store, reportId, nthInProse(reading.indicator), { ...reading, edition: null, origin: 'narrative' })
  }
}

type AnyReading = NarrativeReading & { readonly edition: EditionId | null }

function saveReading(store: Store, reportId: ReportId, nth: number, reading: AnyReading): void {
  const { indicator, edition, value, unit, origin, confidence, approximate, evidence } = reading
  const { lastInsertRowid } = prepared<Record<string, unknown>>(
    store,
    `INSERT INTO observation (report_id, indicator, nth, edition, kind, number, text, unit, printed_unit, origin,
                              approximate, confidence, start_at, end_at, quote, page)
     VALUES (@reportId, @indicator, @nth, @edition, @kind, @number, @text, @unit, @printedUnit, @origin,
             @approximate, @confidence, @start, @end, @quote, @page)`,
  ).run({
    reportId,
    indicator,
    nth,
    edition,
    unit,
    origin,
    confidence,
    approximate: approximate ? 1 : 0,
    ...toColumns(value),
    ...evidenceColumns(evidence),
  })
  if (value.kind !== 'ambiguous') return
  const insert = prepared<[number | bigint, number, number, string]>(
    store,
    'INSERT INTO candidate (observation_id, nth, number, why) VALUES (?, ?, ?, ?)',
  )
  for (const [at, { number, why }] of value.candidates.entries()) insert.run(lastInsertRowid, at, number, why)
}

function counter(): (indicator: IndicatorId) => number {
  const seen = new Map<IndicatorId, number>()
  return indicator => {
    const nth = seen.get(indicator) ?? 0
    seen.set(indicator, nth + 1)
    return nth
  }
}

type CurrentColumns = CellColumns & {
  readonly indicator: IndicatorId
  readonly unit: string
  readonly edition: EditionId | null
  readonly observationId: number | null
  readonly readKind: ValueKind | null
  readonly readNumber: number | null
  readonly readText: string | null
  readonly readPrintedUnit: string | null
  readonly origin: Origin | null
  readonly confidence: number | null
  readonly start: number | null
  readonly end: number | null
  readonly quote: string | null
  readonly page: number | null
  readonly editId: EditId | null
  readonly reason: string | null
  readonly author: string | null
  readonly madeAt: string | null
}

/** Current values of one report, in the order in which the file states them; cells that only a person filled come last. */
export const CURRENT_VALUES = `
  SELECT v.indicator, v.kind, v.number, v.text, v.unit, v.printed_unit AS printedUnit, v.edition,
         v.observation_id AS observationId, o.kind AS readKind, o.number AS readNumber, o.text AS readText,
         o.printed_unit AS readPrintedUnit, o.origin, o.confidence,
         o.start_at AS start, o.end_at AS end, o.quote, o.page,
         v.edit_id AS editId, e.reason, e.author, e.made_at AS madeAt
  FROM current_value v
  LEFT JOIN observation o ON o.id = v.observation_id
  LEFT JOIN edit e ON e.id = v.edit_id
  WHERE v.report_id = ?`

/** Every cell of a report that the file states or a person filled, as it stands now. */
export function currentValues(store: Store, reportId: ReportId): readonly Observation[] {
  const rows = prepared<[number], CurrentColumns>(store, CURRENT_VALUES).all(reportId)
  const candidates = candidatesOf(store, reportId)
  return rows
    .sort(
      (a, b) => (a.observationId ?? Infinity) - (b.observationId ?? Infinity) || (a.indicator < b.indicator ? -1 : 1),
    )
    .map(row => toObservation(row, candidates))
}

function toObservation(row: CurrentColumns, candidates: ReadonlyMap<number, readonly Candidate[]>): Observation {
  const offered = (row.observationId !== null && candidates.get(row.observationId)) || []
  const read = readingOf(row, offered)
  const edit =
    row.editId === null
      ? null
      : { id: row.editId, reason: row.reason ?? '', author: row.author ?? '', madeAt: row.madeAt ?? '' }
  return {
    indicator: row.indicator,
    value: toValue(row, offered),
    unit: row.unit,
    origin: edit || !read ? 'corrected' : read.origin,
    edition: row.edition,
    confidence: edit || !read ? 1 : read.confidence,
    read,
    edit,
  }
}

function readingOf(row: CurrentColumns, offered: readonly Candidate[]): Observation['read'] {
  const { readKind, readNumber, readText, readPrintedUnit, origin, confidence, start, end, quote, page } = row
  if (readKind === null || readText === null || origin === null || confidence === null) return null
  if (start === null || end === null || quote === null) return null
  const evidence: EvidenceColumns = { start, end, quote, page }
  return {
    value: toValue({ kind: readKind, number: readNumber, text: readText, printedUnit: readPrintedUnit }, offered),
    evidence: toEvidence(evidence),
    confidence,
    origin,
  }
}

type NarrativeColumns = CellColumns &
  EvidenceColumns & {
    readonly id: number
    readonly indicator: IndicatorId
    readonly unit: string
    readonly confidence: number
    readonly approximate: number
  }

/** Figures a report states in prose, in the order of the text. */
export function narrativeOf(store: Store, reportId: ReportId): readonly NarrativeReading[] {
  const candidates = candidatesOf(store, reportId)
  return prepared<[number], NarrativeColumns>(
    store,
    `SELECT id, indicator, kind, number, text, printed_unit AS printedUnit, unit, confidence, approximate,
            start_at AS start, end_at AS end, quote, page
     FROM observation
     WHERE report_id = ? AND in_prose = 1
     ORDER BY id`,
  )
    .all(reportId)
    .map(row => ({
      indicator: row.indicator,
      value: toValue(row, candidates.get(row.id) ?? []),
      unit: row.unit,
      origin: 'narrative',
      confidence: row.confidence,
      approximate: row.approximate === 1,
      evidence: toEvidence(row),
    }))
}

function candidatesOf(store: Store, reportId: ReportId): ReadonlyMap<number, readonly Candidate[]> {
  const byObservation = new Map<number, Candidate[]>()
  const rows = prepared<[number], Candidate & { observationId: number }>(
    store,
    `SELECT c.observation_id AS observationId, c.number, c.why
     FROM observation o
     JOIN candidate c ON c.observation_id = o.id
     WHERE o.report_id = ? AND o.kind = 'ambiguous'
     ORDER BY c.observation_id, c.nth`,
  ).all(reportId)
  for (const { observationId, number, why } of rows) {
    const known = byObservation.get(observationId)
    if (known) known.push({ number, why })
    else byObservation.set(observationId, [{ number, why }])
  }
  return byObservation
}
