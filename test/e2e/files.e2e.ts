import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { encode } from '../corpus/encode.ts'
import { deskOf, SOON } from './desk.ts'
import { dropPaths, launch, type Started } from './harness.ts'
import { makeFolder, report2014 } from './made-reports.ts'

// Files that need a word from a person: how they are to be read, whether they are reports, which of two stands.
const { folder, remove } = makeFolder()
const study = join(folder, '文件.nianbao')
let started: Started
let desk: ReturnType<typeof deskOf>

beforeAll(async () => {
  started = await launch({ study })
  desk = deskOf(started)
  await desk.byId('first-run').waitFor(SOON)
  await dropPaths(started.page, 'main', [writeFolder()])
  await desk.told('导入完成：新读入 4 份，不是年报 2 份，没读成 1 份。')
})
afterAll(async () => {
  await started?.close()
  remove()
})

const rows = (): Locator => desk.byId('files-grid').locator('.ag-row')
const file = (name: string): Locator => rows().filter({ hasText: name })
/** Not the article about it. */
const plain = (name: string): Locator => file(name).filter({ hasNotText: '解读' })
const press = async (...keys: readonly string[]) => {
  for (const key of keys) await started.page.keyboard.press(key)
}

test('every file is listed with what came of it', async () => {
  await press('Alt+8')
  await expect.poll(() => rows().count(), SOON).toBe(7)
  expect(await plain('苔湾市文化局2016年年报.txt').textContent()).toMatch(/已读入.*文本\s*GB18030\s*\d+ KB/)
  expect(await file('扫描.doc').textContent()).toMatch(/没读成.{8,}/)
  await desk.byId('files-not-report').click()
  await expect.poll(() => rows().count(), SOON).toBe(2)
  expect(await file('解读').textContent()).toContain('不是年报')
})

test('an encoding is looked at before it is used, and changed back', async () => {
  await desk.byId('files-all').click()
  const name = '苔湾市文化局2016年年报.txt'
  const preview = () => desk.byId('encoding-preview').textContent()
  await plain(name).locator('[col-id="outcome"]').click()
  await desk.byId('choose-encoding').click()
  await expect.poll(preview, SOON).toContain('苔湾市文化局2016年政府信息公开工作年度报告')
  expect(await desk.byId('encoding-doubtful').textContent()).toContain('没有认不出的字')
  await desk.byId('encoding-utf-8').check()
  await expect.poll(preview, SOON).not.toContain('苔湾市文化局')
  expect(await desk.byId('encoding-doubtful').textContent()).toMatch(/有 [\d,]+ 个认不出的字/)
  await desk.byId('read-again').click()
  await expect.poll(() => plain(name).textContent(), SOON).toMatch(/不是年报.*UTF-8/)

  await plain(name).locator('[col-id="outcome"]').click()
  await desk.byId('choose-encoding').click()
  await desk.byId('encoding-gb18030').check()
  await expect.poll(preview, SOON).toContain('苔湾市文化局')
  await desk.byId('read-again').click()
  await expect.poll(() => plain(name).textContent(), SOON).toMatch(/已读入.*GB18030/)
})

test('several files are read again together, by keyboard; corrections stay', async () => {
  const name = '苔湾市文化局2016年年报.txt'
  await plain(name).locator('[col-id="file"]').click()
  await expect.poll(() => desk.byId('report-title').textContent(), SOON).toBe('苔湾市文化局 · 2016')
  await desk.value('proactive_total').click()
  await started.page.keyboard.type('77')
  await press('Enter')
  await expect.poll(() => desk.value('proactive_total').textContent(), SOON).toMatch(/^77\s*●/)

  await press('Alt+ArrowLeft')
  await plain(name).locator('[col-id="outcome"]').click()
  await press('Shift+ArrowDown')
  await expect.poll(() => desk.byId('files-ticked').textContent(), SOON).toBe('选了 2 个文件')
  await press('Space')
  await expect.poll(() => desk.byId('files-ticked').textContent(), SOON).toBe('选了 1 个文件')
  await press('Space')
  await desk.byId('choose-encoding').click()
  await expect.poll(() => desk.byId('read-again').textContent(), SOON).toBe('2 个文件用这个编码重读')
  await desk.byId('read-again').click()
  await desk.told('导入完成：新读入 2 份')
  await desk.byId('files-untick').click()
  await expect.poll(() => desk.byId('files-ticked').textContent(), SOON).toContain('Shift')
  await plain(name).locator('[col-id="file"]').click()
  await expect.poll(() => desk.value('proactive_total').textContent(), SOON).toMatch(/^77\s*●/)
  await press('Alt+ArrowLeft')
})

test('an article about a report is imported all the same', async () => {
  await desk.byId('files-not-report').click()
  await file('解读').locator('[col-id="outcome"]').click()
  await desk.byId('as-report').click()
  await desk.told('导入完成：新读入 1 份')
  await expect.poll(() => rows().count(), SOON).toBe(1)
  await desk.byId('files-report').click()
  await file('解读').locator('[col-id="outcome"]').click()
  await press('Enter')
  await desk.byId('report-page').waitFor(SOON)
  await expect.poll(() => desk.byId('source').textContent(), SOON).toContain('图解')
})

