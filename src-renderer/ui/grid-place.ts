import type { ColDef, ColGroupDef, Column, GridApi } from 'ag-grid-community'
import { keepValue, keptValue } from './kept.ts'

type Place = { readonly row: number; readonly column: string }

/** The column a list is in the order of. */
export type Sort = { readonly column: string; readonly direction: 'asc' | 'desc' }

/** Under which name the order of a list is kept. */
export function sortName(list: string): string {
  return `${list}.sort`
}

/** The order that a list was left in, for someone who is not at it. */
export function keptSort(list: string): Sort | null {
  return keptValue<Sort | null>(sortName(list), null)
}

export function keepPlace(name: string, row: number | null, column: Column | string | null): void {
  if (row !== null && column !== null && typeof column !== 'string')
    keepValue<Place>(`${name}.place`, { row, column: column.getColId() })
}

/**
 * Whoever comes back to a list finds it where it was left. The focus goes along unless it is at work in the page:
 * the arrow keys move at once.
 */
export function placeIn<Row>(grid: GridApi<Row>, name: string, total: number): void {
  const place = keptValue<Place | null>(`${name}.place`, null)
  const row = Math.min(place?.row ?? 0, total - 1)
  if (row > 0) grid.ensureIndexVisible(row, 'middle')
  const column = place && grid.getColumn(place.column) ? place.column : grid.getAllDisplayedColumns()[0]?.getColId()
  if (column && isFocusFree()) grid.setFocusedCell(row, column)
}

export function keepSort<Row>(name: string, grid: GridApi<Row>): void {
  const sorted = grid.getColumnState().find(({ sort }) => sort)
  keepValue<Sort | null>(sortName(name), sorted?.sort ? { column: sorted.colId, direction: sorted.sort } : null)
}

export function sortedAsBefore<Row>(
  columns: (ColDef<Row> | ColGroupDef<Row>)[],
  name: string,
): (ColDef<Row> | ColGroupDef<Row>)[] {
  const sort = keptSort(name)
  if (!sort) return columns
  return columns.map(column =>
    'colId' in column && column.colId === sort.column ? { ...column, initialSort: sort.direction } : column,
  )
}

/** Nobody is at work in the page, nor in a menu that hangs down from the head of the window. */
export function isFocusFree(): boolean {
  const active = document.activeElement
  if (active === null || active === document.body) return true
  return active.closest('nav, header') !== null && active.closest('.popover-panel') === null
}
