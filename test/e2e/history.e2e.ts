import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { deskOf, SOON } from './desk.ts'
import { dropPaths, launch, picture, type Started } from './harness.ts'
import { makeFolder, report2014 } from './made-reports.ts'

const { folder, remove } = makeFolder()
const [userData, reports] = [join(folder, '设置'), join(folder, '年报')]
const study = join(folder, '历史.nianbao')
let started: Started
let desk: ReturnType<typeof deskOf>

const FIGURES = { proactive_total: '30', channel_website: '30', req_received: '5', answer_total: '5' }
const write = (figures: Readonly<Record<string, string>>) =>
  writeFileSync(join(reports, '松屿市渔业局2016年年报.txt'), report2014('松屿市渔业局', 2016, figures))

async function start(): Promise<void> {
  started = await launch({ study, userData })
  desk = deskOf(started)
}
async function restart(): Promise<void> {
  await started.close()
  await start()
  await desk.byId('library-grid').locator('.ag-row').first().waitFor(SOON)
}
async function open(body: string): Promise<void> {
  await desk.go('reports')
  await desk.byId('library-grid').locator('.ag-row', { hasText: body }).locator('[col-id="organisation"]').click()
  await expect.poll(() => desk.byId('report-title').textContent(), SOON).toContain(body)
}
const type = async (indicator: string, text: string) => {
  await desk.value(indicator).click()
  await started.page.keyboard.type(text)
  await started.page.keyboard.press('Enter')
  await expect.poll(() => shown(indicator), SOON).toMatch(new RegExp(`^${text}\\s*●`))
}
const shown = (indicator: string) => desk.value(indicator).textContent()
const rows = () => desk.byId('history-grid').locator('.ag-row')
/** The lines that say a cell changed from this to that. */
const change = (before: string, after: string) => {
  const cell = (column: string, text: string) =>
    started.page.locator(`[col-id="${column}"]`, { hasText: new RegExp(`^${text}$`) })
  return rows()
    .filter({ has: cell('before', before) })
    .filter({ has: cell('after', after) })
}
const row = (...words: readonly string[]) => words.reduce((found, word) => found.filter({ hasText: word }), rows())

beforeAll(async () => {
  mkdirSync(userData)
  mkdirSync(reports)
  write(FIGURES)
  writeFileSync(join(reports, '松屿市档案局2016年年报.txt'), report2014('松屿市档案局', 2016, FIGURES))
  await start()
  await desk.byId('first-run').waitFor(SOON)
  await dropPaths(started.page, 'main', [reports])
  await desk.told('新读入 2 份')
})
afterAll(async () => {
  await started?.close()
  remove()
})

test('the first correction without a name asks for one and waits for nothing; the name is kept', async () => {
  await open('松屿市渔业局')
  await type('req_received', '6')
  await desk.told('你还没有署名')
  await desk.byId('notice-action').click()
  await desk.byId('author').fill('林老师')
  await desk.byId('author').blur()
  await open('松屿市渔业局')
  await type('req_received', '7')
  await type('answer_total', '8')
  await desk.go('history')
  await expect.poll(() => row('林老师').count(), SOON).toBe(2)
  await expect.poll(() => row('未署名').count(), SOON).toBe(1)
})

test('after a restart Ctrl+Z takes the last correction back and Ctrl+Y brings it again', async () => {
  await restart()
  await open('松屿市渔业局')
  await expect.poll(() => shown('answer_total'), SOON).toMatch(/^8\s*●/)
  await started.page.keyboard.press('Control+z')
  await desk.told('已撤销')
  await expect.poll(() => shown('answer_total'), SOON).toMatch(/^5/)
  await restart()
  await open('松屿市渔业局')
  await expect.poll(() => shown('answer_total'), SOON).toMatch(/^5/)
  await started.page.keyboard.press('Control+y')
  await desk.told('已重做')
  await expect.poll(() => shown('answer_total'), SOON).toMatch(/^8\s*●/)
})

