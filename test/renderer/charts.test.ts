import { describe, expect, it } from 'vitest'
import { PANEL_LACKS, type PanelFigureHead, type PanelHead } from '#shared/domain/panel.ts'
import { dataOf } from '#shared/domain/panel-data.ts'
import type { Series } from '#shared/domain/series.ts'
import { CHART_KINDS, type ChartChoice, type ChartKind } from '#shared/domain/view.ts'
import { SeriesBook } from '../../src-main/compare/series.ts'
import { loadForms } from '../../src-main/forms.ts'
import { draw } from '../../src-renderer/features/chart/draw.ts'
import type { Drawing } from '../../src-renderer/features/chart/frame.ts'
import { fiveOf } from '../../src-renderer/features/chart/kinds/boxes.ts'
import { drawnAsSvg, withResolution } from '../../src-renderer/features/chart/picture.ts'
import { asTabbed } from '../../src-renderer/features/chart/tabbed.ts'
import { zh } from '../../src-renderer/text/zh-CN.ts'

const FORMS = loadForms()
const BOOK = new SeriesBook(FORMS, FORMS.series)
const EDITIONS = FORMS.templates.map(({ id }) => id)
const YEARS = [2017, 2018, 2019, 2020, 2021]
const INK = {
  paper: '#fff',
  text: '#000',
  muted: '#888',
  line: '#999',
  grid: '#ccc',
  rest: '#bbb',
  font: 'sans-serif',
  colours: ['#1', '#2', '#3', '#4', '#5', '#6', '#7', '#8'],
  ramp: ['#a', '#b'],
  grey: false,
}

/** Numbers by body, then year, then figure; null where there is none. */
function drawing(
  kind: ChartKind,
  ids: readonly string[],
  numbers: readonly (readonly (readonly (number | null)[])[])[],
  more: Partial<ChartChoice> & { year?: number } = {},
): Drawing {
  const figures = ids.map(id => headOf(id))
  const head: PanelHead = {
    panelId: 1,
    organisations: numbers.map((_, body) => `第${body}局`),
    years: YEARS,
    figures,
    editions: EDITIONS,
    silent: { bodies: 0, areShown: false },
  }
  const flat = numbers.flat(2)
  const editions = numbers.flatMap(() => YEARS.flatMap(year => ids.map(() => EDITIONS.indexOf(editionOf(year)))))
  const data = dataOf(head, {
    panelId: 1,
    from: 0,
    places: Uint32Array.from(numbers.keys()),
    numbers: Float64Array.from(flat, number => number ?? Number.NaN),
    lacks: Uint8Array.from(flat, number => (number === null ? PANEL_LACKS.indexOf('missing') : 0)),
    marks: new Uint8Array(flat.length),
    editions: Uint8Array.from(editions),
    ranks: new Uint32Array(flat.length),
    reports: new Float64Array(numbers.length * YEARS.length).fill(1),
  })
  const choice: ChartChoice = {
    kind,
    figures,
    organisations: null,
    groupBy: null,
    shares: false,
    palette: 'colour',
    title: '',
    ...more,
    year: null,
  }
  const year = more.year === undefined ? YEARS.length - 1 : YEARS.indexOf(more.year)
  return { data, choice, year, groups: null, ink: INK, text: zh, language: 'zh', edition: ids => ids.join() }
}

const editionOf = (year: number) => (year < 2019 ? 't14' : year < 2021 ? 't19' : 't21')

function headOf(id: string): PanelFigureHead {
  const series: Series | null = BOOK.find(id)
  return {
    id,
    definition: null,
    label: series?.label ?? { zh: id, en: id },
    unit: series?.unit ?? '件',
    means: null,
    source: null,
    definitions: [],
    because: [],
    breaks: EDITIONS.flatMap((a, at) =>
      EDITIONS.slice(at + 1).map(b => ({ between: [a, b] as const, ...BOOK.comparability(id, a, b) })),
    ),
    together: [],
  }
}

