import { setImmediate as nextTurn } from 'node:timers/promises'
import { Failure } from '#shared/contract/errors.ts'
import { lineName } from '#shared/domain/body-line.ts'
import type { Operand } from '#shared/domain/evaluate.ts'
import type { EditionId, IndicatorId } from '#shared/domain/form.ts'
import type { Forms } from '#shared/domain/forms.ts'
import {
  fullestYear,
  type PanelBodies,
  type PanelCell,
  type PanelFigure,
  type PanelFigureHead,
  type PanelHead,
  type PanelRequest,
  REPORTING,
} from '#shared/domain/panel.ts'
import { isReportFact } from '#shared/domain/report-fact.ts'
import { VALUE_KINDS } from '#shared/domain/value.ts'
import { Cube, type CubeReport } from '../compare/cube.ts'
import { editionsInForce } from '../compare/form-order.ts'
import type { SeriesBook } from '../compare/series.ts'
import { comparisonChoices } from '../store/comparisons.ts'
import type { Store } from '../store/open.ts'
import { type PanelReport, panelCells, panelFindings, panelReports } from '../store/panel.ts'
import { type ComparedLine, comparedLines } from './body-lines.ts'
import { factsOf } from './report-facts.ts'

/** Bodies whose values are fetched in one turn: some 25 ms with a dozen years of each. */
const BODIES_A_TURN = 12

/**
 * Work a panel out, some bodies a turn.
 *
 * @param replaced  Whether another one was asked for since.
 * @throws Failure `indicator/unknown`, `compare/nothing`, `compare/unknown-organisation`, `compare/replaced`.
 */
export async function workOut(
  store: Store,
  forms: Forms,
  book: SeriesBook,
  request: PanelRequest,
  panelId: number,
  replaced: () => boolean,
): Promise<WorkedOut & { readonly head: PanelHead }> {
  refuseUnknown(store, forms, book, request)
  const bodies = comparedLines(store, request.organisations)
  const years = request.years.length > 0 ? [...request.years].sort((a, b) => a - b) : comparisonChoices(store).years
  const indicators = [...new Set(request.figures.flatMap(({ id }) => [...book.indicatorsBehind(id)]))]
  const cube = new Cube(forms, book, { bodies: bodies.length, years, figures: request.figures, indicators })
  const needed = request.figures.some(({ id }) => book.needsPrevious(id))
    ? [...new Set([...years.map(year => year - 1), ...years])]
    : years
  for (let from = 0; from < bodies.length; from += BODIES_A_TURN) {
    fillTurn(store, forms, cube, bodies.slice(from, from + BODIES_A_TURN), from, needed, indicators)
    await nextTurn()
    if (replaced() || !store.database.open) throw new Failure({ code: 'compare/replaced' })
  }
  cube.finish()
  const panel = { panelId, names: bodies.map(lineName), cube }
  return { ...panel, head: showBodies(forms, book, panel, request.bodies ?? REPORTING) }
}

/** A panel that is worked out, with the names of all its bodies. */
export type WorkedOut = { readonly panelId: number; readonly names: readonly string[]; readonly cube: Cube }

/** Show these bodies of a panel and no others: rows, ranks, sums and counts are of them from now on. */
export function showBodies(
  forms: Forms,
  book: SeriesBook,
  { panelId, names, cube }: WorkedOut,
  { reportingOn, withSilent }: PanelBodies,
): PanelHead {
  const all = [...names.keys()]
  const headOf = (reporting: readonly number[]): PanelHead => {
    const shown = withSilent ? all : reporting
    cube.finish(shown)
    return {
      panelId,
      organisations: shown.map(place => names[place]!),
      years: cube.years,
      figures: cube.figures.map((figure, nth) => figureHead(forms, book, figure, cube, nth)),
      editions: forms.templates.map(({ id }) => id),
      silent: { bodies: names.length - reporting.length, areShown: withSilent },
    }
  }
  const whole = headOf(cube.reporting(null))
  if (reportingOn === 'any' || cube.years.length === 0) return whole
  const asked = reportingOn === null ? -1 : cube.years.indexOf(reportingOn)
  return headOf(cube.reporting(asked < 0 ? fullestYear(whole) : asked))
}

