import {
  bodiesOf,
  type ChartOption,
  type Drawing,
  framed,
  type Spot,
  shown,
  statedYears,
  subtitleOf,
  wordsAt,
} from '../frame.ts'
import { amountAxis } from './trend.ts'

/** Bodies down, years across, a colour for each number. */
export function heat(drawing: Drawing): ChartOption {
  const { data, ink, text } = drawing
  const figure = data.head.figures[0]!
  const years = statedYears(data, [0])
  const bodies = bodiesOf(data).slice(0, MOST_ROWS)
  const cells = bodies.flatMap((body, row) =>
    years.map((year, column) => ({ value: [column, row, data.number(body, year, 0) ?? '-'], spot: [body, year, 0] })),
  )
  const numbers = cells.map(({ value }) => value[2]).filter(value => typeof value === 'number')
  const left = data.bodies - bodies.length
  return {
    ...framed(drawing, {
      subtitle: subtitleOf(
        drawing,
        figure,
        years.map(year => data.head.years[year]!),
      ),
      note: left > 0 ? text.chart.leftOut(left) : text.chart.emptyCells,
    }),
    grid: { left: 220, right: 90, top: 92, bottom: 44 },
    xAxis: {
      type: 'category',
      position: 'top',
      data: years.map(year => String(data.head.years[year])),
      axisLabel: { color: ink.muted },
      axisTick: { show: false },
      axisLine: { show: false },
    },
    yAxis: {
      type: 'category',
      inverse: true,
      data: bodies.map(body => data.head.organisations[body]!),
      axisLabel: { color: ink.text, width: 200, overflow: 'truncate', interval: bodies.length > 40 ? 'auto' : 0 },
      axisTick: { show: false },
      axisLine: { show: false },
    },
    visualMap: {
      min: Math.min(0, ...numbers),
      max: Math.max(1e-9, ...numbers),
      right: 12,
      top: 'middle',
      calculable: false,
      inRange: { color: [...ink.ramp] },
      textStyle: { color: ink.muted },
      formatter: (value: unknown) => shown(figure, Number(value)),
    },
    series: [
      {
        type: 'heatmap',
        data: cells,
        itemStyle: { borderColor: ink.paper, borderWidth: 1 },
        label: {
          show: bodies.length <= 30,
          fontSize: 11,
          formatter: (point: unknown) => {
            const number = (point as { value: readonly unknown[] }).value[2]
            return typeof number === 'number' ? shown(figure, number) : ''
          },
        },
        tooltip: { formatter: (point: unknown) => wordsAt(drawing, (point as { data: { spot: Spot } }).data.spot) },
      },
    ],
  }
}

const MOST_ROWS = 80

/** Two figures of one year against each other, a point a body. */
export function scatter(drawing: Drawing): ChartOption {
  const { data, ink, year, text, language } = drawing
  const [across, up] = [data.head.figures[0]!, data.head.figures[1] ?? data.head.figures[0]!]
  const points = bodiesOf(data).flatMap(body => {
    const [x, y] = [data.number(body, year, 0), data.number(body, year, data.head.figures.length > 1 ? 1 : 0)]
    return x === null || y === null
      ? []
      : [{ value: [x, y], name: data.head.organisations[body]!, spot: [body, year, 0] }]
  })
  const without = data.bodies - points.length
  const axis = (nth: number, name: string, where: 'middle' | 'end') => ({
    ...amountAxis(drawing, ink, nth),
    name:
      text.unit(data.head.figures[nth]?.unit ?? '') === ''
        ? name
        : `${name}（${text.unit(data.head.figures[nth]!.unit)}）`,
    nameLocation: where,
    nameGap: where === 'middle' ? 30 : 12,
    nameTextStyle: { color: ink.muted, align: where === 'end' ? 'left' : 'center' },
    scale: false,
    axisLine: { show: true, lineStyle: { color: ink.line } },
  })
  return {
    ...framed(drawing, {
      subtitle: text.chart.years(data.head.years[year]!, data.head.years[year]!),
      note: without > 0 ? text.chart.without(without) : undefined,
    }),
    grid: { left: 84, right: 120, top: 96, bottom: 84 },
    xAxis: axis(0, across.label[language], 'middle'),
    yAxis: axis(data.head.figures.length > 1 ? 1 : 0, up.label[language], 'end'),
    series: [
      {
        type: 'scatter',
        data: points,
        symbolSize: 9,
        color: ink.colours[0],
        itemStyle: { opacity: 0.8 },
        label: {
          show: points.length <= 40,
          position: 'right',
          formatter: '{b}',
          color: ink.muted,
          fontSize: 11,
        },
        labelLayout: { hideOverlap: true },
        tooltip: {
          formatter: (point: unknown) => {
            const [body] = (point as { data: { spot: Spot } }).data.spot
            return [0, 1]
              .map(nth => wordsAt(drawing, [body, year, Math.min(nth, data.head.figures.length - 1)]))
              .join('\n')
          },
        },
      },
    ],
  }
}
