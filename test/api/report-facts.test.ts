import { expect, it } from 'vitest'
import { datesOf } from '#shared/domain/legal-date.ts'
import { PANEL_LACKS } from '#shared/domain/panel.ts'
import type { ParsedReport, SectionKind } from '#shared/domain/reading.ts'
import { isReportFact } from '#shared/domain/report-fact.ts'
import { SeriesBook } from '../../src-main/compare/series.ts'
import { loadForms } from '../../src-main/forms.ts'
import { printsOf } from '../../src-main/import/likeness.ts'
import { reviewReport } from '../../src-main/import/review.ts'
import { findingsOf } from '../../src-main/store/findings.ts'
import { saveReport } from '../../src-main/store/save-report.ts'
import { saveSource } from '../../src-main/store/sources.ts'
import { allOrNothing } from '../../src-main/store/statements.ts'
import { BY, madeDocument, madeReport, reading, stated } from '../store/made.ts'
import { desk } from './desk.ts'

type Desk = Awaited<ReturnType<typeof desk>>
const FORMS = loadForms()

function put({ session }: Desk, year: number, more: Partial<ParsedReport>, text = ''): number {
  const store = session.store!
  return allOrNothing(store, () => {
    const name = `${more.organisation?.best?.value ?? ''}${year}`
    const sha256 = Buffer.from(name).toString('hex').slice(0, 64).padStart(64, '0')
    const file = { path: `/${name}.txt`, fileName: `${name}.txt`, bytes: 1, sha256 }
    const sourceId = saveSource(store, file, { outcome: 'report', document: madeDocument(text) }, BY)
    const report = madeReport({ organisation: stated('甲县民政局'), year: stated(year), editions: ['t21'], ...more })
    const reportId = saveReport(store, sourceId, report, [], printsOf(report, text))
    reviewReport(store, FORMS, reportId)
    return reportId
  })
}

/** What a figure comes to in each year of the first body: a number, or why there is none. */
async function figure({ handlers }: Desk, id: string, organisation = '甲县民政局') {
  const head = await handlers['panel.open']({
    organisations: [organisation],
    years: [],
    figures: [{ id, definition: null }],
  })
  const { numbers, lacks } = await handlers['panel.window']({ panelId: head.panelId, from: 0, count: 1 })
  return Object.fromEntries(
    head.years.map((year, at) => [year, Number.isNaN(numbers[at]) ? PANEL_LACKS[lacks[at]!] : numbers[at]]),
  )
}

const cells = (values: Readonly<Record<string, string>>) =>
  Object.entries(values).map(([indicator, printed]) => reading(indicator, printed, { edition: 't21' }))
const parts = (...kinds: SectionKind[]) => kinds.map(kind => ({ kind, heading: '', depth: 1, start: 0, end: 0 }))

it('tells how late a report was published, by the date that held, and where that stands', async () => {
  const at = await desk()
  const dated = (date: string | null, quote = '') => ({
    published: {
      best: date === null ? null : { value: date, evidence: { start: 4, end: 14, quote }, by: 'test', confidence: 1 },
      others: [],
    },
  })
  put(at, 2017, { ...dated('2018-04-02', '2018年4月2日'), editions: ['t14'] })
  put(at, 2018, { ...dated('2019-03-31', '2019年3月31日'), editions: ['t14'] })
  const late = put(at, 2020, dated('2021-03-01', '2021年3月1日'))
  const never = put(at, 2022, dated(null))
  expect(await figure(at, 'days_late')).toEqual({ 2017: 2, 2018: 0, 2020: -30, 2022: 'not-dated' })
  expect(await figure(at, 'days_late_department')).toEqual({ 2017: 2, 2018: 0, 2020: 29, 2022: 'not-dated' })
  const evidence = (reportId: number) => at.handlers['panel.evidence']({ id: 'days_late', reportId })
  expect(await evidence(late)).toEqual({ indicators: [], range: { start: 4, end: 14 } })
  expect(await evidence(never)).toEqual({ indicators: [], range: null })
})

it('goes by the dates of the regulation that the report was published under', async () => {
  const at = await desk()
  const on = (year: number, date: string, edition: string) =>
    put(at, year, { published: stated(date), editions: [edition] })
  on(2018, '2019-03-31', 't14')
  on(2019, '2020-01-31', 't19')
  on(2020, '2021-03-31', 't19')
  on(2021, '2022-02-01', 't21')
  // until the reports on 2018 all organs had until 31 March; since, departments have until 31 January
  expect(await figure(at, 'days_late_department')).toEqual({ 2018: 0, 2019: 0, 2020: 59, 2021: 1 })
  expect(await figure(at, 'days_late')).toEqual({ 2018: 0, 2019: -60, 2020: 0, 2021: -58 })
})

it('names the article that each date rests on, for each generation of the regulation', () => {
  expect(FORMS.legalDates.map(({ until, departments, governments }) => [until, departments, governments])).toEqual([
    [2018, '03-31', '03-31'],
    [null, '01-31', '03-31'],
  ])
  for (const { source } of FORMS.legalDates) {
    const [article] = /^《政府信息公开条例》（.+）第.+条/.exec(source.zh)!
    for (const id of ['days_late', 'days_late_department'])
      expect(FORMS.series.find(one => one.id === id)?.source).toContain(article)
  }
  expect(datesOf(FORMS.legalDates, 2018)?.source.zh).toContain('第三十一条')
  expect(datesOf(FORMS.legalDates, 2019)?.source.zh).toContain('第四十九条')
})

