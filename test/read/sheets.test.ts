import { describe, expect, it } from 'vitest'
import { readDocument } from '../../src-main/read/read-document.ts'
import { shownNumber } from '../../src-main/read/shown-value.ts'
import { xlsxOf } from './office.ts'

const text = (place: string, words: string) => `<c r="${place}" t="inlineStr"><is><t>${words}</t></is></c>`
const number = (place: string, value: number, style = 0) => `<c r="${place}" s="${style}"><v>${value}</v></c>`
const row = (at: number, ...cells: string[]) => `<row r="${at}">${cells.join('')}</row>`
const sheet = (...rows: string[]) => `<sheetData>${rows.join('')}</sheetData>`

describe('numbers as printed', () => {
  it.each([
    [0.8, 'General', '0.8', false],
    [0.8, '0.00', '0.80', false],
    [24252.311082, 'General', '24252.311082', false],
    [0.1 + 0.2, 'General', '0.3', false],
    [24252.311082, '0.00', '24252.31', true],
    [15130, '#,##0', '15,130', false],
    [-3, '0_);[Red](0)', '-3', false],
    [-3, '0;[Red]0', '-3', false],
    [-0.001, '0.00', '0.00', true],
    [0.125, '0.0%', '12.5%', false],
    [12, '0_ ', '12', false],
    [44561, 'yyyy"年"m"月"d"日"', '2021年12月31日', false],
    [44561, 'yyyy-mm-dd', '2021-12-31', false],
    [5, '[[[', '5', false],
    [5, '0'.repeat(9_999), '5', false],
  ])('%d in %s', (value, code, shown, hides) => {
    expect(shownNumber(value, code, 1900)).toEqual({ text: shown, hidesDigits: hides })
  })
})

it('reads a sheet as heading, lines and tables, and remarks on what is hidden', async () => {
  const xlsx = xlsxOf(
    `${sheet(
      row(1, text('A1', '某局2021年年度报告'), '<c r="B1"/><c r="C1"/>'),
      row(2, text('A2', '项目'), text('B2', '数'), text('C2', '备注')),
      `<row r="3" hidden="1">${text('A3', '规章')}${number('B3', 0.8, 1)}<c r="C3"/></row>`,
      row(4, text('A4', '许可'), '<c r="B4"><f>1+1</f><v>2</v></c>', '<c r="C4" t="b"><v>1</v></c>'),
      row(6, text('A6', '附：'), text('B6', '电话')),
    )}<mergeCells><mergeCell ref="A1:C1"/></mergeCells>`,
    { 'xl/styles.xml': '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="2"/></cellXfs></styleSheet>' },
  )
  const document = await readDocument(xlsx, 'a.xlsx')
  expect(document.text).toBe('表一\n某局2021年年度报告\n项目\t数\t备注\n规章\t0.80\t\n许可\t2\tTRUE\n附：\t电话\n')
  expect(document.blocks.map(({ kind }) => kind)).toEqual(['heading', 'line', 'table', 'table'])
  expect(document.remarks.map(({ says }) => says)).toEqual([
    '《表一》有 1 行是隐藏的，也读了',
    '隐藏的工作表《藏》没有读',
  ])
})

it('reads shared strings in runs, without reading aids', async () => {
  const strings =
    '<sst><si><r><t>行政</t></r><r><t>许可</t></r><rPh><t>xíng</t></rPh></si><si><t>换_x000A_行</t></si></sst>'
  const rows = sheet(row(1, '<c r="A1" t="s"><v>0</v></c>', '<c r="B1" t="s"><v>1</v></c>'))
  const { text: read } = await readDocument(xlsxOf(rows, { 'xl/sharedStrings.xml': strings }), 'a.xlsx')
  expect(read).toBe('表一\n行政许可\t换\n行\n')
})

it('a long string shared by many cells does not fill the memory', async () => {
  const cells = Array.from({ length: 50_000 }, (_, nth) => `<c r="A${nth + 1}" t="s"><v>0</v></c>`)
  const strings = `<sst><si><t>${'字'.repeat(30_000)}</t></si></sst>`
  const { text: read, remarks } = await readDocument(
    xlsxOf(sheet(...cells.map((one, nth) => row(nth + 1, one))), { 'xl/sharedStrings.xml': strings }),
    'a.xlsx',
  )
  expect(read.length).toBeLessThan(20_000_000)
  expect(remarks.map(({ says }) => says)).toContain('《表一》过大，只读了前面的')
})

it.each([
  ['cells far apart', sheet(row(1, text('A1', '一')), row(1_048_576, text('XFD1048576', '二')))],
  [
    'a merge over everything',
    `${sheet(row(1, text('A1', '一'), text('B2', '二')))}<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>`,
  ],
  ['places that are none', sheet(row(-5, text('ZZZZ99', '一'), text('', '二')))],
  ['no cells', sheet()],
])('bears %s', async (_, rows) => {
  const { blocks } = await readDocument(xlsxOf(rows), 'a.xlsx')
  const cells = blocks.flatMap(block => (block.kind === 'table' ? block.rows.flat() : []))
  expect(cells.length).toBeLessThanOrEqual(200_000)
})
