import { join } from 'node:path'
import ExcelJS from 'exceljs'
import { describe, expect, it } from 'vitest'
import {
  fullestYear,
  PANEL_LACKS,
  PANEL_MARKS,
  type PanelHead,
  type PanelRequest,
  type PanelWindow,
} from '#shared/domain/panel.ts'
import type { Reading } from '#shared/domain/reading.ts'
import type { BodyGrouping } from '#shared/domain/view.ts'
import { answer } from '../../src-main/api/serve.ts'
import { loadForms } from '../../src-main/forms.ts'
import { randomFrom } from '../corpus/random.ts'
import { madeReport, putReport, reading, stated, temporaryFolder } from '../store/made.ts'
import { desk, importInto } from './desk.ts'

const FORMS = loadForms()
const YEARS = [2017, 2018, 2019, 2020, 2021, 2022]
const CELLS: Readonly<Record<string, readonly string[]>> = {
  t14: ['req_received', 'answer_total', 'answer_granted', 'answer_already_public', 'answer_partial'],
  t19: ['req_new_total', 'req_outcomes_total', 'req_granted_total', 'req_partial_total', 'procurement_amount'],
  t21: ['req_new_total', 'req_outcomes_total', 'req_granted_total', 'req_partial_total'],
}
const editionOf = (year: number) => (year < 2019 ? 't14' : year < 2021 ? 't19' : 't21')

/** Thirty bodies over six years, with holes, blanks and doubts. */
async function study() {
  const at = await desk()
  const store = at.session.store!
  const random = randomFrom(7)
  for (let body = 0; body < 30; body += 1) {
    for (const year of YEARS) {
      if (random.chance(0.15)) continue
      const edition = editionOf(year)
      const readings: Reading[] = CELLS[edition]!.flatMap(indicator => {
        if (random.chance(0.1)) return []
        const printed = random.chance(0.1) ? '' : random.chance(0.05) ? '见附件' : String(random.whole(0, 40))
        return [reading(indicator, printed, { edition })]
      })
      const organisation = stated(`第${String(body).padStart(2, '0')}县民政局`)
      putReport(
        store,
        `${body}-${year}`,
        madeReport({ organisation, year: stated(year), editions: [edition], readings }),
      )
    }
  }
  return { at, store }
}

type Cell = { number: number | null; lack: string | null; marks: number; rank: number; report: number }

function cellOf(head: PanelHead, window: PanelWindow, organisation: string, year: number, figure: number): Cell {
  const place = head.organisations.indexOf(organisation) * head.years.length + head.years.indexOf(year)
  const cell = place * head.figures.length + figure
  const number = window.numbers[cell]!
  return {
    number: Number.isNaN(number) ? null : number,
    lack: PANEL_LACKS[window.lacks[cell]!] ?? null,
    marks: window.marks[cell]!,
    rank: window.ranks[cell]!,
    report: window.reports[place]!,
  }
}

const figures = (...ids: string[]) => ids.map(id => ({ id, definition: null }))

