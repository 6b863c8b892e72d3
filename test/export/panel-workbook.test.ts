import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Worksheet } from 'exceljs'
import { describe, expect, it } from 'vitest'
import type { Arrangement, BodyOrder } from '#shared/domain/view.ts'
import { desk } from '../api/desk.ts'
import { madeReport, putReport, reading, stated } from '../store/made.ts'
import { partsOf, reopen } from './reopen.ts'

type Printed = Readonly<Record<string, string>>
type Desk = Awaited<ReturnType<typeof desk>>

/** Two bodies over the editions of 2014, 2019 and 2021; one has no report on 2019. */
const REPORTS: readonly (readonly [organisation: string, year: number, edition: string, printed: Printed])[] = [
  ['乙市司法局', 2018, 't14', { req_received: '40', answer_granted: '30', answer_amend: '4' }],
  ['乙市司法局', 2020, 't19', { req_new_total: '50', req_granted_total: '20', req_unavailable_unclear_total: '2' }],
  ['乙市司法局', 2021, 't21', { req_new_total: '0', req_granted_total: '' }],
  ['甲县民政局', 2018, 't14', { req_received: '10', answer_granted: '8' }],
  ['甲县民政局', 2019, 't19', { req_new_total: '12', req_granted_total: '/' }],
  ['甲县民政局', 2020, 't19', { req_new_total: '0', req_granted_total: '3' }],
  ['甲县民政局', 2021, 't21', { req_new_total: '9', req_granted_total: '6' }],
]
const FIGURES = ['h_req_new', 'h_granted', 'h_unclear'].map(id => ({ id, definition: null }))

async function study(): Promise<Desk> {
  const at = await desk()
  for (const [organisation, year, edition, printed] of REPORTS) {
    const readings = Object.entries(printed).map(([id, text]) => reading(id, text, { edition }))
    const report = madeReport({ organisation: stated(organisation), year: stated(year), editions: [edition], readings })
    putReport(at.session.store!, `${organisation}-${year}`, report)
  }
  return at
}

async function exported(
  arrangement: Arrangement,
  year: number | null = null,
  at?: Desk,
  sort: BodyOrder | null = null,
) {
  const { handlers, folder } = at ?? (await study())
  const path = join(folder, `${arrangement}.xlsx`)
  const request = { organisations: [], years: [], figures: FIGURES }
  const outcome = await handlers['panel.export']({ ...request, arrangement, year, sort, path, language: 'zh' })
  return { path, outcome, workbook: await reopen(path) }
}

/** What a reader that does not calculate sees in the cells of a row, from column A on. */
function lineOf(sheet: Worksheet, row: number): unknown[] {
  const line = (sheet.getRow(row).values as unknown[]).slice(1)
  return line.map((value, at) => {
    const cell = sheet.getCell(row, at + 1)
    return cell.formula === undefined ? value : (cell.result ?? '')
  })
}

