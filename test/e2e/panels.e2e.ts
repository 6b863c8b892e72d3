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
  await desk.go('compare')
})
afterAll(async () => {
  await started?.close()
  remove()
})

const cell = (grid: string, organisation: string, column: string, more = '') =>
  desk
    .byId(grid)
    .locator('.ag-row', { hasText: organisation })
    .filter({ hasText: more })
    .first()
    .locator(`[col-id="${column}"]`)
    .textContent(SOON)

test('series run on over the editions of the form, and say where they cannot', async () => {
  await desk.byId('compare-layout').selectOption('years')
  await desk.byId('panel-years').locator('.ag-row').first().waitFor(SOON)
  const grid = desk.byId('panel-years')
  await grid.locator('.ag-row[row-id="2/0"]').waitFor(SOON)
  expect(await grid.locator('.ag-row[row-id="2/0"]').locator('[col-id="year-2018"]').textContent()).toContain('12')
  expect(await grid.locator('.ag-row[row-id="2/0"]').locator('[col-id="year-2019"]').textContent()).toContain('15')
  await picture(started.page, 'panel-years')
})

test('another definition gives other figures; a ratio changes by percentage points', async () => {
  const row = (id: string) => desk.byId('panel-years').locator(`.ag-row[row-id="${id}"]`)
  await expect.poll(() => row('1/6').textContent(), SOON).toContain('▲ +0.9 百分点')
  const openRate = row('2/7').locator('[col-id="year-2018"]')
  const narrow = await openRate.textContent(SOON)
  await desk.byId('panel-definitions').click()
  await desk.byId('definition-open_rate').selectOption('wide')
  await started.page.keyboard.press('Escape')
  await expect.poll(() => openRate.textContent(), SOON).not.toBe(narrow)
  await desk.byId('panel-definitions').click()
  await desk.byId('definition-open_rate').selectOption('narrow')
  await started.page.keyboard.press('Escape')
  await expect.poll(() => openRate.textContent(), SOON).toBe(narrow)
})

test('bodies stand side by side, sorted by a figure, with ranks, shares and what they come to together', async () => {
  await desk.byId('compare-layout').selectOption('bodies')
  const grid = desk.byId('panel-bodies')
  await grid.locator('.ag-row').first().waitFor(SOON)
  await desk.byId('panel-year').selectOption('2021')
  await desk.byId('panel-ranks').check()
  await grid.locator('.ag-header-cell[col-id="figure-0"]').click()
  await expect.poll(() => cell('panel-bodies', '云泽县', 'rank-0'), SOON).toBe('1')
  expect(await cell('panel-bodies', '云泽县', 'figure-0')).toContain('122')
  expect(await cell('panel-bodies', '白鹭区教育局', 'rank-0')).toBe('2')
  const together = await desk.byId('together').textContent()
  expect(together).toContain('141')
  expect(together).toContain('2 / 0')
  await picture(started.page, 'panel-bodies')
})

test('bodies without a report are left out, which is said, and are listed and counted when asked for', async () => {
  const rows = desk.byId('panel-bodies').locator('.ag-row')
  await expect
    .poll(() => desk.byId('panel-silent').textContent(), SOON)
    .toContain('没有列出 1 个没有 2021 年报告的机构，也不计入“没有”。')
  expect(await rows.count()).toBe(2)
  await desk.byId('panel-show-silent').click()
  await expect.poll(() => rows.count(), SOON).toBe(3)
  await expect.poll(() => desk.byId('together').textContent(), SOON).toContain('2 / 1')
  expect(await desk.byId('panel-silent').textContent()).toContain('包括 1 个没有 2021 年报告的机构，计入“没有”。')
  for (const [name, width, height] of [
    ['large', 1920, 1080],
    ['laptop', 1366, 768],
  ] as const) {
    await started.app.evaluate(({ BrowserWindow }, [w, h]) => BrowserWindow.getAllWindows()[0]?.setContentSize(w, h), [
      width,
      height,
    ] as const)
    for (const theme of ['dark', 'light']) {
      await desk.go('settings')
      await desk.byId(`theme-${theme}`).click()
      await desk.go('compare')
      await expect.poll(() => rows.count(), SOON).toBe(3)
      await picture(started.page, `panel-silent-${name}-${theme}`)
    }
  }
  await desk.byId('panel-show-silent').click()
  await expect.poll(() => rows.count(), SOON).toBe(2)
})

test('a figure leads to its source, by mouse and by keyboard', async () => {
  const row = desk.byId('panel-bodies').locator('.ag-row', { hasText: '白鹭区教育局' })
  await row.locator('[col-id="figure-0"]').click()
  await expect.poll(() => desk.byId('report-title').textContent(), SOON).toContain('白鹭区教育局')
  await started.page.keyboard.press('Alt+ArrowLeft')
  await desk.byId('panel-bodies').locator('.ag-row', { hasText: '云泽县' }).waitFor(SOON)
  await row.locator('[col-id="figure-0"]').focus()
  await started.page.keyboard.press('Enter')
  await expect.poll(() => desk.byId('report-title').textContent(), SOON).toContain('白鹭区教育局')
})

test('a panel has a row for each body and year', async () => {
  await desk.go('compare')
  await desk.byId('compare-layout').selectOption('panel')
  const row = desk.byId('panel-panel').locator('.ag-row', { hasText: '云泽县' }).filter({ hasText: '2022' })
  await expect.poll(() => row.locator('[col-id="figure-0"]').textContent(), SOON).toContain('132')
  await picture(started.page, 'panel-panel')
})

