import type { CellPosition, Column, GridApi } from 'ag-grid-community'
import type { IndicatorId } from '#shared/domain/form.ts'
import type { FormCell, FormRow } from './form.ts'

/** Notes and headings hold no value: the arrows pass over them. */
export function skipNotes(
  next: CellPosition | null,
  from: CellPosition,
  key: string,
  api: GridApi<FormRow>,
): CellPosition | null {
  if (key !== 'ArrowUp' && key !== 'ArrowDown') return next
  const step = key === 'ArrowUp' ? -1 : 1
  for (let at = from.rowIndex + step; at >= 0 && at < api.getDisplayedRowCount(); at += step)
    if (holds(api, at, from.column.getColId())) return { rowIndex: at, rowPinned: null, column: from.column }
  return null
}

function holds(api: GridApi<FormRow>, at: number, column: string): boolean {
  const data = api.getDisplayedRowAtIndex(at)?.data
  return data?.kind === 'line' && data.cells[column] !== undefined
}

export function focusCell(
  api: GridApi<FormRow> | null,
  box: HTMLElement | null,
  indicator: IndicatorId,
  startEditing = false,
): boolean {
  if (!api) return false
  for (let at = 0; at < api.getDisplayedRowCount(); at += 1) {
    const data = api.getDisplayedRowAtIndex(at)?.data
    const place = data?.kind === 'line' && Object.entries(data.cells).find(([, cell]) => isAt(cell, indicator))
    if (!place) continue
    api.ensureColumnVisible(place[0])
    api.setFocusedCell(at, place[0])
    showRow(box, at)
    if (startEditing) api.startEditingCell({ rowIndex: at, colKey: place[0] })
    return true
  }
  return false
}

export function enterGrid(api: GridApi<FormRow> | null, box: HTMLElement | null, from: 'top' | 'bottom'): void {
  if (!api) return
  const count = api.getDisplayedRowCount()
  for (let nth = 0; nth < count; nth += 1) {
    const data = api.getDisplayedRowAtIndex(from === 'top' ? nth : count - 1 - nth)?.data
    const cell: FormCell | undefined = data?.kind === 'line' ? Object.values(data.cells)[0] : undefined
    if (cell) {
      focusCell(api, box, cell.indicator)
      return
    }
  }
}

function isAt(cell: FormCell, indicator: IndicatorId): boolean {
  return cell.indicator === indicator
}

/** After Enter in an editor: on to the next value of the column, past notes and headings. */
export function moveAfterEdit(api: GridApi<FormRow>, from: number, column: Column, step: 1 | -1): void {
  api.stopEditing()
  for (let at = from + step; at >= 0 && at < api.getDisplayedRowCount(); at += step)
    if (holds(api, at, column.getColId())) {
      api.ensureIndexVisible(at)
      api.setFocusedCell(at, column)
      return
    }
  api.setFocusedCell(from, column)
}

/** The row, and before it what is said beneath it: both are read together. */
function showRow(box: HTMLElement | null, at: number): void {
  box?.querySelector(`.note-line[row-index="${at + 1}"]`)?.scrollIntoView({ block: 'nearest' })
  box?.querySelector(`.ag-row[row-index="${at}"]`)?.scrollIntoView({ block: 'nearest' })
}
