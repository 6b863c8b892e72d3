import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { CLIPBOARD_CELLS, LIST_ROWS, type ListCell, type ListTarget } from '#shared/domain/listing.ts'
import { readCsv } from '../export/read-csv.ts'
import { reopen } from '../export/reopen.ts'
import { desk } from './desk.ts'

const COLUMNS = [
  { head: '机构', isNumber: false, width: 20 },
  { head: '=数值', isNumber: true, width: 10 },
]
const ROWS: readonly (readonly ListCell[])[] = [
  ['甲县', 1234],
  ['=1+1', { number: 2.5, mark: '⚠' }],
  ['乙\n县', null],
  ['', '/'],
]

async function listed(to: ListTarget, name: string, rows: readonly (readonly ListCell[])[] = ROWS) {
  const { handlers, folder } = await desk()
  const path = name === '' ? null : join(folder, name)
  const { listId } = await handlers['list.begin']({ to, path, title: '报告', columns: COLUMNS, marks: '标记' })
  for (const row of rows) await handlers['list.rows']({ listId, rows: [row] })
  return { handlers, folder, listId, path: path ?? '', done: await handlers['list.end']({ listId }) }
}

describe('a list from the screen', () => {
  it('becomes CSV with its marks in a last column', async () => {
    const { path, done } = await listed('csv', '报告.csv')
    expect(readCsv(readFileSync(path, 'utf8'))).toEqual([
      ['机构', "'=数值", '标记'],
      ['甲县', '1234', ''],
      ["'=1+1", '2.5', "'=数值 ⚠"],
      ['乙\n县', '', ''],
      ['', '/', ''],
    ])
    expect(done).toMatchObject({ path, rows: 4, text: '' })
  })

  it('becomes a workbook in which numbers stay numbers, their marks beside them', async () => {
    const { path, folder } = await listed('workbook', '报告.xlsx')
    const sheet = (await reopen(path)).getWorksheet('报告')!
    expect(sheet.getCell('B2').value).toBe(1234)
    expect(sheet.getCell('B3')).toMatchObject({ value: 2.5, numFmt: '#,##0.0#####" ⚠"' })
    expect(sheet.getCell('A3')).toMatchObject({ value: '=1+1', formula: undefined })
    expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 })
    expect(readdirSync(folder).filter(file => file.endsWith('.part'))).toEqual([])
  })

  it('becomes text for the clipboard, a line a row', async () => {
    const { done } = await listed('clipboard', '')
    expect(done.text).toBe("机构\t'=数值\t标记\n甲县\t1234\t\n'=1+1\t2.5\t'=数值 ⚠\n乙 县\t\t\n\t/\t\n")
  })

  it('leaves nothing when it is cancelled, nor when another is begun', async () => {
    const { handlers, folder } = await desk()
    const begin = (name: string) =>
      handlers['list.begin']({ to: 'csv', path: join(folder, name), title: '报告', columns: COLUMNS, marks: null })
    const before = readdirSync(folder)
    const first = await begin('a.csv')
    const second = await begin('b.csv')
    expect(() => handlers['list.rows']({ listId: first.listId, rows: ROWS })).toThrow('export/cancelled')
    await handlers['list.rows']({ listId: second.listId, rows: ROWS })
    await handlers['list.cancel']({ listId: second.listId })
    expect(readdirSync(folder)).toEqual(before)
  })

  it('refuses the study itself, too many rows at once and too much for the clipboard', async () => {
    const { handlers, session, folder } = await desk()
    const begin = (to: ListTarget, path: string | null) =>
      handlers['list.begin']({ to, path, title: '报告', columns: COLUMNS, marks: null })
    expect(() => begin('csv', session.store?.path ?? '')).toThrow('export/cannot-write')
    const { listId } = await begin('clipboard', null)
    const many = Array.from({ length: LIST_ROWS }, () => ['甲县', 1])
    expect(() => handlers['list.rows']({ listId, rows: [...many, ['甲县', 1]] })).toThrow('501 rows')
    const sendAll = () => {
      for (let sent = 0; sent <= CLIPBOARD_CELLS; sent += 2 * LIST_ROWS) handlers['list.rows']({ listId, rows: many })
    }
    expect(sendAll).toThrow('export/too-much-to-copy')
    mkdirSync(join(folder, 'there.csv'))
    writeFileSync(join(folder, 'there.csv', 'x'), '')
    const taken = await begin('csv', join(folder, 'there.csv'))
    expect(() => handlers['list.end']({ listId: taken.listId })).toThrow('export/cannot-write')
    expect(existsSync(join(folder, 'there.csv', 'x'))).toBe(true)
  })
})
