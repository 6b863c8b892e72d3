import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readCsv } from '../export/read-csv.ts'
import { deskOf, SOON } from './desk.ts'
import { dropPaths, launch, picture, type Started } from './harness.ts'
import { makeFolder, report2014 } from './made-reports.ts'

const { folder, remove } = makeFolder()
const reports = join(folder, '年报')
const out = join(folder, '写到这里')
let started: Started
let desk: ReturnType<typeof deskOf>

beforeAll(async () => {
  mkdirSync(reports, { recursive: true })
  mkdirSync(out)
  const write = (body: string, year: number, cells: Readonly<Record<string, string>>) =>
    writeFileSync(join(reports, `${body}${year}年年报.txt`), report2014(body, year, cells))
  write('云杉市民政局', 2016, { proactive_total: '1200', req_received: '/' })
  write('云杉市民政局', 2017, { proactive_total: '1350', req_received: '' })
  started = await launch({ study: join(folder, '带走.nianbao') })
  desk = deskOf(started)
  await desk.byId('first-run').waitFor(SOON)
  await dropPaths(started.page, 'main', [reports])
  await desk.told('新读入 2 份')
})
afterAll(async () => {
  await started?.close()
  remove()
})

const press = async (...keys: readonly string[]) => {
  for (const key of keys) await started.page.keyboard.press(key)
}
const open = async (item: string) => {
  await press('Control+e')
  await desk.byId(item).click()
}
/** The next dialog for a folder is answered with this one. */
const answerFolder = (path: string) =>
  started.app.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [path] })
  }, path)

test('data sets are chosen, written into a folder of their own, and kept as a recipe', async () => {
  await open('take-data')
  await desk.byId('export-page').waitFor(SOON)
  await desk.byId('format-parquet').check()
  await desk.byId('program-spss').uncheck()
  await desk.byId('export-year-2016').click()
  await desk.byId('recipe-name').fill('论文用')
  await press('Enter')
  await desk.byId('recipe-take').filter({ hasText: '论文用' }).waitFor(SOON)
  await picture(started.page, 'data-sets')
  await answerFolder(out)
  await desk.byId('export-start').click()
  await desk.told('已写出 1 份报告')
  const written = join(out, '带走 数据集')
  const [head, ...rows] = readCsv(readFileSync(join(written, 'long.csv'), 'utf8'))
  const at = (name: string) => head!.indexOf(name)
  const of = (id: string) => rows.find(row => row[at('indicator_id')] === id)!
  expect(new Set(rows.map(row => row[at('year')]))).toEqual(new Set(['2017']))
  expect([of('proactive_total')[at('value')], of('req_received')[at('status')]]).toEqual(['1350', 'blank'])
  expect(existsSync(join(written, 'long.parquet'))).toBe(true)
  expect(existsSync(join(written, 'long.sps'))).toBe(false)
  expect(JSON.parse(readFileSync(join(written, 'recipe.json'), 'utf8'))).toMatchObject({ years: [2017] })
})

test('a recipe is taken up again, written over the earlier one', async () => {
  await desk.byId('export-year-2016').click()
  await desk.byId('program-spss').check()
  await desk.byId('recipe-take').click()
  await expect.poll(() => desk.byId('program-spss').isChecked(), SOON).toBe(false)
  await answerFolder(join(out, '带走 数据集'))
  await desk.byId('export-start').click()
  await desk.told('已写出 1 份报告')
  expect(existsSync(join(out, '带走 数据集', '带走 数据集'))).toBe(false)
})

test('values are drawn, held against the source by the keyboard, and the error rate is said', async () => {
  await open('take-sample')
  await desk.byId('sample-size').fill('5')
  await desk.byId('sample-seed').fill('42')
  await desk.byId('sample-draw').click()
  await expect.poll(() => desk.byId('sample-grid').locator('.ag-row [col-id="verdict"]').count(), SOON).toBe(5)
  await desk.byId('sample-grid').locator('.ag-row[row-index="0"] [col-id="year"]').click()
  // keys are for the row chosen: while the list comes in anew there may be none for a moment
  const isChosen = () => desk.byId('sample-wrong').isEnabled()
  await expect.poll(isChosen, SOON).toBe(true)
  await press('2')
  await expect.poll(() => desk.byId('sample-result').textContent(), SOON).toContain('对照原文 1 个，错 1 个')
  await expect.poll(isChosen, SOON).toBe(true)
  await press('ArrowDown', '1')
  await expect.poll(() => desk.byId('sample-result').textContent(), SOON).toContain('对照原文 2 个，错 1 个')
  await picture(started.page, 'sample')
  await press('Control+z')
  await expect.poll(() => desk.byId('sample-result').textContent(), SOON).toContain('对照原文 1 个，错 1 个')
  await desk.go('history')
  await expect.poll(() => desk.byId('history-grid').textContent(), SOON).toContain('抽样核对')
})
