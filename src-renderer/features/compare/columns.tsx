import type { ColDef } from 'ag-grid-community'
import { bodyIn, lineName } from '#shared/domain/body-line.ts'
import { changeBetween } from '#shared/domain/change.ts'
import type { Change, ComparisonRow } from '#shared/domain/comparison.ts'
import type { IndicatorId } from '#shared/domain/form.ts'
import type { Changes } from '#shared/domain/view.ts'
import type { Language } from '#shared/domain/wording.ts'
import { signedPercent } from '../../text/figures.ts'
import type { Text } from '../../text/zh-CN.ts'
import { figures } from '../../ui/grid-theme.ts'
import { takenAs } from '../../ui/shown-list.ts'
import { AmountCell, TwoLines, takenCell, toneOf, wordsOf, YearCell } from './cells.tsx'
import { type Room, type Widest, widthOfHead, widthsOf } from './widths.ts'

type YearHead = { readonly year: number; readonly edition: string }
type Means = {
  readonly years: readonly YearHead[]
  readonly changes: Changes
  readonly text: Text
  readonly language: Language
  readonly nameOf: (indicator: IndicatorId) => string
  /** The longest figures seen so far: no figure is ever cut off. */
  readonly widest: Widest
}
type Column = ColDef<ComparisonRow>

export function columnsOf(means: Means): Column[] {
  const { years, changes, text, language, nameOf } = means
  const columns = text.columns
  const pairs = pairsOf(years, changes)
  const room = widthsOf(means.widest, years.length, pairs.length, language)
  return [
    {
      colId: 'organisation',
      headerName: columns.organisation,
      pinned: 'left',
      width: room.organisation,
      valueGetter: ({ data }) => data && lineName(data),
      tooltipValueGetter: ({ data }) => data && lineName(data),
    },
    {
      colId: 'indicator',
      headerName: columns.indicator,
      pinned: 'left',
      width: room.indicator,
      valueGetter: ({ data }) => data && nameOf(data.indicator),
      tooltipValueGetter: ({ data }) => data && `${data.table[language]}\n${data.label[language]}`,
    },
    {
      colId: 'unit',
      headerName: columns.unit,
      pinned: 'left',
      width: room.unit,
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
      yearColumn(at, means, room),
      ...(changes === 'each' && at > 0 ? changeColumns(at - 1, at, means, room) : []),
    ]),
    ...(changes === 'each' ? [] : pairs.flatMap(([from, to]) => changeColumns(from, to, means, room))),
  ]
}

/** The year that a column shows, null for any other column. */
export function yearOf(column: string): number | null {
  return column.startsWith('year-') ? Number(column.slice(5)) : null
}

/** The pairs of years whose change is shown. */
function pairsOf(years: readonly YearHead[], changes: Changes): readonly (readonly [number, number])[] {
  if (changes === 'none' || years.length < 2) return []
  if (changes === 'last') return [[years.length - 2, years.length - 1]]
  if (changes === 'each') return years.slice(1).map((_head, before) => [before, before + 1])
  const [from, to] = changes.split('-').map(year => years.findIndex(head => head.year === Number(year)))
  return from !== undefined && to !== undefined && from >= 0 && to >= 0 ? [[from, to]] : []
}

function yearColumn(at: number, { years, text }: Means, room: Room): Column {
  const { year, edition } = years[at]!
  const before = years[at - 1]
  const breaks = before !== undefined && before.edition !== edition
  /** Another body stands in the year before. */
  const takesOver = (row: ComparisonRow) => before !== undefined && bodyIn(row, before.year) !== bodyIn(row, year)
  const bodySays = (row: ComparisonRow) => (row.earlier.length > 0 ? text.compare.bodyThen(bodyIn(row, year)) : '')
  return {
    colId: `year-${year}`,
    width: Math.max(room.year, widthOfHead(edition)),
    type: 'rightAligned',
    headerClass: ['ag-right-aligned-header', 'year', ...(breaks ? ['edition-break'] : [])],
    headerTooltip: breaks ? text.compare.breakHint(before.edition, edition) : undefined,
    headerComponentParams: { innerHeaderComponent: TwoLines, upper: String(year), lower: edition || '–' },
    valueGetter: ({ data }) => data?.cells[at],
    ...takenAs<ComparisonRow>(row => takenCell(row.cells[at] ?? null, row.unit)),
    cellRenderer: YearCell,
    cellClass: ({ value, data }) =>
      figures(`${breaks || (data && takesOver(data)) ? 'edition-break ' : ''}${toneOf(value)}`),
    tooltipValueGetter: ({ data }) => data && [wordsOf(data.cells[at] ?? null, text), bodySays(data)].join('\n').trim(),
  }
}

/** As the column says it: a percentage with one decimal. */
function inPercent(share: number | null): number | string {
  return share === null ? '—' : Math.round(share * 1_000) / 10
}

function changeColumns(from: number, to: number, { years, text }: Means, room: Room): Column[] {
  const upper = `${years[from]!.year}→${years[to]!.year}`
  const value = (row: ComparisonRow | undefined): Change | null =>
    row ? changeBetween(row.cells[from] ?? null, row.cells[to] ?? null) : null
  const head = (lower: string) => ({ innerHeaderComponent: TwoLines, upper, lower })
  return [
    {
      colId: `change-${upper}`,
      width: room.change,
      type: 'rightAligned',
      headerComponentParams: head(text.compare.change),
      headerClass: ['ag-right-aligned-header', 'change-first'],
      cellClass: figures('change-first'),
      valueGetter: ({ data }) => value(data),
      ...takenAs<ComparisonRow>(row => value(row)?.amount ?? '—'),
      cellRenderer: AmountCell,
      tooltipValueGetter: ({ data }) => (data && value(data) === null ? text.compare.noChange : null),
    },
    {
      colId: `share-${upper}`,
      width: room.share,
      type: 'rightAligned',
      headerComponentParams: head(text.compare.changeShare),
      valueGetter: ({ data }) => value(data)?.share,
      ...takenAs<ComparisonRow>(row => inPercent(value(row)?.share ?? null)),
      tooltipValueGetter: ({ data }) => {
        const change = value(data)
        if (change === null) return data ? text.compare.noChange : null
        return change.share === null ? text.compare.noShare : null
      },
      valueFormatter: ({ value }) => (typeof value === 'number' ? signedPercent(value) : '—'),
      cellClass: ({ value }) => figures(typeof value === 'number' ? '' : 'figure-faint'),
    },
  ]
}
