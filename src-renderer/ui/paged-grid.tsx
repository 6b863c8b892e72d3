import type { ColDef, ColGroupDef, GridApi, IDatasource, RowClassParams } from 'ag-grid-community'
import { AgGridReact } from 'ag-grid-react'
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react'
import type { Language } from '#shared/domain/wording.ts'
import { keepPlace, keepSort, placeIn, sortedAsBefore } from './grid-place.ts'
import { GRID_NONCE, gridLocale, gridTheme } from './grid-theme.ts'
import { TICK_COLUMN, TICKING, tickOn } from './grid-ticks.ts'
import { listColumns, type ShownList, useShowList } from './shown-list.ts'
import './grid.css'

export type Asked = {
  readonly offset: number
  readonly limit: number
  readonly sort: { readonly column: string; readonly descending: boolean } | null
}
export type Answer<Row> = { readonly total: number; readonly rows: readonly Row[] }

type Props<Row> = {
  /** Asks for one page. A new function means a new list: the grid begins again at its top. */
  readonly ask: (asked: Asked) => Promise<Answer<Row>>
  /** When this moves, what is shown is read again in place. */
  readonly version: number
  readonly columns: (ColDef<Row> | ColGroupDef<Row>)[]
  readonly rowId: (row: Row) => string
  readonly language: Language
  readonly testId: string
  readonly empty: ReactNode
  readonly onOpen?: (row: Row, column: string) => void
  /** Open at a single click, for cells of the columns named. */
  readonly opensAtClick?: (column: string) => boolean
  readonly onTrouble: (thrown: unknown) => void
  readonly onTotal?: (total: number) => void
  readonly headerHeight?: number
  /** The row the keyboard is on, as it is now. */
  readonly onRow?: (row: Row | null) => void
  /** Rows can be ticked: with Space, Shift and arrows, Shift and click. */
  readonly onTicked?: (rows: readonly Row[]) => void
  /** For whoever moves the focus in. */
  readonly onGrid?: (grid: GridApi<Row>) => void
  readonly rowClass?: (params: RowClassParams<Row>) => string | undefined
}

const PAGE = 100

/** A list longer than memory: pages are asked for as they come into sight. */
export function PagedGrid<Row>(props: Props<Row>) {
  const { ask, version, columns, rowId, language, testId, empty, onOpen, opensAtClick } = props
  const [grid, setGrid] = useState<GridApi<Row> | null>(null)
  const [total, setTotal] = useState<number | null>(null)
  const arrived = useRef(false)
  const arrive = (total: number) => {
    if (arrived.current || !grid || grid.isDestroyed()) return
    arrived.current = true
    placeIn(grid, testId, total)
  }
  const tellRow = () => {
    const at = grid && !grid.isDestroyed() ? grid.getFocusedCell()?.rowIndex : undefined
    props.onRow?.((at !== undefined && grid?.getDisplayedRowAtIndex(at)?.data) || null)
    if (grid && !grid.isDestroyed() && grid.getSelectedNodes().length > 0) props.onTicked?.(grid.getSelectedRows())
  }
  const latest = useRef({ ...props, arrive, tellRow })
  latest.current = { ...props, arrive, tellRow }

  const source = useMemo<IDatasource>(
    () => ({
      getRows: ({ startRow, endRow, sortModel, successCallback, failCallback }) => {
        const first = sortModel[0]
        ask({
          offset: startRow,
          limit: endRow - startRow,
          sort: first ? { column: first.colId, descending: first.sort === 'desc' } : null,
        }).then(
          answer => {
            successCallback([...answer.rows], answer.total)
            requestAnimationFrame(() => {
              if (answer.total > 0) latest.current.arrive(answer.total)
              latest.current.tellRow()
            })
            setTotal(answer.total)
            latest.current.onTotal?.(answer.total)
          },
          thrown => {
            failCallback()
            latest.current.onTrouble(thrown)
          },
        )
      },
    }),
    [ask],
  )
  useEffect(() => grid?.setGridOption('datasource', source), [grid, source])
  const seen = useRef(version)
  useEffect(() => {
    if (seen.current !== version) grid?.refreshInfiniteCache()
    seen.current = version
  }, [grid, version])

  const list = useMemo<ShownList>(() => {
    const taken = listColumns(columns)
    return {
      columns: taken,
      open: () => {
        const by = grid?.isDestroyed() === false ? grid.getColumnState().find(({ sort }) => sort) : undefined
        const sort = by ? { column: by.colId, descending: by.sort === 'desc' } : null
        return async (offset, limit) => {
          const { total, rows } = await ask({ offset, limit, sort })
          return { total, rows: rows.map(row => taken.map(column => column.of(row))) }
        }
      },
    }
  }, [columns, ask, grid])
  useShowList(list)

  const sorted = useMemo(() => sortedAsBefore(columns, testId), [columns, testId])
  useEffect(() => {
    // a column that is drawn otherwise does not always draw its cells again
    if (sorted) grid?.refreshCells({ force: true })
  }, [grid, sorted])

  return (
    <div className="grid-box" data-testid={testId}>
      {total === 0 && <div className="empty grid-empty">{empty}</div>}
      <AgGridReact<Row>
        key={language}
        theme={gridTheme}
        styleNonce={GRID_NONCE}
        localeText={gridLocale(language)}
        rowModelType="infinite"
        cacheBlockSize={PAGE}
        maxBlocksInCache={40}
        infiniteInitialRowCount={1}
        columnDefs={sorted}
        defaultColDef={{ sortable: false, resizable: true, suppressHeaderMenuButton: true }}
        getRowId={({ data }) => rowId(data)}
        getRowClass={props.rowClass}
        headerHeight={props.headerHeight}
        suppressCellFocus={false}
        suppressNoRowsOverlay
        enableCellTextSelection
        rowSelection={props.onTicked ? TICKING : undefined}
        selectionColumnDef={TICK_COLUMN}
        ensureDomOrder
        tooltipShowDelay={500}
        animateRows={false}
        suppressColumnMoveAnimation
        suppressDragLeaveHidesColumns
        onGridReady={({ api }) => {
          arrived.current = false
          setGrid(api)
          props.onGrid?.(api)
        }}
        tabToNextCell={() => false}
        onCellFocused={({ rowIndex, column }) => {
          keepPlace(testId, rowIndex, column)
          tellRow()
        }}
        onSelectionChanged={({ api }) => props.onTicked?.(api.getSelectedRows())}
        onSortChanged={({ api }) => keepSort(testId, api)}
        onRowDoubleClicked={({ data }) => data && onOpen?.(data, '')}
        onCellClicked={({ data, column }) => {
          if (data && opensAtClick?.(column.getColId())) onOpen?.(data, column.getColId())
        }}
        onCellKeyDown={params => {
          if (!(params.event instanceof KeyboardEvent)) return
          if (props.onTicked) tickOn(params.api, params.event, params.rowIndex)
          if (params.event.key !== 'Enter') return
          if (params.data && 'column' in params) onOpen?.(params.data, params.column.getColId())
        }}
      />
    </div>
  )
}
