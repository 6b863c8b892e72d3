import type { Lack } from './evaluate.ts'
import type { EditionId, IndicatorId } from './form.ts'
import type { Comparability } from './series.ts'
import type { Wording } from './wording.ts'

/** A figure of a panel: an indicator of the forms or a series, and which of its definitions (null: the first). */
export type PanelFigure = { readonly id: IndicatorId; readonly definition: string | null }

/** What one looks at first: how much was asked for, granted, refused and contested, over all editions. */
export const MAIN_FIGURES = [
  'h_req_new',
  'h_req_closed',
  'h_granted',
  'h_denied',
  'h_review_total',
  'h_lit_total',
  'grant_rate',
  'open_rate',
] as const

/** Which bodies of a panel are shown. */
export type PanelBodies = {
  /** Bodies report that have a report on any of its years; where it shows one year, on that one (null: the fullest). */
  readonly reportingOn: 'any' | number | null
  /** Those that do not report too. */
  readonly withSilent: boolean
}
export const REPORTING: PanelBodies = { reportingOn: 'any', withSilent: false }

/** What a panel is of. Empty lists of organisations and years mean all of the study. */
export type PanelRequest = {
  readonly organisations: readonly string[]
  readonly years: readonly number[]
  readonly figures: readonly PanelFigure[]
  /** Those that report, unless it says otherwise. */
  readonly bodies?: PanelBodies
}

/** A panel that the engine has worked out: body × year × figure. Bodies by name, years ascending. */
export type PanelHead = {
  readonly panelId: number
  readonly organisations: readonly string[]
  readonly years: readonly number[]
  readonly figures: readonly PanelFigureHead[]
  readonly editions: readonly EditionId[]
  /** How many bodies have no report, and whether they are among the organisations. */
  readonly silent: { readonly bodies: number; readonly areShown: boolean }
}

export type PanelFigureHead = PanelFigure & {
  readonly label: Wording
  /** `%` for a plain ratio, else the unit of the figures. */
  readonly unit: string
  readonly means: Wording | null
  readonly source: string | null
  readonly definitions: readonly { readonly id: string; readonly label: Wording }[]
  /** Why an edition cannot state it, by its place in the editions of the head; null where it can. */
  readonly because: readonly (Wording | null)[]
  /** Between each two editions that follow one another in time. */
  readonly breaks: readonly {
    readonly between: readonly [EditionId, EditionId]
    readonly class: Comparability
    readonly why: readonly Wording[]
  }[]
  /** Per year: all bodies of the panel together. */
  readonly together: readonly PanelTogether[]
}

/** Place of the year with most numbers of the first figure, the last of several. */
export function fullestYear(head: Pick<PanelHead, 'figures'> | undefined): number {
  const counts = head?.figures[0]?.together.map(({ numbers }) => numbers) ?? [0]
  return Math.max(0, counts.lastIndexOf(Math.max(...counts)))
}

/** All bodies shown, in one year; `lacking`: those of them without a number, whatever the reason. `pooled`: of a ratio, sums divided by sums; null for other figures. */
export type PanelTogether = {
  readonly numbers: number
  readonly lacking: number
  readonly sum: number | null
  readonly mean: number | null
  readonly median: number | null
  readonly least: number | null
  readonly most: number | null
  readonly pooled: number | null
}

/** Why a cell of a panel has no number; `null` at 0: it has one. A cell holds a place in this list. */
export const PANEL_LACKS: readonly (Lack | null)[] = [
  null,
  'blank',
  'missing',
  'in-doubt',
  'text',
  'not-in-form',
  'no-report',
  'other-unit',
  'zero-denominator',
  'no-formula',
  'too-large',
  'blank-before',
  'slash',
  'dash',
  'none',
  'not-dated',
  'no-parts',
  'no-figures',
  'too-few',
  'no-earlier',
  'no-others',
  'not-compared',
  'no-year',
]

/**
 * A value as it stands, as many of them are passed on: report, place of the indicator among those asked for, place of the
 * kind in VALUE_KINDS, number, unit where it is money, 1 when a person corrected it. No strings but few: they cost more
 * than all the rest.
 */
export type PanelCell = readonly [
  reportId: number,
  indicator: number,
  kind: number,
  number: number | null,
  money: string | null,
  corrected: 0 | 1,
]

/** What else is to be said of a cell, added up. */
export const PANEL_MARKS = {
  /** Rests on a value that a person corrected. */
  corrected: 1,
  /** Rests on a value that is in a finding. */
  inFinding: 2,
  /** Cells left blank added nothing to the sum. */
  blanks: 4,
  /** Rests on a reading that is in doubt. */
  inDoubt: 8,
} as const

/** Order of the bodies by one figure (its place in the request) in one year (its place in the head). */
export type PanelSort = { readonly figure: number; readonly year: number; readonly descending: boolean }

/**
 * A window of a panel: some bodies, all years, all figures. The cell of the body that comes `nth` in the window is at
 * `(nth × years + year) × figures + figure` of each array.
 */
export type PanelWindow = {
  readonly panelId: number
  /** Where in the order of the bodies the window begins. */
  readonly from: number
  /** Its bodies, by their places in the head. */
  readonly places: Uint32Array
  /** NaN where there is no number. */
  readonly numbers: Float64Array
  /** Place in PANEL_LACKS. */
  readonly lacks: Uint8Array
  /** Sum of PANEL_MARKS. */
  readonly marks: Uint8Array
  /** Place in the head's editions of the edition worked from; 255 for none. */
  readonly editions: Uint8Array
  /** From the highest value of the year down, over all bodies of the panel, equals sharing a place; 0 for none. */
  readonly ranks: Uint32Array
  /** One a body and year, at `nth × years + year`: the report, 0 where there is none. */
  readonly reports: Float64Array
}
