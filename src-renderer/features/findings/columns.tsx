import type { ColDef } from 'ag-grid-community'
import type { FindingLine } from '#shared/domain/study.ts'
import type { Language } from '#shared/domain/wording.ts'
import { fileName } from '../../text/figures.ts'
import { LEVEL_MARKS } from '../../text/value-text.ts'
import type { Text } from '../../text/zh-CN.ts'

type Means = {
  readonly text: Text
  readonly language: Language
  readonly words: (finding: FindingLine) => { readonly name: string; readonly why: string } | null
  readonly openEarlier: (finding: FindingLine) => void
}

/** Findings as columns: what does not agree, where, and what was said of it. */
export function columnsOf({ text, language, words, openEarlier }: Means): ColDef<FindingLine>[] {
  const { columns, findings } = text
  return [
    {
      colId: 'level',
      headerName: columns.level,
      width: language === 'zh' ? 76 : 124,
      valueGetter: ({ data }) => data && `${LEVEL_MARKS[data.level]} ${text.levels[data.level]}`,
      cellClass: ({ data }) =>
        data?.level === 'error' ? 'tone-broken' : data?.level === 'warning' ? 'tone-doubt' : 'figure-faint',
    },
    {
      colId: 'says',
      headerName: findings.says,
      flex: 7,
      minWidth: 240,
      cellClass: 'opens',
      valueGetter: ({ data }) => data?.says[language],
      tooltipValueGetter: ({ data }) => data?.says[language],
    },
    {
      colId: 'organisation',
      headerName: columns.organisation,
      flex: 3,
      minWidth: 120,
      valueGetter: ({ data }) => data && (data.organisation || fileName(data.path)),
      tooltipValueGetter: ({ data }) => data?.path,
    },
    {
      colId: 'year',
      headerName: columns.year,
      width: 62,
      type: 'rightAligned',
      valueGetter: ({ data }) => data?.year ?? '–',
    },
    {
      colId: 'earlier',
      headerName: '',
      width: 70,
      cellRenderer: ({ data }: { data?: FindingLine }) =>
        data?.earlierId != null && (
          <button
            type="button"
            className="link"
            tabIndex={-1}
            title={findings.earlierHint}
            data-testid={`earlier-${data.id}`}
            onClick={() => openEarlier(data)}
          >
            {findings.earlier}
          </button>
        ),
    },
    {
      colId: 'verdict',
      headerName: findings.state,
      width: 132,
      valueGetter: ({ data }) => data && words(data)?.name,
      tooltipValueGetter: ({ data }) => data && words(data)?.why,
      cellClass: ({ data }) => (data?.judged ? 'tone-judged' : 'tone-doubt'),
    },
    {
      colId: 'note',
      headerName: findings.note,
      flex: 2,
      valueGetter: ({ data }) => data?.judged?.note ?? data?.judgedBefore?.note,
      tooltipValueGetter: ({ data }) => data && words(data)?.why,
    },
  ]
}
