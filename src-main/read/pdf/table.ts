import type { Box } from './marks.ts'
import type { Run } from './runs.ts'

/** A stretch of a page. */
export type OnPage = Box & { readonly page: number }

/** A table with its text, on the way to a block: cells in reading order, none overlapping. */
export type Table = Box & {
  readonly kind: 'table'
  readonly page: number
  /** Where the columns begin and end, left to right; one more than there are columns. */
  readonly xs: readonly number[]
  readonly rows: readonly (readonly Cell[])[]
}

export type Cell = {
  readonly text: string
  readonly page: number
  /** Where it is drawn; in several places when it runs over a page break. */
  readonly places: readonly OnPage[]
  readonly column: number
  readonly colSpan: number
  readonly rowSpan: number
  /** Its last line runs from side to side, so that a longer text would have gone on below. */
  readonly full: boolean
}

/** A line of running text on the way to a block. */
export type ProseLine = Box & {
  readonly kind: 'line'
  readonly page: number
  readonly text: string
  readonly runs: readonly Run[]
  readonly size: number
  /** Where the text of its column begins and ends. */
  readonly from: number
  readonly to: number
}

/** What a page holds, in reading order. */
export type Piece = Table | ProseLine