describe('a panel', () => {
  it('is what SQL says of the same study', async () => {
    const { at, store } = await study()
    const request = { organisations: [], years: [], figures: figures('h_req_new', 'grant_rate', 'req_growth') }
    const head = await at.handlers['panel.open'](request)
    const window = await at.handlers['panel.window']({ panelId: head.panelId, from: 0, count: 500 })
    expect(head.years).toEqual(YEARS)

    store.database.exec(`
      CREATE TEMP VIEW stated AS
      SELECT o.name AS body, r.year,
             max(iif(v.indicator IN ('req_received', 'req_new_total'), v.number, NULL)) AS new,
             max(iif(v.indicator IN ('answer_granted', 'req_granted_total'), v.number, NULL)) AS granted,
             max(iif(v.indicator IN ('answer_total', 'req_outcomes_total'), v.number, NULL)) AS outcomes
      FROM report r JOIN organisation o ON o.id = r.organisation_id LEFT JOIN observation v ON v.report_id = r.id
      GROUP BY r.id`)
    const rows = store.database
      .prepare(
        `SELECT s.body, s.year, s.new, s.granted * 1.0 / nullif(s.outcomes, 0) AS rate,
                (s.new - p.new) * 1.0 / nullif(p.new, 0) AS growth,
                iif(s.new IS NULL, 0, 1 + (SELECT count(*) FROM stated x WHERE x.year = s.year AND x.new > s.new)) AS place
         FROM stated s LEFT JOIN stated p ON p.body = s.body AND p.year = s.year - 1`,
      )
      .all() as {
      body: string
      year: number
      new: number | null
      rate: number | null
      growth: number | null
      place: number
    }[]
    expect(rows.length).toBeGreaterThan(140)
    for (const row of rows) {
      const [requests, rate, growth] = [0, 1, 2].map(nth => cellOf(head, window, row.body, row.year, nth))
      expect([row.body, row.year, requests!.number, requests!.rank]).toEqual([row.body, row.year, row.new, row.place])
      expect(rate!.number).toBe(row.rate)
      if (row.growth === null) expect(growth!.number).toBeNull()
      else expect(growth!.number).toBeCloseTo(row.growth, 12)
      expect(requests!.number === null).toBe(requests!.lack !== null)
    }
    const together = store.database
      .prepare(
        `SELECT year, count(new) AS numbers, sum(new) AS sum, avg(new) AS mean,
                sum(iif(granted IS NOT NULL AND outcomes IS NOT NULL, granted, 0)) * 1.0
                  / sum(iif(granted IS NOT NULL AND outcomes IS NOT NULL, outcomes, 0)) AS pooled,
                (SELECT avg(new) FROM (
                   SELECT new, row_number() OVER (ORDER BY new) AS place, count(*) OVER () AS n
                   FROM stated m WHERE m.year = s.year AND m.new IS NOT NULL
                 ) WHERE place IN ((n + 1) / 2, (n + 2) / 2)) AS median
         FROM stated s GROUP BY year ORDER BY year`,
      )
      .all() as { numbers: number; sum: number; mean: number; median: number; pooled: number }[]
    together.forEach((row, year) => {
      const found = head.figures[0]!.together[year]!
      expect(found).toMatchObject({ numbers: row.numbers, sum: row.sum, median: row.median, lacking: 30 - row.numbers })
      expect(found.mean).toBeCloseTo(row.mean, 12)
      expect(head.figures[1]!.together[year]!.pooled).toBeCloseTo(row.pooled, 12)
    })
  })

  it('says why a cell has no number, and marks what is behind one', async () => {
    const at = await desk()
    const store = at.session.store!
    const put = (body: string, year: number, edition: string, cells: Record<string, string>) =>
      putReport(
        store,
        `${body}${year}`,
        madeReport({
          organisation: stated(body),
          year: stated(year),
          editions: [edition],
          readings: Object.entries(cells).map(([indicator, printed]) => reading(indicator, printed, { edition })),
        }),
      )
    put('甲局', 2018, 't14', { req_received: '0', answer_granted: '5', answer_total: '0', fees_collected: '2' })
    put('甲局', 2019, 't19', { req_new_total: '/', procurement_amount: '2,500元' })
    const last = put('甲局', 2021, 't21', {
      req_new_total: '9',
      req_denied_secret_total: '',
      req_denied_law_total: '2',
    })
    at.handlers['edit.make']({ reportId: last, indicator: 'req_new_total', text: '12', reason: '数错了' })

    const asked = figures('h_req_new', 'grant_rate', 'h_den_process', 'procurement_amount', 'h_denied', 'req_growth')
    const head = await at.handlers['panel.open']({
      organisations: ['甲局'],
      years: [2018, 2019, 2020, 2021],
      figures: asked,
    })
    const window = await at.handlers['panel.window']({ panelId: head.panelId, from: 0, count: 9 })
    const cell = (year: number, figure: number) => cellOf(head, window, '甲局', year, figure)
    expect(cell(2018, 0)).toMatchObject({ number: 0, lack: null, rank: 1 })
    expect(cell(2019, 0)).toMatchObject({ number: null, lack: 'slash', rank: 0 })
    expect(cell(2020, 0)).toMatchObject({ lack: 'no-report', report: 0 })
    expect(cell(2021, 0)).toMatchObject({ number: 12, marks: PANEL_MARKS.corrected, report: last })
    expect(cell(2018, 1).lack).toBe('zero-denominator')
    expect(cell(2018, 2).lack).toBe('not-in-form')
    expect(head.figures[2]!.because[head.editions.indexOf('t14')]?.zh).toContain('2019年新增')
    expect(cell(2019, 3).number).toBe(0.25)
    expect(cell(2021, 3).lack).toBe('not-in-form')
    expect(cell(2021, 4).lack).toBe('missing')
    expect(cell(2019, 5).lack).toBe('slash')
    expect(cell(2021, 5).lack).toBe('no-report')
  })

  it('is ordered by any figure, and forgotten when another is asked for', async () => {
    const { at } = await study()
    const request = { organisations: [], years: [2018], figures: figures('req_received') }
    const head = await at.handlers['panel.open'](request)
    const window = await at.handlers['panel.window']({ panelId: head.panelId, from: 0, count: 500 })
    const sort = { figure: 0, year: 0, descending: true }
    const sorted = await at.handlers['panel.window']({ panelId: head.panelId, from: 0, count: 500, sort })
    expect([...sorted.numbers]).toEqual([...sorted.places].map(place => window.numbers[place]))
    const stated = [...sorted.numbers].filter(number => !Number.isNaN(number))
    expect(stated).toEqual([...stated].sort((a, b) => b - a))
    expect([...sorted.numbers].slice(stated.length).every(Number.isNaN)).toBe(true)
    expect([...sorted.reports].filter(report => report > 0).length).toBe(
      [...window.reports].filter(report => report > 0).length,
    )
    const part = await at.handlers['panel.window']({ panelId: head.panelId, from: 3, count: 2 })
    expect([...part.numbers]).toEqual([...window.numbers.slice(3, 5)])

    await at.handlers['panel.open']({ ...request, years: [2017] })
    const gone = await answer(at.handlers, 'panel.window', { panelId: head.panelId, from: 0, count: 1 }, () => 0)
    expect(gone).toMatchObject({ ok: false, error: { code: 'compare/replaced' } })
  })

  it('asked for again holds against one that was asked for in between', async () => {
    const { at } = await study()
    const ask = (id: string) => at.handlers['panel.open']({ organisations: [], years: [], figures: figures(id) })
    const first = await ask('req_received')
    const between = Promise.resolve(ask('answer_total')).catch(thrown => thrown.message)
    const again = await ask('req_received')
    expect(again.panelId).toBe(first.panelId)
    expect(await between).toBe('compare/replaced')
    const window = await at.handlers['panel.window']({ panelId: again.panelId, from: 0, count: 1 })
    expect(window.places).toHaveLength(1)
  })

  it.each([
    [{ figures: figures('nonsense') }, 'indicator/unknown'],
    [{ figures: [] }, 'compare/nothing'],
    [{ organisations: ['丙'], figures: figures('req_received') }, 'compare/unknown-organisation'],
  ])('of %o is refused', async (more, code) => {
    const at = await desk()
    const asked = { organisations: [], years: [], ...more }
    expect(await answer(at.handlers, 'panel.open', asked, () => 0)).toMatchObject({ ok: false, error: { code } })
  })

  it('tells its bodies by level, kind and region', async () => {
    const at = await desk()
    await importInto(at, [
      ['江苏省民政厅', 2018, '1'],
      ['南京市教育局', 2018, '2'],
      ['淮安市民政局', 2018, '3'],
      ['淮安市洪泽区民政局', 2018, '4'],
      ['流云事务中心', 2018, '5'],
    ])
    const head = await at.handlers['panel.open']({ organisations: [], years: [], figures: figures('req_received') })
    const told = async (by: BodyGrouping) => {
      const { groups, of } = await at.handlers['panel.groups']({ organisations: head.organisations, by })
      return groups.map(({ value, name }, nth) => {
        const bodies = head.organisations.filter((_, place) => of[place] === nth)
        return `${name || value}: ${bodies.join(' ')}`
      })
    }
    expect(await told('rank')).toEqual([
      'province: 江苏省民政厅',
      'prefecture: 南京市教育局 淮安市民政局',
      'county: 淮安市洪泽区民政局',
      'null: 流云事务中心',
    ])
    expect(await told('kind')).toEqual([
      'civil-affairs: 江苏省民政厅 淮安市民政局 淮安市洪泽区民政局',
      'education: 南京市教育局',
      'other: 流云事务中心',
    ])
    expect(await told('region')).toEqual([
      '江苏省: 江苏省民政厅',
      '江苏省南京市: 南京市教育局',
      '江苏省淮安市: 淮安市民政局 淮安市洪泽区民政局',
      'null: 流云事务中心',
    ])
  })

  it('knows every figure of the forms and of the literature', async () => {
    const { at } = await study()
    const ids = [...FORMS.indicators.keys(), ...FORMS.series.map(({ id }) => id)]
    const head = await at.handlers['panel.open']({ organisations: [], years: [], figures: figures(...ids) })
    expect(head.figures.map(({ label }) => label.zh)).not.toContain('')
  })
})

