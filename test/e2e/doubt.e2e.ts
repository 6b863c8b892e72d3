import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { deskOf, SOON } from './desk.ts'
import { dropPaths, launch, type Started } from './harness.ts'
import { makeFolder, report2014, reportRunTogether } from './made-reports.ts'

const { folder, remove } = makeFolder()
let started: Started
let desk: ReturnType<typeof deskOf>

beforeAll(async () => {
  const doubtful = join(folder, '苇塘市司法局2021年年报.txt')
  const plain = join(folder, '苇塘市气象局2018年年报.txt')
  writeFileSync(doubtful, reportRunTogether('苇塘市司法局', 2021))
  writeFileSync(plain, report2014('苇塘市气象局', 2018, { proactive_total: '9', channel_website: '9' }))
  started = await launch({ study: join(folder, '存疑.nianbao') })
  desk = deskOf(started)
  await desk.byId('first-run').waitFor(SOON)
  await dropPaths(started.page, 'main', [doubtful, plain])
  await desk.told('新读入 2 份')
})
afterAll(async () => {
  await started?.close()
  remove()
})

async function open(body: string): Promise<void> {
  await desk.go('reports')
  await desk.byId('library-grid').locator('.ag-row', { hasText: body }).locator('[col-id="organisation"]').click()
  await expect.poll(() => desk.byId('report-title').textContent(), SOON).toContain(body)
}

test('digits that cannot be told apart stay in doubt; a reading is chosen by its number', async () => {
  await open('苇塘市司法局')
  await expect.poll(() => desk.byId('chip-doubt').textContent(), SOON).toContain('3 处待定')
  await started.page.keyboard.press('F8')
  await expect.poll(desk.focused, SOON).toBe('form-t21.regulations normdoc issued')
  const note = desk.byId('doubt-normdoc_issued')
  expect(await note.textContent()).toContain('“472581”有几种读法')
  const second = await desk.byId('candidate-normdoc_issued-2').evaluate(button => button.firstChild?.textContent)
  await started.page.keyboard.press('2')
  const cell = desk.byId('form').locator('.ag-row[row-id="normdoc"] [col-id="issued"]')
  await expect.poll(() => cell.textContent(), SOON).toMatch(new RegExp(`^${second}\\s*●`))
  await expect.poll(() => desk.byId('chip-doubt').textContent(), SOON).toContain('2 处待定')
  expect(await note.count()).toBe(0)
})

test('what cannot be read as a value is not taken, and not lost', async () => {
  await open('苇塘市气象局')
  await desk.value('proactive_total').dblclick()
  await started.page.keyboard.press('Control+a')
  await started.page.keyboard.type('abc')
  await started.page.keyboard.press('Enter')
  const refusal = desk.byId('refused-proactive_total')
  await expect.poll(() => refusal.textContent(), SOON).toContain('“abc”不是数，也不是空白')
  expect(await desk.value('proactive_total').textContent()).toContain('abc')
  expect(await desk.byId('status-counts').textContent()).toContain('已改 1')
  // go on where one was: the editor opens with what was typed
  await refusal.getByRole('button', { name: '接着改' }).click()
  const field = desk.value('proactive_total').locator('input')
  await expect.poll(() => field.inputValue(), SOON).toBe('abc')
  await field.fill('１２')
  await started.page.keyboard.press('Enter')
  await expect.poll(() => desk.value('proactive_total').textContent(), SOON).toMatch(/^12\s*●/)
  expect(await refusal.count()).toBe(0)
})

test('in English every page speaks English, and dark is dark', async () => {
  await desk.go('settings')
  await desk.byId('language-en').click()
  await desk.byId('theme-dark').click()
  const background = () => started.page.evaluate(() => getComputedStyle(document.body).backgroundColor)
  await expect.poll(background, SOON).toBe('rgb(21, 25, 31)')
  expect(await started.page.evaluate(() => document.documentElement.lang)).toBe('en')
  for (const [page, head] of [
    ['import', 'Import'],
    ['reports', 'Reports'],
    ['compare', 'Compare'],
    ['chart', 'Chart'],
    ['findings', 'Checks'],
    ['history', 'History'],
    ['settings', 'Settings'],
  ] as const) {
    await desk.go(page)
    expect(await desk.byId('main').locator('h1').textContent()).toBe(head)
  }
  await desk.go('compare')
  await expect.poll(() => desk.byId('compare-grid').locator('.ag-header').textContent(), SOON).toContain('2014 form')
  // names of bodies and files are their own; all other words are English
  const words = await started.page.evaluate(() =>
    [...document.querySelectorAll('header, nav, footer, .compare-tools, .legend, .ag-header')]
      .map(part => part.textContent)
      .join('\n')
      .replaceAll('存疑', ''),
  )
  expect(words).not.toMatch(/\p{Script=Han}/u)
})
