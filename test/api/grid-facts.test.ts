import { expect, it } from 'vitest'
import { GRID_KINDS, type GridFilter, type GridPage, type GridSort } from '#shared/domain/grid.ts'
import type { ParsedReport } from '#shared/domain/reading.ts'
import { isOfReport } from '#shared/domain/report-fact.ts'
import { loadForms } from '../../src-main/forms.ts'
import { printsOf } from '../../src-main/import/likeness.ts'
import { reviewReport } from '../../src-main/import/review.ts'
import { saveReport } from '../../src-main/store/save-report.ts'
import { saveSource } from '../../src-main/store/sources.ts'
import { allOrNothing } from '../../src-main/store/statements.ts'
import { BY, madeDocument, madeReport, reading, stated } from '../store/made.ts'
import { desk } from './desk.ts'

const FORMS = loadForms()
const FACTS = FORMS.series.filter(isOfReport).map(({ id }) => id)
const COLUMNS = ['days_late_department', 'parts_missing', 'req_new_total', 'taken_from_last_year']
const asked = (sort: GridSort | null = null, filters: readonly GridFilter[] = [], asking = 1) => ({
  query: { which: 'standing', filters, sort, asking } as const,
  columns: COLUMNS,
  offset: 0,
  limit: 100,
})

/** Two bodies; a report without a date, and one that says neither its year nor its form. */
async function study() {
  const at = await desk()
  const store = at.session.store!
  const put = (name: string, more: Partial<ParsedReport>, text = '') =>
    allOrNothing(store, () => {
      const sha256 = Buffer.from(name).toString('hex').slice(0, 64).padStart(64, '0')
      const file = { path: `/${name}.txt`, fileName: `${name}.txt`, bytes: 1, sha256 }
      const sourceId = saveSource(store, file, { outcome: 'report', document: madeDocument(text) }, BY)
      const report = madeReport({ organisation: stated('甲县民政局'), editions: ['t21'], sections: [], ...more })
      const reportId = saveReport(store, sourceId, report, [], printsOf(report, text))
      reviewReport(store, FORMS, reportId)
      return reportId
    })
  const parts = ['overview', 'proactive', 'requests'] as const
  const text = '我单位坚持以公开为常态。全年共收到申请12件，均已按期办结。'
  put(
    '甲21',
    {
      year: stated(2021),
      published: stated('2022-01-21'),
      readings: [reading('req_new_total', '7', { edition: 't21' })],
    },
    text,
  )
  put('甲22', { year: stated(2022), published: stated<string>(null) }, text)
  put('乙22', {
    organisation: stated('乙市司法局'),
    year: stated(2022),
    published: stated('2023-02-10'),
    sections: parts.map(kind => ({ kind, heading: '', depth: 1, start: 0, end: 0 })),
  })
  put('丙', {
    organisation: stated('丙区水利局'),
    year: stated<number>(null),
    published: stated('2023-02-10'),
    editions: [],
  })
  return at
}

/** `甲21: 12 | …` */
function shown(page: GridPage, width = COLUMNS.length): readonly string[] {
  const texts = new Map(page.texts.map((text, nth) => [page.textAt[nth], text]))
  return page.reports.map((_id, row) => {
    const cells = Array.from({ length: width }, (_, place) => {
      const at = row * width + place
      const kind = GRID_KINDS[page.kinds[at]!]!
      return kind === 'number' ? `${page.numbers[at]}` : `${kind} ${texts.get(at) ?? ''}`.trim()
    })
    return `${page.organisations[row]![0]}${page.years[row]! % 100}: ${cells.join(' | ')}`
  })
}

it('stand beside the figures of each report, and say why where they are not known: never 0', async () => {
  const { handlers } = await study()
  expect(shown(await handlers['grid.page'](asked()))).toEqual([
    '丙0: not-known no-year | not-known no-year | not-in-form | not-known not-compared',
    '乙22: 10 | 3 | missing | not-known not-compared',
    '甲21: -10 | not-known no-parts | 7 | not-known not-compared',
    '甲22: not-known not-dated | not-known no-parts | missing | not-known not-compared',
  ])
})