it('a body runs on from the one it took over from: one line, ranked and summed as one, named as both', async () => {
  const at = await desk()
  const store = at.session.store!
  const put = (name: string, year: number, figure: string) =>
    putReport(
      store,
      `${name}-${year}`,
      madeReport({
        organisation: stated(name),
        year: stated(year),
        editions: ['t21'],
        readings: [reading('req_new_total', figure, { edition: 't21' })],
      }),
    )
  put('旧局', 2021, '4')
  put('新局', 2022, '6')
  put('旁局', 2022, '5')
  const { rows } = await at.handlers['organisation.page']({ sort: 'name', descending: false, offset: 0, limit: 9 })
  const idOf = (name: string) => rows.find(row => row.name === name)?.id ?? 0
  await at.handlers['organisation.link']({ from: idOf('旧局'), to: idOf('新局'), year: 2022, holds: true })
  const opened = async (organisations: string[]) => {
    const head = await at.handlers['panel.open']({ organisations, years: [], figures: figures('req_new_total') })
    return { head, window: await at.handlers['panel.window']({ panelId: head.panelId, from: 0, count: 9 }) }
  }
  const line = '新局 ← 旧局 (–2021)'
  const { head, window } = await opened([])
  expect([...head.organisations].sort()).toEqual([line, '旁局'].sort())
  expect([2021, 2022].map(year => cellOf(head, window, line, year, 0).number)).toEqual([4, 6])
  expect(cellOf(head, window, line, 2022, 0).rank).toBe(1)
  expect(head.figures[0]?.together.map(({ sum }) => sum)).toEqual([4, 11])
  expect((await opened(['新局'])).head.organisations).toEqual([line])
  // what the line is, is what its last body is
  await at.handlers['organisation.edit']({ organisationIds: [idOf('新局')], facts: { rank: 'county' } })
  const { groups } = await at.handlers['panel.groups']({ organisations: [line], by: 'rank' })
  expect(groups).toEqual([{ value: 'county', name: '' }])
  const alone = await opened(['旧局'])
  expect(alone.head.organisations).toEqual(['旧局'])
  expect(cellOf(alone.head, alone.window, '旧局', 2022, 0)).toMatchObject({ number: null, lack: 'no-report' })
})

