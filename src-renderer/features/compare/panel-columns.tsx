import type { ColDef } from 'ag-grid-community'
import type { PanelFigureHead, PanelHead } from '#shared/domain/panel.ts'
import type { Arrangement } from '#shared/domain/view.ts'
import type { Language } from '#shared/domain/wording.ts'
import { figureColumn } from '../../state/panel-sort.ts'
import { percent, signedPercent } from '../../text/figures.ts'
import type { Text } from '../../text/zh-CN.ts'
import { figures } from '../../ui/grid-theme.ts'
import { takenAs } from '../../ui/shown-list.ts'
import { TwoLines } from './cells.tsx'
import { becauseOf, changeWords, panelTone, panelWords, takenFigure } from './panel-cells.tsx'
import { ChangeCell, PanelNumber } from './panel-number.ts'
import { type FigureChange, figureChange, type PanelCell, type PanelRow } from './panel-rows.ts'

export type PanelMeans = {
  readonly head: PanelHead
  readonly arrangement: Arrangement
  /** Ranks and shares beside each figure. */
  readonly ranks: boolean
  /** The year of an arrangement of bodies. */
  readonly year: number
  readonly text: Text
  readonly language: Language
  readonly edition: (ids: readonly string[]) => string
}
type Column = ColDef<PanelRow>

/** The columns of a panel in an arrangement. A column of a figure can be sorted where each row is a body. */
export function panelColumns(means: PanelMeans): Column[] {
  const { head, arrangement, text } = means
  const organisation: Column = {
    colId: 'organisation',
    headerName: text.columns.organisation,
    pinned: 'left',
    width: 164,
    valueGetter: ({ data }) => data?.organisation,
    tooltipValueGetter: ({ data }) => data?.organisation,
  }
  const chart: Column = {
    colId: 'chart',
    headerName: '',
    pinned: 'left',
    width: 46,
    cellClass: 'opens',
    valueGetter: ({ data }) => data && text.compare.plot,
  }
  if (arrangement === 'years') return [organisation, ...figureColumns(means), chart, ...yearColumns(means)]
  const year: Column = {
    colId: 'year',
    headerName: text.panel.year,
    pinned: 'left',
    width: 62,
    type: 'rightAligned',
    valueGetter: ({ data }) => (data?.year === null || data?.year === undefined ? '' : head.years[data.year]),
  }
  return [organisation, year, chart, ...head.figures.flatMap((figure, nth) => columnsOfFigure(means, figure, nth))]
}

function figureColumns({ head, text, language }: PanelMeans): Column[] {
  const figure = (row: PanelRow | undefined) => head.figures[row?.figure ?? -1]
  return [
    {
      colId: 'figure',
      headerName: text.panel.figure,
      pinned: 'left',
      width: 170,
      valueGetter: ({ data }) => figure(data)?.label[language],
      tooltipValueGetter: ({ data }) =>
        [figure(data)?.label[language], figure(data)?.means?.[language], figure(data)?.source]
          .filter(Boolean)
          .join('\n'),
    },
    {
      colId: 'unit',
      headerName: text.columns.unit,
      pinned: 'left',
      width: 52,
      cellClass: 'figure-faint',
      valueGetter: ({ data }) => text.unit(figure(data)?.unit ?? ''),
    },
  ]
}

function yearColumns(means: PanelMeans): Column[] {
  const { head, text, language } = means
  const change = (row: PanelRow | undefined, at: number): FigureChange | null => {
    const [figure, earlier, later] = [head.figures[row?.figure ?? -1], row?.cells[at - 1], row?.cells[at]]
    return figure && earlier && later ? figureChange(figure, earlier, later) : null
  }
  const last = head.years.length - 1
  const years = head.years.map(
    (year, at): Column => ({
      colId: `year-${year}`,
      headerName: String(year),
      type: 'rightAligned',
      width: 76,
      valueGetter: ({ data }) => data?.cells[at],
      ...takenAs<PanelRow>(row => takenFigure(row.cells[at], head.figures[row.figure ?? 0]!)),
      cellRendererSelector: ({ data }) => ({
        component: PanelNumber,
        params: { head: head.figures[data?.figure ?? 0] },
      }),
      cellClass: ({ data, value }) => figures(`${breaksBefore(data, at) ? 'edition-break ' : ''}${panelTone(value)}`),
      tooltipValueGetter: ({ data }) => data && cellWords(means, data.cells[at], head.figures[data.figure ?? 0]!),
    }),
  )
  if (last < 1) return years
  const pair = `${head.years[last - 1]}→${head.years[last]}`
  return [
    ...years,
    {
      colId: 'change',
      type: 'rightAligned',
      width: 118,
      headerClass: ['ag-right-aligned-header', 'change-first'],
      headerComponentParams: { innerHeaderComponent: TwoLines, upper: pair, lower: text.panel.change },
      cellClass: figures('change-first'),
      valueGetter: ({ data }) => change(data, last),
      ...takenAs<PanelRow>(row => takenChange(change(row, last), head.figures[row.figure ?? 0]!)),
      cellRendererSelector: ({ data }) => ({
        component: ChangeCell,
        params: { head: head.figures[data?.figure ?? 0], text },
      }),
      tooltipValueGetter: ({ data }) => changeWords(change(data, last), language, text),
    },
    {
      colId: 'relative',
      type: 'rightAligned',
      width: 92,
      headerComponentParams: { innerHeaderComponent: TwoLines, upper: pair, lower: text.panel.relative },
      cellClass: ({ data }) => figures(isExact(change(data, last)) ? '' : 'figure-faint'),
      valueGetter: ({ data }) => relativeOf(change(data, last), text),
      tooltipValueGetter: ({ data }) => changeWords(change(data, last), language, text),
    },
  ]
}

