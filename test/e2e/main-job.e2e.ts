import { join } from 'node:path'
import ExcelJS from 'exceljs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { deskOf, SOON } from './desk.ts'
import { dropPaths, launch, type Started } from './harness.ts'
import { makeFolder, writeArchiveReports } from './made-reports.ts'

// The main job in one go, in the order of a person's day: each test goes on where the one before ended.
const { folder, remove } = makeFolder()
const study = join(folder, '松屿研究.nianbao')
const userData = join(folder, 'user data')
const workbook = join(folder, '松屿比较.xlsx')
const BODY = '松屿市档案局'

let started: Started
let desk: ReturnType<typeof deskOf>

async function start(): Promise<void> {
  started = await launch({ study, userData })
  desk = deskOf(started)
}
async function openReport(): Promise<void> {
  await desk.go('reports')
  await desk.byId('library-grid').locator('.ag-row[row-index="0"] [col-id="organisation"]').click()
  await desk.byId('report-page').waitFor(SOON)
}
const proactive = () => desk.value('proactive_total').textContent()

beforeAll(start)
afterAll(async () => {
  await started?.close()
  remove()
})

test('a dropped folder is read, and what became of each file is said', async () => {
  await desk.byId('first-run').waitFor(SOON)
  await dropPaths(started.page, 'main', [writeArchiveReports(folder)])
  await expect.poll(desk.notice, SOON).toBe('导入完成：新读入 4 份，不是年报 1 份。')
  for (const [kind, count] of [
    ['all', 5],
    ['imported', 4],
    ['not-report', 1],
    ['failed', 0],
  ] as const)
    expect(await desk.byId(`outcome-${kind}`).textContent()).toMatch(new RegExp(` ${count}$`))
  await desk.byId('outcome-not-report').click()
  const line = desk.byId('outcome-grid').locator('.ag-row[row-index="0"]')
  await expect.poll(() => line.textContent(), SOON).toContain('关于报送材料的通知.txt')
  expect(await desk.byId('status-counts').textContent()).toContain('4 份报告 · 232 个数值')
})

test('the library lists the reports; Enter opens one', async () => {
  await desk.byId('notice-action').click()
  const rows = desk.byId('library-grid').locator('.ag-row')
  await expect.poll(() => rows.count(), SOON).toBe(4)
  expect(await rows.first().textContent()).toMatch(/松屿市档案局\s*2016.*2014版\s*58/)
  // the list was entered with its first row
  await rows.first().locator('[col-id="year"]').click()
  await started.page.keyboard.press('Enter')
  await expect.poll(() => desk.byId('report-title').textContent(), SOON).toBe('松屿市档案局 · 2016')
})

test('selecting a value marks its evidence in the source, and the other way round', async () => {
  await expect.poll(desk.evidence, SOON).toEqual({ text: '120', inSight: true })
  await desk.value('answer_total').click()
  await expect.poll(desk.evidence, SOON).toEqual({ text: '/', inSight: true })
  const inProse = desk.byId('source').locator('p', { hasText: '共主动公开政府信息' }).locator('.place').first()
  await inProse.click()
  await expect.poll(desk.focused, SOON).toContain('value')
  expect(await desk.byId('inspector').textContent()).toContain('主动公开政府信息数')
})

test('a value typed over a cell is saved at once and marked', async () => {
  await desk.value('proactive_total').click()
  await started.page.keyboard.type('125')
  await started.page.keyboard.press('Enter')
  await expect.poll(proactive, SOON).toMatch(/^125\s*●/)
  expect(await desk.focused()).toContain('value')
  await expect.poll(() => desk.byId('status-counts').textContent(), SOON).toContain('已改 1')
  // the prose still says 120: that is a finding now, said where it is
  await expect.poll(() => desk.byId('form').textContent(), SOON).toContain('正文说 120，更正后是 125')
})

test('after a restart the correction is there; undone, the reading stands again; redone, the correction', async () => {
  await started.close()
  await start()
  await desk.byId('library-grid').locator('.ag-row').first().waitFor(SOON)
  expect(await desk.byId('nav-reports').textContent()).toContain('4')
  await openReport()
  await expect.poll(proactive, SOON).toMatch(/^125\s*●/)
  await started.page.keyboard.press('Control+z')
  await expect.poll(proactive, SOON).toMatch(/^120/)
  expect(await proactive()).not.toContain('●')
  expect(await desk.notice()).toContain('已撤销：松屿市档案局 · 2016 · 主动公开政府信息数，125 → 120')
  await started.page.keyboard.press('Control+y')
  await expect.poll(proactive, SOON).toMatch(/^125\s*●/)
  await started.page.keyboard.press('Control+z')
  await expect.poll(proactive, SOON).toMatch(/^120/)
  await desk.byId('redo').click()
  await expect.poll(proactive, SOON).toMatch(/^125\s*●/)
  await desk.go('history')
  await expect.poll(() => desk.byId('history-grid').locator('.ag-row').count(), SOON).toBe(5)
})

