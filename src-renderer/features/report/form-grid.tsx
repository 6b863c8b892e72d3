import type { GridApi } from 'ag-grid-community'
import { AgGridReact } from 'ag-grid-react'
import { useEffect, useMemo, useRef } from 'react'
import type { IndicatorId, TableTemplate } from '#shared/domain/form.ts'
import { useLanguage, useText } from '../../text/language.tsx'
import { GRID_NONCE, gridLocale, gridTheme } from '../../ui/grid-theme.ts'
import type { FormRow, FormTable } from './form.ts'
import { editText, formColumns } from './form-columns.tsx'
import { enterGrid, focusCell, skipNotes } from './form-moves.ts'
import { NoteRow } from './note-row.tsx'
import type { Judge } from './verdict-line.tsx'
import '../../ui/grid.css'

/** What cells and notes can ask of the page. */
export type FormContext = {
  readonly inMatrix: boolean
  readonly isReadOnly: boolean
  readonly select: (indicator: IndicatorId) => void
  /** Correct a value; without a reason typed, why it was offered is the reason. */
  readonly make: (indicator: IndicatorId, text: string, why?: string) => void
  readonly write: (indicator: IndicatorId) => void
  readonly edit: (indicator: IndicatorId) => void
  readonly giveUp: (indicator: IndicatorId) => void
  readonly judge: Judge
}

/** Where a cell is: for moving the focus to it. */
export type FormGridHandle = {
  readonly focus: (indicator: IndicatorId, startEditing?: boolean) => boolean
  readonly enter: (from: 'top' | 'bottom') => void
  readonly leave: () => void
}

type Props = {
  readonly table: FormTable
  readonly context: FormContext
  readonly hold: (tableId: string, handle: FormGridHandle | null) => void
  readonly onSelect: (tableId: string, indicator: IndicatorId) => void
  /** The cells are drawn and can take the focus. */
  readonly onReady: (tableId: string) => void
  readonly onEdge: (tableId: string, edge: 'top' | 'bottom') => void
}

/** One table of the form as a grid: a value a row, or a matrix. */
export function FormGrid({ table, context, hold, onSelect, onReady, onEdge }: Props) {
  const { template, layout } = table
  const text = useText()
  const language = useLanguage()
  const api = useRef<GridApi<FormRow> | null>(null)
  const rows = useMemo(() => [...table.rows], [table.rows])
  const columns = useMemo(
    () => formColumns(template, layout, text, language, rows),
    [template, layout, text, language, rows],
  )
  const box = useRef<HTMLDivElement>(null)

  useEffect(() => {
    const handle: FormGridHandle = {
      focus: (indicator, startEditing) => focusCell(api.current, box.current, indicator, startEditing),
      enter: from => enterGrid(api.current, box.current, from),
      leave: () => api.current?.clearFocusedCell(),
    }
    hold(table.id, handle)
    return () => hold(table.id, null)
  }, [hold, table.id])

  return (
    <div className={`form-table ${table.layout}`} ref={box} data-testid={`form-${table.id}`}>
      <AgGridReact<FormRow>
        key={language}
        theme={gridTheme}
        styleNonce={GRID_NONCE}
        localeText={gridLocale(language)}
        domLayout="autoHeight"
        rowData={rows}
        columnDefs={columns}
        context={context}
        getRowId={({ data }) => data.id}
        getRowClass={({ data }) => rowClass(data, template)}
        isFullWidthRow={({ rowNode }) => rowNode.data?.kind === 'note'}
        fullWidthCellRenderer={NoteRow}
        getRowHeight={({ data }) => (data?.kind === 'note' ? 26 * data.notes.length + 4 : 26)}
        headerHeight={table.layout === 'list' ? 26 : 40}
        groupHeaderHeight={24}
        suppressHeaderFocus
        suppressColumnVirtualisation
        suppressMovableColumns
        suppressDragLeaveHidesColumns
        suppressScrollOnNewData
        animateRows={false}
        tooltipShowDelay={500}
        readOnlyEdit
        stopEditingWhenCellsLoseFocus
        onGridReady={ready => {
          api.current = ready.api
        }}
        onFirstDataRendered={() => onReady(table.id)}
        onCellEditRequest={({ data, colDef, newValue }) => {
          const cell = data.kind === 'line' ? data.cells[colDef.colId ?? ''] : undefined
          const typed = String(newValue ?? '').trim()
          if (cell && (cell.refused || typed !== editText(cell))) context.make(cell.indicator, typed)
        }}
        onCellFocused={({ column, rowIndex, api }) => {
          // The event comes late: by now the focus may have moved on, to another cell or another table.
          if (!box.current?.contains(document.activeElement)) return
          const now = api.getFocusedCell()
          if (now?.rowIndex !== rowIndex || now.column !== column) return
          const data = rowIndex === null ? null : api.getDisplayedRowAtIndex(rowIndex)?.data
          if (data?.kind !== 'line' || !column || typeof column === 'string') return
          const cell = data.cells[column.getColId()]
          if (cell) onSelect(table.id, cell.indicator)
        }}
        onCellClicked={({ data, column }) => {
          if (data?.kind !== 'line' || data.cells[column.getColId()]) return
          const first = Object.values(data.cells)[0]
          if (first) context.select(first.indicator)
        }}
        // Tab leaves the table; while typing it goes on to the next value
        tabToNextCell={({ editing, nextCellPosition }) => (editing && nextCellPosition ? nextCellPosition : false)}
        navigateToNextCell={({ nextCellPosition, previousCellPosition, key, api }) => {
          const next = skipNotes(nextCellPosition, previousCellPosition, key, api)
          if (next === null && (key === 'ArrowUp' || key === 'ArrowDown'))
            onEdge(table.id, key === 'ArrowUp' ? 'top' : 'bottom')
          return next
        }}
      />
    </div>
  )
}

/** Headings, and the heads of sections that hold a value themselves, stand out. */
function rowClass(row: FormRow | undefined, template: TableTemplate): string {
  if (row?.kind !== 'line') return 'note-line'
  const sectioned = template.columns.length === 1 && template.rows.some(line => line.heading)
  return row.heading || (sectioned && row.depth === 0) ? 'section-line' : ''
}
