import type { IndicatorId } from './form.ts'
import type { GridFilter, GridQuery, GridSort } from './grid.ts'
import type { PanelFigure } from './panel.ts'
import type { ReportOf } from './prose.ts'
import type { SectionKind } from './reading.ts'
import { ALIKE_KINDS, type TakenFilters, type TakenOrder } from './taken-over.ts'

/** What was chosen to stand side by side; null where nothing was chosen yet: all, and for indicators the main ones. */
export type ComparisonChoice = {
  readonly organisations: readonly string[] | null
  readonly years: readonly number[] | null
  readonly indicators: readonly IndicatorId[] | null
  readonly onlyStated: boolean
}

/** Which changes stand beside the years: of the last pair, of each pair, of a chosen pair ("2018-2021"), or none. */
export type Changes = 'last' | 'each' | 'none' | `${number}-${number}`

/** What a panel is of; null for all of the study. */
export type PanelChoice = {
  readonly organisations: readonly string[] | null
  readonly years: readonly number[] | null
  readonly figures: readonly PanelFigure[]
  /** Of an arrangement of bodies; null for the last. */
  readonly year: number | null
  readonly ranks: boolean
  /** Bodies too that have no report on the years, or on the year, shown. */
  readonly silent: boolean
}

/** Bodies by a figure; otherwise they stand by name. */
export type BodyOrder = { readonly figure: IndicatorId; readonly descending: boolean }

/** `years`: a row a body and figure, a column a year; `bodies`: a row a body in one year; `panel`: a row a body and year. */
export const ARRANGEMENTS = ['years', 'bodies', 'panel'] as const
export type Arrangement = (typeof ARRANGEMENTS)[number]

export const CHART_KINDS = ['trend', 'multiples', 'bars', 'stacked', 'ranking', 'heat', 'scatter', 'box'] as const
export type ChartKind = (typeof CHART_KINDS)[number]
export type Palette = 'colour' | 'grey'

/** By how high bodies stand, what they are, or where they belong. */
export const BODY_GROUPINGS = ['rank', 'kind', 'region'] as const
export type BodyGrouping = (typeof BODY_GROUPINGS)[number]

/** What is drawn and how. */
export type ChartChoice = {
  readonly kind: ChartKind
  readonly figures: readonly PanelFigure[]
  /** Null for the first few of the study. */
  readonly organisations: readonly string[] | null
  /** Of kinds that show one year; null for the last that has numbers. */
  readonly year: number | null
  /** Boxes of one year by what the bodies are, in place of boxes of each year. */
  readonly groupBy: BodyGrouping | null
  /** Stacked bars as shares of their sum. */
  readonly shares: boolean
  readonly palette: Palette
  /** The person's own title; empty for the figure's name. */
  readonly title: string
}

/** What of all that was taken over is shown: `shows` is one of the lists, or the sums. */
export type TakenChoice = TakenFilters & { readonly shows: TakenShows; readonly part: SectionKind | null }
export const TAKEN_SHOWS = ['reports', ...ALIKE_KINDS, 'sums'] as const
export type TakenShows = (typeof TAKEN_SHOWS)[number]

/** What the grid of all reports shows; `columns` null for the main ones. */
export type GridChoice = {
  readonly columns: readonly IndicatorId[] | null
  readonly filters: readonly GridFilter[]
  readonly sort: GridSort | null
  readonly which: GridQuery['which']
}

/** All that a page was set to show, so that it can be set so again. What it shows is always worked out anew. */
export type ViewShows =
  | {
      readonly page: 'compare'
      readonly layout: 'table'
      readonly choice: ComparisonChoice
      readonly changes: Changes
    }
  | {
      readonly page: 'compare'
      readonly layout: Arrangement
      readonly choice: PanelChoice
      readonly sort: BodyOrder | null
    }
  /** Null for a report that was not chosen, or is of a body that is gone. */
  | {
      readonly page: 'compare'
      readonly layout: 'prose'
      readonly left: ReportOf | null
      readonly right: ReportOf | null
    }
  | {
      readonly page: 'compare'
      readonly layout: 'taken'
      readonly choice: TakenChoice
      readonly sort: TakenOrder | null
    }
  | { readonly page: 'chart'; readonly choice: ChartChoice }
  | { readonly page: 'data'; readonly choice: GridChoice }

/** The pages whose state can be kept as a view. */
export type ViewPage = ViewShows['page']

/** A name that no other view has, in no study. */
export type ViewId = string & { readonly brand?: 'view' }

/** Something that a view names and the study has no longer. */
export type Gone =
  | { readonly kind: 'organisation'; readonly name: string }
  | { readonly kind: 'year'; readonly year: number }
  | { readonly kind: 'figure'; readonly id: IndicatorId }

/** A view by name. `shows` leaves out what is gone; null where a later version of the program kept it. */
export type SavedView = {
  readonly id: ViewId
  readonly name: string
  readonly note: string
  readonly shows: ViewShows | null
  readonly gone: readonly Gone[]
}