type Drawn = {
  title: { text: string; subtext: string } | { text: string }[]
  graphic: { style: { text: string } }[]
  xAxis: { data?: string[] }
  yAxis: { data?: string[] }
  series: {
    name?: string
    data: { value: unknown; spot?: number[] }[]
    markLine?: { data: { xAxis: number; name: string }[] }
  }[]
}
const drawn = (...of: Parameters<typeof drawing>) => draw(drawing(...of)) as unknown as Drawn
const valuesOf = ({ data }: Drawn['series'][number]) => data.map(({ value }) => value)

describe('a trend', () => {
  it('has a point a year, a gap where there is none, and rules where the form changed', () => {
    const { series, title } = drawn('trend', ['h_req_new'], [[[1], [2], [null], [4], [5]]])
    expect(title).toMatchObject({ text: '新收申请', subtext: '单位：件 · 2017–2021 年 · 1 个机构' })
    expect(valuesOf(series[0]!)).toEqual([
      [2017, 1],
      [2018, 2],
      [2019, '-'],
      [2020, 4],
      [2021, 5],
    ])
    const rules = series[0]!.markLine!.data.map(({ xAxis }) => Math.round(xAxis * 100) / 100)
    expect(rules).toContain(2020.5 - 0.01)
  })

  it('is cut where the figure does not run on', () => {
    const { series } = drawn('trend', ['h_unclear'], [[[1], [2], [3], [4], [5]]])
    expect(valuesOf(series[0]!)).toContainEqual([2018.5, '-'])
    expect(valuesOf(series[0]!)).not.toContainEqual([2020.5, '-'])
    expect(series[0]!.markLine!.data[0]!.name).toContain('不可比')
  })

  it('leads every point to its place in the panel', () => {
    const { series } = drawn(
      'trend',
      ['h_req_new'],
      [
        [[1], [2], [3], [4], [5]],
        [[1], [1], [1], [1], [1]],
      ],
    )
    expect(series[1]!.data[2]!.spot).toEqual([1, 2, 0])
  })
})

describe('bars', () => {
  it('of one figure stand by year, a bar a body', () => {
    const { series, xAxis } = drawn(
      'bars',
      ['h_req_new'],
      [
        [[1], [2], [3], [4], [5]],
        [[null], [9], [8], [7], [6]],
      ],
    )
    expect(xAxis.data).toEqual(YEARS.map(String))
    expect(series.map(({ name }) => name)).toEqual(['第0局', '第1局'])
    expect(valuesOf(series[1]!)).toEqual(['-', 9, 8, 7, 6])
  })

  const mix = [
    [
      [1, 3],
      [1, 3],
      [1, 3],
      [1, 3],
      [1, 3],
    ],
    [
      [0, 0],
      [0, 0],
      [0, 0],
      [0, 0],
      [0, 0],
    ],
    [
      [5, null],
      [5, null],
      [5, null],
      [5, null],
      [5, null],
    ],
  ]
  it('stacked as shares add up to one, and say nothing of nothing', () => {
    const { series, xAxis } = drawn('stacked', ['h_granted', 'h_partial'], mix, { shares: true })
    expect(xAxis.data).toEqual(['第0局', '第1局', '第2局'])
    expect(series.map(valuesOf)).toEqual([
      [0.25, '-', 1],
      [0.75, '-', '-'],
    ])
  })

  it('of one body stand by year', () => {
    const { xAxis, series } = drawn('stacked', ['h_granted', 'h_partial'], mix.slice(0, 1))
    expect(xAxis.data).toEqual(YEARS.map(String))
    expect(valuesOf(series[1]!)).toEqual([3, 3, 3, 3, 3])
  })

  it('ranked have the highest on top and say who is left out', () => {
    const many = [3, 9, null, 5].map(last => [[1], [1], [1], [1], [last]])
    const { yAxis, series, graphic } = drawn('ranking', ['h_req_new'], many)
    expect(yAxis.data).toEqual(['第0局', '第3局', '第1局'])
    expect(valuesOf(series[0]!)).toEqual([3, 5, 9])
    expect(graphic[0]!.style.text).toContain('1 个机构当年没有数值')
  })
})

