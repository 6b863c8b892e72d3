import { join } from 'node:path'
import fc from 'fast-check'
import { SaxesParser } from 'saxes'
import { describe, expect, it } from 'vitest'
import { type Cells, type Chart, chartXml } from '../../src-main/export/workbook/charts.ts'
import { writeWorkbook } from '../../src-main/export/workbook/workbook.ts'
import { expectGolden } from '../golden.ts'
import { hostile } from './hostile.ts'
import { aFolder, partsOf } from './reopen.ts'

const PROPERTIES = { title: 't', author: 'Nianbao', madeAt: '2026-05-04T03:02:01.000Z' }
const GOLDEN = join(import.meta.dirname, 'golden')

function cells(range: string, holds: Cells['holds']): Cells {
  return { sheet: "图's 表", range, holds }
}

function aChart(parts: Partial<Chart> = {}): Chart {
  return {
    kind: 'lines',
    title: '新收申请 <件>',
    unit: '件',
    format: '#,##0',
    categories: cells('B1:D1', [2017, 2018, 2019]),
    series: [
      { name: cells('A2', ['甲县']), values: cells('B2:D2', [1, null, 3.5]) },
      { name: cells('A3', ['甲县（2019版）']), values: cells('B3:D3', [null, null, 2]), isContinued: true },
      { name: cells('A4', ['乙县']), values: cells('B4:D4', [4, 5, 6]) },
    ],
    from: { row: 6, column: 0 },
    to: { row: 20, column: 4 },
    ...parts,
  }
}

/** A workbook of two sheets: the first with these charts, the second with one more and a note. */
function written(charts: readonly Chart[]): ReadonlyMap<string, string> {
  const path = join(aFolder(), 'x.xlsx')
  writeWorkbook(path, PROPERTIES, workbook => {
    for (const [name, own] of [
      ["图's 表", charts],
      ['乙', [aChart()]],
    ] as const) {
      const sheet = workbook.sheet({ name, widths: [10], frozen: { rows: 0, columns: 0 }, kind: 'page' })
      sheet.row([{ text: '甲' }])
      for (const chart of own) sheet.chart(chart)
      if (name === '乙') sheet.note({ row: 1, column: 0, text: '注' })
      sheet.end()
    }
  })
  return partsOf(path)
}

/** An element a line. */
function lined(xml: string): string {
  return `${xml.replaceAll('><', '>\n<')}\n`
}

describe('charts', () => {
  it.each(['lines', 'columns'] as const)('of %s are what the standard says, element for element', kind => {
    const parts = written([aChart({ kind })])
    expectGolden(lined(parts.get('xl/charts/chart1.xml')!), join(GOLDEN, `chart-${kind}.xml`))
  })

  it('stand where they are told, each tied to its own part', () => {
    const parts = written([aChart(), aChart({ from: { row: 21, column: 1 }, to: { row: 30, column: 3 } })])
    expectGolden(lined(parts.get('xl/drawings/drawing1.xml')!), join(GOLDEN, 'drawing.xml'))
    const targets = (part: string) =>
      [...parts.get(part)!.matchAll(/Id="(\w+)"[^>]* Target="([^"]+)"/g)].map(([, id, target]) => [id, target])
    expect(targets('xl/drawings/_rels/drawing1.xml.rels')).toEqual([
      ['rId1', '../charts/chart1.xml'],
      ['rId2', '../charts/chart2.xml'],
    ])
    expect(targets('xl/drawings/_rels/drawing2.xml.rels')).toEqual([['rId1', '../charts/chart3.xml']])
    expect(targets('xl/worksheets/_rels/sheet2.xml.rels')).toEqual([
      ['rId1', '../drawings/vmlDrawing2.vml'],
      ['rId2', '../comments2.xml'],
      ['rId3', '../drawings/drawing2.xml'],
    ])
    expect(parts.get('xl/worksheets/sheet2.xml')).toMatch(
      /<drawing r:id="rId3"\/><legacyDrawing r:id="rId1"\/><\/worksheet>$/,
    )
    expect(parts.get('xl/worksheets/sheet1.xml')).toMatch(/<drawing r:id="rId3"\/><\/worksheet>$/)
  })

  it('are well formed whatever they are called, and name no cells but their own', () => {
    fc.assert(
      fc.property(hostile, hostile, hostile, (title, unit, name) => {
        const series = [{ name: cells('A2', [name]), values: cells('B2:D2', [1, 2, 3]) }]
        const xml = chartXml(aChart({ title, unit, series }))
        const formulas: string[] = []
        let open = ''
        const parser = new SaxesParser({ xmlns: true })
        parser.on('error', error => {
          throw error
        })
        parser.on('opentag', ({ name }) => {
          open = name
        })
        parser.on('text', text => {
          if (open === 'c:f') formulas.push(text)
        })
        parser.write(xml).close()
        const own = ['$A$2', '$B$1:$D$1', '$B$2:$D$2'].map(range => `'图''s 表'!${range}`)
        expect(formulas.filter(text => text !== '')).toEqual(own)
      }),
      { seed: Number(process.env.NIANBAO_SEED ?? 1), numRuns: 200 },
    )
  })

  it('are named among the types of the package', () => {
    const types = written([aChart()]).get('[Content_Types].xml')!
    for (const part of ['/xl/charts/chart1.xml', '/xl/charts/chart2.xml', '/xl/drawings/drawing1.xml'])
      expect(types).toContain(
        `<Override PartName="${part}" ContentType="application/vnd.openxmlformats-officedocument.draw`,
      )
  })

  it('have no point where a cell is empty, and show gaps there', () => {
    const xml = written([aChart()]).get('xl/charts/chart1.xml')!
    expect(xml).toContain('<c:ptCount val="3"/><c:pt idx="0"><c:v>1</c:v></c:pt><c:pt idx="2"><c:v>3.5</c:v></c:pt>')
    expect(xml).toContain('<c:dispBlanksAs val="gap"/>')
  })
})
