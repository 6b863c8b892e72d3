import type { ColDef } from 'ag-grid-community'
import type { OrganisationLine } from '#shared/domain/organisation.ts'
import { figure } from '../../text/figures.ts'
import type { Text } from '../../text/zh-CN.ts'

/** How a body looks in the list. Column ids that can be sorted are the engine's own names. */
export function columnsOf(text: Text, kind: (id: string | null) => string): ColDef<OrganisationLine>[] {
  const { columns, ranks, unknown, candidates } = text.organisations
  return [
    {
      colId: 'name',
      headerName: columns.name,
      sortable: true,
      flex: 3,
      minWidth: 170,
      valueGetter: ({ data }) => data?.name,
      tooltipValueGetter: ({ data }) => data && [data.name, ...data.otherNames].join('\n'),
    },
    {
      colId: 'otherNames',
      headerName: columns.otherNames,
      flex: 2,
      minWidth: 90,
      valueGetter: ({ data }) => data?.otherNames.join('、'),
    },
    {
      colId: 'region',
      headerName: columns.region,
      sortable: true,
      flex: 2,
      minWidth: 110,
      valueGetter: ({ data }) =>
        data && (data.region?.name ?? (data.candidates.length > 0 ? candidates(data.candidates.length) : unknown)),
      tooltipValueGetter: ({ data }) =>
        data && (data.region?.name ?? data.candidates.map(({ name }) => name).join('\n')),
      cellClass: ({ data }) => (data && data.region === null ? 'muted' : ''),
    },
    {
      colId: 'rank',
      headerName: columns.rank,
      sortable: true,
      width: 72,
      valueGetter: ({ data }) => data && (data.rank === null ? unknown : ranks[data.rank]),
      cellClass: ({ data }) => (data && data.rank === null ? 'muted' : ''),
    },
    {
      colId: 'kind',
      headerName: columns.kind,
      sortable: true,
      width: 110,
      valueGetter: ({ data }) => data && (data.kind === null ? unknown : kind(data.kind)),
      cellClass: ({ data }) => (data && data.kind === null ? 'muted' : ''),
    },
    {
      colId: 'reports',
      headerName: columns.reports,
      sortable: true,
      width: 72,
      type: 'rightAligned',
      valueGetter: ({ data }) => data && figure(data.reports),
    },
    {
      colId: 'years',
      headerName: columns.years,
      width: 104,
      valueGetter: ({ data }) => data && spans(data.years),
      tooltipValueGetter: ({ data }) => data?.years.join('、'),
    },
  ]
}

/** 2014–2016, 2018: gaps show. */
export function spans(years: readonly number[]): string {
  const runs: [number, number][] = []
  for (const year of years) {
    const last = runs.at(-1)
    if (last && last[1] === year - 1) last[1] = year
    else runs.push([year, year])
  }
  return runs.map(([first, last]) => (first === last ? `${first}` : `${first}–${last}`)).join(', ')
}
