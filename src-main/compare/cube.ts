import type { Operand } from '#shared/domain/evaluate.ts'
import type { EditionId, IndicatorId } from '#shared/domain/form.ts'
import type { Forms } from '#shared/domain/forms.ts'
import {
  PANEL_LACKS,
  PANEL_MARKS,
  type PanelCell,
  type PanelFigure,
  type PanelSort,
  type PanelTogether,
  type PanelWindow,
} from '#shared/domain/panel.ts'
import { VALUE_KINDS } from '#shared/domain/value.ts'
import type { SeriesBook, SeriesReport, SeriesValue } from './series.ts'
import { pooled, rankOf, sortedNumbers, summarise } from './statistics.ts'
import { convert } from './units.ts'

/** One report as its figures are worked out from it. */
export type CubeReport = {
  readonly reportId: number
  /** In the file, or in force in the year where it has no table. */
  readonly editions: readonly EditionId[]
  /** By the place of the indicator among those the cube works with. */
  readonly cells: readonly (PanelCell | undefined)[]
  readonly inFinding: ReadonlySet<IndicatorId>
  /** What is known of it as a whole, of what was asked for. */
  readonly facts: ReadonlyMap<IndicatorId, Operand>
  /** Whether anything in it is corrected, in doubt or in a finding. */
  readonly marked: boolean
}
const NO_EDITION = 255
const LACK_PLACES = new Map(PANEL_LACKS.map((lack, place) => [lack, place]))

/** A panel in memory: body × year × figure, as columns of numbers. */
export class Cube {
  readonly years: readonly number[]
  readonly figures: readonly PanelFigure[]
  readonly #book: SeriesBook
  readonly #editions: readonly EditionId[]
  readonly #numbers: Float64Array
  readonly #lacks: Uint8Array
  readonly #marks: Uint8Array
  readonly #cellEditions: Uint8Array
  readonly #ranks: Uint32Array
  readonly #reports: Float64Array
  /** Numerator and denominator of each cell of a ratio, side by side; NaN where there is none. */
  readonly #parts: readonly (Float64Array | null)[]
  /** Of each figure: the indicators it rests on, by their places. */
  readonly #behind: readonly (readonly number[])[]
  readonly #indicators: readonly IndicatorId[]
  readonly #placeOf: ReadonlyMap<IndicatorId, number>
  /** Of each indicator. */
  readonly #units: readonly string[]
  /** Bodies that are shown, by their places among all that were filled. */
  #shown: readonly number[]
  #together: readonly (readonly PanelTogether[])[] = []
  /** The order asked for last: windows of one order follow one another. */
  #last: { readonly key: string; readonly places: Uint32Array } | null = null

