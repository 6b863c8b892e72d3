import type { ColDef } from 'ag-grid-community'
import type { ReportSort } from '#shared/contract/api.ts'
import type { EditionId } from '#shared/domain/form.ts'
import type { Rank } from '#shared/domain/place.ts'
import type { ReportLine } from '#shared/domain/study.ts'
import { figure } from '../../text/figures.ts'
import { LEVEL_MARKS, MARKS } from '../../text/value-text.ts'
import type { Text } from '../../text/zh-CN.ts'
import { figures } from '../../ui/grid-theme.ts'

/** Where a body belongs, in words. */
type BodyWords = {
  readonly region: (code: string | null) => string
  readonly rank: (rank: Rank | null) => string
  readonly kind: (id: string | null) => string
}

/** How a report looks in the list. Column ids that can be sorted are the engine's own names. */
export function columnsOf(
  text: Text,
  editions: (ids: readonly EditionId[]) => string,
  bodies: BodyWords,
): ColDef<ReportLine>[] {
  const columns = text.columns
  const count = (
    id: string,
    headerName: string,
    width: number,
    value: (report: ReportLine) => number,
    mark: (report: ReportLine) => string = () => '',
  ): ColDef<ReportLine> => ({
    colId: id,
    headerName,
    width,
    type: 'rightAligned',
    valueGetter: ({ data }) => data && shown(value(data), mark(data)),
  })
  return [
    {
      ...sorted('organisation', columns.organisation),
      flex: 3,
      minWidth: 150,
      cellClass: 'opens',
      valueGetter: ({ data }) => data && (data.organisation || data.title || data.fileName),
    },
    { ...sorted('year', columns.year), width: 62, type: 'rightAligned', valueGetter: ({ data }) => data?.year ?? '–' },
    {
      colId: 'region',
      headerName: text.organisations.columns.region,
      flex: 2,
      minWidth: 96,
      valueGetter: ({ data }) => data && bodies.region(data.region),
    },
    {
      colId: 'rank',
      headerName: text.organisations.columns.rank,
      width: 60,
      valueGetter: ({ data }) => data && bodies.rank(data.rank),
    },
    {
      colId: 'kind',
      headerName: text.organisations.columns.kind,
      width: 90,
      valueGetter: ({ data }) => data && bodies.kind(data.kind),
    },
    {
      colId: 'editions',
      headerName: columns.edition,
      width: 96,
      valueGetter: ({ data }) => data && (data.editions.length > 0 ? editions(data.editions) : text.library.proseOnly),
    },
    { ...count('values', columns.values, 70, report => report.values), sortable: true },
    {
      ...count(
        'inDoubt',
        columns.inDoubt,
        70,
        report => report.inDoubt,
        () => MARKS.doubt,
      ),
      sortable: true,
      cellClass: ({ data }) => figures(data && data.inDoubt > 0 ? 'tone-doubt' : 'figure-faint'),
    },
    {
      ...count(
        'findings',
        columns.findings,
        70,
        report => report.findings,
        report => (report.worst ? LEVEL_MARKS[report.worst] : ''),
      ),
      sortable: true,
      cellClass: ({ data }) => figures(data ? findingTone(data) : ''),
      tooltipValueGetter: ({ data }) => (data?.worst ? text.levels[data.worst] : null),
    },
    {
      ...count(
        'corrected',
        columns.corrected,
        70,
        report => report.corrected,
        () => MARKS.corrected,
      ),
      cellClass: ({ data }) => figures(data && data.corrected > 0 ? 'tone-accent' : 'figure-faint'),
    },
    {
      colId: 'checked',
      headerName: text.looking.checked,
      width: 64,
      valueGetter: ({ data }) => data && { yes: MARKS.confirmed, reread: `${MARKS.confirmed}?`, no: '' }[data.checked],
      cellClass: ({ data }) => (data?.checked === 'yes' ? 'tone-good' : 'tone-doubt'),
      tooltipValueGetter: ({ data }) => (data?.checked === 'reread' ? text.looking.reread : null),
    },
    { colId: 'published', headerName: columns.published, width: 94, valueGetter: ({ data }) => data?.published ?? '' },
    {
      ...sorted('fileName', columns.file),
      flex: 3,
      minWidth: 110,
      valueGetter: ({ data }) => data?.fileName,
      tooltipValueGetter: ({ data }) => data?.path,
    },
  ]
}

function sorted(id: ReportSort, headerName: string): ColDef<ReportLine> {
  return { colId: id, headerName, sortable: true }
}

function shown(number: number, mark: string): string {
  return number > 0 && mark ? `${figure(number)} ${mark}` : figure(number)
}

function findingTone(report: ReportLine): string {
  if (report.worst === 'error') return 'tone-broken'
  return report.worst === 'warning' ? 'tone-doubt' : 'figure-faint'
}
