import { bodiesOf, type ChartOption, type Drawing, framed, shown, statedYears, subtitleOf } from '../frame.ts'
import { amountAxis } from './trend.ts'

type Spread = { readonly name: string; readonly count: number; readonly five: Five | null }

/** How one figure is spread over the bodies: year by year, or in one year by what groups the bodies. */
export function box(drawing: Drawing): ChartOption {
  const { data, text, year, groups } = drawing
  const spreadOf = (name: string, at: number, bodies: readonly number[]): Spread => {
    const numbers = bodies.flatMap(body => data.number(body, at, 0) ?? [])
    return { name, count: numbers.length, five: fiveOf(numbers) }
  }
  const years = statedYears(data, [0])
  if (groups === null) {
    const spreads = years.map(at => spreadOf(String(data.head.years[at]), at, bodiesOf(data)))
    return boxes(
      drawing,
      spreads,
      years.map(at => data.head.years[at]!),
      text.chart.boxNote,
    )
  }
  const all = groups.map(({ name, bodies }) => spreadOf(name, year, bodies))
  const spreads = all.filter(({ count }) => count > 0).slice(0, MOST_BOXES)
  const without = data.bodies - all.reduce((sum, { count }) => sum + count, 0)
  const left = all.filter(({ count }) => count > 0).length - spreads.length
  const notes = [
    text.chart.boxNote,
    without > 0 && text.chart.without(without),
    left > 0 && text.chart.groupsLeftOut(left),
  ]
  return boxes(drawing, spreads, [data.head.years[year]!], notes.filter(Boolean).join(' '))
}

const MOST_BOXES = 24

function boxes(drawing: Drawing, spreads: readonly Spread[], years: readonly number[], note: string): ChartOption {
  const { data, ink, text } = drawing
  const figure = data.head.figures[0]!
  const many = spreads.length > 10
  return {
    ...framed(drawing, { subtitle: subtitleOf(drawing, figure, years), note }),
    grid: { left: 72, right: 32, top: 96, bottom: many ? 130 : 76 },
    xAxis: {
      type: 'category',
      data: spreads.map(({ name, count }) => `${name}\nn=${count}`),
      axisLabel: { color: ink.muted, interval: 0, rotate: many ? 40 : 0, width: many ? 140 : 110, overflow: 'break' },
      axisTick: { show: false },
      axisLine: { lineStyle: { color: ink.line } },
    },
    yAxis: amountAxis(drawing, ink),
    series: [
      {
        type: 'boxplot',
        data: spreads.map(({ five }) => ({ value: five ?? ['-', '-', '-', '-', '-'] })),
        itemStyle: { color: ink.grid, borderColor: ink.colours[0], borderWidth: 1.5 },
        boxWidth: [16, 56],
        tooltip: {
          formatter: (point: unknown) => {
            const { five, name } = spreads[(point as { dataIndex: number }).dataIndex]!
            const words = (five ?? []).map((number, at) => `${text.chart.five[at]}  ${shown(figure, number)}`)
            return [name, ...words].join('\n')
          },
        },
      },
    ],
  }
}

type Five = readonly [least: number, lower: number, median: number, upper: number, most: number]

/** Least, quartiles and most; quartiles by linear interpolation between order statistics (type 7 of Hyndman and Fan). */
export function fiveOf(numbers: readonly number[]): Five | null {
  if (numbers.length === 0) return null
  const sorted = [...numbers].sort((a, b) => a - b)
  const at = (share: number) => {
    const place = (sorted.length - 1) * share
    const below = sorted[Math.floor(place)]!
    return below + (sorted[Math.ceil(place)]! - below) * (place - Math.floor(place))
  }
  return [sorted[0]!, at(0.25), at(0.5), at(0.75), sorted.at(-1)!]
}
