import type { ColDef } from 'ag-grid-community'
import { type SampleLine, STRATUM_NAMES } from '#shared/domain/sample.ts'
import type { Language } from '#shared/domain/wording.ts'
import { figure } from '../../text/figures.ts'
import { MARKS } from '../../text/value-text.ts'
import type { Text } from '../../text/zh-CN.ts'

/** The values drawn as columns. */
export function columnsOf(text: Text, language: Language, nameOf: (indicator: string) => string): ColDef<SampleLine>[] {
  const { columns } = text
  const words = text.taking.sample
  return [
    {
      colId: 'nth',
      headerName: words.nth,
      width: 62,
      type: 'rightAligned',
      valueGetter: ({ data }) => data && data.nth + 1,
    },
    {
      colId: 'organisation',
      headerName: columns.organisation,
      flex: 3,
      minWidth: 140,
      valueGetter: ({ data }) => data && (data.organisation || data.fileName),
      tooltipValueGetter: ({ data }) => data?.fileName,
    },
    {
      colId: 'year',
      headerName: columns.year,
      width: 66,
      type: 'rightAligned',
      valueGetter: ({ data }) => data?.year ?? '–',
    },
    {
      colId: 'indicator',
      headerName: columns.indicator,
      flex: 4,
      minWidth: 160,
      cellClass: 'opens',
      valueGetter: ({ data }) => data && nameOf(data.indicator),
    },
    {
      colId: 'value',
      headerName: words.value,
      width: 110,
      type: 'rightAligned',
      valueGetter: ({ data }) => data && shown(data),
      tooltipValueGetter: ({ data }) => (data?.isOther ? words.other : null),
    },
    {
      colId: 'quote',
      headerName: words.quote,
      flex: 4,
      minWidth: 160,
      cellClass: 'opens',
      valueGetter: ({ data }) => data?.quote.replace(/\s+/g, ' '),
      tooltipValueGetter: ({ data }) => data?.quote,
    },
    {
      colId: 'stratum',
      headerName: words.stratum,
      width: language === 'zh' ? 108 : 160,
      valueGetter: ({ data }) => data && STRATUM_NAMES[data.stratum][language],
    },
    {
      colId: 'verdict',
      headerName: words.verdict,
      width: 80,
      valueGetter: ({ data }) => (data?.verdict ? words.verdicts[data.verdict] : ''),
      cellClass: ({ data }) => (data?.verdict === 'wrong' ? 'tone-broken' : 'tone-good'),
    },
  ]
}

function shown({ kind, number, text, isOther }: SampleLine): string {
  const value = number !== null ? figure(number) : kind === 'blank' ? MARKS.blank : text
  return isOther ? `${value} ≠` : value
}
