import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { deskOf, SOON } from './desk.ts'
import { dropPaths, launch, type Started } from './harness.ts'
import { makeFolder, report2014 } from './made-reports.ts'

const { folder, remove } = makeFolder()
const study = join(folder, '表格.nianbao')
const userData = join(folder, '设置')
const BODIES = ['松屿市档案局', '松屿市渔业局', '松屿市气象局']
/** Two years of three bodies: six rows, in the order of the names. */
const ROWS = BODIES.toSorted().flatMap(body => [2016, 2017].map(year => `${body} ${year}`))
let started: Started
let desk: ReturnType<typeof deskOf>

const press = async (...keys: readonly string[]) => {
  for (const key of keys) await started.page.keyboard.press(key)
}
const type = (text: string) => started.page.keyboard.type(text)
const cellAt = (row: number, indicator: string) =>
  desk.byId('data-grid').locator(`.ag-row[row-index="${row}"] [col-id="${indicator}"]`)
const clipboard = () => started.app.evaluate(({ clipboard }) => clipboard.readText())
const putOnClipboard = (text: string) => started.app.evaluate(({ clipboard }, text) => clipboard.writeText(text), text)

/** What stands in some columns of every row, without marks. */
async function shown(...indicators: readonly string[]): Promise<readonly string[]> {
  const rows = await desk
    .byId('data-grid')
    .locator('.ag-row')
    .evaluateAll(
      (all, wanted) =>
        all
          .toSorted((a, b) => Number(a.getAttribute('row-index')) - Number(b.getAttribute('row-index')))
          .map(row =>
            wanted.map(id => row.querySelector(`[col-id="${id}"] span`)?.firstChild?.textContent ?? '').join(' '),
          ),
      indicators,
    )
  return rows
}
const order = () =>
  desk
    .byId('data-grid')
    .locator('.ag-row')
    .evaluateAll(all =>
      all
        .toSorted((a, b) => Number(a.getAttribute('row-index')) - Number(b.getAttribute('row-index')))
        .map(row => ['organisation', 'year'].map(id => row.querySelector(`[col-id="${id}"]`)?.textContent).join(' ')),
    )

async function openGrid(): Promise<void> {
  started = await launch({ study, userData })
  desk = deskOf(started)
  await started.page.waitForSelector('nav')
}

beforeAll(async () => {
  const reports = join(folder, '年报')
  mkdirSync(reports)
  mkdirSync(userData)
  for (const [nth, body] of BODIES.entries()) {
    for (const year of [2016, 2017]) {
      const cells = { proactive_total: String(nth * 100 + year - 2000), req_received: '', answer_total: '/' }
      writeFileSync(join(reports, `${body}${year}.txt`), report2014(body, year, cells))
    }
  }
  await openGrid()
  await dropPaths(started.page, 'main', [reports])
  await desk.told('导入完成：新读入 6 份')
})
afterAll(async () => {
  await started?.close()
  remove()
})

const COLUMNS = ['req_received', 'answer_total', 'answer_granted']
const AS_READ = ROWS.map(() => '∅ / 0')

test('Alt+D opens the grid with the keyboard in it; 0, blank and "/" stand apart', async () => {
  await press('Alt+d')
  await expect.poll(desk.focused, SOON).toMatch(/^data-grid \d+ proactive_total$/)
  await expect.poll(order, SOON).toEqual(ROWS)
  expect(await shown(...COLUMNS)).toEqual(AS_READ)
})

test('a block from Excel is pasted and undone in one step, and redone', async () => {
  await putOnClipboard('5\t１２\t"1,234"\r\n6\t/\t3\r\n7\t无\t0\r\n8\t\t—\r\n9\t10\t11\r\n')
  await press('ArrowRight', 'Control+v')
  await desk.told('已粘贴 15 格，改了 13 格')
  const pasted = ['5 12 1,234', '6 / 3', '7 无 0', '8 ∅ —', '9 10 11', '∅ / 0']
  await expect.poll(() => shown(...COLUMNS), SOON).toEqual(pasted)
  await press('Control+z')
  await expect.poll(() => shown(...COLUMNS), SOON).toEqual(AS_READ)
  await press('Control+y')
  await expect.poll(() => shown(...COLUMNS), SOON).toEqual(pasted)
})

