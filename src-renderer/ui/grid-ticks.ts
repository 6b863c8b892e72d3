import type { GridApi, RowSelectionOptions, SelectionColumnDef } from 'ag-grid-community'

/** Several rows at a time, by their boxes. */
export const TICKING: RowSelectionOptions = {
  mode: 'multiRow',
  checkboxes: true,
  headerCheckbox: false,
  enableClickSelection: false,
}
export const TICK_COLUMN: SelectionColumnDef = {
  width: 36,
  minWidth: 36,
  maxWidth: 36,
  resizable: false,
}

/** Shift with an arrow ticks the row one leaves and the row one comes to. The grid itself moves the focus. */
export function tickOn<Row>(grid: GridApi<Row>, event: KeyboardEvent, at: number | null): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
  if (!event.shiftKey || step === 0 || at === null) return
  const rows = [at, at + step].map(row => grid.getDisplayedRowAtIndex(row))
  for (const row of rows) if (row?.data) row.setSelected(true)
}
