import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { writtenReport } from '../import/written-report.ts'
import { deskOf, SOON } from './desk.ts'
import { dropPaths, launch, picture, type Started } from './harness.ts'
import { makeFolder } from './made-reports.ts'

const { folder, remove } = makeFolder()
let started: Started
let desk: ReturnType<typeof deskOf>

beforeAll(async () => {
  started = await launch({ study: join(folder, '示例.nianbao') })
  desk = deskOf(started)
  await desk.byId('study-menu').waitFor(SOON)
  await dropPaths(started.page, 'main', [writeReports()])
  await desk.told('新读入')
  await desk.go('compare')
  await desk.byId('compare-layout').selectOption('taken')
})
afterAll(async () => {
  await started?.close()
  remove()
})

/** Three bodies: one writes anew each year, one hardly, one takes from the other. */
function writeReports(): string {
  const reports = join(folder, '年报')
  mkdirSync(reports)
  const write = (name: string, year: number, overview: string, problems: string) => {
    const [title, ...rest] = writtenReport(name, year, '3').split('\n')
    const prose = `一、总体情况\n${overview}\n二、存在的主要问题及改进情况\n${problems}\n三、统计表`
    writeFileSync(join(reports, `${name}${year}.txt`), [title, prose, ...rest].join('\n'))
  }
  const usual = (year: number) =>
    `全年主动公开政府信息${year - 1990}条，均在规定时限内发布。组织信息员开展业务培训${year - 2015}次。健全公开审查制度，落实先审后公开要求。`
  const short = '公开内容与群众期盼还有差距，解读形式较为单一。下一步将丰富解读形式，定期检查栏目更新。'
  for (const year of [2016, 2017, 2018]) {
    write('松屿市档案局', year, usual(year), short)
    const own = `${year === 2017 ? '新建办事大厅公开专区，方便群众查询。' : '修订公开指南，逐项更新联系方式。'}`
    write(
      '松屿市渔业局',
      year,
      own + usual(year),
      year === 2018 ? short : '渔港信息更新不够及时。下一步明确专人负责更新。',
    )
    write(
      '石汀区水利局',
      year,
      `第${'甲乙丙'[year - 2016]}批水库安全信息已向社会公布。`,
      `${'汛期水情旱情'.slice((year - 2016) * 2)}信息发布渠道还需拓展。`,
    )
  }
  return reports
}

const row = (organisation: string, year: string) =>
  desk
    .byId('taken-grid')
    .locator('.ag-row')
    .filter({ has: started.page.locator('[col-id="organisation"]', { hasText: organisation }) })
    .filter({ has: started.page.locator('[col-id="year"]', { hasText: year }) })

test('the prose of the study is compared when asked for, and then each report says what it took over', async () => {
  await expect.poll(() => desk.byId('taken-standing').textContent(), SOON).toContain('还没有比对过')
  await picture(started.page, 'taken-never')
  await desk.byId('taken-start').click()
  await expect.poll(() => row('松屿市档案局', '2018').locator('[col-id="again"]').textContent(), SOON).toBe('100.0%')
  expect(await row('石汀区水利局', '2016').locator('[col-id="again"]').textContent()).toBe('–')
  expect(await row('松屿市渔业局', '2018').locator('[col-id="alike"]').textContent()).toBe('松屿市档案局')
  await picture(started.page, 'taken')
})

test('a share opens both reports side by side, which say the same share part by part', async () => {
  await desk.byId('taken-part').selectOption('problems')
  const share = row('松屿市渔业局', '2017').locator('[col-id="again"]')
  await expect.poll(() => share.textContent(), SOON).toBe('100.0%')
  const shown = await share.textContent()
  await share.click()
  expect(await desk.byId('prose-right-year').inputValue()).toBe('2017')
  expect(await desk.byId('prose-left-year').inputValue()).toBe('2016')
  const part = desk.byId('prose').locator('section', { hasText: '问题和改进' })
  await expect.poll(() => part.locator('.chip').textContent(), SOON).toContain(shown!)
})

test('the pairs most alike are listed, and open by keyboard', async () => {
  await desk.byId('compare-layout').selectOption('taken')
  await desk.byId('taken-shows').selectOption('years')
  const first = desk.byId('alike-grid').locator('.ag-row[row-index="0"]')
  await expect.poll(() => first.locator('[col-id="likeness"]').textContent(), SOON).toMatch(/%$/)
  await picture(started.page, 'taken-pairs')
  const [one, other] = [
    await first.locator('[col-id="one"]').textContent(),
    await first.locator('[col-id="other"]').textContent(),
  ]
  await first.locator('[col-id="one"]').focus()
  await started.page.keyboard.press('Enter')
  await desk.byId('prose').waitFor(SOON)
  const at = async (side: string) =>
    `${await desk.byId(`prose-${side}`).inputValue()} ${await desk.byId(`prose-${side}-year`).inputValue()}`
  expect([await at('right'), await at('left')]).toEqual([one, other])
})

test('all reports of each year stand together, part by part', async () => {
  await desk.byId('compare-layout').selectOption('taken')
  await desk.byId('taken-shows').selectOption('sums')
  await expect.poll(() => desk.byId('taken-sums').textContent(), SOON).toContain('2018')
  expect(await desk.byId('taken-sums').textContent()).toContain('问题和改进')
  await picture(started.page, 'taken-sums')
})

test('what is shown is kept as a view, and opens as it was kept: list, part, words and order', async () => {
  await desk.byId('taken-shows').selectOption('reports')
  await desk.byId('taken-part').selectOption('problems')
  await desk.byId('taken-search').fill('渔业')
  const head = desk.byId('taken-grid').locator('.ag-header-cell[col-id="year"]')
  const years = () =>
    desk
      .byId('taken-grid')
      .locator('.ag-row')
      .evaluateAll(rows =>
        rows
          .toSorted((a, b) => Number(a.getAttribute('row-index')) - Number(b.getAttribute('row-index')))
          .map(row => row.querySelector('[col-id="year"]')?.textContent),
      )
  await expect.poll(async () => (await years()).length, SOON).toBe(3)
  await head.click()
  await expect.poll(years, SOON).toEqual(['2016', '2017', '2018'])
  await desk.byId('views').click()
  await desk.byId('view-name').fill('渔业局的问题部分')
  await desk.byId('view-keep').click()
  await desk.told('视图“渔业局的问题部分”存下了')
  await head.click()
  await expect.poll(years, SOON).toEqual(['2018', '2017', '2016'])
  await desk.byId('taken-search').fill('')
  await desk.byId('taken-shows').selectOption('sums')
  await desk.byId('views').click()
  await desk.byId('view-open').first().click()
  await expect.poll(years, SOON).toEqual(['2016', '2017', '2018'])
  expect(await desk.byId('taken-part').inputValue()).toBe('problems')
  expect(await desk.byId('taken-search').inputValue()).toBe('渔业')
  await picture(started.page, 'taken-view')
  await desk.go('views')
  await expect
    .poll(() => desk.byId('view').first().locator('.view-shows').textContent(), SOON)
    .toMatch(/正文沿用.*问题和改进.*渔业/)
})
