import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { deskOf, SOON } from './desk.ts'
import { dropPaths, launch, picture, type Started } from './harness.ts'
import { makeFolder, report2014 } from './made-reports.ts'

const { folder, remove } = makeFolder()
let started: Started
let desk: ReturnType<typeof deskOf>

/** Two of the three print a row of their own; the prose of one differs from its table. */
beforeAll(async () => {
  const reports = join(folder, '年报')
  mkdirSync(reports)
  const put = (body: string, row: string, change: (text: string) => string = text => text) => {
    const lines = report2014(body, 2016, { proactive_total: '120', channel_website: '120' }).split('\n')
    const at = lines.findIndex(line => line.startsWith('5.其他方式公开'))
    if (row !== '') lines.splice(at + 1, 0, row)
    writeFileSync(join(reports, `${body}2016年年报.txt`), change(lines.join('\n')))
  }
  put('松屿市档案局', '6.政务客户端公开政府信息数 | 条 | 17 |', text =>
    text.replace('共主动公开政府信息120条', '共主动公开政府信息119条'),
  )
  put('松屿市渔业局', '(六)政务客户端公开政府信息数 | 条 | / |')
  put('松屿市气象局', '')
  started = await launch({ study: join(folder, '教读法.nianbao') })
  desk = deskOf(started)
  await desk.byId('first-run').waitFor(SOON)
  await dropPaths(started.page, 'main', [reports])
  await desk.told('新读入 3 份')
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

const ownValue = () => desk.byId('form').locator('.ag-row[row-id="own_client"] [col-id="value"]')

test('a row of its own is taught by keys as a new indicator, and every report that has it changes', async () => {
  const { keyboard } = started.page
  await open('松屿市档案局')
  await expect.poll(() => desk.byId('local-rows').textContent(), SOON).toContain('6.政务客户端公开政府信息数')
  await desk.value('proactive_total').click()
  await keyboard.press('Alt+t')
  await expect.poll(() => desk.byId('teach-concerned').textContent(), SOON).toContain('有 2 份报告')
  await keyboard.insertText('没有这样的指标')
  await expect.poll(() => desk.byId('teach-new').getAttribute('aria-selected'), SOON).toBe('true')
  await picture(started.page, 'teaching-choose')
  await keyboard.press('Enter')
  await desk.byId('own-id').fill('client')
  await desk.byId('own-group').fill('公开渠道')
  await picture(started.page, 'teaching-new')
  await keyboard.press('Enter')
  await desk.told('2 份报告已按教的读法重读')
  await expect.poll(() => ownValue().textContent(), SOON).toMatch(/^17/)
  expect(await desk.byId('local-rows').count()).toBe(0)
  await ownValue().click()
  await expect.poll(async () => (await desk.evidence()).text, SOON).toBe('17')
  // the value says that it was read by a lesson
  await expect.poll(() => desk.byId('inspector').textContent(), SOON).toContain('按教过的读法读出')
  await picture(started.page, 'teaching-taught')
  await open('松屿市渔业局')
  await expect.poll(() => ownValue().textContent(), SOON).toMatch(/^\//)
  await open('松屿市气象局')
  await expect.poll(() => ownValue().textContent(), SOON).toMatch(/^–/)
})

test('the lesson is undone, and the rows stand as before; redone, they are read again', async () => {
  const { keyboard } = started.page
  await open('松屿市档案局')
  await desk.value('proactive_total').click()
  await keyboard.press('Control+z')
  await expect.poll(() => desk.byId('local-rows').count(), SOON).toBe(1)
  await expect.poll(() => ownValue().count(), SOON).toBe(0)
  await keyboard.press('Control+y')
  await expect.poll(() => ownValue().textContent(), SOON).toMatch(/^17/)
  await desk.go('history')
  await expect.poll(() => desk.byId('history-grid').textContent(), SOON).toContain('教读法')
})

test('two clicks teach a row as one of the form', async () => {
  const reports = join(folder, '又')
  mkdirSync(reports)
  const text = report2014('松屿市林业局', 2016, { channel_gazette: '5' })
  writeFileSync(join(reports, 'a.txt'), text.replace(/^4\.政务微信公开.*$/m, '4.移动新媒体发布 | 条 | 31 |'))
  await dropPaths(started.page, 'main', [reports])
  await desk.told('新读入 1 份')
  await open('松屿市林业局')
  await desk.byId('teach-row-0').click()
  await desk.byId('teach-statistics/channel_wechat').click()
  await expect.poll(() => desk.value('channel_wechat').textContent(), SOON).toMatch(/^31/)
})

test('of prose against table the prose is taken by one key, with that for its reason, as one step', async () => {
  const { keyboard } = started.page
  await open('松屿市档案局')
  await keyboard.press('F8')
  await expect.poll(desk.focused, SOON).toContain('proactive_total value')
  expect(await desk.byId('finding-any.prose-against-table').textContent()).toContain('正文为准，改为 119')
  await picture(started.page, 'verdicts')
  await keyboard.press('Control+Enter')
  await expect.poll(() => desk.value('proactive_total').textContent(), SOON).toMatch(/^119\s*●/)
  await expect.poll(() => desk.byId('inspector').textContent(), SOON).toContain('正文为准：正文说 119，表中是 120')
  await keyboard.press('Control+z')
  await expect.poll(() => desk.value('proactive_total').textContent(), SOON).toMatch(/^120/)
  // or both are kept, and why is written down
  await desk.byId('keep-both-proactive_total').click()
  await keyboard.insertText('口径不同')
  await keyboard.press('Enter')
  await expect.poll(() => desk.byId('note-proactive_total').textContent(), SOON).toContain('口径不同')
  await expect.poll(() => desk.byId('chip-warnings').count(), SOON).toBe(0)
})