  constructor(
    forms: Pick<Forms, 'templates' | 'indicators'>,
    book: SeriesBook,
    shape: {
      readonly bodies: number
      readonly years: readonly number[]
      readonly figures: readonly PanelFigure[]
      /** All that the figures rest on. */
      readonly indicators: readonly IndicatorId[]
    },
  ) {
    this.years = shape.years
    this.figures = shape.figures
    this.#shown = [...Array(shape.bodies).keys()]
    this.#indicators = shape.indicators
    this.#placeOf = new Map(shape.indicators.map((indicator, place) => [indicator, place]))
    this.#units = shape.indicators.map(indicator => forms.indicators.get(indicator)?.unit ?? '')
    this.#book = book
    this.#editions = forms.templates.map(({ id }) => id)
    const places = shape.bodies * shape.years.length
    const cells = places * shape.figures.length
    this.#numbers = new Float64Array(cells).fill(Number.NaN)
    this.#lacks = new Uint8Array(cells).fill(LACK_PLACES.get('no-report')!)
    this.#marks = new Uint8Array(cells)
    this.#cellEditions = new Uint8Array(cells).fill(NO_EDITION)
    this.#ranks = new Uint32Array(cells)
    this.#reports = new Float64Array(places)
    this.#parts = shape.figures.map(({ id }) =>
      book.isRatio(id) ? new Float64Array(places * 2).fill(Number.NaN) : null,
    )
    this.#behind = shape.figures.map(({ id }) =>
      [...book.indicatorsBehind(id)].map(indicator => this.#placeOf.get(indicator)!),
    )
  }

  /** Work out the figures of one body from its reports, by year; the year before the first may be among them. */
  fill(body: number, reports: ReadonlyMap<number, CubeReport>): void {
    const ready = new Map([...reports].map(([year, report]) => [year, this.#seriesReport(report)] as const))
    this.years.forEach((year, at) => {
      const [report, now] = [reports.get(year), ready.get(year)]
      if (!report || !now) return
      const place = body * this.years.length + at
      this.#reports[place] = report.reportId
      const before = ready.get(year - 1) ?? null
      this.figures.forEach(({ id, definition }, nth) => {
        const value = this.#book.workOut(id, definition, now, before)
        this.#set(place, nth, value, report)
      })
    })
  }

  /** Places of the bodies with a report in a year (by its place), or in any. */
  reporting(at: number | null): readonly number[] {
    const width = this.years.length
    return [...Array(width === 0 ? 0 : this.#reports.length / width).keys()].filter(body => {
      const own = this.#reports.subarray(body * width, (body + 1) * width)
      return at === null ? own.some(report => report !== 0) : own[at] !== 0
    })
  }

  /**
   * Rank every figure of every year over the bodies shown, and sum them up. Call when all are filled, and again to show
   * others: bodies are counted from then on among those shown.
   */
  finish(shown: readonly number[] = this.#shown): void {
    this.#shown = shown
    this.#last = null
    this.#together = this.figures.map((_, nth) => this.years.map((_, at) => this.#finishColumn(nth, at)))
  }

  /** How many bodies are shown. */
  get bodies(): number {
    return this.#shown.length
  }

  /** All bodies shown together in each year, for one figure. */
  together(nth: number): readonly PanelTogether[] {
    return this.#together[nth]!
  }

  /**
   * Some bodies, all years, all figures.
   *
   * @param sort  Order of the bodies; by name where there is none.
   */
  window(panelId: number, from: number, count: number, sort: PanelSort | null): PanelWindow {
    const first = Math.min(Math.max(0, from), this.bodies)
    const last = Math.min(first + Math.max(0, count), this.bodies)
    const places = this.#inOrder(sort).slice(first, last)
    const filled = places.map(place => this.#shown[place]!)
    const width = this.years.length * this.figures.length
    return {
      panelId,
      from: first,
      places,
      numbers: gather(this.#numbers, filled, width),
      lacks: gather(this.#lacks, filled, width),
      marks: gather(this.#marks, filled, width),
      editions: gather(this.#cellEditions, filled, width),
      ranks: gather(this.#ranks, filled, width),
      reports: gather(this.#reports, filled, this.years.length),
    }
  }

  #inOrder(sort: PanelSort | null): Uint32Array {
    const key = JSON.stringify(sort)
    if (this.#last?.key !== key) {
      this.#last = { key, places: Uint32Array.from(sort === null ? Array(this.bodies).keys() : this.#order(sort)) }
    }
    return this.#last.places
  }

  /** Bodies from the highest number of one figure in one year down (or up), those without one last, by name. */
  #order({ figure, year, descending }: PanelSort): readonly number[] {
    const column = this.#column(figure, year)
    const sign = descending ? -1 : 1
    return [...column.keys()].sort((a, b) => {
      const [one, other] = [column[a]!, column[b]!]
      if (Number.isNaN(one) || Number.isNaN(other))
        return Number(Number.isNaN(one)) - Number(Number.isNaN(other)) || a - b
      return sign * (one - other) || a - b
    })
  }

  #set(place: number, nth: number, value: SeriesValue, report: CubeReport): void {
    const cell = place * this.figures.length + nth
    const { computed, parts } = value
    this.#numbers[cell] = computed.kind === 'number' ? computed.number : Number.NaN
    this.#lacks[cell] = LACK_PLACES.get(computed.kind === 'number' ? null : computed.lack)!
    this.#cellEditions[cell] = value.edition === null ? NO_EDITION : this.#editions.indexOf(value.edition)
    this.#marks[cell] = this.#marksOf(nth, value, report)
    const pair = this.#parts[nth]
    if (pair && parts) pair.set([parts.numerator, parts.denominator], place * 2)
  }

  #marksOf(nth: number, { computed }: SeriesValue, { cells, inFinding, marked }: CubeReport): number {
    let marks = computed.kind === 'number' && computed.blanks.length > 0 ? PANEL_MARKS.blanks : 0
    if (!marked) return marks
    for (const place of this.#behind[nth]!) {
      const cell = cells[place]
      if (cell) {
        const [, , kind, , , corrected] = cell
        if (corrected === 1) marks |= PANEL_MARKS.corrected
        if (VALUE_KINDS[kind] === 'ambiguous' || VALUE_KINDS[kind] === 'unreadable') marks |= PANEL_MARKS.inDoubt
      }
      if (inFinding.has(this.#indicators[place]!)) marks |= PANEL_MARKS.inFinding
    }
    return marks
  }

  #seriesReport({ editions, cells, facts }: CubeReport): SeriesReport {
    return {
      editions,
      operand: indicator => {
        const place = this.#placeOf.get(indicator)
        const cell = place === undefined ? undefined : cells[place]
        if (cell) return operandOf(cell, this.#units[place!]!)
        const fact = facts.get(indicator)
        if (fact) return fact
        return { lack: this.#book.isInForm(indicator, editions) ? 'missing' : 'not-in-form' }
      },
    }
  }

  #cell(shown: number, at: number, nth: number): number {
    return (this.#shown[shown]! * this.years.length + at) * this.figures.length + nth
  }

  #finishColumn(nth: number, at: number): PanelTogether {
    const column = this.#column(nth, at)
    const sorted = sortedNumbers(column)
    column.forEach((number, body) => {
      if (!Number.isNaN(number)) this.#ranks[this.#cell(body, at, nth)] = rankOf(number, sorted)
    })
    const parts = this.#parts[nth]
    return {
      ...summarise(sorted, this.bodies - sorted.length),
      pooled: parts ? pooled(this.#partsOf(parts, at)) : null,
    }
  }

  #column(nth: number, at: number): Float64Array {
    const column = new Float64Array(this.bodies)
    for (let body = 0; body < this.bodies; body += 1) column[body] = this.#numbers[this.#cell(body, at, nth)]!
    return column
  }

  *#partsOf(parts: Float64Array, at: number): Generator<{ numerator: number; denominator: number }> {
    for (let body = 0; body < this.bodies; body += 1) {
      const place = (this.#shown[body]! * this.years.length + at) * 2
      const [numerator, denominator] = [parts[place]!, parts[place + 1]!]
      if (!Number.isNaN(numerator)) yield { numerator, denominator }
    }
  }
}

/** @param wanted  Unit of the indicator; empty where no form has it, for then any will do. */
function operandOf([, , place, number, money]: PanelCell, wanted: string): Operand {
  const kind = VALUE_KINDS[place]!
  switch (kind) {
    case 'number': {
      const converted = number === null ? null : convert(number, money ?? '', wanted || (money ?? ''))
      return converted === null ? { lack: 'other-unit' } : { number: converted }
    }
    case 'ambiguous':
    case 'unreadable':
      return { lack: 'in-doubt' }
    case 'text':
      return { lack: 'text' }
    default:
      return { lack: kind }
  }
}

/** The runs of `width` cells of some bodies, one after another. */
function gather<Column extends Float64Array | Uint8Array | Uint32Array>(
  column: Column,
  places: Uint32Array,
  width: number,
): Column {
  const gathered = column.slice(0, places.length * width) as Column
  places.forEach((place, at) => {
    gathered.set(column.subarray(place * width, (place + 1) * width), at * width)
  })
  return gathered
}
