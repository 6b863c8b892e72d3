import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Worksheet } from 'exceljs'
import fc from 'fast-check'
import { SaxesParser } from 'saxes'
import { beforeAll, describe, expect, it } from 'vitest'
import { writeComparisonWorkbook } from '../../src-main/export/comparison-workbook.ts'
import { runToEnd } from '../../src-main/export/workbook/archive.ts'
import { cleanText } from '../../src-main/export/workbook/xml.ts'
import { aBook, aCell, aFinding, aRow } from './a-book.ts'
import { hostile } from './hostile.ts'
import { aFolder, partsOf, reopen } from './reopen.ts'

async function written(parts: Parameters<typeof aBook>[0] = {}, mostRows?: number) {
  const path = join(aFolder(), 'book.xlsx')
  const outcome = runToEnd(writeComparisonWorkbook(aBook(parts), path, mostRows))
  return { path, outcome, workbook: await reopen(path) }
}

const sheetOf = async (name: string): Promise<Worksheet> => (await written()).workbook.getWorksheet(name)!

/** The row of the comparison with this label. */
function rowOf(sheet: Worksheet, label: string): number {
  for (let row = 4; row <= sheet.rowCount; row += 1) if (sheet.getCell(`D${row}`).value === label) return row
  throw new Error(`no row ${label}`)
}

function fillOf(sheet: Worksheet, cell: string): string | undefined {
  const { fill } = sheet.getCell(cell)
  return fill?.type === 'pattern' && fill.pattern === 'solid' ? fill.fgColor?.argb : undefined
}