test('the selection is what was pasted; it is added up, and goes back to Excel as it came', async () => {
  await expect
    .poll(() => desk.byId('data-sum').textContent(), SOON)
    .toBe('选中 5 行 × 3 列 · 数值 11 · 合计 1,305 · 平均 118.636364')
  await press('Control+c')
  await desk.told('已复制 5 行 × 3 列')
  expect(await clipboard()).toBe('5\t12\t1234\r\n6\t/\t3\r\n7\t无\t0\r\n8\t\t—\r\n9\t10\t11\r\n')
  await press('Control+Shift+C')
  await expect
    .poll(clipboard, SOON)
    .toMatch(/^收到申请数（件）\t申请答复数（件）\t同意公开答复数（件）\r\n5\t12\t1234\r\n/)
})

test.each([
  ['does not fit', '1\r\n2\r\n3\r\n4\r\n5\r\n6\r\n7\r\n', '要放 7 行，从这里往下只有 6 行。什么都没有改。'],
  ['holds what is no value', '1\t2\r\n3\t约12\r\n', '“约12”不是数'],
  ['has rows of unequal length', '1\t2\r\n3\r\n', '各行的列数不一样'],
])('a block that %s changes nothing', async (_what, block, says) => {
  const before = await shown(...COLUMNS)
  await putOnClipboard(block)
  await press('Control+v')
  await desk.told(says)
  expect(await shown(...COLUMNS)).toEqual(before)
})

test('typing replaces, F2 edits, Enter and Tab move, Esc gives up, Delete makes blank', async () => {
  await cellAt(5, 'req_received').click()
  await type('21')
  await press('Tab')
  await expect.poll(() => cellAt(5, 'req_received').textContent(), SOON).toMatch(/^21●/)
  expect(await desk.focused()).toMatch(/ answer_total$/)
  await press('Shift+Tab', 'F2')
  await type('5')
  await press('Shift+Enter')
  await expect.poll(() => cellAt(5, 'req_received').textContent(), SOON).toMatch(/^215●/)
  await expect.poll(desk.focused, SOON).toMatch(/ req_received$/)
  await type('999')
  await press('Escape')
  expect(await cellAt(4, 'req_received').textContent()).toMatch(/^9●/)
  await press('Delete')
  await expect.poll(() => cellAt(4, 'req_received').textContent(), SOON).toMatch(/^∅/)
})

test('Ctrl+D fills down, and so does the corner of the selection under the mouse', async () => {
  await cellAt(0, 'req_received').click()
  await press('Shift+ArrowDown', 'Shift+ArrowDown', 'Control+d')
  await desk.told('已向下填充，改了 2 格')
  await expect.poll(() => shown('req_received'), SOON).toEqual(['5', '5', '5', '8', '∅', '215'])
  await cellAt(3, 'answer_granted').click()
  const handle = await desk.byId('data-grid').locator('.range-handle').boundingBox()
  const last = await cellAt(5, 'answer_granted').boundingBox()
  if (!handle || !last) throw new Error('nothing to drag')
  await started.page.mouse.move(handle.x + 3, handle.y + 3)
  await started.page.mouse.down()
  await started.page.mouse.move(last.x + 20, last.y + 8, { steps: 6 })
  await started.page.mouse.up()
  await expect.poll(() => shown('answer_granted'), SOON).toEqual(['1,234', '3', '0', '—', '—', '—'])
  await press('Control+z')
  await expect.poll(() => shown('answer_granted'), SOON).toEqual(['1,234', '3', '0', '—', '11', '0'])
})

test('dragging and Shift with a click select; Ctrl+A selects all', async () => {
  const [first, last] = [await cellAt(1, 'req_received').boundingBox(), await cellAt(3, 'answer_total').boundingBox()]
  if (!first || !last) throw new Error('nothing to drag')
  await started.page.mouse.move(first.x + 20, first.y + 8)
  await started.page.mouse.down()
  await started.page.mouse.move(last.x + 20, last.y + 8, { steps: 5 })
  await started.page.mouse.up()
  await expect.poll(() => desk.byId('data-sum').textContent(), SOON).toMatch(/^选中 3 行 × 2 列/)
  await cellAt(4, 'answer_granted').click({ modifiers: ['Shift'] })
  await expect.poll(() => desk.byId('data-sum').textContent(), SOON).toMatch(/^选中 4 行 × 3 列/)
  await press('Control+a')
  await expect.poll(() => desk.byId('data-sum').textContent(), SOON).toMatch(/^选中 6 行 × 18 列/)
})

