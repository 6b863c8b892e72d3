import type { EditionId } from '#shared/domain/form.ts'
import type { ReportId } from '#shared/domain/study.ts'
import type { Store } from './open.ts'
import { prepared } from './statements.ts'

/**
 * Work over the whole study that stops now and then, so that whoever runs it can answer something else in between.
 * What is written meanwhile may or may not be seen.
 */
export type InTurns<Result> = Generator<undefined, Result, undefined>

/** Every report of the study, a column each, in the order of their ids. */
export type GridRows = {
  readonly ids: Int32Array
  /** Place of the organisation's name among all names; -1 where a report does not say. */
  readonly bodies: Int32Array
  /** The ids of the organisations, in the order of `names`. */
  readonly organisations: readonly number[]
  /** 0 where unknown. */
  readonly years: Int16Array
  readonly standing: Uint8Array
  readonly names: readonly string[]
  readonly rowOf: ReadonlyMap<ReportId, number>
}

/** Reports looked at in one turn. */
const STEP = 4_000

export function* readGridRows(store: Store): InTurns<GridRows> {
  const organisations = prepared<[], [number, string]>(store, 'SELECT id, name FROM organisation ORDER BY name')
    .raw()
    .all()
  const placeOf = new Map(organisations.map(([id], place) => [id, place] as const))
  yield
  const size = prepared<[], number>(store, 'SELECT count(*) FROM report').pluck().get() ?? 0
  const [ids, bodies, years, standing] = [
    new Int32Array(size),
    new Int32Array(size).fill(-1),
    new Int16Array(size),
    new Uint8Array(size),
  ]
  const rowOf = new Map<ReportId, number>()
  for (let last = 0; rowOf.size < size; ) {
    const some = prepared<[number, number], [number, number | null, number | null, number]>(
      store,
      'SELECT id, organisation_id, year, standing FROM report WHERE id > ? ORDER BY id LIMIT ?',
    )
      .raw()
      .all(last, Math.min(STEP, size - rowOf.size))
    if (some.length === 0) break
    for (const [id, organisation, year, stands] of some) {
      const row = rowOf.size
      ids[row] = id
      if (organisation !== null) bodies[row] = placeOf.get(organisation) ?? -1
      years[row] = year ?? 0
      standing[row] = stands
      rowOf.set(id, row)
      last = id
    }
    yield
  }
  const names = organisations.map(([, name]) => name)
  const some = rowOf.size
  return {
    ids: ids.subarray(0, some),
    bodies: bodies.subarray(0, some),
    years: years.subarray(0, some),
    standing: standing.subarray(0, some),
    organisations: organisations.map(([id]) => id),
    names,
    rowOf,
  }
}

/**
 * Reports that stand, in the usual order, without looking at the others: what is seen first need not wait until all
 * are known.
 *
 * @returns  Null where reports come in sight that do not say whose they are: those are last, and only the whole order
 *           knows where.
 */
export function firstReports(
  store: Store,
  offset: number,
  limit: number,
): { readonly total: number; readonly reports: readonly ReportId[] } | null {
  const total = prepared<[], number>(store, 'SELECT count(*) FROM report WHERE standing = 1').pluck().get() ?? 0
  const reports = prepared<[number, number], ReportId>(store, FIRST_REPORTS).pluck().all(limit, offset)
  return reports.length === Math.min(limit, Math.max(0, total - offset)) ? { total, reports } : null
}

/** Walks along two indexes and stops: nothing is sorted. */
export const FIRST_REPORTS = `
  SELECT r.id
  FROM organisation o
  CROSS JOIN report r ON r.organisation_id = o.id AND r.standing = 1
  ORDER BY o.name, r.year, r.id
  LIMIT ? OFFSET ?`

/** Organisations that belong somewhere; see the filter `body`. */
export function organisationsOf(store: Store, what: 'region' | 'rank' | 'kind', value: string): ReadonlySet<number> {
  const ids = prepared<{ what: string; value: string }, number>(
    store,
    `SELECT id FROM organisation
     WHERE CASE @what
       WHEN 'region' THEN iif(@value = 'none', region IS NULL, region GLOB @value || '*')
       WHEN 'rank' THEN iif(@value = 'none', rank IS NULL, rank = @value)
       ELSE iif(@value = 'none', kind IS NULL, kind = @value)
     END`,
  )
    .pluck()
    // 410000 is the province and all that begins with 41
    .all({ what, value: what === 'region' ? value.replace(/(?:00)+$/, '') : value })
  return new Set(ids)
}

/** The editions of each report, as bits: the place of the edition in `editions`. 0 where a report has no table. */
export function* readEditionBits(store: Store, rows: GridRows, editions: readonly EditionId[]): InTurns<Uint32Array> {
  const bits = new Uint32Array(rows.ids.length)
  for (const [first, last] of turnsOf(rows)) {
    const some = prepared<[number, number], [number, EditionId]>(
      store,
      'SELECT report_id, edition FROM report_edition WHERE report_id BETWEEN ? AND ?',
    )
      .raw()
      .all(first, last)
    for (const [id, edition] of some) {
      const [row, place] = [rows.rowOf.get(id), editions.indexOf(edition)]
      if (row !== undefined && place >= 0) bits[row]! |= 1 << place
    }
    yield
  }
  return bits
}

/** How many cells of each report the file states or a person filled, stand corrected, are in doubt; errors among its findings. */
export type GridTallies = {
  readonly filled: Int32Array
  readonly corrected: Int32Array
  readonly inDoubt: Int32Array
  readonly findings: Int32Array
  readonly errors: Uint8Array
}

export function* readGridTallies(store: Store, rows: GridRows): InTurns<GridTallies> {
  const count = () => new Int32Array(rows.ids.length)
  const tallies = { filled: count(), corrected: count(), inDoubt: count(), findings: count() }
  const errors = new Uint8Array(rows.ids.length)
  for (const [first, last] of turnsOf(rows)) {
    const some = prepared<[number, number], [number, number, number, number, number, number]>(
      store,
      `SELECT t.report_id, t.stated, t.corrected, t.in_doubt, t.findings, t.worst IS 'error'
       FROM report_tally t
       WHERE t.report_id BETWEEN ? AND ?`,
    )
      .raw()
      .all(first, last)
    for (const [id, stated, corrected, inDoubt, findings, error] of some) {
      const row = rows.rowOf.get(id)
      if (row === undefined) continue
      tallies.filled[row] = stated + (corrected > 0 ? filledByHand(store, id) : 0)
      tallies.corrected[row] = corrected
      tallies.inDoubt[row] = inDoubt
      tallies.findings[row] = findings
      errors[row] = error
    }
    yield
  }
  return { ...tallies, errors }
}

/** Cells that only a person filled. */
function filledByHand(store: Store, id: ReportId): number {
  const cells = prepared<[number], number>(
    store,
    'SELECT count(*) FROM current_value WHERE report_id = ? AND observation_id IS NULL',
  )
    .pluck()
    .get(id)
  return cells ?? 0
}

/** First and last id of the reports of each turn. */
export function* turnsOf({ ids }: GridRows, step = STEP): Generator<readonly [number, number]> {
  for (let from = 0; from < ids.length; from += step) {
    yield [ids[from] ?? 0, ids[Math.min(from + step, ids.length) - 1] ?? 0]
  }
}
