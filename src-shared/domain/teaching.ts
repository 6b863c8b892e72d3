import type { EditionId, Indicator, IndicatorId, TableTemplate } from './form.ts'
import type { Evidence } from './reading.ts'

/** Number of a wording that a person taught. */
export type WordingId = number & { readonly brand?: 'wording' }

/** Where a row stands that the form does not have: the table, and the row of the form it stands under. */
export type RowPlace = {
  readonly edition: EditionId
  readonly table: string
  /** Null at the top level of the table. */
  readonly under: string | null
}

/** What a row is called in published reports, where, and what it states: taught by a person, read by the parser. */
export type TaughtWording = RowPlace & {
  readonly id: WordingId
  readonly label: string
  /** One for each column of the table, in its order. */
  readonly states: readonly Pick<Indicator, 'id' | 'unit' | 'signed'>[]
}

/** What a taught row is: a row of the same edition, or an indicator of the person's own. */
export type TaughtTarget =
  | { readonly kind: 'row'; readonly table: string; readonly row: string }
  | { readonly kind: 'own'; readonly id: IndicatorId }

/** What a person makes of a row that the form does not have. */
export type NewTarget =
  | TaughtTarget
  | {
      readonly kind: 'new'
      readonly id: IndicatorId | null
      readonly label: string
      readonly unit: string
      readonly group: string
    }

/** A row that can be taught: what it is called, where it stands, and how many reports of the study print it there. */
export type TeachOffer = RowPlace & {
  readonly label: string
  readonly unit: string
  readonly columns: number
  readonly reports: number
}

/** A row of a file that was read by a taught wording. */
export type TaughtUse = { readonly wording: WordingId; readonly label: string; readonly evidence: Evidence }

/** An indicator of the person's own. Its id begins with `own_` and is never given again. */
export type OwnIndicator = {
  readonly id: IndicatorId
  readonly group: string
  readonly label: string
  readonly unit: string
  /** The table whose columns it has; null for a single value. */
  readonly like: Pick<RowPlace, 'edition' | 'table'> | null
}

/**
 * The row of the form that a row printed after `after` stands under: `after` itself when it has rows of its own, else
 * the one that `after` is a part of. Null at the top level.
 */
export function rowAbove({ rows }: TableTemplate, after: string | null): string | null {
  if (after === null) return null
  if (rows.some(({ parent }) => parent === after)) return after
  return rows.find(({ id }) => id === after)?.parent ?? null
}
