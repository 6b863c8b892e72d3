import { expect, it } from 'vitest'
import { answer } from '../../src-main/api/serve.ts'
import { saveReport } from '../../src-main/store/save-report.ts'
import { saveSource } from '../../src-main/store/sources.ts'
import { allOrNothing } from '../../src-main/store/statements.ts'
import { countReport } from '../../src-main/store/tally.ts'
import { BY, madeDocument, madeReport, stated } from '../store/made.ts'
import { desk } from './desk.ts'

const HEAD = '一、总体情况\n'

async function twoYears() {
  const at = await desk()
  const put = (year: number, text: string) =>
    allOrNothing(at.session.store!, () => {
      const file = { path: `/${year}.txt`, fileName: `${year}.txt`, bytes: 1, sha256: String(year).padStart(64, '0') }
      const sourceId = saveSource(at.session.store!, file, { outcome: 'report', document: madeDocument(text) }, BY)
      const report = madeReport({
        organisation: stated('甲县民政局'),
        year: stated(year),
        sections: [{ kind: 'overview', heading: '一、总体情况', depth: 1, start: 0, end: text.length }],
      })
      const reportId = saveReport(at.session.store!, sourceId, report, [])
      countReport(at.session.store!, reportId)
      return reportId
    })
  const old = put(2020, `${HEAD}全年主动公开信息10条。收到申请3件，全部按时答复。\n收到申请数\t3\n`)
  const now = put(
    2021,
    `${HEAD}全年主动公开信息25条。新设政务公开专区一处。收到申请7件，全部按期答复。\n收到申请数\t7\n`,
  )
  return { at, old, now }
}

it('sets the prose of two years side by side, figures told apart from words, tables left out', async () => {
  const { at, old, now } = await twoYears()
  const of = (year: number) => ({ organisation: '甲县民政局', year })
  const found = await at.handlers['prose.compare']({ left: of(2020), right: of(2021) })
  expect([found.left, found.right]).toEqual([old, now])
  const [part] = found.parts
  expect(part!.rows.map(({ left, right }) => [left?.text ?? null, right?.text ?? null])).toEqual([
    ['一、总体情况', '一、总体情况'],
    ['全年主动公开信息10条。', '全年主动公开信息25条。'],
    [null, '新设政务公开专区一处。'],
    ['收到申请3件，全部按时答复。', '收到申请7件，全部按期答复。'],
  ])
  expect(part!.rows[1]!.pieces).toContainEqual({ kind: 'figure-new', text: '25' })
  expect(part!.rows[3]!.pieces).toContainEqual({ kind: 'words-gone', text: '时' })
  // Of 9 + 9 + 11 characters, figures masked, only the first sentence stands in both years.
  const [taken, all] = ['全年主动公开信息#条', '全年主动公开信息#条新设政务公开专区一处收到申请#件全部按期答复'].map(
    words => words.length,
  )
  expect(part!.taken).toBeCloseTo(taken! / all!, 12)
})

it('offers the years a body has reports of', async () => {
  const { at } = await twoYears()
  expect(await at.handlers['prose.years']({ organisation: '甲县民政局' })).toEqual([2020, 2021])
  expect(await at.handlers['prose.years']({ organisation: '乙县民政局' })).toEqual([])
})

it('says which report is missing', async () => {
  const { at } = await twoYears()
  const asked = { left: { organisation: '甲县民政局', year: 2020 }, right: { organisation: '甲县民政局', year: 2019 } }
  const refused = await answer(at.handlers, 'prose.compare', asked, () => 0)
  expect(refused).toMatchObject({ ok: false, error: { code: 'compare/no-report', year: 2019 } })
})
