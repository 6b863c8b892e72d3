import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readCsv } from '../export/read-csv.ts'
import { deskOf, SOON } from './desk.ts'
import { dropPaths, launch, picture, type Started } from './harness.ts'
import { makeFolder, report2014 } from './made-reports.ts'

const { folder, remove } = makeFolder()
const reports = join(folder, '年报')
let started: Started
let desk: ReturnType<typeof deskOf>

beforeAll(async () => {
  mkdirSync(reports, { recursive: true })
  const write = (body: string, year: number, cells: Readonly<Record<string, string>>) =>
    writeFileSync(join(reports, `${body}${year}年年报.txt`), report2014(body, year, cells))
  write('云杉市民政局', 2016, { proactive_total: '1200', req_received: '/', staff_total: '4', staff_full: '1' })
  write('云杉市民政局', 2017, { proactive_total: '1350', req_received: '' })
  write('云杉市司法局', 2017, { proactive_total: '0', req_received: '7' })
  started = await launch({ study: join(folder, '带走.nianbao') })
  desk = deskOf(started)
  await desk.byId('first-run').waitFor(SOON)
  await dropPaths(started.page, 'main', [reports])
  await desk.told('新读入 3 份')
})
afterAll(async () => {
  await started?.close()
  remove()
})

const press = async (...keys: readonly string[]) => {
  for (const key of keys) await started.page.keyboard.press(key)
}
/** Take the page away by the keyboard: Ctrl+E, then the item of the menu. */
async function take(item: string, path = ''): Promise<void> {
  if (path) await desk.answerSave(path)
  await press('Control+e')
  await desk.byId(item).waitFor(SOON)
  await desk.byId(item).click()
}
const shownRows = (grid: string, column: string) =>
  desk
    .byId(grid)
    .locator(`.ag-row [col-id="${column}"]`)
    .evaluateAll(cells =>
      cells
        .map(cell => [Number(cell.closest('.ag-row')?.getAttribute('row-index')), cell.textContent?.trim()] as const)
        .sort(([a], [b]) => a - b)
        .map(([, text]) => text),
    )

test('the list of reports goes to CSV with the order and the words it has on the screen', async () => {
  const path = join(folder, '报告.csv')
  await desk.go('reports')
  await desk.byId('library-grid').locator('.ag-header-cell[col-id="year"]').click()
  await desk.byId('library-grid').locator('.ag-header-cell[col-id="year"]').click()
  await expect.poll(() => shownRows('library-grid', 'year'), SOON).toEqual(['2017', '2017', '2016'])
  await take('take-csv', path)
  await desk.told('已导出 3 行')
  const [head, ...rows] = readCsv(readFileSync(path, 'utf8'))
  const heads = await desk.byId('library-grid').locator('.ag-header-cell-text').allTextContents()
  expect([...(head ?? [])].sort()).toEqual([...heads, '标记'].sort())
  expect(rows.map(row => row[0])).toEqual(await shownRows('library-grid', 'organisation'))
  expect(rows.map(row => row[1])).toEqual(['2017', '2017', '2016'])
})

test('the grid goes to Excel: numbers as numbers, signs as they are printed, marks beside', async () => {
  const path = join(folder, '数据.xlsx')
  await desk.go('data')
  // the keyboard goes into the grid once there are rows
  await expect.poll(desk.focused, SOON).toContain('data-grid')
  await take('take-workbook', path)
  await desk.told('已导出 3 行')
  const book = new ExcelJS.Workbook()
  await book.xlsx.readFile(path)
  const sheet = book.worksheets[0]!
  const heads = Array.from(sheet.getRow(1).values as string[], head => String(head ?? ''))
  const column = heads.findIndex(head => head.includes('主动公开政府信息数'))
  expect([2, 3, 4].map(row => sheet.getRow(row).getCell(column).value)).toEqual([0, 1200, 1350])
  const received = heads.findIndex(head => head.includes('收到申请数'))
  expect([2, 3, 4].map(row => sheet.getRow(row).getCell(received).value)).toEqual([7, '/', '∅'])
})

