import type { GridApi } from 'ag-grid-community'
import { AgGridReact } from 'ag-grid-react'
import { type ReactNode, useEffect, useMemo } from 'react'
import type { IndicatorId } from '#shared/domain/form.ts'
import type { GridSort } from '#shared/domain/grid.ts'
import { useFormNames } from '../../state/forms.ts'
import { useLanguage, useText } from '../../text/language.tsx'
import { GRID_NONCE, gridLocale, gridTheme } from '../../ui/grid-theme.ts'
import type { DataRow } from './cell.ts'
import { dataColumns } from './columns.ts'
import type { DataChoice } from './use-choice.ts'
import { type DataRows, PAGE } from './use-rows.ts'
import '../../ui/grid.css'
import './data.css'

type Props = {
  readonly choice: DataChoice
  readonly rows: DataRows
  readonly grid: GridApi<DataRow> | null
  readonly onGrid: (grid: GridApi<DataRow>) => void
  readonly onType: (row: DataRow, column: string, typed: string) => void
  readonly onOpen: (row: DataRow, indicator: IndicatorId | null) => void
  readonly empty: ReactNode
}

/** All reports against the chosen indicators; rows come in as they are scrolled to. */
export function DataGrid({ choice, rows, grid, onGrid, onType, onOpen, empty }: Props) {
  const text = useText()
  const language = useLanguage()
  const names = useFormNames()
  const { places, sort, order } = choice
  const columns = useMemo(
    () => dataColumns({ places, sort, text, editions: names.editions, nameOf: names.indicator }),
    [places, sort, text, names],
  )
  useEffect(() => grid?.setGridOption('datasource', rows.source), [grid, rows.source])
  return (
    <>
      {rows.total === 0 && <div className="empty grid-empty">{empty}</div>}
      <AgGridReact<DataRow>
        key={language}
        theme={gridTheme}
        styleNonce={GRID_NONCE}
        localeText={gridLocale(language)}
        rowModelType="infinite"
        cacheBlockSize={PAGE}
        maxBlocksInCache={10}
        cacheOverflowSize={2}
        infiniteInitialRowCount={1}
        blockLoadDebounceMillis={40}
        rowBuffer={10}
        columnDefs={columns}
        maintainColumnOrder={false}
        defaultColDef={{ resizable: true, suppressHeaderMenuButton: true, suppressMovable: true }}
        getRowId={({ data }) => String(data.id)}
        groupHeaderHeight={22}
        headerHeight={38}
        readOnlyEdit
        onCellEditRequest={({ data, column, newValue }) => onType(data, column.getColId(), String(newValue ?? ''))}
        suppressNoRowsOverlay
        suppressMultiSort
        suppressDragLeaveHidesColumns
        animateRows={false}
        suppressColumnMoveAnimation
        tooltipShowDelay={500}
        onGridReady={({ api }) => onGrid(api)}
        onCellClicked={({ data, column, event }) => {
          // a click on the words opens; beside them it only selects
          const isOnWords = event?.target instanceof Element && event.target.matches('.opens-words')
          if (data && isOnWords && column.getColId() === 'organisation') onOpen(data, null)
        }}
        onCellKeyDown={({ data, event, ...rest }) => {
          if (!(event instanceof KeyboardEvent) || event.key !== 'Enter' || !event.ctrlKey || !data) return
          const column = 'column' in rest ? rest.column.getColId() : ''
          onOpen(data, places.some(({ id }) => id === column) ? column : null)
        }}
        onSortChanged={({ api, source }) => {
          if (source === 'uiColumnSorted') order(sortOf(api))
        }}
      />
    </>
  )
}

function sortOf(grid: GridApi<DataRow>): GridSort | null {
  const sorted = grid.getColumnState().find(({ sort }) => sort)
  return sorted ? { column: sorted.colId, descending: sorted.sort === 'desc' } : null
}