/** What a study has: how a body is called now (null: it has no report any more), and which years and figures there are. */
export type Known = {
  readonly body: (name: string) => string | null
  readonly year: (year: number) => boolean
  readonly figure: (id: IndicatorId) => boolean
}

/** Whether what was kept can be shown by this version of the program. */
export function canShow(kept: unknown): kept is ViewShows {
  if (typeof kept !== 'object' || kept === null) return false
  const { page, layout, choice } = kept as { page?: unknown; layout?: unknown; choice?: { kind?: unknown } }
  if (page === 'compare') return [...ARRANGEMENTS, 'table', 'prose', 'taken'].some(known => known === layout)
  if (page === 'chart') return CHART_KINDS.some(kind => kind === choice?.kind)
  return page === 'data'
}

/** Leave out what the study has no longer, and say what that is. */
export function resolveShows(shows: ViewShows, known: Known): { shows: ViewShows; gone: readonly Gone[] } {
  const sieve = new Sieve(known)
  return { shows: sieve.shows(shows), gone: sieve.gone }
}

/** The names of all bodies of a view, each once. */
export function bodiesIn(shows: ViewShows): readonly string[] {
  const names = new Set<string>()
  const note = (name: string) => {
    names.add(name)
    return name
  }
  new Sieve({ body: note, year: () => true, figure: () => true }).shows(shows)
  return [...names]
}

class Sieve {
  readonly gone: Gone[] = []
  readonly #known: Known

  constructor(known: Known) {
    this.#known = known
  }

  shows(shows: ViewShows): ViewShows {
    switch (shows.page) {
      case 'data':
        return { ...shows, choice: this.#grid(shows.choice) }
      case 'chart': {
        const { organisations, figures, year } = shows.choice
        const choice = { ...shows.choice, organisations: this.#bodies(organisations), figures: this.#figures(figures) }
        return { ...shows, choice: { ...choice, year: this.#year(year) } }
      }
      case 'compare':
        return this.#comparison(shows)
    }
  }

  #comparison(shows: Extract<ViewShows, { page: 'compare' }>): ViewShows {
    if (shows.layout === 'prose') return { ...shows, left: this.#report(shows.left), right: this.#report(shows.right) }
    if (shows.layout === 'taken') {
      // views kept before the order was have none
      const { choice, sort = null } = shows
      return { ...shows, choice: { ...choice, year: this.#year(choice.year) }, sort }
    }
    if (shows.layout === 'table') {
      const { organisations, years, indicators, onlyStated } = shows.choice
      const choice = { organisations: this.#bodies(organisations), years: this.#years(years), onlyStated }
      return { ...shows, choice: { ...choice, indicators: indicators && this.#ids(indicators) } }
    }
    // views kept before there was the choice leave bodies without reports out
    const { organisations, years, figures, year, ranks, silent = false } = shows.choice
    const choice = { organisations: this.#bodies(organisations), years: this.#years(years), ranks, silent }
    const sort = shows.sort && this.#has(shows.sort.figure) ? shows.sort : null
    return { ...shows, choice: { ...choice, figures: this.#figures(figures), year: this.#year(year) }, sort }
  }

  #grid({ columns, filters, sort, which }: GridChoice): GridChoice {
    const kept = filters.filter(filter => !('indicator' in filter) || !filter.indicator || this.#has(filter.indicator))
    const isOfRow = sort === null || ['organisation', 'year', 'edition'].includes(sort.column)
    return {
      columns: columns && this.#ids(columns),
      filters: kept,
      sort: isOfRow || this.#has(sort.column) ? sort : null,
      which,
    }
  }

  #body(name: string): string | null {
    const now = this.#known.body(name)
    if (now === null) this.#lose({ kind: 'organisation', name })
    return now
  }

  #bodies(names: readonly string[] | null): readonly string[] | null {
    return names && [...new Set(names.flatMap(name => this.#body(name) ?? []))]
  }

  #report(of: ReportOf | null): ReportOf | null {
    const organisation = of && this.#body(of.organisation)
    // 0: one of the last years, whichever these are
    const has = of && (of.year === 0 || this.#year(of.year) !== null)
    return has && organisation !== null ? { organisation, year: of.year } : null
  }

  #year(year: number | null): number | null {
    if (year === null || this.#known.year(year)) return year
    this.#lose({ kind: 'year', year })
    return null
  }

  #years(years: readonly number[] | null): readonly number[] | null {
    return years?.filter(year => this.#year(year) !== null) ?? null
  }

  #has(id: IndicatorId): boolean {
    const has = this.#known.figure(id)
    if (!has) this.#lose({ kind: 'figure', id })
    return has
  }

  #ids(ids: readonly IndicatorId[]): readonly IndicatorId[] {
    return ids.filter(id => this.#has(id))
  }

  #figures(figures: readonly PanelFigure[]): readonly PanelFigure[] {
    return figures.filter(({ id }) => this.#has(id))
  }

  #lose(lost: Gone): void {
    const key = JSON.stringify(lost)
    if (!this.gone.some(one => JSON.stringify(one) === key)) this.gone.push(lost)
  }
}
