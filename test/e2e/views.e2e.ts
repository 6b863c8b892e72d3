import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ViewShows } from '#shared/domain/view.ts'
import { deskOf, SOON } from './desk.ts'
import { dropPaths, launch, picture, type Started } from './harness.ts'
import { makeFolder } from './made-reports.ts'

const SAMPLES = resolve(import.meta.dirname, '../../resources/samples')

describe('from dropped samples to a view with a chart and its drawing, by mouse', () => {
  const { folder, remove } = makeFolder()
  const study = join(folder, '视图.nianbao')
  let started: Started
  let desk: ReturnType<typeof deskOf>
  const views = () => desk.byId('view').locator('.view-name').allTextContents()
  const first = () => desk.byId('panel-bodies').locator('.ag-row[row-index="0"]').first().textContent()
  const keep = async (name: string) => {
    await desk.byId('views').click()
    await desk.byId('view-name').fill(name)
    await desk.byId('view-keep').click()
    await desk.told(`视图“${name}”存下了`)
  }

  beforeAll(async () => {
    started = await launch({ study })
    desk = deskOf(started)
    await desk.byId('first-run').waitFor(SOON)
  })
  afterAll(async () => {
    await started?.close()
    remove()
  })

  test('a comparison of bodies is kept by name', async () => {
    await dropPaths(started.page, 'main', [SAMPLES])
    await desk.told('新读入 11 份')
    await desk.go('compare')
    await desk.byId('compare-layout').selectOption('bodies')
    await desk.byId('panel-year').selectOption('2021')
    await desk.byId('panel-ranks').check()
    await desk.byId('panel-bodies').locator('.ag-header-cell[col-id="figure-0"]').click(SOON)
    await expect.poll(first, SOON).toContain('云泽县')
    await desk.byId('panel-bodies').locator('.ag-header-cell[col-id="figure-0"]').click(SOON)
    await expect.poll(first, SOON).toContain('白鹭区')
    await keep('2021 年各机构')
    await picture(started.page, 'view-kept')
  })

  test('a chart is kept by name, and its drawing saved', async () => {
    await desk.go('chart')
    await desk.byId('chart').waitFor(SOON)
    await desk.byId('chart-indicator').click()
    await started.page.locator('[data-choice="h_req_new"]').click(SOON)
    await started.page.keyboard.press('Escape')
    await desk.byId('chart-kind').selectOption('ranking')
    await desk.byId('chart-title').fill('谁收到的申请多')
    await keep('申请排名')
    const drawing = join(folder, '排名.svg')
    await desk.answerSave(drawing)
    await desk.byId('save-drawing').click()
    await desk.told('图片已保存')
    expect(readFileSync(drawing, 'utf8')).toContain('谁收到的申请多')
  })

  test('the grid with its filters is kept too', async () => {
    await desk.go('data')
    await desk.byId('data-others').click()
    await keep('全部文件')
  })

  test('they are put in order by dragging, renamed and noted', async () => {
    await desk.go('views')
    await expect.poll(views, SOON).toEqual(['2021 年各机构', '申请排名', '全部文件'])
    await desk.byId('view').nth(2).locator('.view-handle').dragTo(desk.byId('view').nth(0))
    await expect.poll(views, SOON).toEqual(['全部文件', '2021 年各机构', '申请排名'])
    await desk.byId('view').nth(1).getByTestId('view-rename').click()
    await desk.byId('view-new-name').fill('各机构 2021')
    await started.page.keyboard.press('Enter')
    await expect.poll(views, SOON).toEqual(['全部文件', '各机构 2021', '申请排名'])
    await desk.byId('view').nth(2).getByTestId('view-note').fill('放进第三章')
    await started.page.keyboard.press('Enter')
    await desk.byId('view').nth(0).getByTestId('view-drop').click()
    await desk.told('删掉了')
    await expect.poll(views, SOON).toEqual(['各机构 2021', '申请排名'])
    await desk.byId('notice-action').click()
    await expect.poll(views, SOON).toEqual(['全部文件', '各机构 2021', '申请排名'])
    await picture(started.page, 'views')
  })

  test('after a new start each opens as it was kept', async () => {
    await started.close()
    started = await launch({ study })
    desk = deskOf(started)
    await desk.go('views')
    await expect.poll(views, SOON).toEqual(['全部文件', '各机构 2021', '申请排名'])
    expect(await desk.byId('view').nth(2).getByTestId('view-note').inputValue()).toBe('放进第三章')
    await desk.byId('view').nth(2).locator('.view-name').click()
    await desk.byId('chart').waitFor(SOON)
    expect(await desk.byId('chart-kind').inputValue()).toBe('ranking')
    expect(await desk.byId('chart-title').inputValue()).toBe('谁收到的申请多')
    await desk.byId('views').click()
    await desk.byId('view-open').nth(1).click()
    await expect.poll(() => desk.byId('panel-year').inputValue(), SOON).toBe('2021')
    expect(await desk.byId('panel-ranks').isChecked()).toBe(true)
    await expect.poll(first, SOON).toContain('白鹭区')
    // another view of the same page, and back
    await desk.byId('panel-ranks').uncheck()
    await desk.byId('views').click()
    await desk.byId('view-open').nth(1).click()
    await expect.poll(() => desk.byId('panel-ranks').isChecked(), SOON).toBe(true)
    await desk.byId('views').click()
    await desk.byId('view-open').nth(0).click()
    await expect.poll(() => desk.byId('data-others').getAttribute('aria-pressed'), SOON).toBe('true')
  })

  test('what a view names and the study has no longer is said in it', async () => {
    const shows: ViewShows = {
      page: 'compare',
      layout: 'years',
      choice: {
        organisations: ['云泽县人民政府', '不在的局'],
        years: null,
        figures: [
          { id: 'h_req_new', definition: null },
          { id: 'own_7', definition: null },
        ],
        year: null,
        ranks: false,
        silent: false,
      },
      sort: null,
    }
    await started.ask('view.keep', { name: '有缺的', shows })
    await desk.go('views')
    await desk.byId('view').nth(3).locator('.view-name').click(SOON)
    await expect.poll(() => desk.byId('view-gone').textContent(), SOON).toContain('不在的局、own_7')
    await desk.byId('panel-years').locator('.ag-row', { hasText: '云泽县人民政府' }).first().waitFor(SOON)
    await picture(started.page, 'view-gone')
  })
})

