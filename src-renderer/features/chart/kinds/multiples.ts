import { bodiesOf, breaksOf, type ChartOption, type Drawing, framed, shown, statedYears, subtitleOf } from '../frame.ts'
import { amountAxis, lineOf, yearAxis } from './trend.ts'

/** More small pictures than these cannot be read on one page. */
export const MOST_MULTIPLES = 24

/** A small picture for each body, all on the same scale: the first figure over the years. */
export function multiples(drawing: Drawing): ChartOption {
  const { data, ink, text } = drawing
  const bodies = bodiesOf(data).slice(0, MOST_MULTIPLES)
  const years = statedYears(data, [0])
  const numbers = years.map(year => data.head.years[year]!)
  const breaks = breaksOf(drawing, 0, years)
  const columns = Math.max(1, Math.min(6, Math.ceil(Math.sqrt(bodies.length * 1.6))))
  const rows = Math.max(1, Math.ceil(bodies.length / columns))
  const [width, height] = [94 / columns, 80 / rows]
  const most = Math.max(0, ...bodies.flatMap(body => years.map(year => data.number(body, year, 0) ?? 0)))
  const figure = data.head.figures[0]!
  const left = data.bodies - bodies.length
  const frame = framed(drawing, {
    subtitle: subtitleOf(drawing, figure, numbers),
    note: left > 0 ? text.chart.leftOut(left) : text.chart.sameScale,
  })
  return {
    ...frame,
    title: [
      frame.title,
      ...bodies.map((body, at) => ({
        text: data.head.organisations[body],
        left: `${4 + (at % columns) * width}%`,
        top: `${12 + Math.floor(at / columns) * height}%`,
        textStyle: { fontSize: 11, fontWeight: 400, color: ink.text, width: 150, overflow: 'truncate' },
      })),
    ],
    grid: bodies.map((_, at) => ({
      left: `${4 + (at % columns) * width}%`,
      top: `${16 + Math.floor(at / columns) * height}%`,
      width: `${width - 3}%`,
      height: `${height - 9}%`,
    })),
    xAxis: bodies.map((_, gridIndex) => ({
      ...yearAxis(numbers[0] ?? 0, numbers.at(-1) ?? 0, ink),
      gridIndex,
      axisLabel: {
        color: ink.muted,
        fontSize: 10,
        customValues: [numbers[0] ?? 0, numbers.at(-1) ?? 0],
        formatter: (year: number) => String(year),
      },
    })),
    yAxis: bodies.map((_, gridIndex) => ({
      ...amountAxis(drawing, ink),
      gridIndex,
      max: most === 0 ? 1 : most,
      interval: most === 0 ? 1 : most,
      axisLabel: { color: ink.muted, fontSize: 10, formatter: (value: number) => shown(figure, value) },
    })),
    series: bodies.map((body, at) => ({
      ...lineOf(drawing, body, { nth: 0, years, breaks, labelled: false, rules: 'plain' }),
      color: ink.colours[0]!,
      lineStyle: { width: 2, color: ink.colours[0]! },
      symbol: 'circle',
      symbolSize: 5,
      xAxisIndex: at,
      yAxisIndex: at,
    })),
  }
}
