import type { ColDef } from 'ag-grid-community'
import type { CustomCellRendererProps, CustomInnerHeaderProps } from 'ag-grid-react'
import type { Change, ComparisonCell, ComparisonRow } from '#shared/domain/comparison.ts'
import type { Language } from '#shared/domain/wording.ts'
import { plainLabel } from '../../state/forms.ts'
import { figure, signedPercent } from '../../text/figures.ts'
import { isInDoubt, MARKS, shownValue } from '../../text/value-text.ts'
import type { Text } from '../../text/zh-CN.ts'
import { figures } from '../../ui/grid-theme.ts'
import { changeBetween } from './change.ts'

/** Which changes stand beside the years: of the last pair, of each pair, of a chosen pair ("2018-2021"), or none. */
export type Changes = 'last' | 'each' | 'none' | `${number}-${number}`

type YearHead = { readonly year: number; readonly edition: string }
type Means = {
  readonly years: readonly YearHead[]
  readonly changes: Changes
  readonly text: Text
  readonly language: Language
}
type Column = ColDef<ComparisonRow>

export function columnsOf(means: Means): Column[] {
  const { years, changes, text, language } = means
  const columns = text.columns
  return [
    {
      colId: 'organisation',
      headerName: columns.organisation,
      pinned: 'left',
      width: 132,
      valueGetter: ({ data }) => data?.organisation,
      tooltipValueGetter: ({ data }) => data?.organisation,
    },
    {
      colId: 'indicator',
      headerName: columns.indicator,
      pinned: 'left',
      width: 196,
      valueGetter: ({ data }) => data && plainLabel(data.label[language]),
      tooltipValueGetter: ({ data }) => data && `${data.table[language]}\n${data.label[language]}`,
    },
    {
      colId: 'unit',
      headerName: columns.unit,
      pinned: 'left',
      width: 52,
      cellClass: 'figure-faint',
      valueGetter: ({ data }) => data && text.unit(data.unit),
    },
    {
      colId: 'chart',
      headerName: '',
      pinned: 'left',
      width: 46,
      cellClass: 'opens',
      valueGetter: ({ data }) => data && text.compare.plot,
    },
    ...years.flatMap((_head, at) => [
      yearColumn(years, at, means),
      ...(changes === 'each' && at > 0 ? changeColumns(at - 1, at, means) : []),
    ]),
    ...pairOf(years, changes).flatMap(([from, to]) => changeColumns(from, to, means)),
  ]
}

/** The year that a column shows, null for any other column. */
export function yearOf(column: string): number | null {
  return column.startsWith('year-') ? Number(column.slice(5)) : null
}

function pairOf(years: readonly YearHead[], changes: Changes): readonly (readonly [number, number])[] {
  if (changes === 'none' || changes === 'each' || years.length < 2) return []
  if (changes === 'last') return [[years.length - 2, years.length - 1]]
  const [from, to] = changes.split('-').map(year => years.findIndex(head => head.year === Number(year)))
  return from !== undefined && to !== undefined && from >= 0 && to >= 0 ? [[from, to]] : []
}

function yearColumn(years: readonly YearHead[], at: number, { text }: Means): Column {
  const { year, edition } = years[at]!
  const before = years[at - 1]
  const breaks = before !== undefined && before.edition !== edition
  return {
    colId: `year-${year}`,
    width: 77,
    type: 'rightAligned',
    headerClass: ['ag-right-aligned-header', ...(breaks ? ['edition-break'] : [])],
    headerTooltip: breaks ? text.compare.breakHint(before.edition, edition) : undefined,
    headerComponentParams: { innerHeaderComponent: TwoLines, upper: String(year), lower: edition || '–' },
    valueGetter: ({ data }) => data?.cells[at],
    cellRenderer: YearCell,
    cellClass: ({ value }) => figures(`${breaks ? 'edition-break ' : ''}${toneOf(value)}`),
    tooltipValueGetter: ({ data }) => data && wordsOf(data.cells[at] ?? null, text),
  }
}

function changeColumns(from: number, to: number, { years, text }: Means): Column[] {
  const upper = `${years[from]!.year}→${years[to]!.year}`
  const value = (row: ComparisonRow | undefined): Change | null =>
    row
      ? to - from === 1
        ? (row.changes[to] ?? null)
        : changeBetween(row.cells[from] ?? null, row.cells[to] ?? null)
      : null
  const head = (lower: string) => ({ innerHeaderComponent: TwoLines, upper, lower })
  return [
    {
      colId: `change-${upper}`,
      width: 92,
      type: 'rightAligned',
      headerComponentParams: head(text.compare.change),
      headerClass: ['ag-right-aligned-header', 'change-first'],
      cellClass: figures('change-first'),
      valueGetter: ({ data }) => value(data),
      cellRenderer: AmountCell,
    },
    {
      colId: `share-${upper}`,
      width: 92,
      type: 'rightAligned',
      headerComponentParams: head(text.compare.changeShare),
      valueGetter: ({ data }) => value(data)?.share,
      valueFormatter: ({ value }) => (typeof value === 'number' ? signedPercent(value) : '—'),
      cellClass: ({ value }) => figures(typeof value === 'number' ? '' : 'figure-faint'),
    },
  ]
}

function TwoLines({ upper, lower }: CustomInnerHeaderProps<ComparisonRow> & { upper: string; lower: string }) {
  return (
    <span className="two-lines">
      <b>{upper}</b>
      <span>{lower}</span>
    </span>
  )
}

function YearCell({ value, data }: CustomCellRendererProps<ComparisonRow, ComparisonCell | null>) {
  if (!value || !data) return null
  if (!value.value)
    return (
      <>
        {value.state === 'missing' ? '✕' : MARKS.missing}
        <span className="marks" />
      </>
    )
  return (
    <>
      {shownValue(value.value, data.unit).text}
      <span className="marks">
        {value.state === 'corrected' && <i className="mark corrected">{MARKS.corrected}</i>}
        {value.state === 'in-doubt' && <i className="mark doubt">{MARKS.doubt}</i>}
        {value.origin === 'narrative' && <i className="mark">{MARKS.prose}</i>}
        {value.inFinding && <i className="mark broken">{MARKS.finding}</i>}
      </span>
    </>
  )
}

function AmountCell({ value }: CustomCellRendererProps<ComparisonRow, Change | null>) {
  if (!value) return <span className="figure-faint">—</span>
  if (value.amount === 0) return <>0</>
  return (
    <>
      <span className="arrow">{value.amount > 0 ? '▲' : '▼'}</span> {value.amount > 0 ? '+' : ''}
      {figure(value.amount)}
    </>
  )
}

function toneOf(cell: ComparisonCell | null | undefined): string {
  if (!cell) return 'no-report'
  if (!cell.value) return 'not-stated'
  if (cell.state === 'in-doubt' || isInDoubt(cell.value)) return 'in-doubt'
  if (cell.state === 'corrected') return 'corrected'
  if (cell.inFinding) return 'in-finding'
  return cell.value.kind === 'number' ? '' : 'figure-faint'
}

function wordsOf(cell: ComparisonCell | null, text: Text): string {
  if (!cell) return text.compare.noReport
  const lines = [
    cell.value ? text.origins[cell.origin] : cell.state === 'missing' ? text.compare.missing : text.compare.notInForm,
    cell.value && text.kinds[cell.value.kind],
    cell.inFinding && text.compare.inFinding,
    cell.evidence && text.quoted(cell.evidence.quote),
    cell.path,
  ]
  return lines.filter(Boolean).join('\n')
}
