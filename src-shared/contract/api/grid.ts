import type { IndicatorId } from '../../domain/form.ts'
import type { ColumnSet, GridFound, GridPage, GridPlace, GridQuery, GridSum } from '../../domain/grid.ts'

/** What is asked by the grid of all reports. */
export type GridApi = {
  /** A window of the grid of all reports; the rows of one asking keep their order. */
  'grid.page': {
    takes: { query: GridQuery; columns: readonly IndicatorId[]; offset: number; limit: number }
    gives: GridPage
  }
  /**
   * The next place, from `from` on (or before it), where a name holds the words or a value is the number or holds the
   * words. Looks for a while at a time.
   */
  'grid.find': {
    takes: {
      query: GridQuery
      columns: readonly IndicatorId[]
      words: string
      from: GridPlace
      backwards: boolean
    }
    gives: GridFound
  }
  /** What the numbers of these rows and columns come to; `to` is not counted. Counts for a while at a time. */
  'grid.sum': {
    takes: { query: GridQuery; columns: readonly IndicatorId[]; from: number; to: number }
    gives: GridSum
  }

  /** Choices of columns kept in the study, by name. */
  'columnSet.all': { takes: Record<never, never>; gives: readonly ColumnSet[] }
  /** Keep a choice of columns; one of the same name is replaced. */
  'columnSet.keep': { takes: ColumnSet; gives: readonly ColumnSet[] }
  'columnSet.drop': { takes: { name: string }; gives: readonly ColumnSet[] }
}
