import { join } from 'node:path'
import { expect, it, onTestFinished, vi } from 'vitest'
import { answer } from '../../src-main/api/serve.ts'
import { openStore } from '../../src-main/api/session.ts'
import { desk, importInto } from './desk.ts'

vi.setConfig({ testTimeout: 60_000 })

type Desk = Awaited<ReturnType<typeof desk>>

async function study(order: readonly (readonly [string, number, string])[] = REPORTS): Promise<Desk> {
  const one = await desk()
  for (const report of order) await importInto(one, [[...report]])
  return one
}
const REPORTS = [
  ['甲县民政局', 2016, '3'],
  ['甲县民政局', 2017, '/'],
  ['乙县民政局', 2016, '4'],
] as const

const draw = (one: Desk, more: { size?: number; seed?: number; stratified?: boolean } = {}) =>
  one.handlers['sample.draw']({ size: 20, seed: 7, stratified: false, ...more })
const page = async ({ handlers }: Desk) => (await handlers['sample.page']({ offset: 0, limit: 100 })).rows
const named = async (one: Desk) =>
  (await page(one)).map(({ organisation, year, indicator, kind, number }) => [
    organisation,
    year,
    indicator,
    kind,
    number,
  ])

it('the same seed draws the same values, whatever the order of import; another seed draws others', async () => {
  const [one, other] = [await study(), await study([...REPORTS].reverse())]
  await draw(one)
  await draw(other)
  expect(await named(one)).toHaveLength(20)
  expect(await named(other)).toEqual(await named(one))
  await draw(other, { seed: 8 })
  expect(await named(other)).not.toEqual(await named(one))
})

it('in proportion to the strata when it is stratified', async () => {
  const one = await study()
  await draw(one, { stratified: true, size: 30 })
  const result = await one.handlers['sample.result']({})
  const table = result?.strata.find(({ stratum }) => stratum === 'table')
  const sign = result?.strata.find(({ stratum }) => stratum === 'sign')
  expect([table?.drawn, sign?.drawn]).toEqual([20, 10])
  expect([table?.population, sign?.population]).toEqual([116, 58])
})

it('verdicts count, are undone, and hold of the value that was drawn', async () => {
  const one = await study()
  const { handlers } = one
  await draw(one)
  const rows = await page(one)
  for (const [nth, { reportId, indicator }] of rows.entries()) {
    await handlers['sample.judge']({ reportId, indicator, verdict: nth < 2 ? 'wrong' : 'right', author: '甲' })
  }
  expect(await handlers['sample.result']({})).toMatchObject({ drawn: 20, checked: 20, wrong: 2, rate: 0.1 })
  await handlers['step.undo']({})
  expect(await handlers['sample.result']({})).toMatchObject({ checked: 19, wrong: 2 })
  await handlers['step.redo']({})
  const { reportId, indicator } = rows[0]!
  await handlers['edit.make']({ reportId, indicator, text: '99', reason: '' })
  expect((await page(one))[0]).toMatchObject({ isOther: true, verdict: 'wrong' })
  expect(await handlers['sample.result']({})).toMatchObject({ checked: 20, wrong: 2 })
  await draw(one, { seed: 9 })
  expect(await handlers['sample.result']({})).toMatchObject({ seed: 9 })
})

it('a value that was not drawn is not judged, nor is a draw out of bounds made', async () => {
  const one = await study()
  await expect(draw(one, { size: 0 })).rejects.toThrow('sample/bad-size')
  await expect(draw(one, { seed: 0.5 })).rejects.toThrow('sample/bad-seed')
  await draw(one, { size: 1 })
  const [drawn] = await page(one)
  const other = drawn?.indicator === 'req_fax' ? 'req_mail' : 'req_fax'
  expect(() => one.handlers['sample.judge']({ reportId: drawn!.reportId, indicator: other, verdict: 'right' })).toThrow(
    'indicator/unknown',
  )
})

it('a draw and what was said of it come over with another study', async () => {
  const [one, other] = [await study(), await study()]
  await draw(other)
  const [first] = await page(other)
  await other.handlers['sample.judge']({ reportId: first!.reportId, indicator: first!.indicator, verdict: 'wrong' })
  const copy = join(other.folder, '对方.nianbao')
  await other.handlers['study.saveCopy']({ path: copy })
  await one.handlers['merge.start']({ path: copy, decisions: {} })
  expect(await one.handlers['sample.result']({})).toMatchObject({ drawn: 20, checked: 1, wrong: 1 })
  expect(await named(one)).toEqual(await named(other))
  expect(openStore(one.session).database.pragma('foreign_key_check')).toEqual([])
})

/** Every look at the clock takes its time: a few reports are as many turns. */
async function slowStudy(): Promise<Desk> {
  const one = await study(Array.from({ length: 6 }, (_, body) => [`第${body}县民政局`, 2016, String(body)] as const))
  let clock = performance.now()
  const slow = vi.spyOn(performance, 'now').mockImplementation(() => {
    clock += 40
    return clock
  })
  onTestFinished(() => slow.mockRestore())
  return one
}

it('tells how far it is, and lets other questions in', async () => {
  const one = await slowStudy()
  let isDone = false
  const drawing = Promise.resolve(draw(one)).finally(() => {
    isDone = true
  })
  let answered = 0
  while (!isDone) {
    await one.handlers['sample.result']({})
    await new Promise(resolve => setImmediate(resolve))
    answered += 1
  }
  await drawing
  expect(answered).toBeGreaterThanOrEqual(6)
  const told = one.told.flatMap(({ name, news }) => (name === 'sample.progress' ? [news] : []))
  expect(told.length).toBeGreaterThanOrEqual(3)
  for (const news of told) expect(news).toMatchObject({ of: 6 })
  expect(await page(one)).toHaveLength(20)
})

it('can be given up: nothing is kept, and the sample there was stays', async () => {
  const one = await slowStudy()
  await draw(one)
  const before = await named(one)
  const drawing = answer(one.handlers, 'sample.draw', { size: 20, seed: 8, stratified: false }, () => 0)
  expect(await answer(one.handlers, 'sample.draw', { size: 20, seed: 9, stratified: false }, () => 0)).toMatchObject({
    error: { code: 'sample/running' },
  })
  await one.handlers['sample.cancel']({})
  expect(await drawing).toMatchObject({ ok: false, error: { code: 'sample/cancelled' } })
  expect(await named(one)).toEqual(before)
  await draw(one, { seed: 8 })
  expect(await named(one)).not.toEqual(before)
})
