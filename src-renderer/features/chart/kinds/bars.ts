import type { BarSeriesOption } from 'echarts/charts'
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
import { MOST_COLOURS } from '../ink.ts'
import { amountAxis } from './trend.ts'

type Group = { readonly name: string; readonly spot: (series: number) => Spot }

/**
 * Bars side by side. Of one figure: years along the axis, a bar a body. Of several: bodies along the axis in one year,
 * a bar a figure; for one body its years.
 */
export function bars(drawing: Drawing): ChartOption {
  const { data, language, ink } = drawing
  const several = data.head.figures.length > 1
  const bodies = bodiesOf(data)
  const years = statedYears(
    data,
    data.head.figures.map((_, nth) => nth),
  )
  const groups: readonly Group[] = several
    ? groupsOf(drawing, years)
    : years.map(year => ({ name: String(data.head.years[year]), spot: body => [body, year, 0] }))
  const names = several
    ? data.head.figures.map(one => one.label[language])
    : bodies.slice(0, MOST_COLOURS).map(body => data.head.organisations[body]!)
  const leftOut = several ? 0 : Math.max(0, bodies.length - MOST_COLOURS)
  return {
    ...framed(drawing, {
      subtitle: subtitleOf(drawing, data.head.figures[0]!, yearsShown(drawing, years, several)),
      note: leftOut > 0 ? drawing.text.chart.leftOut(leftOut) : undefined,
    }),
    legend: legendOf(drawing, names),
    grid: { left: 72, right: 32, top: 112, bottom: groups.length > 8 && several ? 130 : 64 },
    xAxis: categories(drawing, groups),
    yAxis: { ...amountAxis(drawing, ink), min: (range: { min: number }) => Math.min(0, range.min) },
    series: names.map((name, nth) => barOf(drawing, name, nth, groups)),
  }
}

/** Parts on top of one another: bodies along the axis in one year, for one body its years. */
export function stacked(drawing: Drawing): ChartOption {
  const { data, language, choice, ink } = drawing
  const years = statedYears(
    data,
    data.head.figures.map((_, nth) => nth),
  )
  const groups = groupsOf(drawing, years)
  const names = data.head.figures.map(one => one.label[language])
  const sums = groups.map(({ spot }) =>
    names.reduce((sum, _, nth) => sum + Math.max(0, data.number(...spot(nth)) ?? 0), 0),
  )
  const axis = amountAxis(drawing, ink)
  return {
    ...framed(drawing, { subtitle: subtitleOf(drawing, data.head.figures[0]!, yearsShown(drawing, years, true)) }),
    legend: legendOf(drawing, names),
    grid: { left: 72, right: 32, top: 112, bottom: groups.length > 8 ? 130 : 64 },
    xAxis: categories(drawing, groups),
    yAxis: choice.shares
      ? {
          ...axis,
          max: 1,
          axisLabel: { ...axis.axisLabel, formatter: (share: number) => `${Math.round(share * 100)}%` },
        }
      : axis,
    series: names.map((name, nth) => {
      const bar = barOf(drawing, name, nth, groups)
      if (!choice.shares) return { ...bar, stack: 'all' }
      const points = groups.map(({ spot }, at) => {
        const number = data.number(...spot(nth))
        return { value: number === null || sums[at] === 0 ? '-' : number / sums[at]!, spot: spot(nth) }
      })
      return { ...bar, stack: 'all', data: points as BarSeriesOption['data'] }
    }),
  }
}

/** One figure of one year, the highest on top. */
export function ranking(drawing: Drawing): ChartOption {
  const { data, ink, year, text } = drawing
  const figure = data.head.figures[0]!
  const all = bodiesOf(data).flatMap(body => {
    const number = data.number(body, year, 0)
    return number === null ? [] : [{ body, number }]
  })
  const ranked = all.sort((a, b) => b.number - a.number || a.body - b.body).slice(0, MOST_RANKED)
  const drawn = ranked.toReversed()
  const without = data.bodies - all.length
  return {
    ...framed(drawing, {
      subtitle: subtitleOf(drawing, figure, [data.head.years[year]!]),
      note: [
        all.length > MOST_RANKED && text.chart.leftOut(all.length - MOST_RANKED),
        without > 0 && text.chart.without(without),
      ]
        .filter(Boolean)
        .join(' '),
    }),
    grid: { left: 220, right: 90, top: 76, bottom: 44 },
    xAxis: { ...amountAxis(drawing, ink), position: 'top', axisLine: { show: false } },
    yAxis: {
      type: 'category',
      data: drawn.map(({ body }) => data.head.organisations[body]!),
      axisLabel: { color: ink.text, width: 200, overflow: 'truncate' },
      axisTick: { show: false },
      axisLine: { lineStyle: { color: ink.line } },
    },
    series: [
      {
        type: 'bar',
        barMaxWidth: 22,
        color: ink.colours[0],
        data: drawn.map(({ body, number }) => ({ value: number, spot: [body, year, 0] })),
        label: {
          show: true,
          position: 'right',
          color: ink.text,
          formatter: (point: unknown) => shown(figure, Number((point as { value: unknown }).value)),
        },
        tooltip: { formatter: (point: unknown) => tooltipAt(drawing, point) },
      },
    ],
  }
}

const MOST_RANKED = 30

function groupsOf({ data, year }: Drawing, years: readonly number[]): readonly Group[] {
  if (data.bodies === 1) {
    return years.map(one => ({ name: String(data.head.years[one]), spot: nth => [0, one, nth] }))
  }
  return bodiesOf(data).map(body => ({ name: data.head.organisations[body]!, spot: nth => [body, year, nth] }))
}

function yearsShown({ data, year }: Drawing, years: readonly number[], several: boolean): readonly number[] {
  if (several && data.bodies > 1) return [data.head.years[year]!]
  return years.map(one => data.head.years[one]!)
}

function barOf(drawing: Drawing, name: string, nth: number, groups: readonly Group[]): BarSeriesOption {
  const { data, ink } = drawing
  return {
    type: 'bar',
    name,
    barMaxWidth: 36,
    color: ink.colours[nth % ink.colours.length]!,
    data: groups.map(({ spot }) => ({
      value: data.number(...spot(nth)) ?? '-',
      spot: spot(nth),
    })) as BarSeriesOption['data'],
    tooltip: { formatter: point => tooltipAt(drawing, point) },
  }
}

function tooltipAt(drawing: Drawing, point: unknown): string {
  return wordsAt(drawing, (point as { data: { spot: Spot } }).data.spot)
}

function legendOf({ ink }: Drawing, names: readonly string[]) {
  return {
    data: [...names],
    type: 'scroll',
    left: 20,
    right: 20,
    top: 66,
    textStyle: { color: ink.text, fontSize: 12 },
    itemHeight: 10,
  }
}

function categories({ ink }: Drawing, groups: readonly Group[]) {
  const many = groups.length > 8
  return {
    type: 'category',
    data: groups.map(({ name }) => name),
    axisLabel: {
      color: ink.muted,
      rotate: many && groups.some(({ name }) => name.length > 4) ? 40 : 0,
      width: 130,
      overflow: 'truncate',
      hideOverlap: true,
    },
    axisTick: { show: false },
    axisLine: { lineStyle: { color: ink.line } },
  }
}
