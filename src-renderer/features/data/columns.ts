import type { CellClassParams, ColDef, ColGroupDef } from 'ag-grid-community'
import type { EditionId, IndicatorId } from '#shared/domain/form.ts'
import type { GridSort } from '#shared/domain/grid.ts'
import type { Text } from '../../text/zh-CN.ts'
import { figures } from '../../ui/grid-theme.ts'
import { takenAs } from '../../ui/shown-list.ts'
import { cellAt, type DataCell, type DataRow, isSame, shownShare, takenCell, typedText } from './cell.ts'
import { cellWords } from './cell-words.ts'
import type { Place } from './places.ts'
import { NameCell, toneOf, ValueCell } from './value-cell.ts'

type Means = {
  readonly places: readonly Place[]
  readonly sort: GridSort | null
  /** Of a column of figures, in pixels. */
  readonly width: number
  /** Nothing can be written into the study. */
  readonly isReadOnly: boolean
  readonly text: Text
  readonly editions: (ids: readonly EditionId[]) => string
  /** The whole name of an indicator, as it stands alone. */
  readonly nameOf: (indicator: IndicatorId) => string
}
export type DataColumn = ColDef<DataRow>
type Group = ColGroupDef<DataRow>
type GroupOf<Child> = Omit<Group, 'children'> & { children: Child[] }

/** Body and year pinned, then the indicators under their tables and groups. */
export function dataColumns(means: Means): (DataColumn | Group)[] {
  return [...headColumns(means), ...grouped(means)]
}

function headColumns({ text, sort, editions }: Means): DataColumn[] {
  return [
    {
      ...sortedAs('organisation', sort),
      headerName: text.columns.organisation,
      pinned: 'left',
      width: 190,
      cellClass: 'opens',
      cellRenderer: NameCell,
      valueGetter: ({ data }) => data?.organisation,
      tooltipValueGetter: ({ data }) => data?.organisation,
    },
    {
      ...sortedAs('year', sort),
      headerName: text.columns.year,
      pinned: 'left',
      width: 62,
      type: 'rightAligned',
      valueGetter: ({ data }) => data && (data.year || '–'),
      cellClass: ({ data }) => figures(data && !data.standing ? 'figure-faint' : ''),
      tooltipValueGetter: ({ data }) => (data && !data.standing ? text.data.notStanding : null),
    },
    {
      ...sortedAs('edition', sort),
      headerName: text.columns.edition,
      width: 78,
      cellClass: 'figure-faint',
      valueGetter: ({ data }) => data && (data.editions.length > 0 ? editions(data.editions) : text.library.proseOnly),
    },
  ]
}

/** One table a group, within it one group for each row of a matrix or heading of a list. */
function grouped(means: Means): Group[] {
  const tables: GroupOf<GroupOf<DataColumn>>[] = []
  for (const [nth, place] of means.places.entries()) {
    const before = means.places[nth - 1]
    if (before?.table !== place.table) {
      tables.push({ headerName: place.table, headerTooltip: place.table, headerClass: 'table-head', children: [] })
    }
    const groups = tables.at(-1)?.children ?? []
    if (before?.table !== place.table || before.group !== place.group) {
      groups.push({ headerName: place.group, headerTooltip: place.group, headerClass: 'row-head', children: [] })
    }
    groups.at(-1)?.children.push(valueColumn(place, nth, means))
  }
  return tables
}

function valueColumn(place: Place, nth: number, means: Means): DataColumn {
  const { id, label, unit, table, fact } = place
  const { sort, text, nameOf, width, isReadOnly } = means
  const full = nameOf(id)
  const inUnit = text.unit(unit)
  return {
    ...sortedAs(id, sort),
    headerName: `${label} ${inUnit}`.trim(),
    headerTooltip: [full, [table, inUnit].filter(Boolean).join(' · '), fact?.means, fact?.source]
      .filter(Boolean)
      .join('\n'),
    width,
    type: 'rightAligned',
    wrapHeaderText: true,
    headerClass: 'ag-right-aligned-header',
    cellDataType: false,
    editable: !isReadOnly && fact === null,
    valueGetter: ({ data }) => data && cellAt(data, nth),
    ...takenAs<DataRow>(row => takenCell(cellAt(row, nth), text.lacks)),
    equals: (a: DataCell | undefined, b: DataCell | undefined) => a === b || (!!a && !!b && isSame(a, b)),
    valueFormatter: ({ value }) => (value ? typedText(value) : ''),
    cellEditorParams: { useFormatter: true },
    cellRenderer: ValueCell,
    ...(unit === '%' && fact ? { cellRendererParams: { show: shownShare } } : {}),
    cellClass: ({ value }: CellClassParams<DataRow, DataCell>) => figures(toneOf(value)),
    tooltipValueGetter: ({ value }) => (value ? cellWords(full, value, text, fact?.means ?? null) : null),
  }
}

function sortedAs(column: string, sort: GridSort | null): DataColumn {
  const direction = sort?.column === column ? (sort.descending ? 'desc' : 'asc') : null
  return { colId: column, sortable: true, sort: direction, comparator: () => 0 }
}
