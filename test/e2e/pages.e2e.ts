import { copyFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { drawPdf, text } from '../fixtures/pdf/draw-pdf.ts'
import { deskOf, SOON } from './desk.ts'
import { dropPaths, launch, picture, type Started } from './harness.ts'
import { makeFolder, reportRunTogether } from './made-reports.ts'

const { folder, remove } = makeFolder()
const FORM = join(folder, '表式.pdf')
const DOUBTFUL = join(folder, '待定.pdf')
const HOSTILE = join(folder, '画不完.pdf')
let started: Started
let desk: ReturnType<typeof deskOf>
const troubles: string[] = []

beforeAll(async () => {
  copyFileSync(join(import.meta.dirname, '../fixtures/pdf/t21.pdf'), FORM)
  const words = reportRunTogether('苇塘市司法局', 2021).match(/[^\n]{1,40}/g) ?? []
  const lines = words.map((line, at) => text(50, 60 + at * 20, line))
  const quiet = { marks: [text(50, 60, '第二页上没有要读的数，只有这一行字。')] }
  writeFileSync(DOUBTFUL, drawPdf([{ marks: lines }, quiet]))
  const endless = { marks: [...quiet.marks, { kind: 'dashes' } as const] }
  writeFileSync(HOSTILE, drawPdf([{ marks: lines }, endless]))
  started = await launch({ study: join(folder, '页面.nianbao') })
  started.page.on('console', message => {
    if (message.type() === 'error') troubles.push(message.text())
  })
  desk = deskOf(started)
  await desk.byId('first-run').waitFor(SOON)
  await dropPaths(started.page, 'main', [FORM, DOUBTFUL, HOSTILE])
  await desk.told('新读入 3 份')
})
afterAll(async () => {
  await started?.close()
  remove()
})

async function open(file: string): Promise<void> {
  await desk.go('reports')
  const row = desk.byId('library-grid').locator('.ag-row', { hasText: file })
  await row.locator('[col-id="organisation"]').click()
}

/** The boxes of a value on the pages. */
const boxOf = (indicator: string): Locator => desk.byId('source').locator(`.box[data-of~="v:${indicator}"]`)
const cellOf = (table: string, row: string, column: string): Locator =>
  desk.byId(`form-${table}`).locator(`.ag-row[row-id="${row}"] [col-id="${column}"]`)
const pageOf = (box: Locator) => box.evaluate(element => element.closest<HTMLElement>('[data-page]')?.dataset.page)
const percent = async () => Number.parseInt((await desk.byId('zoom-percent').textContent()) ?? '', 10)
const drawnPages = () =>
  desk
    .byId('source')
    .locator('canvas[data-state="drawn"]')
    .evaluateAll(all => all.map(canvas => Number((canvas.parentElement as HTMLElement).dataset.page)))

/** Whether the box is wholly in sight. */
async function inSight(box: Locator): Promise<boolean> {
  const [place, pane] = [await box.boundingBox(), await desk.byId('source').boundingBox()]
  if (!place || !pane) return false
  return place.y >= pane.y && place.y + place.height <= pane.y + pane.height
}

test('a PDF is shown as it was printed; a value leads to its box on its page, a box to its value', async () => {
  await open('表式.pdf')
  await expect.poll(drawnPages, SOON).toContain(1)
  // the first value is selected, on its page
  await expect.poll(() => inSight(boxOf('regulation_issued').and(started.page.locator('.sel'))), SOON).toBe(true)
  await cellOf('t21.requests', 'carried_out', 'total').click()
  const last = boxOf('req_carried_out_total').and(started.page.locator('.sel'))
  await expect.poll(() => inSight(last), SOON).toBe(true)
  expect(await desk.byId('inspector').textContent()).toContain(`第 ${await pageOf(last)} 页`)
  await expect.poll(async () => (await drawnPages()).includes(Number(await pageOf(last))), SOON).toBe(true)
  // what is far out of sight is not held
  expect(await drawnPages()).not.toContain(1)
  await picture(started.page, 'pages-value')

  await boxOf('review_upheld').click()
  await expect.poll(desk.focused, SOON).toContain('review_upheld')
  await expect.poll(() => boxOf('review_upheld').getAttribute('aria-pressed'), SOON).toBe('true')
  // the figures of the table are named for those who cannot see the page
  expect(await boxOf('review_upheld').getAttribute('aria-label')).toMatch(/：256$/)
})

test('by keys: from value to value the boxes follow; from box to box with the arrow keys, Enter selects the value', async () => {
  const { keyboard } = started.page
  const isSelected = (indicator: string) =>
    expect
      .poll(
        () =>
          boxOf(indicator)
            .getAttribute('aria-pressed')
            .catch(() => null),
        SOON,
      )
      .toBe('true')
  const focusedBox = () => started.page.evaluate(() => (document.activeElement as HTMLElement).dataset.of ?? '')
  // a row that a page break cuts has the same value in two places
  const focusedPlace = () => started.page.evaluate(() => (document.activeElement as HTMLElement).dataset.box ?? '')
  await cellOf('t21.requests', 'granted', 'person').click()
  await keyboard.press('ArrowRight')
  await isSelected('req_granted_business')
  await expect.poll(() => inSight(boxOf('req_granted_business')), SOON).toBe(true)

  // the pane is one stop of Tab, its boxes one more
  await desk.byId('source').focus()
  await keyboard.press('Enter')
  await expect.poll(focusedBox, SOON).toBe('v:req_granted_business')
  await keyboard.press('ArrowRight')
  await expect.poll(focusedBox, SOON).toBe('v:req_granted_research')
  await keyboard.press('ArrowUp')
  await expect.poll(focusedBox, SOON).toBe('v:req_carried_in_research')
  await keyboard.press('ArrowLeft')
  await expect.poll(focusedBox, SOON).toBe('v:req_carried_in_business')
  expect(await boxOf('req_granted_business').getAttribute('aria-pressed')).toBe('true')
  await keyboard.press('Enter')
  await expect.poll(desk.focused, SOON).toBe('form-t21.requests carried_in business')
  await isSelected('req_carried_in_business')

  // over the edge of the page to the next one, and back
  const at = Number(await pageOf(boxOf('req_carried_in_business')))
  await desk.byId('source').focus()
  await keyboard.press('Enter')
  const pageNow = () =>
    started.page.evaluate(() => Number((document.activeElement?.closest('[data-page]') as HTMLElement)?.dataset.page))
  for (let step = 0; step < 40 && (await pageNow()) !== at + 1; step += 1) {
    const before = await focusedPlace()
    await keyboard.press('ArrowDown')
    await expect.poll(focusedPlace, SOON).not.toBe(before)
  }
  expect(await pageNow()).toBe(at + 1)
  await keyboard.press('Escape')
  expect(await started.page.evaluate(() => (document.activeElement as HTMLElement).dataset.testid)).toBe('source')
})

test('pointing at the page shows what was read there, and where nothing was', async () => {
  await cellOf('t21.requests', 'new', 'person').click()
  await expect.poll(() => inSight(boxOf('req_new_person')), SOON).toBe(true)
  const cell = await boxOf('req_new_person').boundingBox()
  if (!cell) throw new Error('no box')
  // the label left of the first figure
  await started.page.mouse.click(cell.x - 20, cell.y + cell.height / 2)
  await expect.poll(() => desk.byId('from-source').textContent(), SOON).toContain('没有读出数')
})

test('the pages are made larger and smaller by keys and fit the pane again; text and pages change places', async () => {
  const { page } = started
  const { keyboard } = page
  await desk.byId('source').focus()
  const fitting = await percent()
  const widthOf = async () => (await page.locator('.sheet').first().boundingBox())?.width ?? 0
  const narrow = await widthOf()
  await keyboard.press('Control+=')
  await keyboard.press('Control+=')
  await expect.poll(percent, SOON).toBeGreaterThan(fitting * 1.5)
  await expect.poll(widthOf, SOON).toBeGreaterThan(narrow * 1.5)
  await keyboard.press('Control+-')
  await expect.poll(percent, SOON).toBeLessThan(fitting * 1.3)
  await keyboard.press('Control+0')
  await expect.poll(percent, SOON).toBe(fitting)
  expect(await desk.byId('zoom-fit').getAttribute('aria-pressed')).toBe('true')

  await keyboard.press('Alt+p')
  await desk.byId('source').locator('table').first().waitFor(SOON)
  expect(await page.locator('.sheet').count()).toBe(0)
  // remembered, also by the next start
  await page.reload()
  await open('表式.pdf')
  await desk.byId('source').locator('table').first().waitFor(SOON)
  await desk.byId('source-as-pages').click()
  await page.locator('.sheet').first().waitFor(SOON)
})

test('values in doubt carry their mark on the page; one place of several values offers them all', async () => {
  await open('待定.pdf')
  await expect.poll(() => desk.byId('chip-doubt').textContent(), SOON).toContain('3 处待定')
  await expect.poll(drawnPages, SOON).toContain(1)
  const box = boxOf('normdoc_issued')
  await expect.poll(() => box.locator('.mark.doubt').textContent(), SOON).toBe('?')
  await picture(started.page, 'pages-doubt')
  await box.click()
  await expect.poll(desk.focused, SOON).toBe('form-t21.regulations normdoc issued')
  await expect.poll(() => desk.byId('from-source').textContent(), SOON).toContain('这里读出 3 个数')
  await desk.byId('candidate-normdoc_issued-1').click()
  await expect.poll(() => cellOf('t21.regulations', 'normdoc', 'issued').textContent(), SOON).toContain('●')
})

test('the thread that draws is locked in like the window, and nothing went against the policy of either', async () => {
  const drawer = started.page.workers().find(worker => worker.url().includes('draw-worker'))
  const refused = await drawer?.evaluate(async () => {
    const ends = await Promise.all(
      ['app://nianbao/index.html', 'https://example.com/'].map(address =>
        fetch(address).then(
          () => 'done',
          () => 'refused',
        ),
      ),
    )
    return [...ends, 'require' in globalThis, 'process' in globalThis]
  })
  expect(refused).toEqual(['refused', 'refused', false, false])
  expect(troubles.filter(trouble => !/app:|example/.test(trouble))).toEqual([])
})

test('a page that never ends is given up with a word, while the window stays quick', async () => {
  await open('画不完.pdf')
  await expect.poll(drawnPages, SOON).toContain(1)
  await desk.byId('page-2').scrollIntoViewIfNeeded()
  await expect.poll(() => desk.byId('picture-2').getAttribute('data-state'), SOON).toBe('drawing')
  // how long the window was ever held up, looked at over three seconds
  const heldUp = await started.page.evaluate(async () => {
    let worst = 0
    for (const end = performance.now() + 3_000; performance.now() < end; ) {
      const before = performance.now()
      await new Promise(passed => setTimeout(passed))
      worst = Math.max(worst, performance.now() - before)
    }
    return worst
  })
  expect(heldUp).toBeLessThan(1_000)
  expect(await desk.byId('picture-2').getAttribute('data-state')).toBe('drawing')
  await expect.poll(() => desk.byId('picture-2').getAttribute('data-state'), { timeout: 40_000 }).toBe('late')
  expect(await started.page.locator('.picture-note.broken').textContent()).toContain('画得太久')
  // and nothing goes on behind
  const busy = () =>
    started.app.evaluate(({ app }) =>
      Math.max(...app.getAppMetrics().map(({ type, cpu }) => (type === 'Tab' ? cpu.percentCPUUsage : 0))),
    )
  await expect.poll(busy, { ...SOON, interval: 500 }).toBeLessThan(5)
  // the other pages are drawn all the same
  await desk.byId('source').evaluate(pane => pane.scrollTo(0, 0))
  await desk.byId('zoom-in').click()
  await expect.poll(drawnPages, SOON).toContain(1)
  await desk.byId('zoom-fit').click()
})

test('a file that was moved away is shown as its text, and says so', async () => {
  await desk.go('reports')
  renameSync(FORM, `${FORM}.away`)
  await open('表式.pdf')
  await expect
    .poll(() => desk.byId('pictures-failed').textContent(), SOON)
    .toMatch(/表式\.pdf 不在了.*下面是读出的文字/)
  await cellOf('t21.requests', 'granted', 'person').click()
  await expect.poll(async () => (await desk.evidence()).inSight, SOON).toBe(true)
  await desk.go('reports')
  renameSync(`${FORM}.away`, FORM)
  await open('表式.pdf')
  await expect.poll(drawnPages, SOON).toContain(1)
})
