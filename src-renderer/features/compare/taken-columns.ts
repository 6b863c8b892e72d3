import type { ColDef } from 'ag-grid-community'
import type { AlikeLine, TakenLine, TakenSort } from '#shared/domain/taken-over.ts'
import { figure, percent } from '../../text/figures.ts'
import type { Text } from '../../text/zh-CN.ts'
import { figures } from '../../ui/grid-theme.ts'

/** What each report took over, as columns. Ids of those that can be sorted are the engine's own names. */
export function takenColumns(text: Text): ColDef<TakenLine>[] {
  const { columns, hints, noPairs, noOthers } = text.taken
  const share = (id: 'again' | 'elsewhere', opens: boolean, none: string): ColDef<TakenLine> => ({
    ...sorted(id, columns[id], hints[id]),
    width: 130,
    type: 'rightAligned',
    cellClass: ({ data }) => figures(data?.[id] == null ? 'figure-faint' : opens ? 'opens' : ''),
    valueGetter: ({ data }) => data && shareOf(data[id], data.characters),
    tooltipValueGetter: ({ data }) => (data?.[id] == null ? none : `${figure(data[id])} / ${figure(data.characters)}`),
  })
  return [
    {
      ...sorted('organisation', text.columns.organisation),
      flex: 3,
      minWidth: 150,
      valueGetter: ({ data }) => data?.organisation,
      tooltipValueGetter: ({ data }) => data?.organisation,
    },
    { ...sorted('year', text.columns.year), width: 80, type: 'rightAligned', valueGetter: ({ data }) => data?.year },
    {
      ...sorted('characters', columns.characters, hints.characters),
      width: 110,
      type: 'rightAligned',
      valueGetter: ({ data }) => data && figure(data.characters),
    },
    share('again', true, noPairs),
    share('elsewhere', false, noOthers),
    {
      colId: 'alike',
      headerName: columns.alike,
      headerTooltip: hints.alike,
      flex: 3,
      minWidth: 150,
      cellClass: ({ data }) => (data?.alike ? 'opens' : 'figure-faint'),
      valueGetter: ({ data }) => data && (data.alike?.organisation ?? '–'),
      tooltipValueGetter: ({ data }) => data?.alike?.organisation,
    },
    {
      colId: 'likeness',
      headerName: columns.likeness,
      headerTooltip: hints.likeness,
      width: 90,
      type: 'rightAligned',
      valueGetter: ({ data }) => data && (data.alike ? percent(data.alike.likeness) : '–'),
    },
  ]
}

/** Pairs of reports that are alike, as columns. */
export function alikeColumns(text: Text): ColDef<AlikeLine>[] {
  const { columns, hints } = text.taken
  const of = (id: string, headerName: string, name: (pair: AlikeLine) => string): ColDef<AlikeLine> => ({
    colId: id,
    headerName,
    flex: 3,
    minWidth: 180,
    cellClass: 'opens',
    valueGetter: ({ data }) => data && name(data),
    tooltipValueGetter: ({ data }) => data && name(data),
  })
  return [
    {
      colId: 'likeness',
      headerName: columns.likeness,
      headerTooltip: hints.likeness,
      width: 90,
      type: 'rightAligned',
      valueGetter: ({ data }) => data && percent(data.likeness),
    },
    of('one', columns.one, ({ organisation, year }) => `${organisation} ${year}`),
    of('other', columns.other, ({ otherOrganisation, otherYear }) => `${otherOrganisation} ${otherYear}`),
  ]
}

/** Null is no share: there is nothing it could be taken from. */
function shareOf(taken: number | null, characters: number): string {
  return taken === null || characters === 0 ? '–' : percent(taken / characters)
}

function sorted(id: TakenSort, headerName: string, headerTooltip?: string): ColDef<TakenLine> {
  return { colId: id, headerName, sortable: true, ...(headerTooltip ? { headerTooltip } : {}) }
}