test('one page saved twice is shown as one; a choice makes the other stand', async () => {
  await expect.poll(() => desk.byId('nav-duplicates').textContent(), SOON).toMatch(/重复1$/)
  await press('Alt+6')
  const group = desk.byId('duplicate-group')
  await expect.poll(() => group.count(), SOON).toBe(1)
  expect(await group.textContent()).toMatch(/苔湾市水务局 · 2017\s*.*同一机构同一年/)
  const lines = group.locator('.duplicate')
  const standing = () => lines.evaluateAll(all => all.map(line => line.classList.contains('standing')))
  await expect.poll(standing, SOON).toHaveLength(2)
  const before = await standing()
  const other = before.indexOf(false)
  await desk.byId('choice-reason').fill('原网站的一份')
  await lines.nth(other).focus()
  await press('Space')
  await expect.poll(standing, SOON).toEqual(before.map(stands => !stands))
  expect(await lines.nth(other).textContent()).toContain('现用 · 人工选定')
  await press('Enter')
  await expect.poll(() => desk.byId('report-title').textContent(), SOON).toBe('苔湾市水务局 · 2017')
})

test('two characters are found in the full text; the second hit opens at its place', async () => {
  await press('Control+k')
  await started.page.keyboard.type('复议')
  const line = desk.byId('palette').locator('[role="option"]', { hasText: '在全部原文里找“复议”' })
  await line.click()
  const hits = desk.byId('search-grid').locator('.ag-row')
  await expect.poll(() => hits.count(), SOON).toBeGreaterThan(2)
  await expect.poll(() => hits.nth(1).locator('mark').textContent(), SOON).toBe('复议')
  const body = (await hits.nth(1).locator('[col-id="organisation"]').textContent()) ?? ''
  await desk.byId('search-query').focus()
  await press('ArrowDown', 'ArrowDown', 'Enter')
  await expect.poll(() => desk.byId('report-title').textContent(), SOON).toContain(body)
  await expect.poll(desk.evidence, SOON).toEqual({ text: '复议', inSight: true })
  expect(await desk.focused()).toBe('source')
  await press('Alt+ArrowLeft')
  await expect.poll(() => desk.byId('search-query').inputValue(), SOON).toBe('复议')
  await desk.byId('search-query').fill('议')
  await expect.poll(() => hits.nth(1).locator('mark').textContent(), SOON).toBe('议')
  const everywhere = await hits.count()
  await desk.byId('search-query').fill('复议')
  await desk.byId('search-organisation').fill('苔湾市水务局')
  await expect.poll(() => hits.count(), SOON).toBeLessThan(everywhere)
  await desk.byId('search-organisation').fill('')
  await desk.byId('search-where').selectOption('notes')
  await expect.poll(() => desk.byId('note-grid').textContent(), SOON).toContain('没有相符的批注')
  await desk.byId('search-where').selectOption('text')
  await desk.byId('search-query').fill('没有人写过的话')
  await expect.poll(() => desk.byId('search-grid').textContent(), SOON).toContain('没有一份报告的原文里有')
})

/** Reports, an article about one, the same page from two sites, and what cannot be read. */
function writeFolder(): string {
  const home = join(folder, '苔湾市')
  for (const name of ['原站', '镜像站']) mkdirSync(join(home, name), { recursive: true })
  const put = (name: string, content: string | Uint8Array) => writeFileSync(join(home, name), content)
  const culture = (year: number, count: string) =>
    report2014('苔湾市文化局', year, { proactive_total: count, channel_website: count })
  put('苔湾市文化局2016年年报.txt', encode(culture(2016, '64'), 'gb18030'))
  put('苔湾市文化局2018年年报.txt', culture(2018, '81'))
  put('原站/年报.html', page('苔湾市水务局', '<div>首页 政务公开 办事服务</div>', '<div>主办：苔湾市水务局</div>'))
  put('镜像站/年报.html', page('苔湾市水务局', '<div>政策库 全文下载</div>', '<div>猜你喜欢：年度报告大全</div>'))
  put('【解读】苔湾市文化局2016年年报.txt', ARTICLE)
  put('关于报送材料的通知.txt', '关于报送材料的通知\n各科室：\n请于月底前报送材料，联系人在办公室。\n')
  put(
    '扫描.doc',
    Uint8Array.from({ length: 4_096 }, (_, at) => (at * 197 + (at >> 3) * 31 + 7) % 256),
  )
  return home
}

const ARTICLE = [
  '【解读】苔湾市文化局2016年政府信息公开工作年度报告',
  '一图读懂苔湾市文化局2016年政府信息公开工作年度报告',
  '图解：日前，苔湾市文化局发布了年度报告，全年公开信息数十条，没有行政复议。',
  '',
].join('\n')

function page(body: string, above: string, below: string): string {
  const lines = report2014(body, 2017, { proactive_total: '36', channel_website: '36' }).trim().split('\n')
  const drawn = lines.map(line => {
    const cells = line.split(' | ')
    if (cells.length < 3) return `<p>${line}</p>`
    return `<table><tr>${cells.map(cell => `<td>${cell.replace(/\s*\|$/, '')}</td>`).join('')}</tr></table>`
  })
  const article = drawn.join('\n').replaceAll('</table>\n<table>', '\n')
  return `<!DOCTYPE html><html><head><meta charset="utf-8"><title>${body}2017年政府信息公开工作年度报告</title></head>
<body>${above}<div class="article">${article}</div>${below}</body></html>`
}
