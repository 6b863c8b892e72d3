import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { deskOf, SOON } from './desk.ts'
import { launch, picture, type Started } from './harness.ts'
import { makeFolder } from './made-reports.ts'

const { folder, remove } = makeFolder()
let started: Started
let desk: ReturnType<typeof deskOf>
const type = (text: string) => started.page.keyboard.type(text)
const press = async (...keys: readonly string[]) => {
  for (const key of keys) await started.page.keyboard.press(key)
}
const says = (id: string) => desk.byId(`${id}-says`).textContent()

beforeAll(async () => {
  started = await launch({ study: join(folder, '序列.nianbao') })
  desk = deskOf(started)
  await desk.byId('try-samples').click(SOON)
  await desk.told('新读入')
  await desk.go('compare')
  await desk.byId('compare-layout').selectOption('years')
  await desk.byId('own-series').click()
})
afterAll(async () => {
  await started?.close()
  remove()
})

test('a formula is written by the names of indicators, checked with every key, and tried at once', async () => {
  await desk.byId('series-label').fill('没有公开的申请')
  await desk.byId('series-unit').fill('件')
  await desk.byId('formula-all').click()
  await type('新收申')
  await expect.poll(() => desk.byId('offers').textContent(), SOON).toContain('h_req_new')
  await press('Enter')
  expect(await desk.byId('formula-all').inputValue()).toBe('h_req_new')
  await type(' - ')
  await expect.poll(() => says('formula-all'), SOON).toContain('没有写完')
  await type('予以公开')
  const granted = desk.byId('offers').locator('li', { hasText: 'h_granted' }).first()
  await granted.waitFor(SOON)
  await picture(started.page, 'series-offers')
  await granted.locator('button').click()
  expect(await desk.byId('formula-all').inputValue()).toBe('h_req_new - h_granted')
  await expect.poll(() => says('formula-all'), SOON).toContain('读作：「新收申请」 - 「予以公开')
  await desk.byId('preview-body').click()
  await started.page.locator('[data-choice="云泽县人民政府"]').click()
  await expect.poll(() => desk.byId('series-preview').locator('td').count(), SOON).toBeGreaterThan(3)
  await expect.poll(() => desk.byId('series-preview').textContent(), SOON).toMatch(/\d/)
  await picture(started.page, 'series')
})

test('what is wrong is said in one sentence at its place', async () => {
  const field = desk.byId('formula-all')
  await field.fill('h_req_new - (h_granted')
  await expect.poll(() => says('formula-all'), SOON).toContain('还缺“)”')
  await field.fill('h_req_new - h_grunted ')
  await expect.poll(() => says('formula-all'), SOON).toContain('没有叫“h_grunted”的指标')
  expect(await desk.byId('formula-all-says').locator('mark').textContent()).toBe('h_grunted')
  await picture(started.page, 'series-trouble')
  await field.fill('h_req_new - h_granted')
})

test('kept, it can be chosen in a panel and drawn; the number is the difference of the two series', async () => {
  await desk.byId('formula-all').press('Control+Enter')
  await desk.told('“没有公开的申请”存下了')
  await expect.poll(() => desk.byId('series-item').allTextContents(), SOON).toEqual(['没有公开的申请'])
  await press('Alt+ArrowLeft')
  await desk.byId('panel-figures').click()
  await desk.byId('panel-figures-none').click()
  for (const name of ['新收申请', '没有公开的申请']) {
    await started.page.getByLabel(name, { exact: false }).first().check()
  }
  await press('Escape')
  const rows = desk.byId('panel-years').locator('.ag-row', { hasText: '云泽县人民政府' })
  const own = rows.filter({ hasText: '没有公开的申请' }).locator('[col-id="year-2021"]')
  await expect.poll(() => own.textContent(), SOON).toMatch(/\d/)
  const shown = Number((await own.textContent())?.replace(/\D/g, ''))
  const panel = (await started.ask('panel.open', {
    organisations: ['云泽县人民政府'],
    years: [2021],
    figures: ['h_req_new', 'h_granted'].map(id => ({ id, definition: null })),
  })) as { value: { figures: { together: { sum: number }[] }[] } }
  const [requests, granted] = panel.value.figures.map(({ together }) => together[0]!.sum)
  expect(shown).toBe(requests! - granted!)
})

test('each edition can have its own; what its form does not have is told; undo brings the old one back', async () => {
  await desk.byId('own-series').click()
  await desk.byId('series-item').first().click()
  await desk.byId('formulas-each').click()
  await desk.byId('formula-t14').fill('req_new_total ')
  await expect.poll(() => says('formula-t14'), SOON).toContain('这一版的表里没有「')
  await desk.byId('formula-t14').fill('req_received - answer_granted ')
  await picture(started.page, 'series-editions')
  await desk.byId('series-keep').click()
  await desk.told('存下了')
  await press('Control+z')
  await expect.poll(() => desk.byId('formula-all').inputValue(), SOON).toBe('h_req_new - h_granted')
  await desk.byId('series-drop').click()
  await desk.told('删掉了')
  await expect.poll(() => desk.byId('series-item').count(), SOON).toBe(0)
  await desk.byId('notice-action').click()
  await expect.poll(() => desk.byId('series-item').count(), SOON).toBe(1)
})
