import { Failure } from '#shared/contract/errors.ts'
import type { BodyLine } from '#shared/domain/body-line.ts'
import type { ComparisonRequest, ComparisonRow, ComparisonTable } from '#shared/domain/comparison.ts'
import type { EditionId, IndicatorId } from '#shared/domain/form.ts'
import type { Forms } from '#shared/domain/forms.ts'
import { arrange, type ComparedReport, rowsOf } from '../compare/arrange.ts'
import { editionsInForce, type FormOrder, formOrder, type Place } from '../compare/form-order.ts'
import { type ComparableReport, comparableReports, comparisonChoices, statedIndicators } from '../store/comparisons.ts'
import { levelsInFindings } from '../store/findings.ts'
import { currentValues } from '../store/observations.ts'
import type { Store } from '../store/open.ts'
import { type ComparedLine, comparedLines, namesBehind } from './body-lines.ts'

/** A comparison laid out but not yet filled in: which bodies, which rows. Values are read body by body. */
export type Comparison = {
  readonly years: readonly number[]
  readonly editions: readonly (readonly EditionId[])[]
  readonly reports: readonly ComparableReport[]
  readonly bodies: readonly Body[]
  readonly total: number
}

/** One organisation, with those it took over from: its reports and the rows it has, from row `first` of the whole table. */
type Body = {
  readonly line: BodyLine
  readonly reports: readonly ComparableReport[]
  readonly places: readonly Place[]
  readonly first: number
}

/**
 * Lay out what is asked for.
 *
 * @throws Failure `compare/unknown-organisation`, `compare/unknown-year`, `indicator/unknown`.
 */
export function openComparison(store: Store, forms: Forms, request: ComparisonRequest): Comparison {
  refuseUnknown(store, forms, request)
  const lines = comparedLines(store, request.organisations)
  const names = namesBehind(lines, request.organisations)
  const reports = comparableReports(store, names, request.years).map(report =>
    report.editions.length > 0 ? report : { ...report, editions: editionsInForce(forms.templates, report.year) },
  )
  const asked = request.years.length > 0 ? request.years : reports.map(report => report.year)
  const years = [...new Set(asked)].sort((a, b) => a - b)
  const bodies = bodiesOf(store, formOrder(forms.templates), lines, reports, request)
  const last = bodies.at(-1)
  return {
    years,
    editions: years.map(year => editionsOf(forms, reports, year)),
    reports,
    bodies,
    total: last ? last.first + last.places.length : 0,
  }
}

/** Rows of the whole table from `offset`, reading only the bodies they are about. */
export function pageOfComparison(
  store: Store,
  comparison: Comparison,
  { offset, limit }: { offset: number; limit: number },
): ComparisonTable {
  const { years, editions, bodies, total } = comparison
  const rows = bodies
    .filter(({ first, places }) => first < offset + limit && first + places.length > offset)
    .flatMap(body => fill(store, years, body, Math.max(0, offset - body.first), offset + limit - body.first))
  return { years, editions, total, offset, rows }
}

/** Every row, one body in memory at a time. */
export function* allRows(store: Store, { years, bodies }: Comparison): Generator<ComparisonRow> {
  for (const body of bodies) yield* fill(store, years, body, 0, body.places.length)
}

function fill(store: Store, years: readonly number[], body: Body, from: number, to: number): readonly ComparisonRow[] {
  const { line, reports, places } = body
  const compared = reports.map(report => comparedReport(store, report))
  return arrange(line, years, places.slice(from, to), compared)
}

function comparedReport(store: Store, { reportId, year, path, editions }: ComparableReport): ComparedReport {
  const values = new Map(currentValues(store, reportId).map(observation => [observation.indicator, observation]))
  return { reportId, year, path, editions, values, inFinding: levelsInFindings(store, reportId) }
}

function bodiesOf(
  store: Store,
  order: FormOrder,
  lines: readonly ComparedLine[],
  reports: readonly ComparableReport[],
  { indicators, onlyStated }: ComparisonRequest,
): readonly Body[] {
  const wanted = new Set(indicators)
  let first = 0
  const byName = byOrganisation(reports)
  return lines.flatMap(line => {
    // oldest first, and so by year too
    const own = line.members.flatMap(({ name }) => byName.get(name) ?? [])
    if (own.length === 0) return []
    const editions = new Set(own.flatMap(report => report.editions))
    const edited = new Set(own.flatMap(report => report.edited))
    const all = rowsOf(order, editions, edited, wanted)
    const places = onlyStated ? stated(store, own, all) : all
    const body = { line, reports: own, places, first }
    first += places.length
    return [body]
  })
}

/** In the order of the reports, which come sorted by body. */
function byOrganisation(reports: readonly ComparableReport[]): ReadonlyMap<string, readonly ComparableReport[]> {
  const groups = new Map<string, ComparableReport[]>()
  for (const report of reports) {
    const group = groups.get(report.organisation)
    if (group) group.push(report)
    else groups.set(report.organisation, [report])
  }
  return groups
}

function stated(store: Store, reports: readonly ComparableReport[], places: readonly Place[]): readonly Place[] {
  const anywhere = new Set<IndicatorId>(reports.flatMap(({ reportId }) => statedIndicators(store, reportId)))
  return places.filter(({ indicator }) => anywhere.has(indicator))
}

function editionsOf({ templates }: Forms, reports: readonly ComparableReport[], year: number): readonly EditionId[] {
  const seen = new Set(reports.filter(report => report.year === year).flatMap(report => report.editions))
  return templates.map(({ id }) => id).filter(id => seen.has(id))
}

function refuseUnknown(store: Store, forms: Forms, { organisations, years, indicators }: ComparisonRequest): void {
  const choices = comparisonChoices(store)
  const names = new Set(choices.organisations.map(({ name }) => name))
  const name = organisations.find(asked => !names.has(asked))
  if (name !== undefined) {
    throw new Failure({ code: 'compare/unknown-organisation', name, known: [...names] })
  }
  const year = years.find(asked => !choices.years.includes(asked))
  if (year !== undefined) throw new Failure({ code: 'compare/unknown-year', year, known: choices.years })
  const indicator = indicators.find(asked => !forms.indicators.has(asked))
  if (indicator !== undefined) throw new Failure({ code: 'indicator/unknown', indicator })
}
