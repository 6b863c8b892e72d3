import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { deskOf, SOON } from './desk.ts'
import { dropPaths, launch, picture, type Started } from './harness.ts'
import { makeFolder, report2014, reportRunTogether } from './made-reports.ts'

const { folder, remove } = makeFolder()
let started: Started
let desk: ReturnType<typeof deskOf>

beforeAll(async () => {
  const doubtful = join(folder, '苇塘市司法局2021年年报.txt')
  const plain = join(folder, '苇塘市气象局2018年年报.txt')
  writeFileSync(doubtful, reportRunTogether('苇塘市司法局', 2021))
  writeFileSync(plain, report2014('苇塘市气象局', 2018, { proactive_total: '9', channel_website: '9' }))
  started = await launch({ study: join(folder, '核对.nianbao') })
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
  await desk
    .byId('library-grid')
    .locator('.ag-row', { hasText: body })
    .first()
    .locator('[col-id="organisation"]')
    .click()
  await expect.poll(() => desk.byId('report-title').textContent(), SOON).toContain(body)
}

test('a report is looked through by keys: next in doubt, accept, note, checked, next report', async () => {
  const { keyboard } = started.page
  await open('苇塘市司法局')
  await expect.poll(() => desk.byId('chip-doubt').textContent(), SOON).toContain('3 处待定')
  await keyboard.press('Shift+F8')
  await expect.poll(desk.focused, SOON).toBe('form-t21.regulations normdoc issued')
  // why each candidate is offered can be read, not only hovered
  expect(await desk.byId('doubt-normdoc_issued').textContent()).toContain('数字可以这样断开')
  const first = await desk.byId('candidate-normdoc_issued-1').evaluate(button => button.firstChild?.textContent)
  await picture(started.page, 'looking-doubt')
  await keyboard.press('Space')
  const cell = desk.byId('form').locator('.ag-row[row-id="normdoc"] [col-id="issued"]')
  await expect.poll(() => cell.textContent(), SOON).toMatch(new RegExp(`^${first}\\s*●`))
  await expect.poll(desk.focused, SOON).toBe('form-t21.regulations normdoc repealed')

  await keyboard.press('Shift+F2')
  await expect
    .poll(() => started.page.evaluate(() => document.activeElement?.getAttribute('data-testid')), SOON)
    .toBe('note-field')
  await keyboard.insertText('问过，待复')
  await keyboard.press('Enter')
  await expect.poll(() => desk.byId('note-normdoc_repealed').textContent(), SOON).toContain('问过，待复')
  await expect.poll(desk.focused, SOON).toBe('form-t21.regulations normdoc repealed')

  await keyboard.press('F9')
  await desk.told('已标为已核')
  await expect.poll(() => desk.byId('check-report').textContent(), SOON).toContain('✓ 已核')
  await keyboard.press('Shift+F9')
  await expect.poll(() => desk.byId('report-title').textContent(), SOON).toContain('苇塘市气象局')
  await keyboard.press('F9')
  await keyboard.press('Shift+F9')
  await desk.told('报告都核过了')
})

test('a reading is confirmed with its own mark, without changing it, and the step is undone', async () => {
  const { keyboard } = started.page
  await open('苇塘市气象局')
  await desk.value('proactive_total').click()
  await keyboard.press('Space')
  await expect.poll(() => desk.value('proactive_total').textContent(), SOON).toMatch(/^9✓/)
  await expect.poll(desk.focused, SOON).toContain('proactive_normdocs value')
  expect(await desk.byId('status-counts').textContent()).toContain('已改 1')
  await keyboard.press('Control+z')
  await expect.poll(() => desk.value('proactive_total').textContent(), SOON).not.toContain('✓')
  await keyboard.press('Control+y')
  await expect.poll(() => desk.value('proactive_total').textContent(), SOON).toContain('✓')
})

test('pointing at the source shows what was read from it: a cell, a line, selected words', async () => {
  await open('苇塘市气象局')
  const source = desk.byId('source')
  // one value: it is selected
  await source.locator('p', { hasText: '2.政府网站公开政府信息数' }).click({ position: { x: 10, y: 8 } })
  await expect.poll(desk.focused, SOON).toContain('channel_website value')
  expect(await desk.byId('from-source').count()).toBe(0)
  // nothing was read from here
  await source.locator('p', { hasText: '一、概述' }).click()
  await expect.poll(() => desk.byId('from-source').textContent(), SOON).toContain('没有读出数')
  // several lines: the first is selected, the others are offered
  await started.page.evaluate(() => {
    const lines = [...document.querySelectorAll('[data-testid=source] p')]
    const of = (words: string) => lines.find(line => line.textContent?.includes(words)) as Element
    const range = document.createRange()
    range.setStart(of('1.政府公报公开').firstChild as Node, 0)
    range.setEnd(of('3.政务微博公开').lastChild as Node, 1)
    window.getSelection()?.removeAllRanges()
    window.getSelection()?.addRange(range)
  })
  await source.locator('p', { hasText: '3.政务微博公开' }).dispatchEvent('click')
  await expect.poll(() => desk.byId('from-source').textContent(), SOON).toContain('这里读出 3 个数')
  await expect.poll(desk.focused, SOON).toContain('channel_gazette value')
  await picture(started.page, 'looking-selected')
  await desk.byId('from-source').getByRole('button', { name: '政务微博' }).click()
  await expect.poll(desk.focused, SOON).toContain('channel_weibo value')
})

test('the keys are shown by one key, and stand in the palette', async () => {
  const { keyboard } = started.page
  await open('苇塘市气象局')
  await desk.value('proactive_total').click()
  await keyboard.press('?')
  await desk.byId('key-help').waitFor(SOON)
  await picture(started.page, 'looking-keys')
  await keyboard.press('Escape')
  await expect.poll(() => desk.byId('key-help').count(), SOON).toBe(0)
  expect(await desk.value('proactive_total').locator('input').count()).toBe(0)
  await keyboard.press('Control+k')
  await desk.byId('palette-input').fill('标为已核')
  await expect.poll(() => desk.byId('palette').textContent(), SOON).toContain('F9')
  await keyboard.press('Enter')
  await desk.told('已重新打开')
})

test('two files of one body and year stand side by side; a digit says which one stands', async () => {
  const { keyboard } = started.page
  const other = join(folder, '苇塘市气象局2018年（更正稿）.txt')
  writeFileSync(
    other,
    report2014('苇塘市气象局', 2018, { proactive_total: '12', channel_website: '12', req_received: '/' }),
  )
  await dropPaths(started.page, 'main', [other])
  await desk.told('新读入 1 份')
  await open('苇塘市气象局')
  await expect.poll(() => desk.byId('compare-files').textContent(), SOON).toContain('同一份有 2 个文件')
  await desk.value('proactive_total').click()
  await keyboard.press('Alt+b')
  await expect.poll(() => desk.byId('rivals').textContent(), SOON).toContain('3 个数不同，55 个相同')
  await picture(started.page, 'looking-rivals')
  const stands = async () =>
    (await desk.byId('rivals').locator('th').allTextContents()).findIndex(head => head.includes('现用'))
  const before = await stands()
  await keyboard.press(String(before === 1 ? 2 : 1))
  await expect.poll(stands, SOON).toBe(before === 1 ? 2 : 1)
  await keyboard.press('Escape')
  await keyboard.press('Control+z')
  await keyboard.press('Alt+b')
  await expect.poll(stands, SOON).toBe(before)
  await keyboard.press('Escape')
})

test('a PDF is drawn from its text, with its pages marked; a value leads to its place on its page', async () => {
  await dropPaths(started.page, 'main', [join(import.meta.dirname, '../fixtures/pdf/t21.pdf')])
  await desk.told('新读入 1 份')
  await desk.go('reports')
  await desk.byId('library-grid').locator('.ag-row', { hasText: 't21.pdf' }).locator('[col-id="organisation"]').click()
  await desk.byId('source-as-text').click()
  await desk.byId('page-2').waitFor({ ...SOON, state: 'attached' })
  await expect.poll(() => desk.byId('source').locator('table').count(), SOON).toBeGreaterThan(2)
  const review = desk.byId('form').locator('[col-id="review_total"], [col-id="total"]').last()
  await review.click()
  await expect.poll(async () => (await desk.evidence()).inSight, SOON).toBe(true)
  await expect.poll(() => desk.byId('inspector').textContent(), SOON).toMatch(/第 [2-9] 页/)
  // the last column of a table wider than the pane
  await desk.byId('form').locator('[col-id="suit_after_review_total"], [row-id] [col-id$="total"]').last().click()
  await expect.poll(async () => (await desk.evidence()).inSight, SOON).toBe(true)
  // the labels of a wide table stay beside its figures, however far one scrolls
  const scrolled = await desk.byId('source').evaluate(pane => {
    pane.style.maxWidth = '420px'
    pane.scrollLeft = pane.scrollWidth
    const labels = [...pane.querySelectorAll<HTMLElement>('td.pinned')]
    const left = pane.getBoundingClientRect().left
    return {
      far: pane.scrollLeft,
      labels: labels
        .filter(label => label.textContent?.includes('重复申请'))
        .map(label => label.getBoundingClientRect().left - left),
    }
  })
  expect(scrolled.far).toBeGreaterThan(50)
  expect(scrolled.labels).toEqual([0])
  await picture(started.page, 'looking-wide')
  await desk.byId('source').evaluate(pane => pane.style.removeProperty('max-width'))
  // no figure of the wide tables is cut off
  const cut = await desk
    .byId('form')
    .locator('.matrix .ag-cell.ag-right-aligned-cell')
    .evaluateAll(cells => cells.filter(cell => cell.scrollWidth > cell.clientWidth).map(cell => cell.textContent))
  expect(cut).toEqual([])
  await picture(started.page, 'looking-pdf')
})

test('a note on the whole report stands beneath its title', async () => {
  const { keyboard } = started.page
  await open('苇塘市气象局')
  await keyboard.press('Alt+n')
  await desk.byId('report-note').locator('input').fill('附件另存')
  await keyboard.press('Enter')
  await expect.poll(() => desk.byId('report-note').textContent(), SOON).toContain('附件另存')
  await desk.byId('report-note').getByRole('button').click()
  await desk.byId('report-note').locator('input').fill('')
  await keyboard.press('Enter')
  await expect.poll(() => desk.byId('report-note').count(), SOON).toBe(0)
})
