import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { deskOf, SOON } from './desk.ts'
import { dropPaths, launch, picture, type Started } from './harness.ts'
import { makeFolder, report2014 } from './made-reports.ts'

const { folder, remove } = makeFolder()
const reports = join(folder, '年报')
const study = join(folder, '核查.nianbao')
let started: Started
let desk: ReturnType<typeof deskOf>

/** Staff that does not add up; more requests closed in 2017 than were left over; prose that says another number. */
function writeReports(): void {
  mkdirSync(reports, { recursive: true })
  const write = (body: string, year: number, cells: Readonly<Record<string, string>>, more = '') =>
    writeFileSync(join(reports, `${body}${year}年年报.txt`), report2014(body, year, cells) + more)
  const staff = (total: string) => ({ staff_total: total, staff_full: '1', staff_part: '2' })
  write('云杉市民政局', 2016, {
    ...staff('4'),
    req_received: '5',
    req_online: '5',
    req_closed: '5',
    req_closed_ontime: '5',
  })
  write('云杉市民政局', 2017, {
    ...staff('5'),
    req_received: '2',
    req_online: '2',
    req_closed: '4',
    req_closed_ontime: '4',
  })
  write('云杉市司法局', 2017, { ...staff('6'), trainees: '8' })
}

beforeAll(async () => {
  writeReports()
  started = await launch({ study })
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
const rows = () =>
  desk
    .byId('findings-grid')
    .locator('.ag-row:has([col-id="says"])')
    .evaluateAll(all =>
      all
        .sort((a, b) => Number(a.getAttribute('row-index')) - Number(b.getAttribute('row-index')))
        .map(row =>
          ['organisation', 'year', 'verdict']
            .map(id => row.querySelector(`[col-id="${id}"]`)?.textContent?.trim())
            .join(' '),
        ),
    )
const counts = async (check: string) =>
  (await desk.byId(`check-${check}`).locator('b, .muted').allTextContents()).join(' / ')
const status = () => desk.byId('status-counts').textContent()

test('the list is grouped by check, with how much of each is open', async () => {
  await press('Alt+5')
  await desk.byId('findings-page').waitFor(SOON)
  await expect.poll(() => counts('t14.staff-total'), SOON).toBe('3 / 0')
  expect(await counts('years.closed-within-backlog')).toBe('1 / 0')
  const checks = await desk.byId('checks').locator('.check-title').allTextContents()
  expect(checks.slice(0, 3)).toEqual(['核查项目', '所有核查', '工作人员数与各项之和'])
  await picture(started.page, 'findings')
  await desk.byId('check-t14.staff-total').click()
  await expect.poll(rows, SOON).toEqual(['云杉市司法局 2017 ', '云杉市民政局 2016 ', '云杉市民政局 2017 '])
})

test('a row opens its cell, and Alt+← comes back to it', async () => {
  await desk.byId('findings-grid').locator('.ag-row[row-index="1"] [col-id="says"]').click()
  await expect.poll(() => desk.byId('report-title').textContent(), SOON).toBe('云杉市民政局 · 2016')
  await expect.poll(desk.focused, SOON).toContain('staff_total')
  await press('Alt+ArrowLeft')
  await desk.byId('findings-page').waitFor(SOON)
  await expect.poll(rows, SOON).toHaveLength(3)
})

test('by keys: a note, a verdict, undo and redo; what is judged is no longer counted', async () => {
  const before = await status()
  await desk.byId('findings-grid').locator('.ag-row[row-index="0"] [col-id="organisation"]').click()
  await expect.poll(() => desk.byId('chosen-findings').textContent(), SOON).toContain('工作人员数是 6')
  await press('n')
  await started.page.keyboard.type('含借调一人')
  await press('Enter', '1')
  await desk.told('判断为“原文确有错误”')
  await expect.poll(rows, SOON).toEqual(['云杉市民政局 2016 ', '云杉市民政局 2017 '])
  await expect.poll(() => counts('t14.staff-total'), SOON).toBe('2 / 1')
  expect(await desk.byId('finding-progress').textContent()).toMatch(/^已判断 1 \/ \d+$/)
  expect(await status()).not.toBe(before)
  await press('Control+z')
  await expect.poll(() => counts('t14.staff-total'), SOON).toBe('3 / 0')
  expect(await status()).toBe(before)
  await press('Control+y')
  await expect.poll(() => counts('t14.staff-total'), SOON).toBe('2 / 1')
})

test('several rows at once by Shift and arrows; one judged wrongly is opened again', async () => {
  await desk.byId('findings-grid').locator('.ag-row[row-index="0"] [col-id="organisation"]').click()
  await press('Shift+ArrowDown')
  await expect.poll(() => desk.byId('chosen-findings').textContent(), SOON).toBe('选中 2 处')
  await press('3')
  await desk.told('2 处，判断为“没有问题”')
  await expect.poll(() => counts('t14.staff-total'), SOON).toBe('0 / 3')
  await desk.byId('finding-state').selectOption('all')
  await expect
    .poll(rows, SOON)
    .toEqual(['云杉市司法局 2017 原文确有错误', '云杉市民政局 2016 没有问题', '云杉市民政局 2017 没有问题'])
  await desk.byId('findings-grid').locator('.ag-row[row-index="2"] [col-id="organisation"]').click()
  await press('0')
  await desk.told('重新打开')
  await expect.poll(() => counts('t14.staff-total'), SOON).toBe('1 / 2')
  await picture(started.page, 'findings-judged')
})

test('in the report: judged by key, shown beside the finding, and the year before is one click away', async () => {
  await desk.byId('check-years.closed-within-backlog').click()
  await desk.byId('findings-grid').locator('.ag-row[row-index="0"] [col-id="says"]').click()
  await expect.poll(() => desk.byId('report-title').textContent(), SOON).toBe('云杉市民政局 · 2017')
  await expect.poll(desk.focused, SOON).toContain('req_closed')
  const finding = desk.byId('finding-years.closed-within-backlog')
  expect(await finding.textContent()).toContain('本年办结的申请比收到的多 2 件，上一年收到减去办结只有 0 件。')
  await press('Control+3')
  await expect.poll(() => desk.byId('verdict-years.closed-within-backlog').textContent(), SOON).toBe('没有问题')
  await picture(started.page, 'findings-in-report')
  await desk.byId('reopen-years.closed-within-backlog').click()
  await expect.poll(() => desk.byId('judge-fine-years.closed-within-backlog').count(), SOON).toBe(1)
  await desk.byId('earlier-years.closed-within-backlog').click()
  await expect.poll(() => desk.byId('report-title').textContent(), SOON).toBe('云杉市民政局 · 2016')
  await expect.poll(desk.focused, SOON).toContain('req_received')
  // the same finding stands there too, at the figures of that year; judged there it is judged everywhere
  const there = desk.byId('finding-years.closed-within-backlog')
  expect(await there.textContent()).toContain('2017 年的报告：本年办结的申请比收到的多 2 件')
  await picture(started.page, 'findings-of-next-year')
  await desk.byId('judge-fine-years.closed-within-backlog').click()
  await expect.poll(() => desk.byId('verdict-years.closed-within-backlog').textContent(), SOON).toBe('没有问题')
  await desk.byId('later-years.closed-within-backlog').click()
  await expect.poll(() => desk.byId('report-title').textContent(), SOON).toBe('云杉市民政局 · 2017')
  await expect.poll(() => desk.byId('verdict-years.closed-within-backlog').textContent(), SOON).toBe('没有问题')
  await desk.byId('reopen-years.closed-within-backlog').click()
  await expect.poll(() => desk.byId('judge-fine-years.closed-within-backlog').count(), SOON).toBe(1)
})

test('verdicts stand after a restart and after the folder came again; other numbers open them', async () => {
  await started.close()
  started = await launch({ study })
  desk = deskOf(started)
  await desk.byId('library-grid').waitFor(SOON)
  await dropPaths(started.page, 'main', [reports])
  await desk.told('已有 3 份')
  await press('Alt+5')
  await expect.poll(() => counts('t14.staff-total'), SOON).toBe('1 / 2')

  await desk.byId('finding-state').selectOption('publisher')
  await expect.poll(rows, SOON).toEqual(['云杉市司法局 2017 原文确有错误'])
  await desk.byId('findings-grid').locator('.ag-row [col-id="says"]').click()
  await expect.poll(desk.focused, SOON).toContain('staff_total')
  await started.page.keyboard.type('9')
  await press('Enter')
  const verdict = desk.byId('verdict-t14.staff-total')
  await expect.poll(() => verdict.textContent(), SOON).toBe('数变了，又打开')
  expect(await verdict.getAttribute('title')).toMatch(/^数是 6 和 3 时，.*判断过：原文确有错误（含借调一人）$/)
  await press('Control+z')
  await expect.poll(() => verdict.textContent(), SOON).toBe('原文确有错误：含借调一人')
})
