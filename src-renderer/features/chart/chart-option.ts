import type { LineSeriesOption } from 'echarts/charts'
import type { EChartsCoreOption } from 'echarts/core'
import type { ComparisonTable } from '#shared/domain/comparison.ts'
import type { EditionId, IndicatorId } from '#shared/domain/form.ts'
import { figure } from '../../text/figures.ts'
import type { Text } from '../../text/zh-CN.ts'

export type ChartOption = EChartsCoreOption

type Means = {
  readonly table: ComparisonTable
  readonly indicator: IndicatorId
  readonly names: {
    readonly indicator: (id: IndicatorId) => string
    readonly unit: (id: IndicatorId) => string
    readonly editions: (ids: readonly EditionId[]) => string
    readonly inForceFrom: (ids: readonly EditionId[]) => number
  }
  readonly text: Text
  readonly dark: boolean
}

/** Okabe and Ito's colours, without the yellow that no white paper shows; told apart by symbol too. */
const LIGHT = ['#0072b2', '#d55e00', '#009e73', '#a63a79', '#b07c00', '#3a9bd6', '#000000', '#5b3fa0']
const DARK = ['#56a9e8', '#ff8a4c', '#2fc79a', '#e58bc0', '#e6b422', '#9fd4f5', '#e6ebf1', '#b7a5ff']
const SYMBOLS = ['circle', 'rect', 'triangle', 'diamond', 'emptyCircle', 'emptyRect', 'emptyTriangle', 'emptyDiamond']

/** Everything the picture shows, so that it can leave the program: title, unit, breaks, labels, source. */
export function chartOption({ table: whole, indicator, names, text, dark }: Means): ChartOption {
  const ink = inkOf(dark)
  const table = statedYears(whole)
  const { years, rows } = table
  const first = years[0] ?? 0
  const last = years.at(-1) ?? 0
  const labelled = rows.length <= LIGHT.length
  return {
    animation: false,
    backgroundColor: ink.paper,
    textStyle: { fontFamily: ink.font, color: ink.text },
    title: {
      text: names.indicator(indicator),
      subtext: text.chart.subtitle(text.unit(names.unit(indicator)), first, last),
      left: 24,
      top: 14,
      itemGap: 4,
      textStyle: { fontSize: 16, fontWeight: 600, color: ink.text },
      subtextStyle: { fontSize: 12, color: ink.muted },
    },
    graphic: [
      {
        type: 'text',
        left: 24,
        bottom: 10,
        style: { text: text.chart.source(rows.length), fontSize: 11, fill: ink.muted, fontFamily: ink.font },
      },
    ],
    grid: { left: 72, right: labelled ? 190 : 32, top: 84, bottom: 64 },
    tooltip: {
      trigger: 'item',
      renderMode: 'richText',
      backgroundColor: ink.paper,
      borderColor: ink.line,
      textStyle: { color: ink.text, fontSize: 12 },
    },
    xAxis: {
      type: 'value',
      min: first - 0.4,
      max: last + 0.4,
      axisLabel: { color: ink.muted, customValues: everyYear(first, last), formatter: (year: number) => String(year) },
      axisLine: { lineStyle: { color: ink.line } },
      axisTick: { show: false },
      splitLine: { show: false },
    },
    yAxis: {
      type: 'value',
      boundaryGap: [0, '8%'],
      axisLabel: { color: ink.muted, formatter: (value: number) => figure(value) },
      splitLine: { lineStyle: { color: ink.grid } },
    },
    series: rows.map((_row, at) => seriesOf(table, at, dark, labelled, breaksOf(table, names))),
  }
}

/** Without the years before the first value and after the last. */
function statedYears(table: ComparisonTable): ComparisonTable {
  const stated = table.years.map((_year, at) => table.rows.some(row => row.cells[at]?.value?.kind === 'number'))
  const [from, to] = [stated.indexOf(true), stated.lastIndexOf(true) + 1]
  if (from === -1) return table
  return {
    ...table,
    years: table.years.slice(from, to),
    editions: table.editions.slice(from, to),
    rows: table.rows.map(row => ({ ...row, cells: row.cells.slice(from, to) })),
  }
}