test('every layout is a chart in one click: a row of it, or the whole', async () => {
  const drawn = async () => {
    await desk.byId('chart').waitFor(SOON)
    const shown = [desk.byId('chart-kind').inputValue(), desk.byId('chart-organisations').textContent()]
    const [kind, bodies] = await Promise.all(shown)
    await desk.go('compare')
    return `${kind} ${bodies?.replace(' ▾', '')}`
  }
  const row = (layout: string) => desk.byId(`panel-${layout}`).locator('.ag-row', { hasText: '云泽县' }).first()
  for (const [layout, ofRow, ofAll] of [
    ['years', 'trend 机构 1 / 3', 'trend 全部 3 个机构'],
    // one of them has no report on the year and is not shown
    ['bodies', 'multiples 机构 1 / 3', 'ranking 机构 2 / 3'],
    ['panel', 'multiples 机构 1 / 3', 'heat 全部 3 个机构'],
  ] as const) {
    await desk.byId('compare-layout').selectOption(layout)
    await row(layout).locator('[col-id="chart"]').click(SOON)
    expect(await drawn()).toBe(ofRow)
    await row(layout).waitFor(SOON)
    await desk.byId('chart-all').click()
    expect(await drawn()).toBe(ofAll)
  }
  await desk.byId('compare-layout').selectOption('table')
  await desk.byId('compare-grid').locator('.ag-row').first().locator('[col-id="chart"]').click(SOON)
  expect(await drawn()).toBe('trend 机构 1 / 3')
  await desk.byId('compare-grid').locator('.ag-row').first().waitFor(SOON)
  await desk.byId('chart-all').click()
  expect(await drawn()).toBe('trend 全部 3 个机构')
  // bodies sorted by a figure: that one is ranked
  await desk.byId('compare-layout').selectOption('bodies')
  await desk.byId('panel-bodies').locator('.ag-header-cell[col-id="figure-2"]').click()
  await row('bodies').waitFor(SOON)
  const head = await desk.byId('panel-bodies').locator('.ag-header-cell[col-id="figure-2"] b').textContent()
  await desk.byId('chart-all').click()
  await expect.poll(() => desk.byId('chart-indicator').textContent(), SOON).toContain(head ?? '')
  await desk.go('compare')
  await desk.byId('compare-layout').selectOption('panel')
})

test('sets of indicators are shared by panels, the comparison and the grid; what cannot be chosen is said', async () => {
  await desk.byId('panel-figures').click()
  await desk.byId('panel-figures-none').click()
  for (const id of ['h_req_new', 'req_new_total']) await started.page.locator(`[data-choice="${id}"]`).first().check()
  await started.page.keyboard.press('Escape')
  await desk.byId('panel-sets').click()
  await desk.byId('set-name').fill('收件')
  await desk.byId('set-keep').click()
  await expect.poll(() => desk.byId('kept-set').allTextContents(), SOON).toEqual(['收件 2 项×'])
  await started.page.locator('.column-sets').getByRole('button', { name: '办理结果', exact: false }).first().click()
  await expect.poll(() => desk.byId('panel-figures').textContent(), SOON).not.toMatch(/ 2 项/)
  await desk.byId('panel-sets').click()
  await desk.byId('kept-set').locator('button').first().click()
  await expect.poll(() => desk.byId('panel-figures').textContent(), SOON).toMatch(/ 2 项/)
  await desk.byId('compare-layout').selectOption('table')
  await desk.byId('compare-sets').click()
  await desk.byId('kept-set').locator('button').first().click()
  await desk.told('“收件”选了 1 项；另有 1 项在这里选不了')
  await expect.poll(() => desk.byId('choose-indicators').textContent(), SOON).toMatch(/^指标 1 项/)
})

test('the prose of two years stands side by side; a sentence leads to its place', async () => {
  await desk.byId('compare-layout').selectOption('prose')
  // the last two years there are reports of, and no others to choose from
  const prose = desk.byId('prose')
  await prose.waitFor(SOON)
  await desk.byId('prose-left').selectOption('云泽县人民政府')
  await desk.byId('prose-right').selectOption('云泽县人民政府')
  await expect.poll(() => desk.byId('prose-left-year').inputValue(), SOON).toBe('2021')
  await expect.poll(() => desk.byId('prose-right-year').inputValue(), SOON).toBe('2022')
  await expect.poll(() => prose.locator('.figure-new').count(), SOON).toBeGreaterThan(0)
  await picture(started.page, 'prose')
  await prose
    .locator('.prose-side', { has: started.page.locator('.figure-new') })
    .first()
    .click()
  await expect.poll(() => desk.byId('report-title').textContent(), SOON).toContain('2022')
})

test('the day of publication is a figure too, and leads to where it is printed', async () => {
  await desk.go('compare')
  await desk.byId('compare-layout').selectOption('years')
  await desk.byId('panel-figures').click()
  await desk.byId('panel-figures-none').click()
  await started.page.locator('[data-choice="days_late"]').click(SOON)
  await started.page.keyboard.press('Escape')
  const cell = desk
    .byId('panel-years')
    .locator('.ag-row', { hasText: '云泽县' })
    .filter({ hasText: '3月31日' })
    .locator('[col-id="year-2022"]')
  await expect.poll(() => cell.textContent(), SOON).toMatch(/−?\d/)
  await picture(started.page, 'panel-days-late')
  await cell.click()
  await expect.poll(() => desk.byId('report-title').textContent(), SOON).toContain('2022')
  await expect.poll(async () => (await desk.evidence()).text, SOON).toMatch(/2023/)
})