describe('the same by keyboard alone', () => {
  const { folder, remove } = makeFolder()
  let started: Started
  let desk: ReturnType<typeof deskOf>
  const type = (text: string) => started.page.keyboard.type(text)
  const press = async (...keys: readonly string[]) => {
    for (const key of keys) await started.page.keyboard.press(key)
  }
  const views = () => desk.byId('view').locator('.view-name').allTextContents()
  /** Tab until the focus is there. */
  const tabTo = async (id: string) => {
    for (let step = 0; step < 40 && !(await desk.focused()).startsWith(id); step += 1) await press('Tab')
    expect(await desk.focused()).toContain(id)
  }

  beforeAll(async () => {
    started = await launch({ study: join(folder, '按键视图.nianbao') })
    desk = deskOf(started)
    await desk.byId('first-run').waitFor(SOON)
  })
  afterAll(async () => {
    await started?.close()
    remove()
  })

  test('the samples are read', async () => {
    await expect.poll(desk.focused, SOON).toBe('choose-folder')
    await tabTo('try-samples')
    await press('Enter')
    await desk.told('新读入 11 份')
  })

  test('a comparison and a chart are kept as views, the drawing is saved', async () => {
    await press('Alt+3')
    await expect.poll(desk.focused, SOON).toMatch(/^compare-grid/)
    await tabTo('views')
    await press('Enter')
    await type('原表')
    await press('Enter')
    await desk.told('视图“原表”存下了')

    await press('Control+k')
    await type('新收申请')
    await expect.poll(() => desk.byId('palette').textContent(), SOON).toContain('作图')
    await press('Enter')
    await desk.byId('chart').waitFor(SOON)
    await tabTo('chart-kind')
    await press('ArrowDown', 'ArrowDown')
    await tabTo('views')
    await press('Enter')
    await type('柱形图')
    await press('Enter')
    await desk.told('视图“柱形图”存下了')
    const drawing = join(folder, '键.svg')
    await desk.answerSave(drawing)
    await tabTo('save-drawing')
    await press('Enter')
    await desk.told('图片已保存')
    expect(readFileSync(drawing, 'utf8')).toContain('<svg')
  })

  test('views are put in order, renamed, deleted and brought back', async () => {
    await press('Alt+v')
    await expect.poll(views, SOON).toEqual(['原表', '柱形图'])
    const name = () => started.page.evaluate(() => document.activeElement?.textContent)
    await expect.poll(name, SOON).toBe('原表')
    await press('Alt+ArrowDown')
    await expect.poll(views, SOON).toEqual(['柱形图', '原表'])
    await expect.poll(name, SOON).toBe('原表')
    await press('Alt+ArrowUp')
    await expect.poll(views, SOON).toEqual(['原表', '柱形图'])
    await press('ArrowDown', 'F2')
    await type('柱')
    await press('Enter')
    await expect.poll(views, SOON).toEqual(['原表', '柱'])
    await expect.poll(name, SOON).toBe('柱')
    await press('Delete')
    await expect.poll(views, SOON).toEqual(['原表'])
    await press('Control+z')
    await expect.poll(views, SOON).toEqual(['原表', '柱'])
  })

  test('a view is opened from the list, and from the palette', async () => {
    await expect.poll(() => desk.byId('view').count(), SOON).toBe(2)
    await press('Control+k')
    await type('视图 · 柱')
    await press('Enter')
    await desk.byId('chart').waitFor(SOON)
    expect(await desk.byId('chart-kind').inputValue()).toBe('bars')
    await press('Alt+v')
    await expect.poll(() => started.page.evaluate(() => document.activeElement?.textContent), SOON).toBe('原表')
    await press('Enter')
    await desk.byId('compare-grid').waitFor(SOON)
  })
})