/** A year that no report covers has its place on the axis all the same. */
function everyYear(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, at) => first + at)
}

function seriesOf(
  { years, rows }: ComparisonTable,
  at: number,
  dark: boolean,
  labelled: boolean,
  breaks: readonly Break[],
): LineSeriesOption {
  const row = rows[at]!
  const ink = inkOf(dark)
  const coloured = at < LIGHT.length
  const color = coloured ? (dark ? DARK : LIGHT)[at]! : ink.rest
  return {
    type: 'line',
    name: row.organisation,
    data: years.map((year, nth) => {
      const value = row.cells[nth]?.value
      return [year, value?.kind === 'number' ? value.number : '-']
    }),
    connectNulls: false,
    symbol: coloured ? SYMBOLS[at] : 'circle',
    symbolSize: coloured ? 7 : 4,
    z: coloured ? 3 : 2,
    color,
    lineStyle: { width: coloured ? 2 : 1, color },
    endLabel: {
      show: labelled,
      formatter: '{a}',
      color,
      fontSize: 12,
      distance: 8,
      width: 170,
      overflow: 'truncate',
    },
    labelLayout: { moveOverlap: 'shiftY' },
    emphasis: {
      focus: 'series',
      lineStyle: { width: 3 },
      endLabel: { show: true },
    },
    tooltip: { formatter: point => tooltipText(row.organisation, point) },
    ...(at === 0 && breaks.length > 0 ? { markLine: breakLines(breaks, dark) } : {}),
  }
}

type Break = { readonly at: number; readonly says: string }

/** Between two years whose reports follow different editions of the form. */
function breaksOf({ years, editions }: ComparisonTable, names: Means['names']): readonly Break[] {
  return years.slice(1).flatMap((year, nth) => {
    const [before, after] = [names.editions(editions[nth] ?? []), names.editions(editions[nth + 1] ?? [])]
    if (!before || !after || before === after) return []
    // where years are missing between the two: when the form changed
    const from = names.inForceFrom(editions[nth + 1] ?? [])
    const at = from > years[nth]! && from <= year ? from - 0.5 : (years[nth]! + year) / 2
    return [{ at, says: `${before} ‖ ${after}` }]
  })
}

/** A thin double rule, its reason written above. */
function breakLines(breaks: readonly Break[], dark: boolean): LineSeriesOption['markLine'] {
  const ink = inkOf(dark)
  return {
    silent: true,
    symbol: 'none',
    animation: false,
    lineStyle: { color: ink.muted, width: 1, type: 'solid' },
    data: breaks.flatMap(({ at, says }) => [
      { xAxis: at - 0.015, label: { show: true, formatter: says, color: ink.muted, fontSize: 11, position: 'end' } },
      { xAxis: at + 0.015, label: { show: false } },
    ]),
  }
}

function tooltipText(name: string, point: unknown): string {
  const value = typeof point === 'object' && point !== null && 'value' in point ? point.value : null
  if (!Array.isArray(value)) return name
  const [year, number] = value
  return `${name}\n${String(year)}  ${typeof number === 'number' ? figure(number) : ''}`
}

/** A canvas cannot read CSS variables by name: the same colours, taken from where they are set. */
function inkOf(dark: boolean) {
  const style = getComputedStyle(document.documentElement)
  const read = (name: string, otherwise: string) => style.getPropertyValue(name).trim() || otherwise
  return {
    paper: read('--bg', dark ? '#15191f' : '#ffffff'),
    text: read('--text', dark ? '#e6ebf1' : '#1b2430'),
    muted: read('--muted', '#888888'),
    line: read('--line-strong', '#888888'),
    grid: read('--line', '#cccccc'),
    rest: read('--line-strong', '#bbbbbb'),
    font: read('--font', 'sans-serif'),
  }
}
