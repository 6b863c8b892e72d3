import type { GridApi } from 'ag-grid-community'
import type { IndicatorId } from '#shared/domain/form.ts'
import type { Box } from '../../ui/range.ts'
import type { DataRow } from './cell.ts'
import type { CopiedColumn } from './copy-rows.ts'
import type { Place } from './places.ts'
import type { Target } from './plan.ts'

function columnsIn(grid: GridApi<DataRow> | null, { left, right }: Box) {
  return (grid?.getAllDisplayedColumns() ?? []).slice(left, right + 1)
}

/** The indicator in each selected column, null where nothing can be written: there is none, or a fact of the report. */
export function targetsIn(grid: GridApi<DataRow> | null, box: Box, places: readonly Place[]): readonly Target[] {
  return columnsIn(grid, box).map(column => {
    const place = places.findIndex(({ id, fact }) => id === column.getColId() && fact === null)
    return place < 0 ? null : { indicator: column.getColId(), place }
  })
}

/** Indicators and facts in the selected columns. */
export function figuresIn(grid: GridApi<DataRow> | null, box: Box, places: readonly Place[]): readonly IndicatorId[] {
  const ids = columnsIn(grid, box).map(column => column.getColId())
  return ids.filter(one => places.some(({ id }) => id === one))
}

/** The selected columns as they are copied, with their heads from table to unit. */
export function copiedColumns(
  grid: GridApi<DataRow> | null,
  box: Box,
  places: readonly Place[],
  nameOf: (indicator: IndicatorId) => string,
): readonly CopiedColumn[] {
  return columnsIn(grid, box).map((column): CopiedColumn => {
    const id = column.getColId()
    const place = places.findIndex(one => one.id === id)
    const heads = [column.getColDef().headerName ?? '']
    if (id === 'organisation' || id === 'year' || id === 'edition') return { kind: id, heads }
    const unit = places[place]?.unit
    return { kind: 'value', place, heads: [unit ? `${nameOf(id)}（${unit}）` : nameOf(id)] }
  })
}