describe('years side by side', () => {
  it('have their sheets', async () => {
    const { workbook } = await exported('years')
    expect(workbook.worksheets.map(({ name }) => name)).toEqual([
      ...['读我', '贯通序列', '图表', '汇总', '序列口径', '文件', '长表'],
    ])
  })

  it('run through the editions as far as the crosswalk says', async () => {
    const sheet = (await exported('years')).workbook.getWorksheet('贯通序列')!
    expect(lineOf(sheet, 3)).toEqual([
      ...[1, '乙市司法局', '新收申请', '件', 40, '无报告', 50, 0],
      ...['', '', '', '', -50, -1],
    ])
    expect(lineOf(sheet, 6)).toEqual([
      ...[4, '甲县民政局', '新收申请', '件', 10, 12, 0, 9],
      ...[2, 0.2, -12, -1, 9, '新增'],
    ])
    expect(lineOf(sheet, 7).slice(2, 8)).toEqual(['予以公开（窄口径：同意公开）', '件', 8, '/', 3, 6])
  })

  it('calculate nothing over a break that cannot be compared, and say that others are only nearly alike', async () => {
    const at = await desk()
    for (const [year, edition, id] of [
      [2018, 't14', 'answer_amend'],
      [2019, 't19', 'req_unavailable_unclear_total'],
    ] as const) {
      const readings = [
        reading(id, '4', { edition }),
        reading(edition === 't14' ? 'answer_granted' : 'req_granted_total', '5', { edition }),
      ]
      putReport(
        at.session.store!,
        `${year}`,
        madeReport({ organisation: stated('甲县'), year: stated(year), editions: [edition], readings }),
      )
    }
    const other = (await exported('years', null, at)).workbook.getWorksheet('贯通序列')!
    expect(lineOf(other, 5).slice(4)).toEqual([4, 4, '不可比', '不可比'])
    expect(lineOf(other, 4).slice(4)).toEqual([5, 5, 0, 0])
    expect(other.getCell('G4').numFmt).toBe('"≈▲"#,##0;"≈▼"#,##0;"≈"0')
  })

  it('mark the year in which the form changed, body by body', async () => {
    const sheet = (await exported('years')).workbook.getWorksheet('贯通序列')!
    const thick = (row: number) =>
      ['E', 'F', 'G', 'H'].filter(column => sheet.getCell(column + row).border?.left?.style === 'thick')
    expect([thick(3), thick(6)]).toEqual([
      ['G', 'H'],
      ['F', 'H'],
    ])
  })

  it('are drawn over cells that are empty where there is no number', async () => {
    const { workbook, path } = await exported('years')
    const charts = workbook.getWorksheet('图表')!
    const xml = partsOf(path).get('xl/charts/chart1.xml')!
    const ranges = [...xml.matchAll(/<c:f>'图表'!\$?([A-Z]+)\$?(\d+):\$?([A-Z]+)\$?(\d+)<\/c:f>/g)].map(match =>
      match.slice(1),
    )
    const [name, years, values] = ranges as [string[], string[], string[]]
    expect([name[0], years[0], years[2]]).toEqual(['A', 'B', 'E'])
    expect(lineOf(charts, Number(years[1])).slice(1)).toEqual([2018, 2019, 2020, 2021])
    expect(lineOf(charts, Number(values[1]))).toEqual(['乙市司法局', 40, undefined, 50, 0])
    expect(charts.getCell(`C${values[1]}`).value).toBeNull()
    expect(charts.getCell(`B${values[1]}`).formula).toBe("IF(ISNUMBER('贯通序列'!E3),'贯通序列'!E3,NA())")
    expect(xml).toContain('<c:dispBlanksAs val="gap"/>')
  })

  it('cut the line of a figure where it cannot be compared', async () => {
    const { path } = await exported('years')
    const xml = partsOf(path).get('xl/charts/chart3.xml')!
    const names = [...xml.matchAll(/<c:strCache><c:ptCount val="1"\/><c:pt idx="0"><c:v>([^<]+)/g)].map(
      ([, name]) => name,
    )
    expect(names).toEqual(['乙市司法局', '乙市司法局（2019版起）'])
    expect(xml).toContain('<c:legendEntry><c:idx val="1"/><c:delete val="1"/></c:legendEntry>')
  })

  it('sum up all bodies, and say how each figure is worked out', async () => {
    const { workbook } = await exported('years')
    const together = workbook.getWorksheet('汇总')!
    const lines = Array.from({ length: 8 }, (_, row) => lineOf(together, row + 3).slice(2))
    expect(lines).toContainEqual(['合计', 50, 12, 50, 9])
    expect(lines).toContainEqual(['没有数的机构', 0, 1, 0, 0])
    const figures = workbook.getWorksheet('序列口径')!
    expect(lineOf(figures, 2).slice(0, 2)).toEqual(['h_req_new', '新收申请'])
    expect(String(lineOf(figures, 2)[4])).toBe('2014版：req_received\n2019版、2021版：req_new_total')
    expect(lineOf(figures, 2)[5]).toBe('2014版 → 2019版：口径相同，可比\n2019版 → 2021版：口径相同，可比')
  })

  it('are the same to the byte when written again', async () => {
    const at = await study()
    const first = readFileSync((await exported('years', null, at)).path)
    expect(readFileSync((await exported('years', null, at)).path).equals(first)).toBe(true)
  })
})

