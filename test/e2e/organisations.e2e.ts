import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { deskOf, SOON } from './desk.ts'
import { dropPaths, launch, picture, type Started } from './harness.ts'
import { makeFolder, report2014 } from './made-reports.ts'

const { folder, remove } = makeFolder()
let started: Started
let desk: ReturnType<typeof deskOf>
const press = async (...keys: readonly string[]) => {
  for (const key of keys) await started.page.keyboard.press(key)
}

beforeAll(async () => {
  started = await launch({ study: join(folder, '机构.nianbao') })
  desk = deskOf(started)
  await desk.byId('first-run').waitFor(SOON)
  await dropPaths(started.page, '[data-testid="first-run"]', [writeFolder()])
  await desk.told('导入完成：新读入 7 份')
})
afterAll(async () => {
  await started?.close()
  remove()
})

/** Name, other names and number of reports of each line. */
const listed = () =>
  desk
    .byId('organisations-grid')
    .locator('.ag-row')
    .evaluateAll(rows =>
      rows
        .sort((a, b) => Number(a.getAttribute('row-index')) - Number(b.getAttribute('row-index')))
        .map(row =>
          ['name', 'otherNames', 'reports']
            .map(id => row.querySelector(`[col-id="${id}"]`)?.textContent ?? '')
            .join('|'),
        ),
    )

const BEFORE = ['市民政局||2', '松屿市民政局||2', '柳汀县司法局||2', '河南省民政厅||1']
const MERGED = ['松屿市民政局|市民政局|4', '柳汀县司法局||2', '河南省民政厅||1']

test('two names are merged with the keyboard alone, and one Ctrl+Z takes it back', async () => {
  await press('Alt+j')
  await expect.poll(listed, SOON).toEqual(BEFORE)
  await expect.poll(desk.focused, SOON).toMatch(/^organisations-grid/)
  await picture(started.page, 'organisations')
  await press('Space', 'ArrowDown', 'Space')
  await expect.poll(() => desk.byId('organisations-ticked').textContent(), SOON).toBe('选了 2 个机构')
  await press('m')
  await desk.byId('merge-panel').waitFor(SOON)
  await picture(started.page, 'organisations-merge')
  await press('Enter')
  await desk.told('已把 1 个名称合并到“松屿市民政局”')
  await expect.poll(listed, SOON).toEqual(MERGED)
  await press('Control+z')
  await expect.poll(listed, SOON).toEqual(BEFORE)
})

test('a suggestion says what speaks for it, is accepted with the mouse, and undone', async () => {
  await desk.byId('tab-suggestions').click()
  const line = desk.byId('suggestion').filter({ hasText: '松屿市民政局' })
  await expect
    .poll(() => line.textContent(), SOON)
    .toMatch(/市民政局.*并入.*松屿市民政局.*同在文件夹“松屿”.*年份不冲突/)
  await picture(started.page, 'organisations-suggestions')
  await line.getByTestId('suggestion-accept').click()
  await desk.told('已把 1 个名称合并到“松屿市民政局”')
  await desk.byId('tab-all').click()
  await expect.poll(listed, SOON).toEqual(MERGED)
  await desk.byId('undo').click()
  await expect.poll(listed, SOON).toEqual(BEFORE)
})

test('a rejected suggestion does not come back', async () => {
  await desk.byId('tab-suggestions').click()
  await desk.byId('suggestion').first().waitFor(SOON)
  await expect.poll(() => started.page.evaluate(() => document.activeElement?.className), SOON).toBe('suggestion')
  await press('Delete')
  await expect.poll(() => desk.byId('suggestion').filter({ hasText: '松屿市民政局' }).count(), SOON).toBe(0)
  await press('Control+z')
  await expect.poll(() => desk.byId('suggestion').filter({ hasText: '松屿市民政局' }).count(), SOON).toBe(1)
  await desk.byId('tab-all').click()
})

const openBody = async (name: string) => {
  await desk
    .byId('organisations-grid')
    .locator('.ag-cell[col-id="name"]', { hasText: new RegExp(`^${name}$`) })
    .click()
  await expect.poll(() => desk.byId('body-name').textContent(), SOON).toBe(name)
}

test('a body is renamed, and its place follows its name', async () => {
  await openBody('市民政局')
  await desk.byId('body-rename').fill('焦作市民政局')
  await press('Enter')
  await expect.poll(listed, SOON).toContain('焦作市民政局|市民政局|2')
  await expect.poll(() => desk.byId('body-region').inputValue(), SOON).toBe('河南省焦作市')
  await picture(started.page, 'organisations-renamed')
  await desk.byId('undo').click()
  await expect.poll(listed, SOON).toEqual(BEFORE)
})

test('a report is split off to a body of its own, and undone', async () => {
  await openBody('柳汀县司法局')
  await desk.byId('split-2017').check()
  await desk.byId('split-name').fill('云泽县司法局')
  await press('Enter')
  await desk.told('已把 1 份报告分到“云泽县司法局”')
  await expect
    .poll(listed, SOON)
    .toEqual([...BEFORE.slice(0, 2), '云泽县司法局||1', '柳汀县司法局||1', '河南省民政厅||1'].sort())
  await press('Escape')
  await desk.byId('undo').click()
  await expect.poll(listed, SOON).toEqual(BEFORE)
})

test('bodies and reports are filtered by where they belong', async () => {
  await desk.byId('filter-region').selectOption('410000')
  await expect.poll(listed, SOON).toEqual(['河南省民政厅||1'])
  await desk.byId('filter-clear').click()
  await desk.go('reports')
  await desk.byId('filter-rank').selectOption('province')
  await expect.poll(() => desk.byId('library-grid').locator('.ag-row').count(), SOON).toBe(1)
  await picture(started.page, 'library-filtered')
  await desk.byId('filter-clear').click()
  await desk.go('organisations')
})

test('a list from a CSV file is held against the study and taken over in one step', async () => {
  const path = join(folder, '名单.csv')
  writeFileSync(path, '\ufeff机构名称,别名,行政区划代码,级别\n松屿市民政局,市民政局,320700,市级\n柳汀县教育局,,,\n')
  await started.app.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [path] })
  }, path)
  await desk.byId('tab-list').click()
  await desk.byId('list-choose').click()
  await expect.poll(() => desk.byId('list-match').textContent(), SOON).toContain('名单里有、研究里没有 1 个')
  await picture(started.page, 'organisations-list')
  await desk.byId('list-accept').click()
  await desk.told('已按《名单.csv》改了 1 个机构')
  await expect.poll(listed, SOON).toEqual(MERGED)
  await desk.byId('undo').click()
  await expect.poll(listed, SOON).toEqual(BEFORE)
})

/** Two names of one body in a folder of their own, and other bodies. */
function writeFolder(): string {
  const home = join(folder, '各地')
  for (const name of ['松屿', '柳汀', '河南']) mkdirSync(join(home, name), { recursive: true })
  const put = (place: string, body: string, year: number) =>
    writeFileSync(
      join(home, place, `${body}${year}年年报.txt`),
      report2014(body, year, { proactive_total: `${year - 1_980}`, channel_website: `${year - 1_980}` }),
    )
  put('松屿', '市民政局', 2014)
  put('松屿', '市民政局', 2015)
  put('松屿', '松屿市民政局', 2016)
  put('松屿', '松屿市民政局', 2017)
  put('柳汀', '柳汀县司法局', 2016)
  put('柳汀', '柳汀县司法局', 2017)
  put('河南', '河南省民政厅', 2017)
  return home
}
