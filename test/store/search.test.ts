import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Store } from '../../src-main/store/open.ts'
import { saveReport } from '../../src-main/store/save-report.ts'
import { findReports, forgetWords, hitPage, saveWords } from '../../src-main/store/search.ts'
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