describe('bodies side by side', () => {
  it('have live ranks, and a column chart of the year', async () => {
    const { workbook, outcome, path } = await exported('bodies', 2020)
    const sheet = workbook.getWorksheet('各机构')!
    expect(outcome.rows).toBe(2)
    expect(lineOf(sheet, 1)).toEqual(['政府信息公开工作年度报告 序列与比率 · 研究 · 2020'])
    expect(lineOf(sheet, 3)).toEqual([1, '乙市司法局', '2019版', 50, 1, 20, 1, 2, 1])
    expect(lineOf(sheet, 4)).toEqual([2, '甲县民政局', '2019版', 0, 2, 3, 2, '未见', ''])
    expect(sheet.getCell('E3').formula).toBe('IF(ISNUMBER(D3),RANK(D3,D$3:D$4),"")')
    expect(partsOf(path).get('xl/charts/chart1.xml')).toContain('<c:barDir val="col"/>')
  })
})

describe('bodies in an order', () => {
  const sorted = async (year: number | null, figure: string, descending: boolean) => {
    const { workbook } = await exported('bodies', year, undefined, { figure, descending })
    const sheet = workbook.getWorksheet('各机构')!
    const readme = [...workbook.getWorksheet('读我')!.getColumn(2).values].map(String)
    const names = [3, 4].map(row => sheet.getCell(`B${row}`).value)
    return { names, arranged: readme.find(line => line.startsWith('各机构 ·')), workbook }
  }
  const [FIRST, SECOND] = ['乙市司法局', '甲县民政局']

  it('stand as on the screen, on every sheet, and the sheet to read first says so', async () => {
    const up = await sorted(2020, 'h_req_new', false)
    expect(up.names).toEqual([SECOND, FIRST])
    expect(up.arranged).toBe('各机构 · 2020 · 按“新收申请”从低到高')
    expect(lineOf(up.workbook.getWorksheet('长表')!, 2)[0]).toBe(SECOND)
    expect((await sorted(2020, 'h_req_new', true)).names).toEqual([FIRST, SECOND])
    // in another year another one is first
    expect((await sorted(2021, 'h_req_new', true)).names).toEqual([SECOND, FIRST])
  })

  it('have those without a number last, and are by name where the figure is not in the panel', async () => {
    for (const descending of [true, false]) {
      expect((await sorted(2019, 'h_req_new', descending)).names).toEqual([SECOND, FIRST])
    }
    const byName = await sorted(2020, 'h_denied', false)
    expect([byName.names, byName.arranged]).toEqual([[FIRST, SECOND], '各机构 · 2020'])
  })
})

describe('a panel', () => {
  it('has a row a body and year, and a line for every figure in the tidy sheet', async () => {
    const { workbook, outcome } = await exported('panel')
    const sheet = workbook.getWorksheet('面板')!
    expect(outcome.rows).toBe(8)
    expect(lineOf(sheet, 4)).toEqual(['乙市司法局', 2019, undefined, '无报告', '无报告', '无报告'])
    expect(lineOf(sheet, 8)).toEqual(['甲县民政局', 2019, '2019版', 12, '/', '未见'])
    const tidy = workbook.getWorksheet('长表')!
    expect(tidy.rowCount).toBe(1 + 2 * 4 * 3)
    expect(lineOf(tidy, 3).slice(0, 8)).toEqual([
      ...['乙市司法局', undefined, 2018, 't14', 'h_granted', '予以公开（窄口径：同意公开）', '件', 30],
    ])
  })
})
