import type { EChartsCoreOption } from 'echarts/core'
import type { EditionId } from '#shared/domain/form.ts'
import type { PanelFigureHead } from '#shared/domain/panel.ts'
import { breakBetween, type PanelData } from '#shared/domain/panel-data.ts'
import type { ChartChoice } from '#shared/domain/view.ts'
import type { Language } from '#shared/domain/wording.ts'
import { figure, percent } from '../../text/figures.ts'
import type { Text } from '../../text/zh-CN.ts'
import type { Ink } from './ink.ts'

export type ChartOption = EChartsCoreOption

/** What every kind of chart is drawn from. */
export type Drawing = {
  readonly data: PanelData
  readonly choice: ChartChoice
  /** Place in the head of the year that kinds of one year show. */
  readonly year: number
  /** Bodies by what they are, where a picture is drawn by groups; their places in the data. */
  readonly groups: readonly { readonly name: string; readonly bodies: readonly number[] }[] | null
  readonly ink: Ink
  readonly text: Text
  readonly language: Language
  readonly edition: (ids: readonly EditionId[]) => string
}

/** A place in the panel, carried by every mark of a chart, so that a click finds the evidence. */
export type Spot = readonly [body: number, year: number, figure: number]

/** Title, unit and source line stand inside the picture, because the picture leaves the program. */
export function framed(drawing: Drawing, more: { readonly subtitle: string; readonly note?: string }): ChartOption {
  const { ink, text, choice, data, language } = drawing
  const names = data.head.figures.map(one => one.label[language]).join(text.chart.and)
  return {
    animation: false,
    backgroundColor: ink.paper,
    textStyle: { fontFamily: ink.font, color: ink.text },
    title: {
      text: choice.title || names,
      subtext: more.subtitle,
      left: 24,
      top: 14,
      itemGap: 4,
      textStyle: { fontSize: 16, fontWeight: 600, color: ink.text, width: 900, overflow: 'truncate' },
      subtextStyle: { fontSize: 12, color: ink.muted },
    },
    graphic: [
      {
        type: 'text',
        left: 24,
        bottom: 10,
        style: {
          text: [text.chart.source(data.head.organisations.length), more.note].filter(Boolean).join(' '),
          fontSize: 11,
          fill: ink.muted,
          fontFamily: ink.font,
        },
      },
    ],
    tooltip: {
      trigger: 'item',
      renderMode: 'richText',
      backgroundColor: ink.paper,
      borderColor: ink.line,
      textStyle: { color: ink.text, fontSize: 12 },
    },
    aria: { enabled: true, decal: { show: ink.grey } },
  }
}

/** A number as it is read in its figure's unit: a ratio as a percentage. */
export function shown({ unit }: PanelFigureHead, number: number): string {
  return unit === '%' ? percent(number) : figure(Math.round(number * 1e4) / 1e4)
}

/** The unit and the years of a picture. */
export function subtitleOf({ data, text }: Drawing, figure: PanelFigureHead, years: readonly number[]): string {
  const [first, last] = [years[0] ?? 0, years.at(-1) ?? 0]
  const unit = text.unit(figure.unit)
  return unit === '' ? text.chart.years(first, last) : text.chart.subtitle(unit, first, last, data.bodies)
}

/** What stands at a place, in words. */
export function wordsAt({ data, language }: Drawing, [body, year, nth]: Spot): string {
  const one = data.head.figures[nth]!
  const number = data.number(body, year, nth)
  const name = `${data.head.organisations[body]} ${data.head.years[year]}`
  return `${name}\n${one.label[language]}  ${number === null ? '–' : shown(one, number)}`
}

/** Years from the first to the last with a number of these figures, as places in the head. */
export function statedYears(data: PanelData, figures: readonly number[]): readonly number[] {
  const stated = data.head.years.flatMap((_, year) => {
    const any = figures.some(nth => bodiesOf(data).some(body => data.number(body, year, nth) !== null))
    return any ? [year] : []
  })
  const [first, last] = [stated[0], stated.at(-1)]
  if (first === undefined || last === undefined) return []
  return data.head.years.flatMap((_, year) => (year >= first && year <= last ? [year] : []))
}

/** The year in which most bodies have a number of these figures, the last of several. */
export function fullestYear(data: PanelData, figures: readonly number[]): number {
  const counts = data.head.years.map(
    (_, year) => bodiesOf(data).filter(body => figures.every(nth => data.number(body, year, nth) !== null)).length,
  )
  return counts.lastIndexOf(Math.max(...counts))
}

/** Places of the bodies. */
export function bodiesOf({ bodies }: PanelData): readonly number[] {
  return Array.from({ length: bodies }, (_, body) => body)
}

export type EditionBreak = {
  /** Between two years: 2018.5. */
  readonly at: number
  readonly says: string
  readonly comparable: boolean
}

/** Where the form changes between two years of the axis, and whether the figure runs on over it. */
export function breaksOf(
  { data, edition, text, language }: Drawing,
  nth: number,
  years: readonly number[],
): EditionBreak[] {
  const head = data.head.figures[nth]!
  const editions = years.map(year => commonEdition(data, nth, year))
  const found: EditionBreak[] = []
  let before = 0
  for (let at = 1; at < years.length; at += 1) {
    if (editions[at] === null) continue
    const [from, to] = [editions[before] ?? null, editions[at] ?? null]
    if (from !== null && to !== null && from !== to) {
      const crossed = breakBetween(head, from, to)
      const why = (crossed?.why ?? []).map(one => one[language]).join(' ')
      const names = `${edition([from])} ‖ ${edition([to])}`
      found.push({
        at: (data.head.years[years[at - 1]!]! + data.head.years[years[at]!]!) / 2,
        says:
          crossed && crossed.class !== 'exact'
            ? `${names} ${text.chart.classes[crossed.class]}${why && `：${why}`}`
            : names,
        comparable: crossed?.class !== 'not-comparable',
      })
    }
    before = at
  }
  return found
}

/** The edition most bodies' figures of a year are worked out from. */
function commonEdition(data: PanelData, nth: number, year: number): EditionId | null {
  const counts = new Map<EditionId, number>()
  for (const body of bodiesOf(data)) {
    const one = data.edition(body, year, nth)
    if (one !== null && data.number(body, year, nth) !== null) counts.set(one, (counts.get(one) ?? 0) + 1)
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null
}
