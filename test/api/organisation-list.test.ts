import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import { expect, it } from 'vitest'
import { csvRows } from '../../src-main/import/csv-rows.ts'
import { madeReport, putReport, stated } from '../store/made.ts'
import { desk } from './desk.ts'

const ALL = { sort: 'name', descending: false, offset: 0, limit: 99 } as const

async function withBodies(names: readonly string[]) {
  const made = await desk()
  for (const name of names) putReport(made.session.store!, name, madeReport({ organisation: stated(name) }))
  return made
}

function write(folder: string, name: string, text: string): string {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

it('matches by any name, merges what the list says is one, and is taken back in one step', async () => {
  const made = await withBodies(['市民政局', '青屿市民政局', '柳汀县司法局'])
  const path = write(
    made.folder,
    '名单.csv',
    [
      '青屿市机构名单',
      '序号,机构名称,别名,行政区划代码,级别,类别,备注',
      '1,青屿市民政局,"市民政局、民政局（老）",320700,市级,民政,"有,逗号"',
      '2,青屿市教育局,,320700,市,教育,',
    ].join('\r\n'),
  )
  const match = await made.handlers['organisation.matchList']({ path })
  expect(match.columns.map(({ as }) => as)).toEqual([null, 'name', 'otherNames', 'code', 'rank', 'kind', null])
  expect(match.matched).toMatchObject([
    {
      listed: { name: '青屿市民政局', region: { name: '江苏省连云港市' }, rank: 'prefecture', kind: 'civil-affairs' },
      organisations: [{ name: '市民政局' }, { name: '青屿市民政局' }].toReversed(),
      changes: true,
    },
  ])
  expect(match.unmatchedListed.map(({ name }) => name)).toEqual(['青屿市教育局'])
  expect(match.unmatched.map(({ name }) => name)).toEqual(['柳汀县司法局'])
  await made.handlers['organisation.acceptList']({ path })
  const page = async () => (await made.handlers['organisation.page'](ALL)).rows
  expect(await page()).toMatchObject([
    { name: '柳汀县司法局' },
    {
      name: '青屿市民政局',
      otherNames: ['市民政局', '民政局（老）'],
      region: { code: '320700' },
      rank: 'prefecture',
      reports: 2,
    },
  ])
  putReport(made.session.store!, 'later', madeReport({ organisation: stated('民政局（老）') }))
  expect((await page())[1]).toMatchObject({ name: '青屿市民政局', reports: 3 })
  expect((await made.handlers['organisation.matchList']({ path })).matched[0]?.changes).toBe(false)
  await expect(made.handlers['organisation.acceptList']({ path })).rejects.toMatchObject({
    error: { code: 'organisation/list-agrees' },
  })
  await made.handlers['step.undo']({})
  expect((await page()).map(({ name }) => name)).toEqual(['市民政局', '柳汀县司法局', '民政局（老）', '青屿市民政局'])
})

it('reads a list from a workbook, a title above its header', async () => {
  const made = await withBodies(['市民政局', '青屿市民政局'])
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet('名单')
  sheet.addRows([['青屿市机构名单'], ['机构名称', '曾用名', '区划'], ['青屿市民政局', '市民政局', '淮安市洪泽区']])
  sheet.mergeCells('A1:C1')
  const path = join(made.folder, '名单.xlsx')
  await book.xlsx.writeFile(path)
  const { matched } = await made.handlers['organisation.matchList']({ path })
  expect(matched).toMatchObject([
    { listed: { name: '青屿市民政局', otherNames: ['市民政局'], region: { code: '320813' } }, changes: true },
  ])
})

it('says so when a file has no list of bodies', async () => {
  const made = await withBodies(['市民政局'])
  const path = write(made.folder, '别的.csv', '甲,乙\n1,2\n')
  await expect(made.handlers['organisation.matchList']({ path })).rejects.toMatchObject({
    error: { code: 'organisation/list-unreadable' },
  })
})

it.each([
  [
    'a,b\n1,2',
    [
      ['a', 'b'],
      ['1', '2'],
    ],
  ],
  [
    'a\tb,c\td\r\n"x\ty"\t"1 ""2"""\t',
    [
      ['a', 'b,c', 'd'],
      ['x\ty', '1 "2"', ''],
    ],
  ],
  [
    'a,b\n"一\n二",3\n',
    [
      ['a', 'b'],
      ['一\n二', '3'],
    ],
  ],
  ['', []],
])('parts %j into cells', (text, rows) => {
  expect(csvRows(text)).toEqual(rows)
})
