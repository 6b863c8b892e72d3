import type { DataCorrection, DataOwnRow, DataReading, DataReport, ReportCells } from '#shared/domain/data-set.ts'
import type { EditionId, IndicatorId } from '#shared/domain/form.ts'
import type { Origin, Scope } from '#shared/domain/reading.ts'
import type { ReportId } from '#shared/domain/study.ts'
import { VALUE_KINDS, type ValueKind } from '#shared/domain/value.ts'
import { lines } from './cells.ts'
import { openFindingsAt } from './findings.ts'
import { localRowsOf } from './local-rows.ts'
import type { Store } from './open.ts'
import { prepared } from './statements.ts'

/** Every report of the study: by body, year and bytes, an order that tells nothing of when what was imported. */
export function reportsInOrder(store: Store): readonly ReportId[] {
  return prepared<[], ReportId>(
    store,
    `SELECT r.id
     FROM report r
     JOIN source s ON s.id = r.source_id
     LEFT JOIN organisation o ON o.id = r.organisation_id
     ORDER BY o.name IS NULL, o.name, r.year IS NULL, r.year, s.sha256`,
  )
    .pluck()
    .all()
}

/** Editions that any report of the study prints, years reported on, and indicators that a person ever corrected. */
export function everUsed(store: Store): {
  readonly editions: readonly EditionId[]
  readonly years: readonly number[]
  readonly corrected: readonly IndicatorId[]
} {
  return {
    editions: prepared<[], EditionId>(store, 'SELECT DISTINCT edition FROM report_edition ORDER BY edition')
      .pluck()
      .all(),
    years: prepared<[], number>(store, 'SELECT DISTINCT year FROM report WHERE year IS NOT NULL ORDER BY year')
      .pluck()
      .all(),
    corrected: prepared<[], IndicatorId>(store, 'SELECT DISTINCT indicator FROM edit ORDER BY indicator').pluck().all(),
  }
}

/** Parsers that the reports were read with. */
export function parsersUsed(store: Store): readonly string[] {
  return prepared<[], string>(
    store,
    "SELECT DISTINCT parser_version FROM source WHERE outcome = 'report' ORDER BY parser_version",
  )
    .pluck()
    .all()
}

/**
 * Everything of one report that a data set may hold.
 *
 * @param withPlaces  Also read where each figure stands, which is half of all that is kept; else that is empty.
 */
export function cellsForData(store: Store, id: ReportId, withPlaces: boolean): ReportCells {
  const { report, corrected } = headOf(store, id)
  return {
    report,
    readings: readingsOf(store, report, withPlaces),
    corrections: corrected > 0 ? correctionsOf(store, id) : [],
    ownRows: ownRowsOf(store, id),
    openFindings: openFindingsAt(store, id),
  }
}

type Head = Omit<DataReport, 'id' | 'standing' | 'editions' | 'scope'> & {
  readonly scope: Scope
  readonly standing: number
  readonly editions: string | null
  readonly corrected: number
}

function headOf(store: Store, id: ReportId) {
  const row = prepared<[number], Head>(
    store,
    `SELECT s.sha256, s.file_name AS fileName, r.title, coalesce(o.name, '') AS organisation, o.region, o.rank, o.kind,
            r.year, r.scope, r.published, r.standing, t.corrected,
            (SELECT group_concat(e.edition, char(10) ORDER BY e.nth) FROM report_edition e WHERE e.report_id = r.id) AS editions
     FROM report r
     JOIN source s ON s.id = r.source_id
     JOIN report_tally t ON t.report_id = r.id
     LEFT JOIN organisation o ON o.id = r.organisation_id
     WHERE r.id = ?`,
  ).get(id)
  if (!row) throw new Error(`no report ${id}`)
  const { corrected, standing, editions, ...head } = row
  const report: DataReport = { id, ...head, standing: standing === 1, editions: lines(editions) }
  return { report, corrected }
}

const ORIGINS: readonly Origin[] = ['table', 'derived', 'narrative']

