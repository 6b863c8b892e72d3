import type { IndicatorId } from '#shared/domain/form.ts'
import { allotted, STRATA, type Stratum } from '#shared/domain/sample.ts'
import type { ReportId } from '#shared/domain/study.ts'
import type { ValueKind } from '#shared/domain/value.ts'
import { Nearest } from './nearest.ts'
import type { Store } from './open.ts'
import { prepared } from './statements.ts'

/** A value that may be drawn, as it stands. */
type Drawn = {
  readonly sourceId: number
  readonly indicator: IndicatorId
  readonly stratum: Stratum
  readonly kind: ValueKind
  readonly number: number | null
  readonly text: string
}

export type Draw = { readonly values: readonly Drawn[]; readonly population: Readonly<Record<Stratum, number>> }

type Cell = [indicator: IndicatorId, kind: ValueKind, number: number | null, text: string, derived: number]
type StandingReport = [id: ReportId, sourceId: number, sha256: string, corrected: number]

/** Reports looked up in one go: a list of all of a large study would hold everything else up. */
const REPORTS_AT_ONCE = 500

/**
 * Draw values of the reports that stand. Each value has a random number of its own, made of the seed, the file and the
 * indicator, and those with the smallest are drawn: the same whatever the order of import, and every value as likely as
 * any other. Stops after each report, giving how many are done.
 *
 * @param stratified  In proportion to the sizes of the strata, so that small ones are not missed by chance.
 */
export function* drawSample(
  store: Store,
  size: number,
  seed: number,
  stratified: boolean,
): Generator<number, Draw, undefined> {
  const nearest = new Map(STRATA.map(stratum => [stratum, new Nearest<Drawn>(size)] as const))
  let done = 0
  for (const [reportId, sourceId, sha256, corrected] of standingReports(store)) {
    const ofFile = mixed([0xdeadbeef ^ seed, 0x41c6ce57 ^ seed], sha256)
    const edited = corrected > 0 ? editedOf(store, reportId) : NOBODY
    for (const [indicator, kind, number, text, derived] of [...statedOf(store, reportId, edited), ...edited.values()]) {
      if (kind === 'ambiguous' || kind === 'unreadable') continue
      const stratum = edited.has(indicator) ? 'corrected' : kind !== 'number' ? 'sign' : derived ? 'derived' : 'table'
      const key = randomOf(mixed(ofFile, indicator))
      nearest.get(stratum)?.add(key, { sourceId, indicator, stratum, kind, number, text })
    }
    done += 1
    yield done
  }
  const population = STRATA.map(stratum => nearest.get(stratum)?.seen ?? 0)
  const shares = allotted(size, population)
  const all = STRATA.flatMap((stratum, at) => {
    const drawn = nearest.get(stratum)?.sorted() ?? []
    return stratified ? drawn.slice(0, shares[at]) : drawn
  })
  const values = all.sort((a, b) => a.key - b.key).slice(0, size)
  return {
    values: values.map(({ value }) => value),
    population: Object.fromEntries(STRATA.map((stratum, at) => [stratum, population[at] ?? 0])) as Draw['population'],
  }
}

/** How many reports there are to draw from. */
export function countStanding(store: Store): number {
  return prepared<[], number>(store, 'SELECT count(*) FROM report WHERE standing = 1').pluck().get() ?? 0
}

function* standingReports(store: Store): Generator<StandingReport> {
  const some = prepared<[number, number], StandingReport>(
    store,
    `SELECT r.id, s.id, s.sha256, t.corrected
     FROM report r
     JOIN source s ON s.id = r.source_id
     JOIN report_tally t ON t.report_id = r.id
     WHERE r.standing = 1 AND r.id > ?
     ORDER BY r.id
     LIMIT ?`,
  ).raw()
  let after = 0
  for (;;) {
    const reports = some.all(after, REPORTS_AT_ONCE)
    yield* reports
    const last = reports.at(-1)
    if (last === undefined) return
    after = last[0]
  }
}

const NOBODY: ReadonlyMap<IndicatorId, Cell> = new Map()

function statedOf(store: Store, reportId: ReportId, edited: ReadonlyMap<IndicatorId, Cell>): readonly Cell[] {
  const cells = prepared<[number], Cell>(
    store,
    `SELECT indicator, kind, number, text, origin = 'derived'
     FROM observation
     WHERE report_id = ? AND in_prose = 0 AND nth = 0`,
  )
    .raw()
    .all(reportId)
  return edited.size === 0 ? cells : cells.filter(([indicator]) => !edited.has(indicator))
}

function editedOf(store: Store, reportId: ReportId): ReadonlyMap<IndicatorId, Cell> {
  const cells = prepared<[number], Cell>(
    store,
    'SELECT indicator, kind, number, text, 0 FROM current_value WHERE report_id = ? AND edit_id IS NOT NULL',
  )
    .raw()
    .all(reportId)
  return new Map(cells.map(cell => [cell[0], cell]))
}

/** Half of a hash each. What begins alike is mixed once: the hash of a file is much longer than an indicator. */
type Mixture = readonly [number, number]

/** cyrb53, a public-domain hash by bryc: one more text mixed in. */
function mixed([first, second]: Mixture, text: string): Mixture {
  let [a, b] = [first, second]
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at)
    a = Math.imul(a ^ unit, 2654435761)
    b = Math.imul(b ^ unit, 1597334677)
  }
  return [a, b]
}

/** From 0 to 1, evenly: what cyrb53 makes of all that was mixed. */
function randomOf([first, second]: Mixture): number {
  let [a, b] = [first, second]
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909)
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909)
  return (4294967296 * (2097151 & b) + (a >>> 0)) / 2 ** 53
}
