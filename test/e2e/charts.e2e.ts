import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { deskOf, SOON } from './desk.ts'
import { launch, picture, type Started } from './harness.ts'
import { makeFolder } from './made-reports.ts'

const { folder, remove } = makeFolder()
let started: Started
let desk: ReturnType<typeof deskOf>

beforeAll(async () => {
  started = await launch({ study: join(folder, '示例.nianbao') })
  desk = deskOf(started)
  await desk.byId('try-samples').click(SOON)
  await desk.told('新读入')
  await desk.go('chart')
  await desk.byId('chart').waitFor(SOON)
})
afterAll(async () => {
  await started?.close()
  remove()
})

/** How many points of the picture are neither paper nor grey, on all its layers. */
const coloured = () =>
  started.page.evaluate(() => {
    let count = 0
    for (const canvas of document.querySelectorAll<HTMLCanvasElement>('[data-testid="chart"] canvas')) {
      const pixels = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? []
      for (let at = 0; at < pixels.length; at += 4) {
        const [red, green, blue] = [pixels[at]!, pixels[at + 1]!, pixels[at + 2]!]
        if (pixels[at + 3]! > 200 && Math.max(red, green, blue) - Math.min(red, green, blue) > 60) count += 1
      }
    }
    return count
  })

async function choose(panel: string, ids: readonly string[]): Promise<void> {
  await desk.byId(panel).click()
  for (const id of ids) await started.page.locator(`[data-choice="${id}"]`).click(SOON)
  await started.page.keyboard.press('Escape')
}

test('every kind of chart is drawn from the samples', async () => {
  await choose('chart-indicator', ['h_req_new'])
  for (const kind of ['trend', 'multiples', 'ranking', 'heat', 'box']) {
    await desk.byId('chart-kind').selectOption(kind)
    await expect.poll(coloured, SOON).toBeGreaterThan(150)
    await picture(started.page, `chart-${kind}`)
  }
  await desk.byId('chart-kind').selectOption('scatter')
  await choose('chart-indicator', ['h_granted'])
  await expect.poll(coloured, SOON).toBeGreaterThan(50)
  await picture(started.page, 'chart-scatter')
  for (const kind of ['bars', 'stacked']) {
    await desk.byId('chart-kind').selectOption(kind)
    await expect.poll(coloured, SOON).toBeGreaterThan(500)
    await picture(started.page, `chart-${kind}`)
  }
})

test('boxes of one year stand by level, kind or region of the bodies', async () => {
  await desk.byId('chart-kind').selectOption('box')
  expect(await desk.byId('chart-year').count()).toBe(0)
  for (const by of ['rank', 'kind', 'region']) {
    await desk.byId('chart-groups').selectOption(by)
    await desk.byId('chart-year').waitFor(SOON)
    await expect.poll(coloured, SOON).toBeGreaterThan(50)
    await picture(started.page, `chart-box-${by}`)
  }
  await desk.byId('chart-groups').selectOption('')
  await desk.byId('chart-year').waitFor({ ...SOON, state: 'detached' })
})

test('the picture is saved as a drawing and as a picture of 300 dots per inch', async () => {
  await desk.byId('chart-kind').selectOption('bars')
  const drawing = join(folder, '图.svg')
  await desk.answerSave(drawing)
  await desk.byId('save-drawing').click()
  await desk.told('图片已保存')
  const svg = readFileSync(drawing, 'utf8')
  expect(svg).toContain('新收申请')
  expect(svg).toContain('政府信息公开工作年度报告')
  const png = join(folder, '图.png')
  await desk.answerSave(png)
  await desk.byId('save-picture').click()
  await expect.poll(() => desk.notice(), SOON).toContain('图.png')
  const bytes = readFileSync(png)
  expect(bytes.indexOf('pHYs')).toBe(37)
  expect(bytes.readUInt32BE(16)).toBeGreaterThan(3_000)
})

test('the numbers behind it are a table, and a point leads to its source', async () => {
  await desk.byId('chart-kind').selectOption('trend')
  await desk.byId('chart-as-table').click()
  const table = desk.byId('chart-table')
  await expect.poll(() => table.textContent(), SOON).toContain('新收申请')
  await desk.byId('chart-as-table').click()
  await desk.byId('chart').waitFor(SOON)
  // The first point of the first line: found where the picture is blue.
  const box = (await desk.byId('chart').boundingBox())!
  const at = await started.page.evaluate(() => {
    const canvas = document.querySelector<HTMLCanvasElement>('[data-testid="chart"] canvas')!
    const { width, height } = canvas
    const pixels = canvas.getContext('2d')!.getImageData(0, 0, width, height).data
    for (let x = 0; x < width; x += 1) {
      for (let y = Math.floor(height * 0.2); y < height; y += 1) {
        const at = (y * width + x) * 4
        if (pixels[at]! < 40 && pixels[at + 2]! > 140 && pixels[at + 2]! - pixels[at]! > 100) {
          return { x: x / (width / canvas.clientWidth) + 3, y: y / (height / canvas.clientHeight) }
        }
      }
    }
    return null
  })
  expect(at).not.toBeNull()
  await started.page.mouse.click(box.x + at!.x, box.y + at!.y)
  await desk.byId('report-title').waitFor(SOON)
})

test('in grey and in the dark it can still be read', async () => {
  await desk.go('chart')
  await desk.byId('chart-kind').selectOption('bars')
  await desk.byId('chart-palette').selectOption('grey')
  await picture(started.page, 'chart-grey')
  await desk.byId('chart-palette').selectOption('colour')
  await desk.go('settings')
  await desk.byId('theme-dark').click()
  await desk.go('chart')
  await desk.byId('chart-kind').selectOption('trend')
  await expect.poll(coloured, SOON).toBeGreaterThan(50)
  await picture(started.page, 'chart-dark')
})
