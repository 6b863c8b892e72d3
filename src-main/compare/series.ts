import { type Computed, evaluate, type Operand, type OperandOf } from '#shared/domain/evaluate.ts'
import type { EditionId, IndicatorId, Template } from '#shared/domain/form.ts'
import { indicatorsOf } from '#shared/domain/form.ts'
import type { Forms } from '#shared/domain/forms.ts'
import { type Formula, type FormulaTrouble, indicatorsIn, looksBack, readFormula } from '#shared/domain/formula.ts'
import type { Comparability, EditionFormula, Series, SeriesId } from '#shared/domain/series.ts'
import type { Wording } from '#shared/domain/wording.ts'

/** One report of a body, as series see it: the editions of its tables, oldest first, and its current values. */
export type SeriesReport = { readonly editions: readonly EditionId[]; readonly operand: OperandOf }

/** What a series comes to in one report: by which edition's formula, or why there is none. */
export type SeriesValue = {
  readonly computed: Computed
  readonly edition: EditionId | null
  /** Of a ratio that could be worked out: what a pooled ratio sums before it divides. */
  readonly parts: { readonly numerator: number; readonly denominator: number } | null
  readonly because: Wording | null
}

type Ready = {
  readonly editions: readonly EditionId[] | null
  /** Whether it rests on other series, not on indicators alone. */
  readonly namesSeries: boolean
} & (
  | { readonly kind: 'formula'; readonly formula: Formula; readonly base: readonly IndicatorId[] }
  | {
      readonly kind: 'ratio'
      readonly numerator: Formula
      readonly denominator: Formula
      readonly base: readonly IndicatorId[]
    }
  | { readonly kind: 'because'; readonly because: Wording }
)
type ReadySeries = {
  readonly series: Series
  readonly definitions: ReadonlyMap<string, readonly Ready[]>
  /** Of the first definition. */
  readonly first: readonly Ready[]
}

/** A formula of a series that cannot be read. */
export type SeriesTrouble = { readonly series: SeriesId; readonly formula: string; readonly trouble: FormulaTrouble }

/** Harmonised series, ratios and own series, their formulas read. */
export class SeriesBook {
  readonly troubles: readonly SeriesTrouble[]
  readonly #ready = new Map<SeriesId, ReadySeries>()
  readonly #templates: ReadonlyMap<EditionId, Template>
  readonly #held: ReadonlyMap<EditionId, ReadonlySet<IndicatorId>>

