import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { SearchFilters } from '#shared/domain/study.ts'
import { addNote } from '../../src-main/store/notes.ts'
import type { Store } from '../../src-main/store/open.ts'
import { saveReport } from '../../src-main/store/save-report.ts'
import { findReports, forgetWords, hitPage, saveWords } from '../../src-main/store/search.ts'
import { EVERYTHING, notePage } from '../../src-main/store/search-filters.ts'
import { saveSource } from '../../src-main/store/sources.ts'
import { allOrNothing } from '../../src-main/store/statements.ts'
import { countReport } from '../../src-main/store/tally.ts'
import { plainForSearch, wordsOf } from '../../src-main/store/text-words.ts'
import { BY, madeDocument, madeReport, newStudy, stated } from './made.ts'

function putText(store: Store, nth: number, text: string): void {
  allOrNothing(store, () => {
    const file = { path: `/${nth}.txt`, fileName: `${nth}.txt`, bytes: 1, sha256: String(nth).padStart(64, '0') }
    const sourceId = saveSource(store, file, { outcome: 'report', document: madeDocument(text) }, BY)
    const report = madeReport({ organisation: stated(`机构${String(nth).padStart(3, '0')}`) })
    countReport(store, saveReport(store, sourceId, report, []))
    saveWords(store, sourceId, wordsOf(text), false)
  })
}

async function searchPage(store: Store, { query, ...page }: { query: string; offset: number; limit: number }) {
  return hitPage(store, query, await findReports(store, query), page)
}

const TEXTS = [
  '行政复议维持 3 件，行政诉讼 0 件。',
  '依申请公开政府信息。复制、议论。',
  'ＧＤＰ增长，共收到１５件，电话0591-12345。',
  '政务公开',
  '本机关',
  '𠀀𠀁字',
]

async function studyOfTexts(): Promise<Store> {
  const store = await newStudy()
  for (const [nth, text] of TEXTS.entries()) putText(store, nth, text)
  return store
}

describe('a search', () => {
  it.each([
    ['复议', [0]],
    ['政', [0, 1, 3]],
    ['关', [4]],
    ['议', [0, 1]],
    ['依申请公开', [1]],
    ['公开 政府', [1]],
    ['政府信息', [1]],
    ['gdp', [2]],
    ['15', [2]],
    ['１５件', [2]],
    ['0591', [2]],
    ['复制议论', []],
    ['𠀀𠀁', [5]],
    ['没有的词', []],
    ['', []],
    ['。', []],
    ['" OR "政', []],
    ['政*', []],
  ])('for %j finds %j', async (query, found) => {
    const page = await searchPage(await studyOfTexts(), { query, offset: 0, limit: 9 })
    expect(page.rows.map(({ path }) => Number.parseInt(path.slice(1), 10))).toEqual(found)
    expect(page.total).toBe(found.length)
  })

  it('shows the place, pages, and forgets what is gone', async () => {
    const store = await studyOfTexts()
    const { rows } = await searchPage(store, { query: '件', offset: 0, limit: 1 })
    expect(rows).toMatchObject([{ start: 9, end: 10, count: 2, snippet: { hit: '件', after: '，行政诉讼 0 件。' } }])
    expect(await searchPage(store, { query: '件', offset: 1, limit: 9 })).toMatchObject({
      total: 2,
      rows: [{ path: '/2.txt' }],
    })
    forgetWords(store, 1)
    expect((await searchPage(store, { query: '件', offset: 0, limit: 9 })).total).toBe(1)
  })

  it('finds every piece of every text, and nothing else', async () => {
    const store = await newStudy()
    const character = fc.constantFrom(...'政府信息公开年报件0123abＡＢ１ \n，。')
    const texts = fc.sample(fc.string({ unit: character, minLength: 1, maxLength: 60 }), { numRuns: 60, seed: 7 })
    for (const [nth, text] of texts.entries()) putText(store, nth, text)
    for (const text of texts) {
      for (const length of [1, 2, 3, 5]) {
        const piece = text.slice(0, length)
        if (!/^[\u4e00-\u9fff]+$/.test(piece)) continue
        const { rows } = await searchPage(store, { query: piece, offset: 0, limit: 99 })
        const found = new Set(rows.map(({ path }) => path))
        const holding = texts.flatMap((other, nth) => (plainForSearch(other).includes(piece) ? [`/${nth}.txt`] : []))
        expect([...found].sort()).toEqual(holding.sort())
      }
    }
  })
})