type ReadingColumns = [
  id: number,
  indicator: IndicatorId,
  otherEdition: EditionId | null,
  nth: number,
  kind: number,
  number: number | null,
  text: string,
  unit: string,
  origin: number,
  approximate: number,
]
type PlaceColumns = [confidence: number, start: number, end: number, page: number | null, quote: string]

/** Few strings: they cost more than all the rest. Most figures of a report are in its first edition. */
const READINGS = (more: string) => `
  SELECT id, indicator, nullif(edition, ?), nth,
         CASE kind ${VALUE_KINDS.map((kind, place) => `WHEN '${kind}' THEN ${place}`).join(' ')} END,
         number, text, coalesce(printed_unit, unit),
         CASE origin ${ORIGINS.map((origin, place) => `WHEN '${origin}' THEN ${place}`).join(' ')} END, approximate${more}
  FROM observation
  WHERE report_id = ?
  ORDER BY in_prose, indicator, nth`
const WITHOUT_PLACES = READINGS('')
const WITH_PLACES = READINGS(', confidence, start_at, end_at, page, quote')
const NO_PLACE: PlaceColumns = [1, 0, 0, null, '']
const NONE: readonly number[] = []

function readingsOf(store: Store, { id, editions }: DataReport, withPlaces: boolean): readonly DataReading[] {
  const first = editions[0] ?? null
  const rows = prepared<[EditionId | null, number], [...ReadingColumns, ...PlaceColumns]>(
    store,
    withPlaces ? WITH_PLACES : WITHOUT_PLACES,
  ).raw()
  return rows.all(first, id).map(row => {
    const [at, indicator, otherEdition, nth, kindPlace, number, text, unit, originPlace, approximate] = row
    const [kind, origin] = [VALUE_KINDS[kindPlace] as ValueKind, ORIGINS[originPlace] as Origin]
    const isAmbiguous = kind === 'ambiguous'
    return {
      indicator,
      // in prose there is none
      edition: otherEdition ?? (origin === 'narrative' ? null : first),
      nth,
      kind,
      number,
      text,
      unit,
      origin,
      approximate: approximate === 1,
      confidence: withPlaces ? row[10] : NO_PLACE[0],
      candidates: isAmbiguous ? candidatesOf(store, at) : NONE,
      start: withPlaces ? row[11] : NO_PLACE[1],
      end: withPlaces ? row[12] : NO_PLACE[2],
      page: withPlaces ? row[13] : NO_PLACE[3],
      quote: withPlaces ? row[14] : NO_PLACE[4],
    }
  })
}

function candidatesOf(store: Store, observationId: number): readonly number[] {
  return prepared<[number], number>(store, 'SELECT number FROM candidate WHERE observation_id = ? ORDER BY nth')
    .pluck()
    .all(observationId)
}

/** The newest correction of each cell; one that lets what the file states hold again is none. */
function correctionsOf(store: Store, id: ReportId): readonly DataCorrection[] {
  type Columns = Omit<DataCorrection, 'kind'> & { readonly kind: ValueKind | null }
  const rows = prepared<[number], Columns>(
    store,
    `SELECT e.indicator, e.kind, e.number, e.text, coalesce(e.printed_unit, e.unit) AS unit, s.reason, s.author,
            s.made_at AS madeAt
     FROM standing_edit e
     JOIN step s ON s.id = e.step_id
     WHERE e.report_id = ?
     ORDER BY e.id`,
  ).all(id)
  const newest = new Map(rows.map(row => [row.indicator, row] as const))
  return [...newest.values()].filter((row): row is DataCorrection => row.kind !== null)
}

function ownRowsOf(store: Store, id: ReportId): readonly DataOwnRow[] {
  return localRowsOf(store, id).flatMap(({ label, unit, personal, values, evidence }) =>
    values.map((value, nth) => ({
      label,
      unit: value.kind === 'number' ? (value.unit ?? unit) : unit,
      personal,
      nth,
      kind: value.kind,
      number: value.kind === 'number' ? value.number : null,
      text: value.text,
      candidates: value.kind === 'ambiguous' ? value.candidates.map(({ number }) => number) : [],
      start: evidence.start,
      end: evidence.end,
      page: evidence.page ?? null,
      quote: evidence.quote,
    })),
  )
}
