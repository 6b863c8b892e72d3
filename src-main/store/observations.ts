import type { Rereading } from '#shared/domain/edit.ts'
import type { EditionId, IndicatorId } from '#shared/domain/form.ts'
import type { NarrativeReading, Origin, Reading } from '#shared/domain/reading.ts'
import type { StepId } from '#shared/domain/step.ts'
import type { EditId, Looked, Observation, ReportId } from '#shared/domain/study.ts'
import type { Candidate, CellValue, ValueKind } from '#shared/domain/value.ts'
import { type CellColumns, type EvidenceColumns, toColumns, toEvidence, toValue } from './cells.ts'
import { confirmationsOf } from './confirmations.ts'
import type { Store } from './open.ts'
import { REREADING } from './rereading.ts'
import { type Column, insertRows, prepared } from './statements.ts'

/** Keep the readings of a report. The first of a figure is the one shown; further ones are kept behind it. */
export function saveReadings(
  store: Store,
  reportId: ReportId,
  readings: readonly Reading[],
  narrative: readonly NarrativeReading[],
): void {
  const table = new Map<IndicatorId, number>()
  const prose = new Map<IndicatorId, number>()
  const all: readonly AnyReading[] = [
    ...readings.map(reading => ({ ...reading, approximate: false })),
    ...narrative.map(reading => ({ ...reading, edition: null, origin: 'narrative' as const })),
  ]
  const first = nextObservationId(store)
  const rows = all.map((reading, at) => {
    const seen = reading.edition === null ? prose : table
    const nth = seen.get(reading.indicator) ?? 0
    seen.set(reading.indicator, nth + 1)
    return observationRow(first + at, reportId, nth, reading)
  })
  insertRows(
    store,
    `INSERT INTO observation (id, report_id, indicator, nth, edition, kind, number, text, unit, printed_unit, origin,
                              approximate, confidence, start_at, end_at, quote, page)`,
    rows,
  )
  const candidates = all.flatMap(({ value }, at) =>
    value.kind === 'ambiguous' ? value.candidates.map(({ number, why }, nth) => [first + at, nth, number, why]) : [],
  )
  insertRows(store, 'INSERT INTO candidate (observation_id, nth, number, why)', candidates)
}

type AnyReading = NarrativeReading & { readonly edition: EditionId | null }

function observationRow(id: number, reportId: ReportId, nth: number, reading: AnyReading): readonly Column[] {
  const { indicator, edition, value, unit, origin, confidence, approximate, evidence } = reading
  const { kind, number, text, printedUnit } = toColumns(value)
  const { start, end, quote, page } = evidence
  const head = [id, reportId, indicator, nth, edition, kind, number, text, unit, printedUnit, origin]
  return [...head, approximate ? 1 : 0, confidence, start, end, quote, page ?? null]
}

/** Ids are given here, so that many rows can go in at once and their candidates still find them. */
function nextObservationId(store: Store): number {
  const id = prepared<[], number>(store, 'SELECT coalesce(max(id), 0) + 1 FROM observation').pluck().get()
  return id as number
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
  readonly stepId: StepId | null
  readonly thenKind: ValueKind | null
  readonly thenNumber: number | null
  readonly thenText: string | null
  readonly thenPrintedUnit: string | null
  readonly rereading: Rereading
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
         e.read_kind AS thenKind, e.read_number AS thenNumber, e.read_text AS thenText,
         e.read_printed_unit AS thenPrintedUnit, ${REREADING} AS rereading,
         v.edit_id AS editId, e.step_id AS stepId, s.reason, s.author, s.made_at AS madeAt
  FROM current_value v
  LEFT JOIN observation o ON o.id = v.observation_id
  LEFT JOIN edit e ON e.id = v.edit_id
  LEFT JOIN step s ON s.id = e.step_id
  WHERE v.report_id = ?`

/** Every cell of a report that the file states or a person filled, as it stands now. */
export function currentValues(store: Store, reportId: ReportId): readonly Observation[] {
  const rows = prepared<[number], CurrentColumns>(store, CURRENT_VALUES).all(reportId)
  const candidates = candidatesOf(store, reportId)
  const confirmed = confirmationsOf(store, reportId)
  return rows
    .sort(
      (a, b) => (a.observationId ?? Infinity) - (b.observationId ?? Infinity) || (a.indicator < b.indicator ? -1 : 1),
    )
    .map(row => ({ ...toObservation(row, candidates), confirmed: confirmedIn(row, confirmed.get(row.indicator)) }))
}

/** A confirmation is of one reading: of another it says nothing. */
function confirmedIn(
  row: CurrentColumns,
  confirmation: { readonly read: CellColumns; readonly by: Looked } | undefined,
): Looked | null {
  if (!confirmation) return null
  const { kind, number, text, printedUnit } = confirmation.read
  const isThis =
    kind === row.readKind && number === row.readNumber && text === row.readText && printedUnit === row.readPrintedUnit
  return isThis ? confirmation.by : null
}

function toObservation(
  row: CurrentColumns,
  candidates: ReadonlyMap<number, readonly Candidate[]>,
): Omit<Observation, 'confirmed'> {
  const offered = (row.observationId !== null && candidates.get(row.observationId)) || []
  const read = readingOf(row, offered)
  const { editId, stepId } = row
  const edit =
    editId === null || stepId === null
      ? null
      : {
          ...{ id: editId, stepId, reason: row.reason ?? '', author: row.author ?? '', madeAt: row.madeAt ?? '' },
          readThen: readThen(row),
          rereading: row.rereading,
        }
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

/** Candidates of then are not kept: the digits are. */
function readThen({ thenKind, thenNumber, thenText, thenPrintedUnit }: CurrentColumns): CellValue | null {
  if (thenKind === null || thenText === null) return null
  return toValue({ kind: thenKind, number: thenNumber, text: thenText, printedUnit: thenPrintedUnit }, [])
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