test('rows are sorted by a click, filtered by keys, and the words above are taken away', async () => {
  await desk.byId('data-grid').locator('.ag-header-cell[col-id="proactive_total"]').click()
  await desk.byId('data-grid').locator('.ag-header-cell[col-id="proactive_total"]').click()
  const backwards = BODIES.flatMap(body => [`${body} 2016`, `${body} 2017`]).toReversed()
  await expect.poll(order, SOON).toEqual(backwards)
  expect(await desk.byId('filter-line').textContent()).toContain('按主动公开政府信息数从大到小')
  await cellAt(0, 'proactive_total').click()
  await press('Alt+ArrowDown')
  await expect.poll(desk.focused, SOON).toBe('filter-column')
  await press('Tab', 'Tab')
  await type('100')
  await press('Enter')
  await expect.poll(order, SOON).toEqual(backwards.slice(0, 4))
  expect(await desk.byId('filter-line').textContent()).toContain('主动公开政府信息数 > 100')
  for (const word of ['> 100', '从大到小']) await desk.byId('filter-line').locator('button', { hasText: word }).click()
  await expect.poll(order, SOON).toEqual(ROWS)
})

test('Ctrl+F finds on and back, round the end', async () => {
  const rowOf = async () => Number.parseInt(await selected().evaluate(box => box.style.top), 10) / 26
  const selected = () => desk.byId('data-grid').locator('.range-box:not([hidden])').first()
  await press('Control+f')
  await expect.poll(desk.focused, SOON).toBe('data-find')
  await type('气象')
  const spot = ROWS.findIndex(row => row.includes('气象'))
  await cellAt(5, 'req_received').click()
  await press('F3')
  await expect.poll(rowOf, SOON).toBe(spot)
  // two rows hold it: on, round the end, on
  await press('F3', 'F3', 'F3')
  await expect.poll(rowOf, SOON).toBe(spot + 1)
  await press('Shift+F3')
  await expect.poll(rowOf, SOON).toBe(spot)
  await press('Control+f', 'Escape')
  await expect.poll(desk.focused, SOON).toMatch(/ organisation$/)
  await press('Control+f')
  await type('没有这几个字')
  await press('Enter')
  await desk.byId('find-nothing').waitFor(SOON)
})

test('columns are kept by name, and are there after a restart; a set that was sent is taken', async () => {
  await desk.byId('data-columns').focus()
  await press('Enter')
  await type('传真申请数')
  await press('ArrowDown', 'Space', 'Escape', 'Tab')
  expect(await desk.focused()).toBe('data-sets')
  await press('Enter')
  await desk.byId('set-name').focus()
  await type('申请的渠道')
  await press('Enter')
  await expect.poll(() => desk.byId('kept-set').allTextContents(), SOON).toEqual(['申请的渠道 16 项×'])
  await started.close()

  await openGrid()
  await press('Alt+d')
  await expect.poll(order, SOON).toEqual(ROWS)
  await expect.poll(() => desk.byId('data-columns').textContent(), SOON).toMatch(/^指标 15 项/)
  await desk.byId('data-sets').focus()
  await press('Enter')
  await desk.byId('kept-set').locator('button').first().focus()
  await press('Enter')
  await expect.poll(() => desk.byId('data-columns').textContent(), SOON).toMatch(/^指标 16 项/)
  await putOnClipboard('{"nianbao":"columns","name":"复议","indicators":["review14_total","nobody_knows"]}')
  await desk.byId('data-sets').focus()
  await press('Enter')
  await desk.byId('set-receive').focus()
  await press('Control+v')
  await desk.told('已收下指标组“复议”，1 项；另有 1 项这里不认识')
  await expect.poll(() => desk.byId('data-columns').textContent(), SOON).toMatch(/^指标 1 项/)
  // what was corrected before the restart stands
  await expect.poll(() => desk.byId('status-counts').textContent(), SOON).toMatch(/已改 1\d$/)
})

test('the name of a body opens its report', async () => {
  await desk.byId('data-grid').locator('.ag-row[row-index="2"] .opens-words').click()
  await expect.poll(() => desk.byId('report-title').textContent(), SOON).toBe(ROWS[2]?.replace(' ', ' · '))
})