it('counts the parts that the form of the year asks for and the report lacks', async () => {
  const at = await desk()
  put(at, 2017, { editions: ['t14'], sections: parts('overview', 'proactive', 'requests', 'fees') })
  put(at, 2020, {
    editions: ['t19'],
    sections: parts('overview', 'proactive', 'requests', 'disputes', 'problems', 'other'),
  })
  put(at, 2021, { sections: parts('overview', 'overview', 'unknown') })
  put(at, 2022, { sections: [] })
  expect(await figure(at, 'parts_missing')).toEqual({ 2017: 2, 2020: 0, 2021: 5, 2022: 'no-parts' })
})

it('knows reports of nothing but noughts, also by what people corrected', async () => {
  const at = await desk()
  put(at, 2020, { readings: cells({ req_new_total: '0', req_new_person: '0', req_granted_total: '' }) })
  put(at, 2021, { readings: cells({ req_new_total: '0', req_granted_total: '3' }) })
  const empty = put(at, 2022, { readings: cells({ req_new_total: '', req_granted_total: '/' }) })
  expect(await figure(at, 'zero_report')).toEqual({ 2020: 1, 2021: 0, 2022: 'no-figures' })
  await at.handlers['edit.make']({ reportId: empty, indicator: 'req_new_total', text: '0', reason: '' })
  expect(await figure(at, 'zero_report')).toMatchObject({ 2022: 1 })
  await at.handlers['edit.make']({ reportId: empty, indicator: 'req_granted_total', text: '2', reason: '' })
  expect(await figure(at, 'zero_report')).toMatchObject({ 2022: 0 })
})

it('knows figures that are those of last year, where there are enough to tell', async () => {
  const at = await desk()
  const many = (last: string) =>
    cells(
      Object.fromEntries(
        ['new', 'granted', 'partial', 'outcomes']
          .flatMap((row, nth) => [
            [`req_${row}_total`, String(nth + 11)],
            [`req_${row}_person`, String(nth + 2)],
          ])
          .with(7, ['req_outcomes_person', last]),
      ),
    )
  put(at, 2019, { readings: many('5') })
  put(at, 2020, { readings: many('5') })
  put(at, 2021, { readings: many('6') })
  put(at, 2022, { readings: cells({ req_new_total: '1' }) })
  put(at, 2023, { readings: cells({ req_new_total: '1' }) })
  expect(await figure(at, 'figures_as_last_year')).toEqual({
    2019: 'no-earlier',
    2020: 1,
    2021: 0,
    2022: 0,
    2023: 'too-few',
  })
})

it('counts the sums that do not hold, but for those that a person found nothing wrong with', async () => {
  const at = await desk()
  const sums = { review_total: '9', review_upheld: '1', review_corrected: '1', review_other: '1', review_pending: '0' }
  const broken = put(at, 2021, { readings: cells(sums) })
  put(at, 2022, { readings: cells({ ...sums, review_total: '3' }) })
  put(at, 2023, { editions: [] })
  expect(await figure(at, 'broken_identities')).toEqual({ 2021: 1, 2022: 0, 2023: 'no-figures' })
  const { indicators } = await at.handlers['panel.evidence']({ id: 'broken_identities', reportId: broken })
  expect(indicators).toContain('review_total')
  const [finding] = findingsOf(at.session.store!, broken)
  await at.handlers['finding.judge']({ findingIds: [finding!.id], verdict: 'fine', reason: '' })
  expect(await figure(at, 'broken_identities')).toMatchObject({ 2021: 0 })
})

it('knows the prose once it was compared, and no longer when a report changed since', async () => {
  const at = await desk()
  const text = '我单位坚持以公开为常态。全年共收到申请12件，均已按期办结。'
  put(at, 2021, {}, text)
  put(at, 2022, {}, `${text}新设政务公开专区，方便群众查询。`)
  put(at, 2022, { organisation: stated('乙县民政局') }, '另有安排，与他人不同，自行编写全文。')
  expect(await figure(at, 'prose_length')).toEqual({ 2021: 'not-compared', 2022: 'not-compared' })
  expect(await figure(at, 'taken_from_last_year')).toEqual({ 2021: 'not-compared', 2022: 'not-compared' })
  await at.handlers['taken.start']({})
  await expect.poll(async () => (await at.handlers['taken.state']({})).madeAt, { timeout: 20_000 }).not.toBeNull()
  const letters = (words: string) => words.replace(/[，。]/g, '').length
  expect(await figure(at, 'prose_length')).toMatchObject({ 2021: letters(text) })
  const [counted, own] = ['我单位坚持以公开为常态全年共收到申请#件均已按期办结', '新设政务公开专区方便群众查询'].map(
    one => one.length,
  )
  expect(await figure(at, 'taken_from_last_year')).toEqual({ 2021: 'no-earlier', 2022: counted! / (counted! + own!) })
  expect(await figure(at, 'taken_from_others')).toEqual({ 2021: 'no-others', 2022: 0 })
  put(at, 2020, {}, text)
  expect(await figure(at, 'taken_from_last_year')).toMatchObject({ 2021: 'not-compared', 2022: 'not-compared' })
})

it('are figures like any others: offered, named in formulas, and readable in every edition', () => {
  const book = new SeriesBook(FORMS, FORMS.series)
  expect(book.troubles).toEqual([])
  const facts = book.all().filter(({ id }) => [...book.indicatorsBehind(id)].some(isReportFact))
  expect(facts.map(({ group }) => group.zh)).toEqual(Array(9).fill('时间与完整'))
  for (const { id } of facts) expect(book.comparability(id, 't14', 't21').class).toBeTruthy()
})
