import type { EditionId, IndicatorId } from './form.ts'
import type { ReportId } from './study.ts'
import { VALUE_KINDS } from './value.ts'

/**
 * What can stand in a cell of the grid: a value of some kind, or none because the file or the form has none, or because
 * what is asked of the report as a whole is not known of it.
 */
export const GRID_KINDS = [...VALUE_KINDS, 'missing', 'not-in-form', 'not-known'] as const
export type GridKind = (typeof GRID_KINDS)[number]

/** Bits of a cell's marks. Of the findings at a cell only the worst is marked. */
export const GRID_MARKS = { corrected: 1, derived: 2, info: 4, warning: 8, error: 16 } as const

export const GRID_STATUSES = ['read', 'corrected', 'in-doubt', 'missing', 'contradicting'] as const
/** `read`: stated, and nothing speaks against it. Asked of a cell, or of a report as a whole. */
export type GridStatus = (typeof GRID_STATUSES)[number]

export const COMPARISONS = ['=', '≠', '<', '≤', '>', '≥'] as const
export type NumberTest = { readonly is: (typeof COMPARISONS)[number]; readonly number: number }

/** A row stays when every filter lets it. */
export type GridFilter =
  | { readonly on: 'organisation'; readonly words: string }
  /** Where the body belongs: the code of a division with all that is in it, a rank, or a kind; `none` where not known. */
  | { readonly on: 'body'; readonly what: 'region' | 'rank' | 'kind'; readonly value: string }
  | { readonly on: 'years'; readonly from: number | null; readonly to: number | null }
  | { readonly on: 'editions'; readonly editions: readonly EditionId[] }
  /** `indicator` null: anywhere in the report. */
  | { readonly on: 'status'; readonly status: GridStatus; readonly indicator: IndicatorId | null }
  | { readonly on: 'number'; readonly indicator: IndicatorId; readonly tests: readonly NumberTest[] }
  | { readonly on: 'kinds'; readonly indicator: IndicatorId; readonly kinds: readonly GridKind[] }

/** Columns of the grid that every row has. */
export const ROW_COLUMNS = ['organisation', 'year', 'edition'] as const
export type RowColumn = (typeof ROW_COLUMNS)[number]

/** `column` is a column of every row, an indicator or what is known of a report as a whole. What is not a number comes last, whichever way. */
export type GridSort = { readonly column: RowColumn | IndicatorId; readonly descending: boolean }

/** Which reports, in which order. */
export type GridQuery = {
  /** Only the report that stands for its body and year, or all of them. */
  readonly which: 'standing' | 'all'
  readonly filters: readonly GridFilter[]
  readonly sort: GridSort | null
  /**
   * Which asking this is. The rows of one asking keep their order while their values change under a person's hands;
   * a higher number asks anew.
   */
  readonly asking: number
}

/**
 * A window of the grid: `rows` rows of `columns` cells. Columns of values rather than objects, since there are many.
 */
export type GridPage = {
  readonly total: number
  readonly offset: number
  readonly reports: readonly ReportId[]
  /** The title where a report does not say whose it is. */
  readonly organisations: readonly string[]
  /** 0 where unknown. */
  readonly years: Int16Array
  readonly editions: readonly (readonly EditionId[])[]
  /** 1 where it is the report that stands. */
  readonly standing: Uint8Array
  /** Row by row; NaN where the cell holds no number. A share in percent. */
  readonly numbers: Float64Array
  /** Places in `GRID_KINDS`. */
  readonly kinds: Uint8Array
  /** Bits of `GRID_MARKS`. */
  readonly marks: Uint8Array
  /**
   * Cells with a text: what is printed; of numbers, their unit where it is not the one of the column; of what is not
   * known, why (`Lack`).
   */
  readonly textAt: Uint32Array
  readonly texts: readonly string[]
}

/** Where a search goes on from, and what it found: `row` counts in the order of the query. */
export type GridPlace = { readonly row: number; readonly column: RowColumn | IndicatorId }

export type GridFound =
  | { readonly found: GridPlace }
  /** Nothing up to here: ask again from `next`, or nothing anywhere when it is null. */
  | { readonly found: null; readonly next: number | null }

/** What the numbers among some cells come to. */
export type GridSum = {
  readonly cells: number
  readonly numbers: number
  readonly sum: number
  /** The first row not yet counted; null when all are. */
  readonly next: number | null
}

/** A choice of columns by name, kept in the study. */
export type ColumnSet = { readonly name: string; readonly indicators: readonly IndicatorId[] }