test('findings, the history and hits of a search go to CSV', async () => {
  await desk.go('findings')
  await desk.byId('findings-grid').locator('.ag-row').first().waitFor(SOON)
  await take('take-csv', join(folder, '核查.csv'))
  await desk.told('核查.csv')
  const findings = readCsv(readFileSync(join(folder, '核查.csv'), 'utf8'))
  expect(findings.length).toBeGreaterThan(1)
  // rows are drawn one after the other: the list may not have been whole when it was taken
  const says = findings.slice(1).map(row => row[findings[0]!.indexOf('哪里对不上')])
  await expect.poll(() => shownRows('findings-grid', 'says'), SOON).toEqual(says)

  await desk.go('search')
  await desk.byId('search-query').fill('司法局')
  await expect.poll(() => shownRows('search-grid', 'year'), SOON).toEqual(['2017'])
  await take('take-csv', join(folder, '检索.csv'))
  await desk.told('已导出 1 行')
  expect(readFileSync(join(folder, '检索.csv'), 'utf8')).toContain('【司法局】')
})

test('the comparison goes to the clipboard', async () => {
  await desk.go('compare')
  await desk.byId('compare-grid').locator('.ag-row').first().waitFor(SOON)
  await press('Control+e')
  await expect.poll(desk.focused, SOON).toBe('export-workbook')
  await picture(started.page, 'export-menu')
  await desk.byId('take-clipboard').click()
  await desk.told('已复制')
  const text = await started.app.evaluate(({ clipboard }) => clipboard.readText())
  const [head, ...rows] = text
    .trimEnd()
    .split('\n')
    .map(line => line.split('\t'))
  expect(head).toEqual(expect.arrayContaining(['机构', '指标', '单位', '标记']))
  const at = head!.findIndex(name => name.startsWith('2017 '))
  const row = rows.find(cells => cells[0] === '云杉市民政局' && cells[1] === '主动公开政府信息数')
  expect(row?.[at]).toBe('1350')
})

test('a panel goes to a workbook as it is arranged, with its charts', async () => {
  await desk.go('compare')
  await desk.byId('compare-layout').selectOption('bodies')
  await desk.byId('panel-bodies').locator('.ag-row').first().waitFor(SOON)
  await desk.byId('panel-year').selectOption('2017')
  const years = () => desk.byId('panel-bodies').locator('.ag-row [col-id="year"]').allTextContents()
  await expect.poll(years, SOON).toEqual(['2017', '2017'])
  await expect.poll(desk.focused, SOON).toMatch(/^panel-bodies /)
  await press('Control+e')
  await expect.poll(desk.focused, SOON).toBe('export-panel')
  await picture(started.page, 'export-menu-panel')
  const path = join(folder, '序列.xlsx')
  await desk.answerSave(path)
  await desk.byId('export-panel').click()
  await desk.told('已导出 2 行')
  const book = new ExcelJS.Workbook()
  await book.xlsx.readFile(path)
  const sheet = book.getWorksheet('各机构')!
  expect(String(sheet.getCell('A1').value)).toContain('2017')
  expect(['B3', 'B4'].map(cell => sheet.getCell(cell).value)).toEqual(['云杉市司法局', '云杉市民政局'].sort())
  const received = (sheet.getRow(2).values as string[]).findIndex(head => head?.startsWith('新收申请'))
  const row = sheet.getCell('B3').value === '云杉市司法局' ? 3 : 4
  expect(sheet.getRow(row).getCell(received).value).toBe(7)
  expect(book.getWorksheet('图表')).toBeDefined()

  await desk.byId('panel-figures').click()
  await desk.byId('panel-figures-none').click()
  await started.page.locator('[data-choice="proactive_total"]').first().check()
  await press('Escape')
  const figure = desk.byId('panel-bodies').locator('.ag-header-cell[col-id="figure-0"]')
  await figure.filter({ hasText: '主动公开' }).waitFor(SOON)
  for (const [order, bodies] of [
    ['desc', ['云杉市民政局', '云杉市司法局']],
    ['asc', ['云杉市司法局', '云杉市民政局']],
  ] as const) {
    await figure.click()
    await expect.poll(() => shownRows('panel-bodies', 'organisation'), SOON).toEqual(bodies)
    const sorted = join(folder, `序列-${order}.xlsx`)
    await desk.answerSave(sorted)
    await press('Control+e')
    await desk.byId('export-panel').click()
    await expect.poll(() => existsSync(sorted), SOON).toBe(true)
    const taken = new ExcelJS.Workbook()
    await taken.xlsx.readFile(sorted)
    expect(['B3', 'B4'].map(cell => taken.getWorksheet('各机构')!.getCell(cell).value)).toEqual(bodies)
  }
  await desk.byId('compare-layout').selectOption('table')
})