  /** @param series  In an order in which each names only indicators and series before it. */
  constructor(forms: Pick<Forms, 'templates' | 'indicators'>, series: readonly Series[]) {
    this.#templates = new Map(forms.templates.map(template => [template.id, template]))
    this.#held = new Map(
      forms.templates.map(template => [template.id, new Set(indicatorsOf(template).map(({ id }) => id))]),
    )
    const known = new Set<IndicatorId>(forms.indicators.keys())
    const troubles: SeriesTrouble[] = []
    for (const one of series) {
      this.#ready.set(
        one.id,
        readDefinitions(one, known, troubles, id => this.#ready.has(id)),
      )
      known.add(one.id)
    }
    this.troubles = troubles
  }

  all(): readonly Series[] {
    return [...this.#ready.values()].map(({ series }) => series)
  }

  find(id: SeriesId): Series | null {
    return this.#ready.get(id)?.series ?? null
  }

  /** Whether it is a ratio in any edition, whose parts can be pooled. */
  isRatio(id: SeriesId): boolean {
    return [...(this.#ready.get(id)?.definitions.values() ?? [])].flat().some(({ kind }) => kind === 'ratio')
  }

  /** Whether one of these editions has the indicator. */
  isInForm(indicator: IndicatorId, editions: readonly EditionId[]): boolean {
    return editions.some(edition => this.#held.get(edition)?.has(indicator) ?? false)
  }

  /** The indicators of the forms that it rests on, through other series too; of an indicator itself. */
  indicatorsBehind(id: SeriesId): ReadonlySet<IndicatorId> {
    if (!this.#ready.has(id)) return new Set([id])
    const found = new Set<IndicatorId>()
    const formulas = [...(this.#ready.get(id)?.definitions.values() ?? [])].flat()
    for (const formula of formulas) {
      if (formula.kind === 'because') continue
      for (const part of formula.base) {
        if (this.#ready.has(part)) for (const deeper of this.indicatorsBehind(part)) found.add(deeper)
        else found.add(part)
      }
    }
    return found
  }

  /** Whether it needs the report of the year before. */
  needsPrevious(id: SeriesId): boolean {
    return [...(this.#ready.get(id)?.definitions.values() ?? [])].flat().some(formula => {
      if (formula.kind === 'because') return false
      const parts = formula.kind === 'ratio' ? [formula.numerator, formula.denominator] : [formula.formula]
      return parts.some(looksBack) || formula.base.some(part => this.#ready.has(part) && this.needsPrevious(part))
    })
  }

  /**
   * Work a series out for one report, or take an indicator as it is.
   *
   * @param definition  Id of the definition; the series' first where it has none of that id.
   * @param previous    The same body's report of the year before, null where there is none.
   */
  workOut(id: SeriesId, definition: string | null, report: SeriesReport, previous: SeriesReport | null): SeriesValue {
    const ready = this.#ready.get(id)
    if (!ready) return this.#asItIs(id, report)
    const formulas = (definition !== null && ready.definitions.get(definition)) || ready.first
    const chosen = this.#formulaFor(formulas, report.editions)
    if (!chosen) return nothing({ kind: 'none', lack: 'no-formula', lacking: [] }, null)
    const { formula, edition } = chosen
    if (formula.kind === 'because') {
      return { ...nothing({ kind: 'none', lack: 'not-in-form', lacking: [] }, edition), because: formula.because }
    }
    // Nearly all formulas name indicators alone.
    const own = formula.namesSeries ? this.#through(report, previous) : report.operand
    const before = previous && (formula.namesSeries ? this.#through(previous, null) : previous.operand)
    if (formula.kind === 'formula') return nothing(evaluate(formula.formula, own, before), edition)
    const numerator = evaluate(formula.numerator, own, before)
    const denominator = evaluate(formula.denominator, own, before)
    return { ...divide(numerator, denominator), edition, because: null }
  }

  /** Why an edition cannot state it; null where it can. */
  because(id: SeriesId, definition: string | null, edition: EditionId): Wording | null {
    const ready = this.#ready.get(id)
    const formulas = ready?.definitions.get(definition ?? '') ?? ready?.first
    const found = formulas?.find(formula => formula.editions?.includes(edition) ?? false)
    return found?.kind === 'because' ? found.because : null
  }

  /** How far the figures of two editions may be compared, and why no further; a province's own form is never exact. */
  comparability(id: SeriesId, a: EditionId, b: EditionId): { class: Comparability; why: readonly Wording[] } {
    if (a === b || !this.#ready.has(id)) return { class: 'exact', why: [] }
    const [from, to] = [this.#place(a), this.#place(b)].sort((x, y) => x - y) as [number, number]
    const crossed = (this.#ready.get(id)?.series.breaks ?? []).filter(
      ({ between: [earlier, later] }) => this.#place(earlier) >= from && this.#place(later) <= to,
    )
    const why = crossed.filter(one => one.class !== 'exact').map(one => one.why)
    if (crossed.length === 0 && from !== to) return { class: 'not-comparable', why }
    const ownForm = [a, b].some(edition => this.#templates.get(edition)?.province !== undefined)
    const classes = [...crossed.map(one => one.class), ownForm ? 'approximate' : 'exact'] as const
    return { class: CLASSES[Math.max(...classes.map(one => CLASSES.indexOf(one)))]!, why }
  }

  #asItIs(indicator: IndicatorId, { editions, operand }: SeriesReport): SeriesValue {
    const edition = editions.find(one => this.#held.get(one)?.has(indicator)) ?? null
    const found = operand(indicator)
    return nothing(
      'number' in found
        ? { kind: 'number', number: found.number, blanks: [] }
        : { kind: 'none', lack: found.lack, lacking: [indicator] },
      edition,
    )
  }

  /** Lets formulas name series as if they were indicators. */
  #through(report: SeriesReport, previous: SeriesReport | null): OperandOf {
    return indicator => {
      if (!this.#ready.has(indicator)) return report.operand(indicator)
      const { computed } = this.workOut(indicator, null, report, previous)
      return computed.kind === 'number' ? { number: computed.number } : ({ lack: computed.lack } satisfies Operand)
    }
  }

  /** A province's own form borrows the formula of the first national edition whose cells it has. */
  #formulaFor(formulas: readonly Ready[], editions: readonly EditionId[]) {
    for (const edition of editions) {
      const named = formulas.find(formula => formula.editions?.includes(edition) ?? true)
      if (named) return { formula: named, edition }
      const held = this.#held.get(edition)
      const borrowed = formulas.find(
        formula => formula.kind !== 'because' && held !== undefined && formula.base.every(part => held.has(part)),
      )
      if (borrowed) return { formula: borrowed, edition }
    }
    return null
  }

  /** Place in time; a province's form stands where the national form of its last year does. */
  #place(edition: EditionId): number {
    const template = this.#templates.get(edition)
    if (!template) return Number.NEGATIVE_INFINITY
    if (template.province === undefined) return template.years[0]
    const last = template.years[1] ?? Number.POSITIVE_INFINITY
    const national = [...this.#templates.values()].filter(one => one.province === undefined && one.years[0] <= last)
    return national.at(-1)?.years[0] ?? template.years[0]
  }
}

const CLASSES: readonly Comparability[] = ['exact', 'approximate', 'not-comparable']

function readDefinitions(
  series: Series,
  known: ReadonlySet<IndicatorId>,
  troubles: SeriesTrouble[],
  isSeries: (id: IndicatorId) => boolean,
): ReadySeries {
  const read = (text: string): Formula | null => {
    const found = readFormula(text, known)
    if (found.ok) return found.formula
    troubles.push({ series: series.id, formula: text, trouble: found.trouble })
    return null
  }
  const definitions = new Map<string, readonly Ready[]>()
  for (const definition of series.definitions) {
    definitions.set(
      definition.id,
      definition.formulas.flatMap(formula => readOne(formula, read, isSeries)),
    )
  }
  return { series, definitions, first: [...definitions.values()][0] ?? [] }
}

function readOne(
  one: EditionFormula,
  read: (text: string) => Formula | null,
  isSeries: (id: IndicatorId) => boolean,
): readonly Ready[] {
  const editions = one.editions ?? null
  if ('because' in one) return [{ kind: 'because', editions, namesSeries: false, because: one.because }]
  if ('formula' in one) {
    const formula = read(one.formula)
    if (!formula) return []
    const base = indicatorsIn(formula)
    const namesSeries = base.some(isSeries)
    // as a whole a division: a ratio, whoever wrote it in one
    if (formula.kind === 'divide')
      return [{ kind: 'ratio', editions, namesSeries, numerator: formula.left, denominator: formula.right, base }]
    return [{ kind: 'formula', editions, namesSeries, formula, base }]
  }
  const [numerator, denominator] = [read(one.numerator), read(one.denominator)]
  if (!numerator || !denominator) return []
  const base = [...new Set([...indicatorsIn(numerator), ...indicatorsIn(denominator)])]
  return [{ kind: 'ratio', editions, namesSeries: base.some(isSeries), numerator, denominator, base }]
}

function divide(numerator: Computed, denominator: Computed): Pick<SeriesValue, 'computed' | 'parts'> {
  if (denominator.kind === 'none') return { computed: denominator, parts: null }
  if (numerator.kind === 'none') return { computed: numerator, parts: null }
  const parts = { numerator: numerator.number, denominator: denominator.number }
  if (denominator.number === 0) return { computed: { kind: 'none', lack: 'zero-denominator', lacking: [] }, parts }
  const isWhole = numerator.blanks.length + denominator.blanks.length === 0
  const blanks = isWhole ? numerator.blanks : [...new Set([...numerator.blanks, ...denominator.blanks])]
  return { computed: { kind: 'number', number: numerator.number / denominator.number, blanks }, parts }
}

function nothing(computed: Computed, edition: EditionId | null): SeriesValue {
  return { computed, edition, parts: null, because: null }
}
