import { statSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { deskOf, SOON } from './desk.ts'
import { launch, type Started } from './harness.ts'
import { makeFolder } from './made-reports.ts'

// The whole job without the mouse: nothing here clicks.
const { folder, remove } = makeFolder()
const workbook = join(folder, '按键.xlsx')
let started: Started
let desk: ReturnType<typeof deskOf>
const press = async (...keys: readonly string[]) => {
  for (const key of keys) await started.page.keyboard.press(key)
}

beforeAll(async () => {
  started = await launch({ study: join(folder, '按键.nianbao') })
  desk = deskOf(started)
  await desk.byId('first-run').waitFor(SOON)
})
afterAll(async () => {
  await started?.close()
  remove()
})

test('first run: Tab finds the samples, Enter imports them', async () => {
  await expect.poll(desk.focused, SOON).toBe('choose-folder')
  await press('Tab', 'Tab')
  expect(await desk.focused()).toBe('try-samples')
  await press('Enter')
  await expect.poll(desk.notice, SOON).toMatch(/^导入完成：新读入 11 份/)
})

test('the list of reports is entered at once; arrows and Enter open one', async () => {
  await press('Alt+2')
  await expect.poll(desk.focused, SOON).toMatch(/^library-grid \d+ organisation$/)
  // 青屿市民政局 2016: the eighth
  await press(...Array<string>(7).fill('ArrowDown'), 'Enter')
  await expect.poll(() => desk.byId('report-title').textContent(), SOON).toBe('青屿市民政局 · 2016')
  await expect.poll(desk.focused, SOON).toContain('value')
})

test('F8 goes to what is to be looked at, typing corrects it, Ctrl+Z takes it back', async () => {
  const cell = () => desk.value('proactive_total').textContent()
  await press('F8')
  await expect.poll(desk.evidence, SOON).toEqual({ text: '168', inSight: true })
  await press('Control+Enter')
  await expect.poll(cell, SOON).toMatch(/^186\s*●/)
  await press('Control+z')
  await expect.poll(cell, SOON).toMatch(/^168/)
  await started.page.keyboard.type('185')
  await press('Enter')
  await expect.poll(cell, SOON).toMatch(/^185\s*●/)
  await press('Control+z', 'Control+y')
  await expect.poll(cell, SOON).toMatch(/^185\s*●/)
})

test('Alt+← comes back to the same line of the list', async () => {
  await press('Alt+ArrowLeft')
  await expect.poll(desk.focused, SOON).toMatch(/^library-grid \d+ organisation$/)
  const row = desk.byId('library-grid').locator('.ag-row:has(.ag-cell-focus)')
  expect(await row.textContent()).toMatch(/青屿市民政局\s*2016/)
})

test('the comparison is narrowed to one body and two years', async () => {
  await press('Alt+3')
  await expect.poll(desk.focused, SOON).toMatch(/^compare-grid .* organisation$/)
  // back out of the grid through the tools above it: rows, changes, eight years, indicators, bodies
  await press('Shift+Tab', 'Shift+Tab')
  for (const year of [2023, 2022, 2021, 2020, 2019]) {
    await press('Shift+Tab')
    expect(await desk.focused()).toBe(`year-${year}`)
    await press('Space')
  }
  await press('Shift+Tab', 'Shift+Tab', 'Shift+Tab', 'Space')
  // sets, indicators, bodies
  await press('Shift+Tab', 'Shift+Tab', 'Shift+Tab', 'Enter')
  // none of them, then the one that is found by two characters
  await press('Tab', 'Tab', 'Enter', 'Shift+Tab', 'Shift+Tab')
  await started.page.keyboard.type('青屿')
  await press('ArrowDown', 'Space', 'Escape')
  expect(await desk.focused()).toBe('choose-organisations')
  await expect
    .poll(() => desk.compared('青屿市民政局', '主动公开政府信息数'), SOON)
    .toMatchObject({ 'year-2017': '203', 'year-2018': '247', 'change-2017→2018': '▲ +44', 'share-2017→2018': '+21.7' })
})

test('Ctrl+E writes the workbook, Ctrl+K finds an indicator', async () => {
  await desk.answerSave(workbook)
  await press('Control+e')
  await expect.poll(desk.focused, SOON).toBe('export-workbook')
  await press('Enter')
  await expect.poll(desk.notice, SOON).toContain('已导出')
  expect(statSync(workbook).size).toBeGreaterThan(5_000)
  await press('Control+k')
  await started.page.keyboard.type('收到申请数')
  await expect.poll(() => desk.byId('palette').textContent(), SOON).toContain('作图 · 收到申请数')
  await press('Enter')
  await expect.poll(() => desk.byId('chart-indicator').textContent(), SOON).toContain('收到申请数')
})
