import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { deskOf, SOON } from './desk.ts'
import { launch, picture, type Started } from './harness.ts'
import { makeFolder } from './made-reports.ts'

const { folder, remove } = makeFolder()
let started: Started
let desk: ReturnType<typeof deskOf>
const heading = () => desk.byId('guide-text').locator('h1').textContent(SOON)
const shown = () =>
  started.page
    .locator('.guide-text img')
    .evaluateAll(all => all.map(one => one instanceof HTMLImageElement && one.naturalWidth > 0))

beforeAll(async () => {
  started = await launch({ study: join(folder, '指南.nianbao') })
  desk = deskOf(started)
  await desk.byId('first-run').waitFor(SOON)
  await started.page.evaluate(() => {
    const here = window as unknown as { violations: string[] }
    here.violations = []
    document.addEventListener('securitypolicyviolation', refused =>
      here.violations.push(`${refused.violatedDirective} ${refused.blockedURI}`),
    )
  })
})
afterAll(async () => {
  await started?.close()
  remove()
})

test('by mouse: the page begins with getting started and its picture', async () => {
  await desk.go('guide')
  expect(await heading()).toBe('开始')
  await expect.poll(shown, SOON).toEqual([true])
  await picture(started.page, 'guide')
})

test('a link leads to its chapter, Alt+← back to where it stands', async () => {
  await desk.byId('guide-text').locator('[data-chapter="charts"]').click()
  await expect.poll(heading, SOON).toBe('图表')
  await expect.poll(shown, SOON).toEqual(Array(8).fill(true))
  const widths = await started.page
    .locator('.guide-text')
    .evaluate(text => [text.scrollWidth - text.clientWidth, text.scrollTop])
  expect(widths).toEqual([0, 0])
  await picture(started.page, 'guide-charts')
  await started.page.keyboard.press('Alt+ArrowLeft')
  await expect.poll(heading, SOON).toBe('开始')
})

test('by keyboard: Alt+G opens it, keys scroll it, Tab and Enter go to a chapter', async () => {
  await desk.go('settings')
  await started.page.keyboard.press('Alt+g')
  expect(await heading()).toBe('开始')
  await expect.poll(desk.focused, SOON).toBe('guide-text')
  await started.page.keyboard.press('PageDown')
  await expect.poll(() => desk.byId('guide-text').evaluate(text => text.scrollTop), SOON).toBeGreaterThan(100)
  await started.page.keyboard.press('Shift+Tab')
  expect(await desk.focused()).toBe('chapter-accuracy')
  await started.page.keyboard.press('Enter')
  await expect.poll(heading, SOON).toBe('准确程度')
  expect(await desk.focused()).toBe('chapter-accuracy')
  await picture(started.page, 'guide-accuracy')
})

test('Ctrl K finds a chapter by its title', async () => {
  await started.page.keyboard.press('Control+k')
  await desk.byId('palette-input').fill('工作簿')
  await desk.byId('palette').getByText('指南 · Excel 工作簿').waitFor(SOON)
  await desk.byId('palette-input').fill('指南 · Excel')
  await started.page.keyboard.press('Enter')
  await expect.poll(heading, SOON).toBe('Excel 工作簿')
  await expect.poll(shown, SOON).toEqual([true, true, true])
})

test('in English and dark the same chapters are there, and nothing went against the policy', async () => {
  await desk.go('settings')
  await desk.byId('language-en').click()
  await desk.byId('theme-dark').click()
  await desk.go('guide')
  expect(await heading()).toBe('Getting started')
  await expect.poll(shown, SOON).toEqual([true])
  await picture(started.page, 'guide-dark')
  await desk.byId('chapter-formulas').click()
  await expect.poll(heading, SOON).toBe('Own series and ratios')
  await picture(started.page, 'guide-formulas-dark')
  expect(await started.page.evaluate(() => (window as unknown as { violations: string[] }).violations)).toEqual([])
})
