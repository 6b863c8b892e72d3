import { createGrid, type GridApi, type GridOptions } from 'ag-grid-community'
import { type ReactNode, useEffect, useMemo, useRef } from 'react'
import type { IndicatorId } from '#shared/domain/form.ts'
import type { GridSort } from '#shared/domain/grid.ts'
import type { Language } from '#shared/domain/wording.ts'
import { useReportNames } from '../../state/fact-series.ts'
import { useReadOnly } from '../../state/writes.tsx'
import { useLanguage, useText } from '../../text/language.tsx'
import { GRID_NONCE, gridLocale, gridTheme } from '../../ui/grid-theme.ts'
import { listColumns, type ShownList, useShowList } from '../../ui/shown-list.ts'
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
  readonly onGrid: (grid: GridApi<DataRow> | null) => void
  readonly onType: (row: DataRow, column: string, typed: string) => void
  readonly onOpen: (row: DataRow, indicator: IndicatorId | null) => void
  readonly empty: ReactNode
}

/**
 * All reports against the chosen indicators; rows come in as they are scrolled to. The grid is made without React: a
 * jump draws hundreds of cells, and as React components they would take twice the time.
 */
export function DataGrid(props: Props) {
  const { choice, rows, grid, empty } = props
  const text = useText()
  const language = useLanguage()
  const names = useReportNames()
  const { places, sort } = choice
  const isReadOnly = useReadOnly() !== null
  const columns = useMemo(
    () =>
      dataColumns({
        ...{ places, sort, text, isReadOnly },
        width: WIDTHS[language],
        editions: names.editions,
        nameOf: names.indicator,
      }),
    [places, sort, language, text, names, isReadOnly],
  )
  const host = useRef<HTMLDivElement>(null)
  const latest = useRef({ ...props, columns })
  latest.current = { ...props, columns }
  const list = useMemo<ShownList>(() => {
    const taken = listColumns(columns)
    return {
      columns: taken,
      open: () => {
        const { read, total } = latest.current.rows
        const all = total ?? 0
        return async (offset, limit) => {
          const some = await read(offset, Math.min(offset + limit, all))
          return { total: all, rows: some.map(row => taken.map(column => column.of(row))) }
        }
      },
    }
  }, [columns])
  useShowList(list)
  useEffect(() => {
    if (!host.current) return
    const made = createGrid(host.current, {
      ...FIXED,
      localeText: gridLocale(language),
      columnDefs: latest.current.columns,
      datasource: latest.current.rows.source,
      onCellEditRequest: ({ data, column, newValue }) =>
        latest.current.onType(data, column.getColId(), String(newValue ?? '')),
      onCellClicked: ({ data, event }) => {
        // a click on the words opens; beside them it only selects
        const isOnWords = event?.target instanceof Element && event.target.matches('.opens-words')
        if (data && isOnWords) latest.current.onOpen(data, null)
      },
      onCellKeyDown: ({ data, event, ...rest }) => {
        if (!(event instanceof KeyboardEvent) || event.key !== 'Enter' || !event.ctrlKey || !data) return
        const column = 'column' in rest ? rest.column.getColId() : ''
        const isValue = latest.current.choice.places.some(({ id }) => id === column)
        latest.current.onOpen(data, isValue ? column : null)
      },
      onSortChanged: ({ api, source }) => {
        if (source === 'uiColumnSorted') latest.current.choice.order(sortOf(api))
      },
    })
    latest.current.onGrid(made)
    return () => {
      latest.current.onGrid(null)
      made.destroy()
    }
  }, [language])
  useEffect(() => grid?.setGridOption('columnDefs', columns), [grid, columns])
  useEffect(() => grid?.setGridOption('datasource', rows.source), [grid, rows.source])
  return (
    <>
      {rows.total === 0 && <div className="empty grid-empty">{empty}</div>}
      <div className="grid-host" ref={host} />
    </>
  )
}

/** Heads of two lines hold most names of columns. */
const WIDTHS: Readonly<Record<Language, number>> = { zh: 92, en: 124 }

const FIXED: GridOptions<DataRow> = {
  theme: gridTheme,
  styleNonce: GRID_NONCE,
  rowModelType: 'infinite',
  cacheBlockSize: PAGE,
  maxBlocksInCache: 10,
  cacheOverflowSize: 2,
  infiniteInitialRowCount: 1,
  blockLoadDebounceMillis: 40,
  rowBuffer: 6,
  maintainColumnOrder: false,
  defaultColDef: { resizable: true, suppressHeaderMenuButton: true, suppressMovable: true },
  getRowId: ({ data }) => String(data.id),
  groupHeaderHeight: 22,
  headerHeight: 38,
  readOnlyEdit: true,
  suppressNoRowsOverlay: true,
  suppressMultiSort: true,
  suppressDragLeaveHidesColumns: true,
  animateRows: false,
  suppressColumnMoveAnimation: true,
  tooltipShowDelay: 500,
}

function sortOf(grid: GridApi<DataRow>): GridSort | null {
  const sorted = grid.getColumnState().find(({ sort }) => sort)
  return sorted ? { column: sorted.colId, descending: sorted.sort === 'desc' } : null
}