function columnsOfFigure(means: PanelMeans, figure: PanelFigureHead, nth: number): Column[] {
  const { head, text, language, ranks, year, arrangement } = means
  const unit = text.unit(figure.unit)
  const sum = figure.together[year]?.sum ?? null
  const own: Column = {
    colId: figureColumn(nth),
    type: 'rightAligned',
    width: 128,
    sortable: arrangement === 'bodies',
    sortingOrder: ['desc', 'asc', null],
    headerTooltip: [figure.label[language], figure.means?.[language], figure.source].filter(Boolean).join('\n'),
    headerComponentParams: { innerHeaderComponent: TwoLines, upper: figure.label[language], lower: unit },
    valueGetter: ({ data }) => data?.cells[nth],
    ...takenAs<PanelRow>(row => takenFigure(row.cells[nth], figure)),
    cellRenderer: PanelNumber,
    cellRendererParams: { head: figure },
    cellClass: ({ value }) => figures(panelTone(value)),
    tooltipValueGetter: ({ data }) => data && cellWords(means, data.cells[nth], head.figures[nth]!),
  }
  if (!ranks) return [own]
  const rank: Column = {
    colId: `rank-${nth}`,
    headerName: text.panel.rank,
    type: 'rightAligned',
    width: 58,
    cellClass: figures('figure-faint'),
    valueGetter: ({ data }) => data?.cells[nth]?.rank ?? '',
  }
  if (figure.unit === '%' || arrangement !== 'bodies' || sum === null || sum === 0) return [own, rank]
  return [
    own,
    rank,
    {
      colId: `share-${nth}`,
      headerName: text.panel.share,
      type: 'rightAligned',
      width: 72,
      cellClass: figures('figure-faint'),
      valueGetter: ({ data }) => {
        const number = data?.cells[nth]?.number
        return number === null || number === undefined ? '' : percent(number / sum)
      },
    },
  ]
}

function cellWords(
  { head, language, text, edition }: PanelMeans,
  cell: PanelCell | undefined,
  figure: PanelFigureHead,
) {
  const because = becauseOf(cell, figure, head.editions, language)
  const form = cell?.edition ? edition([cell.edition]) : null
  return [form, because, panelWords(cell, figure, language, text)].filter(Boolean).join('\n')
}

/** A double rule stands before a year whose form is not that of the last year with a report. */
function breaksBefore(row: PanelRow | undefined, at: number): boolean {
  const own = row?.cells[at]?.edition
  if (!row || !own) return false
  const before = row.cells.slice(0, at).findLast(cell => cell.edition !== null)?.edition
  return before !== undefined && before !== null && before !== own
}

/** A change of a ratio in points of percent. */
function takenChange(change: FigureChange | null, { unit }: Pick<PanelFigureHead, 'unit'>): number | string {
  if (change === null || change.kind === 'none') return '—'
  return Math.round(change.amount * (unit === '%' ? 1e6 : 1e4)) / 1e4
}

function isExact(change: FigureChange | null): boolean {
  return change?.kind === 'change' && change.class === 'exact'
}

function relativeOf(change: FigureChange | null, text: Text): string {
  if (change === null) return ''
  if (change.kind === 'none') return change.why === 'not-comparable' ? text.panel.notComparable : '—'
  if (change.became === 'new') return text.panel.became.new
  return change.share === null ? '—' : signedPercent(change.share)
}