test('the history is narrowed, jumps to the cell, and undoes just one step under a newer one', async () => {
  await desk.go('history')
  await desk.byId('history-author').selectOption({ label: '林老师' })
  await expect.poll(() => row('未署名').count(), SOON).toBe(0)
  await desk.byId('history-until').fill('2020-02-30')
  expect(await desk.byId('history-until').getAttribute('aria-invalid')).toBe('true')
  await expect.poll(() => rows().count(), SOON).toBe(4)
  await desk.byId('history-until').fill('2020-02')
  await desk.byId('history-grid').getByText('没有相符的一步').waitFor(SOON)
  await desk.byId('history-until').fill('')
  await desk.byId('history-search').fill('没有这样的字')
  await desk.byId('history-grid').getByText('没有相符的一步').waitFor(SOON)
  await desk.byId('history-clear').click()
  await expect.poll(() => rows().count(), SOON).toBe(5)
  await picture(started.page, 'history')

  // 5 → 6 is the older of two corrections of one cell
  await row('未署名', '更正').locator('[col-id="turn"] button').click()
  await desk.told('新的更正仍在，数没有变')
  await expect.poll(() => row('未署名', '已撤销').count(), SOON).toBe(1)
  await expect.poll(() => row('后来又改过，数没有变').count(), SOON).toBe(1)
  await row('未署名', '已撤销').locator('[col-id="organisation"]').click()
  await expect.poll(() => desk.byId('report-title').textContent(), SOON).toContain('松屿市渔业局')
  await expect.poll(() => shown('req_received'), SOON).toMatch(/^7\s*●/)

  await desk.go('history')
  await change('6', '7').locator('[col-id="turn"] button').click()
  await open('松屿市渔业局')
  await expect.poll(() => shown('req_received'), SOON).toMatch(/^5/)
  await desk.go('history')
  await change('6', '7').filter({ hasText: '已撤销' }).locator('[col-id="turn"] button').click()
  await desk.told('已重做')
  await open('松屿市渔业局')
  await expect.poll(() => shown('req_received'), SOON).toMatch(/^7\s*●/)
})

test('a file that changed keeps its corrections, says where it is read otherwise, and offers what to do', async () => {
  write({ ...FIGURES, req_received: '9', answer_total: '8' })
  await dropPaths(started.page, 'main', [reports])
  await desk.told('有 2 处更正的读数变了')
  await desk.byId('notice-action').click()
  const reread = (word: string) => desk.byId('reread-grid').locator('.ag-row').filter({ hasText: word })
  await expect.poll(() => reread('与更正不同').count(), SOON).toBe(1)
  await expect.poll(() => reread('与更正一致').count(), SOON).toBe(1)
  await picture(started.page, 'reread')
  await reread('与更正不同').locator('[col-id="organisation"]').click()
  const line = desk.byId('reread-line')
  await expect.poll(() => line.textContent(), SOON).toContain('更正时读作 5，现在读作 9，与更正不同')
  await picture(started.page, 'reread-report')
  await desk.byId('reread-take').click()
  await expect.poll(() => shown('req_received'), SOON).toMatch(/^9/)
  await expect.poll(() => line.count(), SOON).toBe(0)
  await desk.go('history')
  await desk.byId('history-reread').click()
  await expect.poll(() => reread('与更正不同').count(), SOON).toBe(0)
  await reread('与更正一致').locator('[col-id="keep"] button').click()
  await desk.byId('reread-grid').getByText('读数都和更正时一样').waitFor(SOON)
})

test('corrections of another file of the same report are offered to the one that stands, and taken over at once', async () => {
  const other = join(reports, '松屿市渔业局2016年年报（重发）.txt')
  writeFileSync(other, report2014('松屿市渔业局', 2016, { ...FIGURES, meetings: '1' }))
  await dropPaths(started.page, 'main', [other])
  await desk.told('新读入 1 份')
  await desk.go('reports')
  await desk.byId('library-grid').locator('.ag-row', { hasText: '重发' }).locator('[col-id="organisation"]').click()
  await expect.poll(() => desk.byId('carry-line').textContent(), SOON).toContain('有 1 处更正，这里没有')
  await desk.byId('carry-over').click()
  await desk.told('带过来 1 处更正')
  await expect.poll(() => shown('answer_total'), SOON).toMatch(/^8\s*●/)
  expect(await desk.byId('carry-line').count()).toBe(0)
})
