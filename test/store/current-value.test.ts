import { describe, expect, it } from 'vitest'
import { type CellValue, readValue } from '#shared/domain/value.ts'
import { addEdits } from '../../src-main/store/edits.ts'
import { localRowsOf } from '../../src-main/store/local-rows.ts'
import { currentValues, narrativeOf } from '../../src-main/store/observations.ts'
import { allOrNothing } from '../../src-main/store/statements.ts'
import { addUndo } from '../../src-main/store/steps.ts'
import { madeReport, NOW, newStudy, putReport, reading } from './made.ts'

const SAID = { reason: '核对原件', author: '', now: NOW }
const AMBIGUOUS: CellValue = {
  kind: 'ambiguous',
  text: '1513',
  candidates: [
    { number: 15, why: '各行相加' },
    { number: 151, why: '各列相加' },
  ],
}

describe('the current value of a cell', () => {
  it('is what the file states, with all that is known of it', async () => {
    const store = await newStudy()
    const readings = [
      reading('req_received', '12', { evidence: { start: 40, end: 42, quote: '12', page: 3 } }),
      reading('req_closed', '/', { origin: 'derived', confidence: 0.7 }),
      reading('fees_collected', '3.5万元'),
      reading('budget', '', { value: AMBIGUOUS }),
    ]
    const reportId = putReport(store, 'a', madeReport({ readings }))
    expect(currentValues(store, reportId)).toEqual(
      readings.map(({ indicator, value, unit, origin, edition, confidence, evidence }) => ({
        indicator,
        value,
        unit,
        origin,
        edition,
        confidence,
        read: { value, evidence, confidence, origin },
        edit: null,
        confirmed: null,
      })),
    )
  })

  it('is the first reading where the file states it twice, and never the prose', async () => {
    const store = await newStudy()
    const { edition: _, ...figure } = reading('req_received', '99')
    const reportId = putReport(
      store,
      'a',
      madeReport({
        readings: [reading('req_received', '12'), reading('req_received', '13')],
        narrative: [{ ...figure, origin: 'narrative', approximate: true }],
      }),
    )
    expect(currentValues(store, reportId).map(({ value }) => value.text)).toEqual(['12'])
    expect(narrativeOf(store, reportId)).toMatchObject([{ approximate: true, value: { number: 99 } }])
  })

  it('is the correction where one stands, and the reading stays beside it', async () => {
    const store = await newStudy()
    const reportId = putReport(store, 'a', madeReport({ readings: [reading('req_received', '12')] }))
    const edit = { reportId, indicator: 'req_received', value: readValue('21'), unit: '件' }
    allOrNothing(store, () => addEdits(store, [edit], SAID))
    expect(currentValues(store, reportId)).toMatchObject([
      { value: { number: 21 }, origin: 'corrected', read: { value: { number: 12 } }, edit: { reason: '核对原件' } },
    ])
  })

  it('can be a person’s alone, where the file has no such cell', async () => {
    const store = await newStudy()
    const reportId = putReport(store, 'a', madeReport())
    const edit = { reportId, indicator: 'meetings', value: readValue('—'), unit: '次' }
    const id = allOrNothing(store, () => addEdits(store, [edit], SAID))
    expect(currentValues(store, reportId)).toMatchObject([{ value: { kind: 'dash' }, read: null, edition: null }])
    allOrNothing(store, () => addUndo(store, id, SAID))
    expect(currentValues(store, reportId)).toEqual([])
  })

  it('keeps its correction when the file is read again', async () => {
    const store = await newStudy()
    const reportId = putReport(store, 'a', madeReport({ readings: [reading('req_received', '12')] }))
    const edit = { reportId, indicator: 'req_received', value: readValue('21'), unit: '件' }
    allOrNothing(store, () => addEdits(store, [edit], SAID))
    const again = putReport(store, 'a', madeReport({ readings: [reading('req_received', '13')] }))
    expect(again).toBe(reportId)
    expect(currentValues(store, reportId)).toMatchObject([{ value: { number: 21 }, read: { value: { number: 13 } } }])
  })
})

describe('the history', () => {
  it.each([
    ["UPDATE edit SET text = 'x'", 'never changed'],
    ["UPDATE step SET reason = 'x'", 'never changed'],
    ['DELETE FROM step', 'never deleted'],
    ['INSERT OR REPLACE INTO step SELECT * FROM step', 'never replaced'],
    ['UPDATE step_line SET after_text = 1', 'never changed'],
    ['DELETE FROM step_line', 'never deleted'],
    ['INSERT OR REPLACE INTO step_line SELECT * FROM step_line', 'never replaced'],
    ["INSERT INTO step VALUES (2, 'redo', 1, '', '', '')", 'only what was undone'],
    ["INSERT INTO step VALUES (2, 'undo', 7, '', '', '')", 'only what stands'],
    ["INSERT INTO step VALUES (2, 'undo', 1, '', '', ''), (3, 'undo', 2, '', '', '')", 'only what stands'],
    ['DELETE FROM edit', 'never deleted'],
    ['INSERT OR REPLACE INTO edit SELECT * FROM edit', 'never replaced'],
    ['DELETE FROM report', 'constraint'],
    ['DELETE FROM source', 'constraint'],
  ])('refuses %s', async (sql, says) => {
    const store = await newStudy()
    const reportId = putReport(store, 'a', madeReport({ readings: [reading('req_received', '12')] }))
    const edit = { reportId, indicator: 'req_received', value: readValue('21'), unit: '件' }
    allOrNothing(store, () => addEdits(store, [edit], SAID))
    expect(() => store.database.exec(sql)).toThrow(new RegExp(says, 'i'))
    expect(currentValues(store, reportId)).toMatchObject([{ value: { number: 21 } }])
  })
})

it('keeps rows that the form does not have', async () => {
  const store = await newStudy()
  const local = [
    { label: '联系人', values: [readValue('张三'), AMBIGUOUS], unit: '', after: 'meetings', personal: true },
    { label: '热线', values: [readValue('7件')], unit: '件', after: null, personal: false },
  ].map(row => ({ ...row, evidence: { start: 1, end: 4, quote: '一二三' } }))
  const reportId = putReport(store, 'a', madeReport({ local }))
  expect(localRowsOf(store, reportId)).toEqual(local)
})

it('lets one of several reports of a body and year stand: the fullest, then the one published last', async () => {
  const store = await newStudy()
  const standing = () => store.database.prepare('SELECT id FROM report WHERE standing = 1 ORDER BY id').pluck().all()
  const first = putReport(store, 'a', madeReport({ readings: [reading('req_received', '1')] }))
  const later = { best: { value: '2017-03-01', evidence: null, by: 'test', confidence: 1 }, others: [] }
  const second = putReport(store, 'b', madeReport({ readings: [reading('req_received', '2')], published: later }))
  expect(standing()).toEqual([second])
  const full = [reading('req_received', '1'), reading('req_closed', '1')]
  putReport(store, 'a', madeReport({ readings: full }))
  expect(standing()).toEqual([first])
})
