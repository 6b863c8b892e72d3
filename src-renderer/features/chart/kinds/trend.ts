import type { LineSeriesOption } from 'echarts/charts'
import {
  bodiesOf,
  breaksOf,
  type ChartOption,
  type Drawing,
  type EditionBreak,
  framed,
  shown,
  statedYears,
  subtitleOf,
  wordsAt,
} from '../frame.ts'
import { type Ink, MOST_COLOURS, SYMBOLS } from '../ink.ts'

/** One figure over the years, a line a body; a gap where there is no number, a double rule where the form changed. */
export function trend(drawing: Drawing): ChartOption {
  const { data, ink } = drawing
  const figure = data.head.figures[0]!
  const years = statedYears(data, [0])
  const numbers = years.map(year => data.head.years[year]!)
  const [first, last] = [numbers[0] ?? 0, numbers.at(-1) ?? 0]
  const breaks = breaksOf(drawing, 0, years)
  const labelled = data.bodies <= MOST_COLOURS
  return {
    ...framed(drawing, { subtitle: subtitleOf(drawing, figure, numbers), note: drawing.text.chart.gaps }),
    grid: { left: 72, right: labelled ? 190 : 32, top: 88, bottom: 64 },
    xAxis: yearAxis(first, last, ink),
    yAxis: amountAxis(drawing, ink),
    series: bodiesOf(data).map(body =>
      lineOf(drawing, body, { nth: 0, years, breaks, labelled, rules: body === 0 ? 'named' : 'none' }),
    ),
  }
}

type Line = {
  readonly nth: number
  readonly years: readonly number[]
  readonly breaks: readonly EditionBreak[]
  readonly labelled: boolean
  /** Whether it carries the rules where the form changed: one line of a picture does. */
  readonly rules: 'named' | 'plain' | 'none'
}

/** A line of one body and figure. Over a break that the figure does not run across, the line is cut. */
export function lineOf(
  drawing: Drawing,
  body: number,
  { nth, years, breaks, labelled, rules }: Line,
): LineSeriesOption {
  const { data, ink } = drawing
  const coloured = body < MOST_COLOURS
  const color = coloured ? ink.colours[body]! : ink.rest
  const points = years.map(year => ({
    value: [data.head.years[year]!, data.number(body, year, nth) ?? '-'],
    spot: [body, year, nth],
  }))
  const cuts = breaks.filter(({ comparable }) => !comparable).map(({ at }) => ({ value: [at, '-'] }))
  return {
    type: 'line',
    name: data.head.organisations[body]!,
    data: [...points, ...cuts].sort((a, b) => Number(a.value[0]) - Number(b.value[0])) as LineSeriesOption['data'],
    connectNulls: false,
    symbol: coloured ? SYMBOLS[body] : 'circle',
    symbolSize: coloured ? 7 : 4,
    showAllSymbol: true,
    z: coloured ? 3 : 2,
    color,
    lineStyle: { width: coloured ? 2 : 1, color },
    endLabel: { show: labelled, formatter: '{a}', color, fontSize: 12, distance: 8, width: 170, overflow: 'truncate' },
    labelLayout: { moveOverlap: 'shiftY' },
    emphasis: { focus: 'series', lineStyle: { width: 3 }, endLabel: { show: true } },
    tooltip: {
      formatter: point =>
        wordsAt(drawing, (point as unknown as { data: { spot: [number, number, number] } }).data.spot),
    },
    ...(rules !== 'none' && breaks.length > 0 ? { markLine: breakLines(breaks, ink, rules === 'named') } : {}),
  }
}

/** A year that no report covers has its place on the axis all the same. */
export function yearAxis(first: number, last: number, ink: Ink) {
  return {
    type: 'value' as const,
    min: first - 0.4,
    max: last + 0.4,
    axisLabel: {
      color: ink.muted,
      customValues: Array.from({ length: last - first + 1 }, (_, at) => first + at),
      formatter: (year: number) => String(year),
      hideOverlap: true,
    },
    axisLine: { lineStyle: { color: ink.line } },
    axisTick: { show: false },
    splitLine: { show: false },
  }
}

/** The axis of a figure's numbers. */
export function amountAxis({ data }: Drawing, ink: Ink, nth = 0) {
  return {
    type: 'value' as const,
    boundaryGap: [0, '8%'] as [number, string],
    axisLabel: { color: ink.muted, formatter: (value: number) => shown(data.head.figures[nth]!, value) },
    splitLine: { lineStyle: { color: ink.grid } },
  }
}

/** A thin double rule, the two editions written above, the reason on hover. */
function breakLines(breaks: readonly EditionBreak[], ink: Ink, named: boolean): LineSeriesOption['markLine'] {
  return {
    symbol: 'none',
    animation: false,
    lineStyle: { color: ink.muted, width: 1, type: 'solid' },
    tooltip: { formatter: point => String((point as { name?: string }).name ?? '') },
    data: breaks.flatMap(({ at, says }) => [
      {
        xAxis: at - 0.015,
        name: says,
        label: {
          show: named,
          formatter: says.split(' ').slice(0, 3).join(' '),
          color: ink.muted,
          fontSize: 11,
          position: 'end' as const,
        },
      },
      { xAxis: at + 0.015, name: says, label: { show: false } },
    ]),
  }
}