test('one body and two years stand side by side with their change; 0, blank and “/” are told apart', async () => {
  await desk.go('compare')
  await desk.byId('choose-organisations').click()
  await desk.byId('choose-organisations-none').click()
  await started.page.locator('.choose-item', { hasText: BODY }).click()
  await started.page.keyboard.press('Escape')
  await desk.byId('year-2017').click()
  await expect.poll(() => desk.byId('compare-grid').locator('.ag-header').textContent()).not.toContain('2017')
  await desk.byId('year-2017').click()
  await expect
    .poll(() => desk.compared(BODY, '主动公开政府信息数'), SOON)
    .toMatchObject({ 'year-2016': expect.stringMatching(/^125●/), 'year-2017': '135' })
  expect(await desk.compared(BODY, '主动公开政府信息数')).toMatchObject({
    'change-2016→2017': '▲ +10',
    'share-2016→2017': '+8.0',
  })
  expect(await desk.compared(BODY, '收到申请数')).toMatchObject({ 'year-2016': '∅', 'year-2017': '8' })
  expect(await desk.compared(BODY, '申请答复数')).toMatchObject({ 'year-2016': '/', 'change-2016→2017': '—' })
  expect(await desk.compared(BODY, '同意公开答复数')).toMatchObject({
    'year-2016': '0',
    'change-2016→2017': '▲ +5',
    'share-2016→2017': '—',
  })
})

test('the table is written to a workbook with live formulas, frozen panes and its sources', async () => {
  await desk.answerSave(workbook)
  await desk.byId('export-menu').click()
  await desk.byId('export-workbook').click()
  await expect.poll(desk.notice, SOON).toContain(`已导出 7 行到 ${workbook}`)

  const book = new ExcelJS.Workbook()
  await book.xlsx.readFile(workbook)
  const sheet = book.getWorksheet('对照表')!
  expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 3 })
  const labels = Number((sheet.views[0] as { xSplit?: number }).xSplit)
  const letter = (at: number) => sheet.getColumn(at).letter
  const [before, now] = [letter(labels + 1), letter(labels + 2)]
  expect([sheet.getCell(`${before}2`).value, sheet.getCell(`${now}2`).value]).toEqual([2016, 2017])
  const row = (label: string) => {
    for (let at = 4; at <= sheet.rowCount; at += 1) {
      const words = Array.from({ length: labels }, (_, nth) => sheet.getCell(at, nth + 1).value)
      if (words.includes(label)) return at
    }
    throw new Error(`no row ${label}`)
  }
  const total = row('(一)主动公开政府信息数')
  expect([sheet.getCell(`B${total}`).value, sheet.getCell(`${before}${total}`).value]).toEqual([BODY, 125])
  expect(sheet.getCell(`${now}${total}`).value).toBe(135)
  expect(sheet.getCell(total, labels + 3)).toMatchObject({
    formula: expect.stringContaining(`${now}${total}-${before}${total}`),
    result: 10,
  })
  expect(sheet.getCell(total, labels + 4).result).toBeCloseTo(0.08)
  expect(sheet.getCell(`${before}${row('(一)收到申请数')}`).value).toBeNull()
  expect(sheet.getCell(`${before}${row('(三)申请答复数')}`).value).toBe('/')
  expect(sheet.getCell(`${before}${row('2.同意公开答复数')}`).value).toBe(0)

  const lines: unknown[][] = []
  book.getWorksheet('来源')!.eachRow(line => lines.push((line.values as unknown[]).slice(1)))
  const source = lines.find(line => line[1] === 2016 && line.includes('proactive_total'))
  expect(source).toEqual(expect.arrayContaining([BODY, 125, '120', '松屿市档案局2016年年报.txt']))
})

test('the chart of a row opens and shows its line', async () => {
  const row = desk.byId('compare-grid').locator('.ag-row', { hasText: '主动公开政府信息数' })
  await row.locator('[col-id="chart"]').click()
  await desk.byId('chart').waitFor(SOON)
  expect(await desk.byId('chart-indicator').textContent()).toContain('主动公开政府信息数')
  // the line is blue: enough coloured points mean that more than the axes was drawn
  await expect
    .poll(
      () =>
        started.page.evaluate(() => {
          const canvas = document.querySelector<HTMLCanvasElement>('[data-testid="chart"] canvas')
          const pixels = canvas?.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? []
          let coloured = 0
          for (let at = 0; at < pixels.length; at += 4)
            if (pixels[at + 2]! - pixels[at]! > 100 && pixels[at + 3]! > 200) coloured += 1
          return coloured
        }),
      SOON,
    )
    .toBeGreaterThan(500)
})