describe('a narrowed search', () => {
  async function study(): Promise<Store> {
    const store = await newStudy()
    const put = (nth: number, organisation: string, year: number, text: string) =>
      allOrNothing(store, () => {
        const file = { path: `/${nth}.txt`, fileName: `${nth}.txt`, bytes: 1, sha256: String(nth).padStart(64, '0') }
        const sourceId = saveSource(store, file, { outcome: 'report', document: madeDocument(text) }, BY)
        const half = text.indexOf('二、')
        const report = madeReport({
          organisation: stated(organisation),
          year: stated(year),
          sections: [
            { kind: 'overview', heading: '一、总体情况', depth: 1, start: 0, end: half },
            { kind: 'problems', heading: '二、存在问题', depth: 1, start: half, end: text.length },
          ],
        })
        const reportId = saveReport(store, sourceId, report, [])
        countReport(store, reportId)
        saveWords(store, sourceId, wordsOf(text), false)
        return reportId
      })
    const first = put(1, '甲县民政局', 2019, '一、总体情况。行政复议3件。二、存在问题。人员不足。')
    put(2, '甲县民政局', 2021, '一、总体情况。没有诉讼。二、存在问题。行政复议多，复议慢。')
    put(3, '乙县教育局', 2021, '一、总体情况。行政复议1件。二、存在问题。复议多。')
    allOrNothing(store, () => {
      const said = { reason: '', author: '王', now: '2026-01-02T03:04:05.000Z' }
      addNote(store, { reportId: first, indicator: 'req_received', text: '电话问过，复议数写错' }, said)
      addNote(store, { reportId: first, indicator: null, text: '全文是扫描件' }, said)
    })
    return store
  }
  const narrow = (more: Partial<SearchFilters>): SearchFilters => ({ ...EVERYTHING, ...more })

  it.each<[Partial<SearchFilters>, readonly string[]]>([
    [{}, ['乙县教育局2021', '甲县民政局2019', '甲县民政局2021']],
    [{ organisation: '民政' }, ['甲县民政局2019', '甲县民政局2021']],
    [{ from: 2020 }, ['乙县教育局2021', '甲县民政局2021']],
    [{ organisation: '甲', from: 2019, to: 2019 }, ['甲县民政局2019']],
    [{ section: 'overview' }, ['乙县教育局2021', '甲县民政局2019']],
    [{ section: 'problems', organisation: '甲县' }, ['甲县民政局2021']],
    [{ section: 'fees' }, []],
  ])('to %o finds these', async (filters, expected) => {
    const store = await study()
    const found = await findReports(store, '复议', narrow(filters))
    const { rows, total } = await hitPage(store, '复议', found, { offset: 0, limit: 9 }, filters.section ?? null)
    expect(rows.map(({ organisation, year }) => `${organisation}${year}`)).toEqual(expected)
    expect(total).toBe(expected.length)
  })

  it('to a part counts and opens what stands in it', async () => {
    const store = await study()
    const found = await findReports(store, '复议', narrow({ section: 'problems', organisation: '甲' }))
    const { rows } = await hitPage(store, '复议', found, { offset: 0, limit: 9 }, 'problems')
    expect(rows[0]).toMatchObject({ count: 2, snippet: { hit: '复议' } })
    const text = '一、总体情况。没有诉讼。二、存在问题。行政复议多，复议慢。'
    expect(rows[0]!.start).toBe(text.indexOf('复议'))
  })

  it('of notes finds them newest first, and none that was taken away', async () => {
    const store = await study()
    const page = { offset: 0, limit: 9 }
    expect(notePage(store, '', EVERYTHING, page).rows.map(({ text }) => text)).toEqual([
      '全文是扫描件',
      '电话问过，复议数写错',
    ])
    expect(notePage(store, '复议', EVERYTHING, page)).toMatchObject({
      total: 1,
      rows: [{ organisation: '甲县民政局', year: 2019, indicator: 'req_received', author: '王' }],
    })
    expect(notePage(store, '复议', narrow({ from: 2020 }), page).total).toBe(0)
    allOrNothing(store, () => {
      const said = { reason: '', author: '王', now: '2026-01-02T03:04:06.000Z' }
      addNote(store, { reportId: 1, indicator: 'req_received', text: '' }, said)
    })
    expect(notePage(store, '复议', EVERYTHING, page).total).toBe(0)
  })
})