describe('the workbook', () => {
  it('has its six sheets, in Chinese or in English', async () => {
    const names = async (language: 'zh' | 'en') =>
      (await written({ language })).workbook.worksheets.map(({ name }) => name)
    expect(await names('zh')).toEqual(['读我', '对照表', '校验', '来源', '文件', '长表'])
    expect(await names('en')).toEqual(['Read me', 'Comparison', 'Checks', 'Values and sources', 'Files', 'Tidy'])
  })

  it('says how many rows and bytes it has', async () => {
    const { path, outcome } = await written()
    expect(outcome).toEqual({ rows: 8, bytes: readFileSync(path).length })
  })

  it('is the same to the byte for the same book', async () => {
    const [first, second] = [await written(), await written()]
    expect(readFileSync(first.path).equals(readFileSync(second.path))).toBe(true)
  })

  it('names a Chinese font throughout', async () => {
    const [styles] = partsOf((await written()).path)
      .get('xl/styles.xml')!
      .split('</fonts>') as [string]
    expect(styles.match(/<font>/g)).toHaveLength(styles.match(/<name val="微软雅黑"\/>/g)!.length)
  })

  it('names every other sheet on its first, and says what a sample came to', async () => {
    const { workbook } = await written()
    const labels = workbook
      .getWorksheet('读我')!
      .getSheetValues()
      .map(row => (row as unknown[] | undefined)?.[1])
    expect(labels).toEqual(expect.arrayContaining(workbook.worksheets.slice(1).map(({ name }) => name)))
    const sheet = workbook.getWorksheet('读我')!
    expect(String(sheet.getCell(`B${labels.indexOf('错误率')}`).value)).toContain('没有抽样核对过')
  })

  it('takes no word for a formula, whoever wrote it and wherever it stands', async () => {
    const folder = aFolder()
    await fc.assert(
      fc.asyncProperty(
        fc.array(hostile, { minLength: 7, maxLength: 7 }),
        async ([name, label, text, quote, path, says, reason]) => {
          const cell = aCell(text!, { state: 'in-doubt', evidence: { start: 0, end: 1, quote: quote! }, path: path! })
          const correction = { was: null, reason: reason!, author: name!, madeAt: '2026-01-01T00:00:00.000Z' }
          const corrected = aCell('5', { state: 'corrected', correction })
          const rows = [{ ...aRow(label!, '件', [cell, corrected, null]), organisation: name! }]
          const findings = [aFinding({ says: { zh: says!, en: says! }, indicators: [`id_${label}`] })]
          const file = join(folder, 'hostile.xlsx')
          runToEnd(writeComparisonWorkbook(aBook({ rows, findings, studyName: name! }), file))
          const formulas: string[] = []
          for (const [part, xml] of partsOf(file)) {
            const parser = new SaxesParser()
            parser.on('error', error => {
              throw new Error(`${part}: ${error.message}`)
            })
            parser.write(xml).close()
            if (part.startsWith('xl/worksheets/sheet'))
              formulas.push(...[...xml.matchAll(/<f>([^<]*)<\/f>/g)].map(([, f]) => f!))
          }
          expect(formulas.filter(formula => !/^(?:IF\(AND\(ISNUMBER\(|SUM\()/.test(formula))).toEqual([])
          const sheet = (await reopen(file)).getWorksheet('对照表')!
          const plain = (value: unknown) => (typeof value === 'string' ? value.replaceAll('_x005F_', '_') : value)
          expect(plain(sheet.getCell('B4').value)).toBe(cleanText(name!) || null)
          expect(plain(sheet.getCell('D4').value)).toBe(cleanText(label!) || null)
        },
      ),
      { seed: Number(process.env.NIANBAO_SEED ?? 1), numRuns: 25 },
    )
  })

  it('can be empty', async () => {
    const { workbook, outcome } = await written({ years: [], editions: [], rows: [], sources: [], findings: [] })
    expect(outcome.rows).toBe(0)
    expect(workbook.worksheets).toHaveLength(6)
  })

  it('goes on in a further sheet where one is full', async () => {
    const { workbook } = await written({}, 8)
    expect(workbook.worksheets.map(({ name }) => name)).toContain('来源 3')
    const [first, second] = [workbook.getWorksheet('对照表')!, workbook.getWorksheet('对照表 2')!]
    expect([first.rowCount, second.rowCount]).toEqual([8, 6])
    expect(second.getCell('F2').value).toBe(2017)
    expect(second.getCell('I4').formula).toBe('IF(AND(ISNUMBER(G4),ISNUMBER(F4)),G4-F4,"")')
  })
})

describe('the comparison', () => {
  let sheet: Worksheet
  beforeAll(async () => {
    sheet = await sheetOf('对照表')
  })

  it('freezes header and labels, filters, and prints them on every page, landscape, one page wide', () => {
    expect(sheet.views[0]).toMatchObject({ state: 'frozen', xSplit: 5, ySplit: 3, topLeftCell: 'F4' })
    expect(sheet.autoFilter).toBe('A3:L11')
    expect(sheet.pageSetup).toMatchObject({
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: '1:3',
      printTitlesColumn: 'A:E',
    })
  })

  it('heads the columns with year and edition, the changes with both years', () => {
    const line = (row: number) => (sheet.getRow(row).values as unknown[]).slice(6)
    const pairs = ['2018较2017\n增减', '2018较2017\n增减%', '2019较2018\n增减', '2019较2018\n增减%']
    expect(line(2)).toEqual([2017, 2018, 2019, ...pairs])
    expect(line(3)).toEqual(['2014版', '2014版', '2019版', undefined, undefined, '跨版本', '跨版本'])
  })

  it.each([
    ['收到申请数', [1200, 1500, 1350], [300, 0.25, -150, -0.1]],
    ['从零开始', [0, 12, null], [12, '新增', '', '']],
    ['各种符号', ['/', '—', '无'], ['', '', '', '']],
    ['收费金额', [3.5, 4.125, 50000], [0.625, 0.625 / 3.5, '不可比', '不可比']],
    ['存疑', ['15?', 20, '1591?'], ['', '', '', '']],
    ['更正', [8, 9, 10], [1, 0.125, 1, 1 / 9]],
    ['缺的', ['未见', '本版无', '无报告'], ['', '', '', '']],
    ['=1+1', ['=HYPERLINK("x")', '-', '@SUM(A1)'], ['', '', '', '']],
  ])('%s: cells and what the formulas come to', (label, values, changes) => {
    const row = rowOf(sheet, label)
    expect(['F', 'G', 'H'].map(column => sheet.getCell(column + row).value)).toEqual(values)
    expect(['I', 'J', 'K', 'L'].map(column => resultIn(sheet, column + row))).toEqual(changes)
  })

  it('calculates changes live, and only between numbers', () => {
    expect(sheet.getCell('I4').formula).toBe('IF(AND(ISNUMBER(G4),ISNUMBER(F4)),G4-F4,"")')
    expect(sheet.getCell('L4').formula).toBe(
      'IF(AND(ISNUMBER(H4),ISNUMBER(G4)),IF(G4>0,(H4-G4)/G4,IF(AND(G4=0,H4<>0),"新增","—")),"")',
    )
  })

  it('says that two numbers cannot be compared when the comparison has no change for them', async () => {
    const row = { ...aRow('口径不同', '件', [aCell('1'), aCell('2'), aCell('3')]), changes: [null, null, null] }
    const other = (await written({ rows: [row] })).workbook.getWorksheet('对照表')!
    expect(['I', 'J'].map(column => other.getCell(`${column}4`).value)).toEqual(['不可比', '不可比'])
  })

  it.each([
    ['收到申请数', 'F', '#,##0'],
    ['收到申请数', 'I', '"▲"#,##0;"▼"#,##0;0'],
    ['收到申请数', 'J', '"▲"0.0%;"▼"0.0%;0.0%'],
    ['收费金额', 'G', '#,##0.00####'],
    ['收费金额', 'I', '"▲"#,##0.00####;"▼"#,##0.00####;0'],
    ['收费金额', 'H', '#,##0"元"'],
  ])('%s %s is formatted %s', (label, column, format) => {
    expect(sheet.getCell(column + rowOf(sheet, label)).numFmt).toBe(format)
  })

  it('shows the decimals of a fraction where whole numbers are counted', async () => {
    const other = (await written({ rows: [aRow('半件', '件', [aCell('1.5'), aCell('2'), null])] })).workbook
    expect(other.getWorksheet('对照表')!.getCell('F4').numFmt).toBe('#,##0.0#####')
    expect(other.getWorksheet('对照表')!.getCell('I4').numFmt).toBe('"▲"#,##0.0#####;"▼"#,##0.0#####;0')
  })

  it.each([
    ['-5', '5', '—'],
    ['0', '0', '—'],
    ['0', '-3', '新增'],
    ['10', '0', -1],
  ])('from %s to %s the relative change is %s', async (from, to, share) => {
    const { workbook } = await written({ rows: [aRow('变化', '件', [aCell(from), aCell(to), null])] })
    expect(resultIn(workbook.getWorksheet('对照表')!, 'J4')).toBe(share)
  })

  it('fills what was read by a label that only nearly fits, until somebody has looked', async () => {
    const row = aRow('把握', '件', [aCell('1', { confidence: 0.8 }), aCell('2', { confidence: 1 }), null])
    const other = (await written({ rows: [row] })).workbook.getWorksheet('对照表')!
    expect(['F4', 'G4'].map(cell => fillOf(other, cell))).toEqual(['FFE4DFEC', undefined])
    expect(noteText(other.getCell('F4').note)).toContain('把握：80%')
  })

  it('keeps every digit of a number that Excel would cut', async () => {
    const other = (await written({ rows: [aRow('很大', '件', [aCell('9007199254740991'), null, null])] })).workbook
    expect(other.getWorksheet('对照表')!.getCell('F4').value).toBe('9007199254740991')
  })

  it.each([
    ['收到申请数', 'F', undefined],
    ['存疑', 'F', 'FFFFF2CC'],
    ['更正', 'F', 'FFDDEBF7'],
    ['更正', 'G', 'FFF8CBAD'],
    ['更正', 'H', undefined],
    ['缺的', 'F', 'FFF2F2F2'],
  ])('%s %s is filled %s', (label, column, fill) => {
    expect(fillOf(sheet, column + rowOf(sheet, label))).toBe(fill)
  })

  it('marks states in grey print too: bold, underlined, italic', () => {
    const row = rowOf(sheet, '更正')
    expect(sheet.getCell(`F${row}`).font.bold).toBe(true)
    expect(sheet.getCell(`G${row}`).font.underline).toBe(true)
    expect(sheet.getCell(`H${row}`).font.italic).toBe(true)
  })

  it('colours changes by their sign, and bars only the relative ones', () => {
    const rules = (sheet as unknown as { conditionalFormattings: Rules }).conditionalFormattings
    expect(rules.map(({ ref, rules: [rule] }) => [ref, rule!.type, rule!.formulae?.[0]])).toEqual([
      ['I4:I11', 'expression', 'AND(ISNUMBER(I4),I4>0)'],
      ['K4:K11', 'expression', 'AND(ISNUMBER(K4),K4>0)'],
      ['I4:I11', 'expression', 'AND(ISNUMBER(I4),I4<0)'],
      ['K4:K11', 'expression', 'AND(ISNUMBER(K4),K4<0)'],
      ['J4:J11 L4:L11', 'dataBar', undefined],
    ])
    expect(rules.map(({ rules: [rule] }) => rule!.style?.font?.color?.argb)).toEqual([
      ...['FF1F5FA8', 'FF1F5FA8', 'FFB45309', 'FFB45309', undefined],
    ])
  })

  it('draws a thick line where the form changes, and only there', () => {
    for (let row = 2; row <= sheet.rowCount; row += 1) {
      expect(sheet.getCell(`H${row}`).border?.left?.style).toBe('thick')
      expect(sheet.getCell(`G${row}`).border?.left?.style).toBeUndefined()
    }
  })

  it('sees a change of form over a year that has no tables', async () => {
    const { workbook } = await written({ editions: [['t14'], [], ['t19']] })
    const other = workbook.getWorksheet('对照表')!
    expect(['G', 'H'].map(column => other.getCell(`${column}4`).border?.left?.style)).toEqual([undefined, 'thick'])
  })

  it('stops adding notes before they make Excel crawl', async () => {
    const doubts = Array.from({ length: 1500 }, (_, at) => {
      const cell = aCell('15', { state: 'in-doubt' })
      return aRow(`${at}`, '件', [cell, cell, null])
    })
    const { path } = await written({ rows: doubts })
    const parts = partsOf(path)
    expect(parts.get('xl/comments2.xml')!.match(/<comment /g)).toHaveLength(2000)
    expect(parts.get('xl/drawings/vmlDrawing2.vml')).toContain('data="1,2"')
  })

  it('notes what a person must know, and nothing else', () => {
    const notes = new Map<string, string>()
    sheet.eachRow(row => row.eachCell(cell => cell.note && notes.set(cell.address, noteText(cell.note))))
    const row = rowOf(sheet, '更正')
    const doubt = rowOf(sheet, '存疑')
    expect([...notes.keys()].sort()).toEqual([`F${doubt}`, `H${doubt}`, `F${row}`, `G${row}`, `H${row}`].sort())
    expect(notes.get(`H${doubt}`)).toBe(
      '存疑\n可能是：15（下一格是 91）；1591（连写）\n原文：“1591”\n文件：2017年报.txt，第 3 页',
    )
    expect(notes.get(`F${row}`)).toBe(
      '已更正\n原读作：3\n更正：李，2026-05-03\n理由：看错一行\n原文：“8”\n文件：2017年报.txt，第 3 页',
    )
    expect(notes.get(`G${row}`)).toContain('⚠ 各分项之和应等于合计：119 对 111')
  })
})

describe('the other sheets', () => {
  it('lists every value with its source', async () => {
    const sheet = await sheetOf('来源')
    expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 })
    expect(sheet.rowCount).toBe(1 + 8 * 3 - 3)
    expect((sheet.getRow(2).values as unknown[]).slice(1)).toEqual([
      ...[
        '甲县人民政府',
        2017,
        '申请情况',
        'id_收到申请数',
        '收到申请数',
        1200,
        '件',
        '数字',
        '照读',
        '表格',
        '1200',
        '1200',
      ],
      ...[3, '2017年报.txt', 10, 14],
    ])
  })

  it('lists every file with its fingerprint', async () => {
    const sheet = await sheetOf('文件')
    expect((sheet.getRow(4).values as unknown[]).slice(1)).toEqual([
      ...[
        '甲县人民政府',
        '350500',
        2019,
        '2019版',
        '2019年报.txt',
        'text',
        'gb18030',
        '2020-03-01',
        '2026-05-01T00:00:00.000Z',
        '7',
      ],
      ...['2019'.repeat(16), '/reports/甲县/2019年报.txt'],
    ])
  })

  it('has a line for every cell in the tidy sheet, numbers only where the reading is settled', async () => {
    const sheet = await sheetOf('长表')
    const lines = sheet.getSheetValues().slice(2) as unknown[][]
    expect((sheet.getRow(1).values as unknown[]).slice(1)).toEqual([
      ...['organisation', 'region', 'year', 'edition', 'table', 'indicator_id', 'indicator', 'unit', 'value', 'text'],
      ...['kind', 'state', 'origin', 'confidence', 'in_finding', 'file'],
    ])
    expect(lines).toHaveLength(8 * 3)
    expect(lines[0]!.slice(1)).toEqual([
      ...['甲县人民政府', '350500', 2017, 't14', '申请情况', 'id_收到申请数', '收到申请数', '件', 1200, '1200'],
      ...['number', 'read', 'table', 0.99, undefined, '2017年报.txt'],
    ])
    const states = lines.map(line => [line[9], line[11], line[12]])
    expect(states.filter(([, , state]) => state === 'in-doubt')).toEqual([
      [undefined, 'number', 'in-doubt'],
      [undefined, 'ambiguous', 'in-doubt'],
    ])
    expect(states).toContainEqual([undefined, undefined, 'no-report'])
    expect(states).toContainEqual([undefined, 'slash', 'read'])
  })

  it('lists every finding with both sides and their difference', async () => {
    const sheet = await sheetOf('校验')
    expect(['A', 'B', 'C', 'D'].map(column => sheet.getCell(`${column}2`).value)).toEqual([
      '矛盾',
      '各分项之和应等于合计：119 对 111',
      119,
      111,
    ])
    expect(sheet.getCell('E2').value).toMatchObject({
      formula: 'IF(AND(ISNUMBER(C2),ISNUMBER(D2)),C2-D2,"")',
      result: 8,
    })
  })

  it('leaves the sides of a finding empty when it has none', async () => {
    const { workbook } = await written({ findings: [aFinding({ left: null, right: null, year: null })] })
    const sheet = workbook.getWorksheet('校验')!
    expect(['C', 'D', 'E', 'G'].map(column => resultIn(sheet, `${column}2`))).toEqual([null, null, '', null])
  })

  it('counts every kind of cell on the first sheet', async () => {
    const sheet = await sheetOf('读我')
    const counts = new Map<unknown, unknown[]>()
    sheet.eachRow((row, at) => {
      const figures = ['B', 'C', 'D', 'E'].map(column => resultIn(sheet, `${column}${at}`))
      counts.set(row.getCell(1).value, figures)
    })
    expect(counts.get('数字')).toEqual([3, 5, 3, 11])
    expect(counts.get('空白')).toEqual([0, 0, 1, 1])
    expect(counts.get('存疑')).toEqual([1, 0, 1, 2])
    expect(counts.get('已更正')).toEqual([1, 0, 0, 1])
    expect(counts.get('当年没有报告')).toEqual([0, 0, 1, 1])
    expect(counts.get('其中：涉及核查问题')).toEqual([0, 1, 0, 1])
  })
})

type Rules = readonly {
  readonly ref: string
  readonly rules: readonly {
    readonly type: string
    readonly formulae?: readonly string[]
    readonly style?: { readonly font?: { readonly color?: { readonly argb?: string } } }
  }[]
}[]

/** What a reader that does not calculate sees in a cell. */
function resultIn(sheet: Worksheet, address: string): unknown {
  const { value } = sheet.getCell(address)
  return value !== null && typeof value === 'object' && 'formula' in value ? (value.result ?? '') : value
}

function noteText(note: string | undefined | { texts?: readonly { text: string }[] }): string {
  return typeof note === 'string' ? note : (note?.texts ?? []).map(({ text }) => text).join('')
}