describe('spreads', () => {
  const two = [
    [[1], [2], [3], [4], [5]],
    [[null], [9], [8], [7], [6]],
  ]
  it('as heat have a cell for each body and year, empty ones too', () => {
    const { series } = drawn('heat', ['h_req_new'], two)
    expect(valuesOf(series[0]!)).toHaveLength(10)
    expect(valuesOf(series[0]!)).toContainEqual([0, 1, '-'])
    expect(valuesOf(series[0]!)).toContainEqual([4, 1, 6])
  })

  it('as points have the bodies that have both', () => {
    const both = [
      [2, 3],
      [4, 5],
      [6, null],
    ].map(pair => [[1, 1], [1, 1], [1, 1], [1, 1], pair])
    const { series, graphic } = drawn('scatter', ['h_req_new', 'h_granted'], both)
    expect(valuesOf(series[0]!)).toEqual([
      [2, 3],
      [4, 5],
    ])
    expect(graphic[0]!.style.text).toContain('1 个机构当年没有数值')
  })

  it('as boxes have the five numbers', () => {
    expect(fiveOf([4, 1, 3, 2])).toEqual([1, 1.75, 2.5, 3.25, 4])
    expect(fiveOf([7])).toEqual([7, 7, 7, 7, 7])
    expect(fiveOf([])).toBeNull()
    const { series } = drawn('box', ['h_req_new'], two)
    expect(valuesOf(series[0]!)[1]).toEqual([2, 3.75, 5.5, 7.25, 9])
  })

  it('as boxes of one year stand by groups, without those that have no number', () => {
    const of2021 = (number: number | null) => [[1], [1], [1], [1], [number]]
    const numbers = [4, 8, 6, null, 100].map(of2021)
    const groups = [
      { name: '县级', bodies: [0, 1, 2] },
      { name: '市级', bodies: [4] },
      { name: '不明', bodies: [3] },
    ]
    const option = draw({ ...drawing('box', ['h_req_new'], numbers), groups }) as unknown as Drawn & {
      xAxis: { data: readonly string[] }
    }
    expect(option.xAxis.data).toEqual(['县级\nn=3', '市级\nn=1'])
    expect(valuesOf(option.series[0]!)).toEqual([
      [4, 5, 6, 7, 8],
      [100, 100, 100, 100, 100],
    ])
    expect(option.graphic[0]!.style.text).toContain('1 个机构当年没有数值')
    expect(JSON.stringify(option.title)).toContain('2021 年')
  })
})

describe('a picture', () => {
  it.each(CHART_KINDS)('of kind %s says what, of when and from where', kind => {
    const numbers = [
      [
        [1, 2],
        [2, 3],
        [3, 4],
        [4, 5],
        [5, 6],
      ],
    ]
    const option = drawn(kind, ['h_req_new', 'grant_rate'], numbers)
    const title = Array.isArray(option.title) ? option.title[0]! : option.title
    expect(title.text).toContain('新收申请')
    expect(JSON.stringify(title)).toContain('2021')
    expect(option.graphic[0]!.style.text).toContain('政府信息公开工作年度报告')
    expect(option.series.length).toBeGreaterThan(0)
    expect(drawnAsSvg(option, 900, 600)).toContain('新收申请')
  })

  it('may have a title of its own', () => {
    const option = drawn('box', ['h_req_new'], [[[1], [2], [3], [4], [5]]], { title: '图1 申请量' })
    expect(option.title).toMatchObject({ text: '图1 申请量' })
  })

  it('carries its resolution', () => {
    const png = Uint8Array.from(
      Buffer.from(
        'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
        'base64',
      ),
    )
    const whole = Buffer.from(withResolution(png))
    expect(whole.subarray(37, 41).toString('latin1')).toBe('pHYs')
    expect(whole.readUInt32BE(41)).toBe(11811)
    expect(whole.readUInt32BE(50)).toBe(0x78a53f76)
    expect(whole.length).toBe(png.length + 21)
  })

  it('has its numbers as a table that a spreadsheet takes', () => {
    const { data } = drawing('trend', ['grant_rate'], [[[0.5], [null], [1], [0], [0.25]]])
    expect(asTabbed(data, 'zh', ['机构', '指标'])).toBe(
      '机构\t指标\t2017\t2018\t2019\t2020\t2021\r\n第0局\t予以公开率\t0.5\t\t1\t0\t0.25',
    )
  })
})
