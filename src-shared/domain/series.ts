import type { EditionId, IndicatorId } from './form.ts'
import type { Wording } from './wording.ts'

/** A series may stand wherever an indicator may; no series has the id of an indicator. */
export type SeriesId = IndicatorId

export const COMPARABILITIES = ['exact', 'approximate', 'not-comparable'] as const
/** How far figures of two editions may be set side by side. */
export type Comparability = (typeof COMPARABILITIES)[number]

/**
 * A figure that runs through several editions of the form: a harmonised series (resources/crosswalk.json), a ratio of
 * the literature (resources/ratios.json) or a person's own. Formulas name indicators and series listed before.
 */
export type Series = {
  readonly id: SeriesId
  readonly label: Wording
  readonly group: Wording
  /** `%` for a plain ratio (0.25 is shown as 25 %), else the unit of the figures; empty for a bare number. */
  readonly unit: string
  /** The first is shown unless another is asked for. */
  readonly definitions: readonly SeriesDefinition[]
  /** Between editions that follow one another, wherever both have a formula. */
  readonly breaks: readonly SeriesBreak[]
  /** What it says, in one sentence. */
  readonly means: Wording
  readonly source: string
}

export type SeriesDefinition = {
  readonly id: string
  readonly label: Wording
  readonly formulas: readonly EditionFormula[]
}

/** How the figure is worked out from one edition; without `editions` from any. */
export type EditionFormula = { readonly editions?: readonly EditionId[] } & (
  | { readonly formula: string }
  /** A ratio, whose parts can also be summed over many bodies before they are divided. */
  | { readonly numerator: string; readonly denominator: string }
  /** Why the edition cannot state it. */
  | { readonly because: Wording }
)

export type SeriesBreak = {
  readonly between: readonly [earlier: EditionId, later: EditionId]
  readonly class: Comparability
  readonly why: Wording
}
