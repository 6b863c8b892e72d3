import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate as eventLoopTurn, setTimeout as wait } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import type { ImportSummary } from '#shared/domain/study.ts'
import { answer } from '../../src-main/api/serve.ts'
import { endSession } from '../../src-main/api/session.ts'
import { writtenReport } from '../import/written-report.ts'
import { desk, importInto } from './desk.ts'

describe('importing', () => {
  it('answers at once, tells how far it is, and ends with what became of each file', async () => {
    const at = await desk()
    await importInto(at, [['甲县民政局', 2016, '2']])
    const names = at.told.map(({ name }) => name)
    expect(names.slice(-2)).toEqual(['import.done', 'study.changed'])
    expect(names).toContain('import.progress')
    const done = at.told.find(({ name }) => name === 'import.done')?.news as ImportSummary
    expect(done).toMatchObject({ imported: 1, failed: 0, cancelled: false })
    const page = await at.handlers['import.outcomes']({ kind: 'imported', offset: 0, limit: 10 })
    expect(page).toMatchObject({ total: 1, rows: [{ organisation: '甲县民政局' }], summary: { imported: 1 } })
    expect(await at.handlers['study.summary']({})).toMatchObject({
      reports: 1,
      organisations: 1,
      values: 58,
      undo: null,
    })
  })

  it('is one at a time, and no study is changed under it', async () => {
    const { handlers, session, folder } = await desk()
    await handlers['import.start']({ paths: [folder] })
    expect(() => handlers['import.start']({ paths: [folder] })).toThrow('import/running')
    await expect(handlers['study.open']({ path: join(folder, 'b.nianbao'), create: true })).rejects.toThrow(
      'import/running',
    )
    await session.running?.ended
  })
})

describe('a correction', () => {
  it('is read as the parser reads, reviewed, announced, kept, undone after a restart and redone', async () => {
    const at = await desk()
    await importInto(at, [['甲县民政局', 2016, '2']])
    const { rows } = await at.handlers['report.page']({
      offset: 0,
      limit: 9,
      search: '',
      sort: 'year',
      descending: false,
    })
    const reportId = rows[0]?.id ?? 0
    const cell = async () => {
      const view = await at.handlers['report.read']({ reportId })
      return view.observations.find(({ indicator }) => indicator === 'req_received')
    }
    const made = await at.handlers['edit.make']({
      reportId,
      indicator: 'req_received',
      text: ' １，２３４ ',
      reason: '原件',
    })
    expect(made).toMatchObject({ act: 'make', first: { before: '2', after: '1234' }, stands: true, reason: '原件' })
    expect(await cell()).toMatchObject({ value: { number: 1234 }, origin: 'corrected', read: { value: { number: 2 } } })
    expect(at.told.at(-1)).toEqual({ name: 'study.changed', news: { reason: 'edit' } })

    await at.handlers['study.open']({ path: join(at.folder, '研究.nianbao'), create: false })
    expect(await at.handlers['study.summary']({})).toMatchObject({ corrected: 1, undo: { id: made.id }, redo: null })
    expect(await at.handlers['step.undo']({})).toMatchObject({
      act: 'undo',
      target: made.id,
      first: { after: '2' },
      stands: false,
    })
    expect(await cell()).toMatchObject({ value: { number: 2 }, origin: 'table' })
    expect(await at.handlers['step.redo']({})).toMatchObject({ act: 'redo', first: { after: '1234' } })
    const history = await at.handlers['step.page']({ offset: 0, limit: 2, reportId })
    expect(history).toMatchObject({ total: 3, rows: [{ act: 'redo' }, { act: 'undo' }] })
  })

  it.each([
    ['约十件', 'edit/unreadable'],
    ['?', 'edit/unreadable'],
    ['1,23', 'edit/unreadable'],
  ])('“%s” is refused', async (text, code) => {
    const at = await desk()
    await importInto(at, [['甲县民政局', 2016, '2']])
    const call = answer(at.handlers, 'edit.make', { reportId: 1, indicator: 'req_received', text, reason: '' }, () => 0)
    expect(await call).toMatchObject({ ok: false, error: { code } })
    expect(await at.handlers['study.summary']({})).toMatchObject({ corrected: 0 })
  })

  it('makes a finding appear and go', async () => {
    const at = await desk()
    await importInto(at, [['甲县民政局', 2016, '0']])
    const total = async () => (await at.handlers['finding.page']({ offset: 0, limit: 9 })).total
    const before = await total()
    await at.handlers['edit.make']({ reportId: 1, indicator: 'trainees', text: '5', reason: '' })
    expect(await total()).toBe(before + 1)
    await at.handlers['step.undo']({})
    expect(await total()).toBe(before)
  })
})

describe('calls', () => {
  it.each(['__proto__', 'toString', 'study.delete'])('outside the contract are refused: %s', async name => {
    const { handlers } = await desk()
    const bugs: unknown[] = []
    expect(await answer(handlers, name, {}, bug => bugs.push(bug))).toMatchObject({ error: { code: 'internal' } })
    expect(bugs).toHaveLength(1)
  })

  it('without a study say so', async () => {
    const at = await desk()
    await endSession(at.session)
    expect(await answer(at.handlers, 'study.summary', {}, () => 0)).toMatchObject({ error: { code: 'study/not-open' } })
  })

  it('find reports by words and in any order', async () => {
    const at = await desk()
    await importInto(at, [
      ['乙市司法局', 2016, '1'],
      ['甲县民政局', 2016, '2'],
      ['甲县民政局', 2017, '3'],
    ])
    const find = async (search: string, descending = false) => {
      const page = await at.handlers['report.page']({ offset: 0, limit: 9, search, sort: 'organisation', descending })
      expect(page.total).toBe(page.rows.length)
      return page.rows.map(({ organisation, year }) => `${organisation}${year}`)
    }
    expect(await find('')).toEqual(['乙市司法局2016', '甲县民政局2016', '甲县民政局2017'])
    expect(await find('', true)).toEqual(['甲县民政局2016', '甲县民政局2017', '乙市司法局2016'])
    expect(await find('民政 2017')).toEqual(['甲县民政局2017'])
    expect(await find('100%')).toEqual([])
  })
})

it('answers a correction while an import runs', { timeout: 30_000 }, async () => {
  const at = await desk()
  await importInto(at, [['甲县民政局', 2016, '2']])
  const drop = join(at.folder, 'many')
  mkdirSync(drop)
  for (let nth = 0; nth < 150; nth += 1) {
    writeFileSync(join(drop, `${nth}.txt`), writtenReport(`第${nth}县民政局`, 2016, String(nth)))
  }
  await at.handlers['import.start']({ paths: [drop] })
  const waits: number[] = []
  while (at.session.running) {
    const began = performance.now()
    await eventLoopTurn()
    await at.handlers['edit.make']({ reportId: 1, indicator: 'req_received', text: String(waits.length), reason: '' })
    waits.push(performance.now() - began)
    await wait(20)
  }
  expect(waits.length).toBeGreaterThan(5)
  expect(waits.toSorted((a, b) => a - b)[Math.floor(waits.length / 2)]).toBeLessThan(50)
  const progress = at.told.filter(({ name }) => name === 'import.progress')
  expect(progress.length).toBeLessThan(waits.length + 20)
  expect(await at.handlers['study.summary']({})).toMatchObject({ reports: 151, corrected: 1 })
})
