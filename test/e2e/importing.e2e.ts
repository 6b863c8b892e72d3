import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeCorpus, PLAIN_MIX } from '../corpus/make-corpus.ts'
import { deskOf, SOON } from './desk.ts'
import { dropPaths, launch, type Started } from './harness.ts'
import { makeFolder, report2014 } from './made-reports.ts'

/** Enough to be at it for a while on any machine. */
const MANY = 900

const { folder, remove } = makeFolder()
let started: Started
let desk: ReturnType<typeof deskOf>

beforeAll(async () => {
  makeCorpus(folder, MANY, 11, PLAIN_MIX)
  started = await launch({ study: join(folder, '导入.nianbao') })
  desk = deskOf(started)
  await desk.byId('first-run').waitFor(SOON)
})
afterAll(async () => {
  await started?.close()
  remove()
})

test('while something hangs over the window it says where it will go', async () => {
  const protocol = await started.page.context().newCDPSession(started.page)
  const data = { items: [], files: [folder], dragOperationsMask: 1 }
  for (const type of ['dragEnter', 'dragOver'] as const)
    await protocol.send('Input.dispatchDragEvent', { type, x: 600, y: 400, data })
  expect(await desk.byId('drop-over').textContent()).toContain('松开即导入')
  await protocol.send('Input.dispatchDragEvent', { type: 'dragCancel', x: 600, y: 400, data })
  await started.page.mouse.move(640, 420)
  await expect.poll(() => desk.byId('drop-over').count(), SOON).toBe(0)
})

test('what has no path is not taken, and that is said', async () => {
  await started.page.evaluate(() => {
    const dataTransfer = new DataTransfer()
    dataTransfer.items.add(new File(['<html></html>'], '网页.html'))
    document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }))
  })
  await expect.poll(desk.notice, SOON).toContain('拖来的不是这台电脑上的文件')
})

test('a file that is broken costs one line, with a sentence, and nothing else', async () => {
  const good = join(folder, '汐湾县水务局2017年年报.txt')
  const broken = join(folder, '坏的.doc')
  writeFileSync(good, report2014('汐湾县水务局', 2017, { proactive_total: '12', channel_website: '12' }))
  writeFileSync(
    broken,
    Uint8Array.from({ length: 4_096 }, (_, at) => (at * 197 + (at >> 3) * 31 + 7) % 256),
  )
  await dropPaths(started.page, 'main', [good, broken])
  await expect.poll(desk.notice, SOON).toBe('导入完成：新读入 1 份，没读成 1 份。')
  await desk.byId('outcome-failed').click()
  const lines = desk.byId('outcome-grid').locator('.ag-row')
  await expect.poll(() => lines.allTextContents(), SOON).toEqual([expect.stringMatching(/坏的\.doc\s*没读成\s*.{6,}/)])
})

test('a large import runs in the status bar; the window stays usable and a second drop is told to wait', async () => {
  await dropPaths(started.page, 'main', [join(folder, 'reports')])
  await desk.byId('status-import').waitFor(SOON)
  await expect.poll(() => desk.byId('status-import').textContent(), SOON).toMatch(/正在导入 [\d,]+ \/ 900/)
  await desk.go('reports')
  await dropPaths(started.page, 'main', [join(folder, '坏的.doc')])
  await expect.poll(desk.notice, SOON).toBe('正在导入，等它结束或取消后再拖。')
  // which rows are in sight depends on how far it has got
  await desk.byId('library-grid').locator('.ag-row', { hasText: '年' }).first().waitFor(SOON)
})

test('cancelled, it keeps what was read and says how much that is', async () => {
  await desk.byId('import-cancel').click()
  await expect.poll(desk.notice, SOON).toMatch(/^导入已取消：新读入 \d+ 份/)
  await expect.poll(() => desk.byId('status-import').count(), SOON).toBe(0)
  const read = Number(/新读入 (\d+) 份/.exec((await desk.notice()) ?? '')?.[1])
  expect(read).toBeLessThan(MANY)
  await desk.byId('notice-action').click()
  expect(await desk.byId('import-summary').textContent()).toContain('中途取消，读好的都已保存')
  await expect.poll(() => desk.byId('status-counts').textContent(), SOON).toMatch(new RegExp(`^${read + 1} 份报告`))
})

test('dropped again, what is known is not read twice', async () => {
  await dropPaths(started.page, 'main', [join(folder, '汐湾县水务局2017年年报.txt')])
  await expect.poll(desk.notice, SOON).toBe('导入完成：新读入 0 份，已有 1 份。')
})