describe('bodies without a report', () => {
  const ALL = { reportingOn: 'any', withSilent: true } as const
  const on = (reportingOn: number | null, withSilent = false) => ({ reportingOn, withSilent })

  /** One body reports on 2017 and 2018, one on 2018 alone, one on 2020 alone. */
  async function gaps() {
    const { handlers, session } = await desk()
    for (const [name, year] of [
      ['甲县民政局', 2017],
      ['甲县民政局', 2018],
      ['乙县民政局', 2018],
      ['丙县民政局', 2020],
    ] as const) {
      const readings = name === '乙县民政局' ? [] : [reading('req_received', '3')]
      putReport(
        session.store!,
        `${name}${year}`,
        madeReport({ organisation: stated(name), year: stated(year), readings }),
      )
    }
    const of = (years: readonly number[], bodies?: PanelRequest['bodies']) => ({
      ...{ organisations: [], years, figures: figures('h_req_new') },
      ...(bodies ? { bodies } : {}),
    })
    const open = (...asked: Parameters<typeof of>) => handlers['panel.open'](of(...asked))
    return { handlers, session, of, open }
  }

  it('on any of the years are left out, of rows, sums and counts alike, and are shown when asked for', async () => {
    const { open, handlers } = await gaps()
    const left = await open([2017, 2018])
    expect(left.organisations).toEqual(['乙县民政局', '甲县民政局'])
    expect(left.silent).toEqual({ bodies: 1, areShown: false })
    // a body that reports on one of the years has its row, and what it lacks in the other is counted
    expect(left.figures[0]!.together).toMatchObject([
      { numbers: 1, lacking: 1 },
      { numbers: 1, lacking: 1 },
    ])
    const window = await handlers['panel.window']({ panelId: left.panelId, from: 0, count: 10 })
    expect([...window.places]).toEqual([0, 1])
    expect(cellOf(left, window, '甲县民政局', 2018, 0)).toMatchObject({ number: 3, rank: 1 })
    const all = await open([2017, 2018], ALL)
    expect(all.organisations).toEqual(['丙县民政局', '乙县民政局', '甲县民政局'])
    expect(all.silent).toEqual({ bodies: 1, areShown: true })
    expect(all.figures[0]!.together[0]).toMatchObject({ numbers: 1, lacking: 2 })
    const whole = await handlers['panel.window']({ panelId: all.panelId, from: 0, count: 10 })
    expect(cellOf(all, whole, '丙县民政局', 2018, 0)).toMatchObject({ number: null, lack: 'no-report' })
    expect(cellOf(all, whole, '甲县民政局', 2018, 0)).toMatchObject({ number: 3, rank: 1 })
  })

  it('on the one year shown are left out of it; the fullest where none is said', async () => {
    const { open } = await gaps()
    const of2018 = await open([], on(2018))
    expect(of2018.organisations).toEqual(['乙县民政局', '甲县民政局'])
    expect(of2018.years).toEqual([2017, 2018, 2020])
    expect(of2018.figures[0]!.together[1]).toMatchObject({ numbers: 1, lacking: 1 })
    expect((await open([], on(2017))).silent).toEqual({ bodies: 2, areShown: false })
    const fullest = await open([], on(null))
    expect(fullest.years[fullestYear(fullest)]).toBe(2020)
    expect(fullest.organisations).toEqual(['丙县民政局'])
    const withAll = await open([], on(2018, true))
    expect(withAll.organisations).toHaveLength(3)
    expect(withAll.silent).toEqual({ bodies: 1, areShown: true })
    expect(withAll.figures[0]!.together[1]).toMatchObject({ numbers: 1, lacking: 2 })
    expect((await open([])).silent.bodies).toBe(0)
  })

  it('are in order among those shown', async () => {
    const { open, handlers } = await gaps()
    const head = await open([2017, 2018])
    const sort = { figure: 0, year: 1, descending: true }
    const window = await handlers['panel.window']({ panelId: head.panelId, from: 0, count: 10, sort })
    expect([...window.places].map(place => head.organisations[place])).toEqual(['甲县民政局', '乙县民政局'])
    // what was shown before is not mixed with what is shown now
    await open([2017, 2018], ALL)
    await expect(async () =>
      handlers['panel.window']({ panelId: head.panelId, from: 0, count: 10 }),
    ).rejects.toMatchObject({ error: { code: 'compare/replaced' } })
  })

  it('have no rows in the workbook either, which says how many they are', async () => {
    const { of, handlers } = await gaps()
    const written = async (asked: ReturnType<typeof of>, name: string) => {
      const path = join(temporaryFolder(), name)
      const asShown = { arrangement: 'years', year: null, path, language: 'zh' } as const
      const { rows } = await handlers['panel.export']({ ...asked, ...asShown })
      const book = new ExcelJS.Workbook()
      await book.xlsx.readFile(path)
      const readme: string[] = []
      book.worksheets[0]!.eachRow(row => readme.push(String(row.values)))
      return { rows, says: readme.filter(line => line.includes('没有列出')) }
    }
    expect(await written(of([2017, 2018]), '一.xlsx')).toEqual({
      rows: 2,
      says: [expect.stringContaining('1 个机构没有这些年份的报告')],
    })
    expect(await written(of([2017, 2018], ALL), '二.xlsx')).toEqual({ rows: 3, says: [] })
  })
})