it('are all nine there, with a share in percent', async () => {
  const { handlers } = await study()
  expect(FACTS).toHaveLength(9)
  await handlers['taken.start']({})
  await expect.poll(async () => (await handlers['taken.state']({})).madeAt, { timeout: 20_000 }).not.toBeNull()
  const rows = shown(await handlers['grid.page']({ ...asked(), columns: FACTS }), FACTS.length)
  expect(rows).toMatchInlineSnapshot(`
    [
      "丙0: not-known no-year | not-known no-year | not-known no-year | not-known not-compared | not-known no-figures | not-known no-year | not-known no-figures | not-known not-compared | not-known not-compared",
      "乙22: -49 | 10 | 3 | 0 | not-known no-figures | not-known no-earlier | not-known no-figures | not-known no-earlier | not-known zero-denominator",
      "甲21: -69 | -10 | not-known no-parts | 27 | 0 | not-known no-earlier | 0 | not-known no-earlier | not-known no-others",
      "甲22: not-known not-dated | not-known not-dated | not-known no-parts | 27 | not-known no-figures | not-known too-few | not-known no-figures | 100 | 0",
    ]
  `)
})

it('are the same in the grid as in a panel', async () => {
  const { handlers } = await study()
  const page = await handlers['grid.page']({ ...asked(), columns: FACTS })
  const figures = FACTS.map(id => ({ id, definition: null }))
  const { panelId } = await handlers['panel.open']({ organisations: ['甲县民政局'], years: [2021], figures })
  const { numbers } = await handlers['panel.window']({ panelId, from: 0, count: 1 })
  const row = page.reports.findIndex((_id, at) => page.organisations[at] === '甲县民政局' && page.years[at] === 2021)
  expect(page.numbers.slice(row * FACTS.length, (row + 1) * FACTS.length)).toEqual(numbers)
})

it('order and narrow the rows, what is not known last', async () => {
  const { handlers } = await study()
  const names = async (sort: GridSort | null, filters: readonly GridFilter[], asking: number) =>
    shown(await handlers['grid.page'](asked(sort, filters, asking))).map(row => row.split(':')[0])
  expect(await names({ column: 'days_late_department', descending: true }, [], 2)).toEqual([
    '乙22',
    '甲21',
    '丙0',
    '甲22',
  ])
  expect(await names({ column: 'days_late_department', descending: false }, [], 3)).toEqual([
    '甲21',
    '乙22',
    '丙0',
    '甲22',
  ])
  const late = { on: 'number', indicator: 'days_late_department', tests: [{ is: '>', number: 0 }] } as const
  expect(await names(null, [late], 4)).toEqual(['乙22'])
  const unknown = { on: 'kinds', indicator: 'days_late_department', kinds: ['not-known'] } as const
  expect(await names(null, [unknown], 5)).toEqual(['丙0', '甲22'])
})

it('order the rows anew once the prose was compared', async () => {
  const { handlers } = await study()
  const sort = { column: 'taken_from_last_year', descending: true }
  expect(shown(await handlers['grid.page'](asked(sort)))[0]).toMatch(/^丙0/)
  await handlers['taken.start']({})
  await expect.poll(async () => (await handlers['taken.state']({})).madeAt, { timeout: 20_000 }).not.toBeNull()
  expect(shown(await handlers['grid.page'](asked(sort, [], 2)))[0]).toMatch(/^甲22: .*\| 100$/)
})

it('are found and added up like figures', async () => {
  const { handlers } = await study()
  const { query, columns } = asked()
  const find = (words: string) =>
    handlers['grid.find']({ query, columns, words, from: { row: 0, column: '' }, backwards: false })
  expect(await find('-10')).toEqual({ found: { row: 2, column: 'days_late_department' } })
  expect(await find('3')).toEqual({ found: { row: 1, column: 'parts_missing' } })
  expect(await handlers['grid.sum']({ query, columns: ['days_late_department'], from: 0, to: 4 })).toMatchObject({
    numbers: 2,
    sum: 0,
  })
})

it('cannot be written into', async () => {
  const { handlers } = await study()
  const { reports } = await handlers['grid.page'](asked())
  const edit = { reportId: reports[0]!, indicator: 'days_late_department', text: '0', reason: '' }
  await expect(async () => handlers['edit.make'](edit)).rejects.toMatchObject({ error: { code: 'indicator/unknown' } })
})

it('may be kept in a set of columns', async () => {
  const { handlers } = await study()
  expect(await handlers['columnSet.keep']({ name: '按时', indicators: ['days_late', 'req_new_total'] })).toEqual([
    { name: '按时', indicators: ['days_late', 'req_new_total'] },
  ])
})
