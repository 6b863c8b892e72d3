import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readCsv } from '../export/read-csv.ts'
import { deskOf, SOON } from './desk.ts'
import { dropPaths, launch, picture, type Started } from './harness.ts'
import { makeFolder, report2014 } from './made-reports.ts'

const { folder, remove } = makeFolder()
let started: Started
let desk: ReturnType<typeof deskOf>

const press = async (...keys: readonly string[]) => {
  for (const key of keys) await started.page.keyboard.press(key)
}
const cellAt = (row: number, column: string) =>
  desk.byId('data-grid').locator(`.ag-row[row-index="${row}"] [col-id="${column}"]`)
const clipboard = () => started.app.evaluate(({ clipboard }) => clipboard.readText())
const take = async (button: string, path: string) => {
  await press('Control+e')
  await desk.answerSave(path)
  await desk.byId(button).click()
}
/** A column from the first row down, without marks. */
const shown = (column: string) =>
  desk
    .byId('data-grid')
    .locator('.ag-row')
    .evaluateAll(
      (all, column) =>
        all
          .toSorted((a, b) => Number(a.getAttribute('row-index')) - Number(b.getAttribute('row-index')))
          .map(row => row.querySelector(`[col-id="${column}"] span`)?.firstChild?.textContent ?? ''),
      column,
    )

beforeAll(async () => {
  const reports = join(folder, '年报')
  mkdirSync(reports)
  const write = (body: string, year: number, date: string) => {
    const cells = { proactive_total: String(year - 2000), req_received: '3' }
    const text = report2014(body, year, cells).replace(`${year + 1}年1月20日\n`, '')
    writeFileSync(join(reports, `${body}${year}.txt`), date === '' ? text : `发布日期：${date}\n${text}`)
  }
  write('松屿市档案局', 2016, '2017年1月20日')
  write('松屿市档案局', 2017, '2018年4月12日')
  write('松屿市渔业局', 2016, '')
  started = await launch({ study: join(folder, '整体.nianbao'), userData: join(folder, '设置') })
  desk = deskOf(started)
  await dropPaths(started.page, 'main', [reports])
  await desk.told('导入完成：新读入 3 份')
})
afterAll(async () => {
  await started?.close()
  remove()
})

test('what is known of reports as wholes is chosen as a set, and stands before the figures', async () => {
  await press('Alt+d')
  await cellAt(0, 'proactive_total').waitFor(SOON)
  await desk.byId('data-sets').click()
  await started.page.locator('.column-sets li button', { hasText: '时间与完整' }).click()
  await expect.poll(() => desk.byId('data-columns').textContent(), SOON).toMatch(/^指标 9 项/)
  await expect.poll(() => shown('days_late'), SOON).toEqual(['−70', '12', '∅'])
  expect(await shown('prose_length')).toEqual(['…', '…', '…'])
  await picture(started.page, 'fact-columns')
})

test('a column says what it means and by what; a cell says why there is nothing', async () => {
  const head = desk.byId('data-grid').locator('.ag-header-cell[col-id="days_late"]')
  expect(await head.textContent()).toContain('天')
  await head.hover()
  await expect
    .poll(() => started.page.locator('.ag-tooltip').textContent(), SOON)
    .toMatch(/不算按时。.*第三十一条.*第四十九条/s)
  await started.page.mouse.move(5, 5)
  await cellAt(2, 'days_late').hover()
  await expect
    .poll(() => started.page.locator('.ag-tooltip').allTextContents(), SOON)
    .toEqual([expect.stringContaining('文件里没有写公布日期')])
  await started.page.mouse.move(5, 5)
})

test('shares are in percent once the prose was compared, and the rows are ordered and narrowed by them', async () => {
  await desk.go('compare')
  await desk.byId('compare-layout').selectOption('taken')
  await desk.byId('taken-start').click()
  await expect.poll(() => desk.byId('taken-standing').textContent(), SOON).toContain('重新比对')
  await desk.byId('compare-layout').selectOption('table')
  await desk.go('data')
  await expect.poll(() => shown('taken_from_last_year'), SOON).toEqual(['–', expect.stringMatching(/^\d+\.\d$/), '–'])
  const head = desk.byId('data-grid').locator('.ag-header-cell[col-id="days_late"]')
  await head.click()
  await head.click()
  await expect.poll(() => shown('days_late'), SOON).toEqual(['12', '−70', '∅'])
  await cellAt(0, 'days_late').click()
  await press('Alt+ArrowDown')
  const ways = await desk.byId('filter-way').locator('option').allTextContents()
  expect(ways).toEqual(['=', '≠', '<', '≤', '>', '≥', '介于', '是数字', '不知道'])
  await desk.byId('filter-way').selectOption({ label: '不知道' })
  await desk.byId('filter-add').click()
  await expect.poll(() => shown('days_late'), SOON).toEqual(['∅'])
  expect(await desk.byId('filter-line').textContent()).toContain('公布比3月31日晚 不知道')
  for (const word of ['不知道', '从大到小']) await desk.byId('filter-line').locator('button', { hasText: word }).click()
  await expect.poll(() => shown('days_late'), SOON).toEqual(['−70', '12', '∅'])
})

test('nothing is typed into them, and they go to Excel and CSV with the words for what is not known', async () => {
  await cellAt(0, 'days_late').click()
  await press('5', 'Enter')
  await cellAt(0, 'days_late').click()
  await press('Delete')
  await desk.told('本来就是这样')
  expect(await shown('days_late')).toEqual(['−70', '12', '∅'])
  await cellAt(0, 'days_late').click()
  await press('Shift+ArrowDown', 'Shift+ArrowDown', 'Control+Shift+C')
  await expect.poll(clipboard, SOON).toBe('公布比3月31日晚（天）\r\n-70\r\n12\r\n文件里没有写公布日期\r\n')
  await expect.poll(() => desk.byId('data-sum').textContent(), SOON).toMatch(/数值 2 · 合计 −58/)
  await take('take-csv', join(folder, '整体.csv'))
  await desk.told('已导出 3 行')
  const [heads, ...rows] = readCsv(readFileSync(join(folder, '整体.csv'), 'utf8'))
  const late = heads!.findIndex(head => head.includes('公布比3月31日晚'))
  expect(rows.map(row => row[late])).toEqual(['-70', '12', '文件里没有写公布日期'])
})

test('a date leads to its place in the report, and the grid is as it was, small and large, light and dark', async () => {
  await cellAt(1, 'days_late').click()
  await press('Control+Enter')
  await desk.byId('report-title').waitFor(SOON)
  await expect.poll(async () => (await desk.evidence()).text, SOON).toContain('2018年4月12')
  await desk.go('data')
  await expect.poll(() => shown('days_late'), SOON).toEqual(['−70', '12', '∅'])
  for (const [name, width, height] of [
    ['laptop', 1366, 768],
    ['large', 1920, 1080],
  ] as const) {
    await started.app.evaluate(({ BrowserWindow }, [w, h]) => BrowserWindow.getAllWindows()[0]?.setContentSize(w, h), [
      width,
      height,
    ] as const)
    for (const theme of ['light', 'dark']) {
      await desk.go('settings')
      await desk.byId(`theme-${theme}`).click()
      await desk.go('data')
      await expect.poll(() => shown('days_late'), SOON).toEqual(['−70', '12', '∅'])
      await picture(started.page, `fact-columns-${name}-${theme}`)
    }
  }
})