function fillTurn(
  store: Store,
  forms: Forms,
  cube: Cube,
  bodies: readonly ComparedLine[],
  first: number,
  years: readonly number[],
  indicators: readonly IndicatorId[],
): void {
  const lineOf = new Map(bodies.flatMap(({ id, members }) => members.map(member => [member.id, id] as const)))
  const reports = panelReports(store, [...lineOf.keys()], years)
  const cells = new Map<number, PanelCell[]>(reports.map(({ reportId }) => [reportId, []]))
  const marked = new Set<number>()
  let [reportId, ofReport] = [0, NO_CELLS]
  for (const cell of panelCells(store, reports, indicators)) {
    const [of, place, kind, , , corrected] = cell
    if (of !== reportId) [reportId, ofReport] = [of, cells.get(of)!]
    if (corrected === 1 || IN_DOUBT.has(kind)) marked.add(reportId)
    ofReport[place] = cell
  }
  const findings = new Map<number, Set<IndicatorId>>()
  for (const [reportId, indicator] of panelFindings(store, reports)) {
    const found = findings.get(reportId)
    if (found) found.add(indicator)
    else findings.set(reportId, new Set([indicator]))
  }
  const facts = factsOf(store, forms, reports, indicators.filter(isReportFact))
  const byBody = new Map<number, Map<number, CubeReport>>(bodies.map(({ id }) => [id, new Map()]))
  for (const report of reports)
    byBody
      .get(lineOf.get(report.organisationId)!)!
      .set(report.year, cubeReport(forms, report, cells, findings, marked, facts))
  bodies.forEach(({ id }, at) => {
    cube.fill(first + at, byBody.get(id)!)
  })
}

function cubeReport(
  forms: Forms,
  { reportId, editions, year }: PanelReport,
  cells: ReadonlyMap<number, readonly (PanelCell | undefined)[]>,
  findings: ReadonlyMap<number, ReadonlySet<IndicatorId>>,
  marked: ReadonlySet<number>,
  facts: ReadonlyMap<number, ReadonlyMap<IndicatorId, Operand>>,
): CubeReport {
  return {
    reportId,
    editions: editions.length > 0 ? editions : editionsInForce(forms.templates, year),
    cells: cells.get(reportId)!,
    facts: facts.get(reportId) ?? NO_FACTS,
    inFinding: findings.get(reportId) ?? NONE,
    marked: findings.has(reportId) || marked.has(reportId),
  }
}

const NONE: ReadonlySet<IndicatorId> = new Set()
const NO_CELLS: PanelCell[] = []
const NO_FACTS: ReadonlyMap<IndicatorId, Operand> = new Map()
const IN_DOUBT: ReadonlySet<number> = new Set([VALUE_KINDS.indexOf('ambiguous'), VALUE_KINDS.indexOf('unreadable')])

function figureHead(forms: Forms, book: SeriesBook, figure: PanelFigure, cube: Cube, nth: number): PanelFigureHead {
  const series = book.find(figure.id)
  const indicator = forms.indicators.get(figure.id)
  const editions = forms.templates.map(({ id }) => id)
  return {
    ...figure,
    label: series?.label ?? indicator?.label ?? { zh: figure.id, en: figure.id },
    unit: series?.unit ?? indicator?.unit ?? '',
    means: series?.means ?? null,
    source: series?.source ?? null,
    definitions: series?.definitions.map(({ id, label }) => ({ id, label })) ?? [],
    because: editions.map(edition => book.because(figure.id, figure.definition, edition)),
    breaks: pairsOf(forms).map(between => ({ between, ...book.comparability(figure.id, ...between) })),
    together: cube.together(nth),
  }
}

/** National editions, each with every later one. */
function pairsOf({ templates }: Forms): readonly (readonly [EditionId, EditionId])[] {
  return templates.flatMap(({ id }, at) => templates.slice(at + 1).map(later => [id, later.id] as const))
}

function refuseUnknown(store: Store, forms: Forms, book: SeriesBook, { organisations, figures }: PanelRequest): void {
  const unknown = figures.find(({ id }) => !forms.indicators.has(id) && !book.find(id))
  if (unknown) throw new Failure({ code: 'indicator/unknown', indicator: unknown.id })
  if (figures.length === 0) throw new Failure({ code: 'compare/nothing' })
  if (organisations.length === 0) return
  const known = comparisonChoices(store).organisations.map(({ name }) => name)
  const names = new Set(known)
  const name = organisations.find(asked => !names.has(asked))
  if (name !== undefined) throw new Failure({ code: 'compare/unknown-organisation', name, known })
}
