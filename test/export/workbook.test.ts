import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { writeComparisonWorkbook } from '../../src-main/export/comparison-workbook.ts'
import type { SheetSetup } from '../../src-main/export/workbook/sheet.ts'
import { writeWorkbook } from '../../src-main/export/workbook/workbook.ts'
import { cellName } from '../../src-main/export/workbook/xml.ts'
import { aBook } from './a-book.ts'
import { aFolder, partsOf } from './reopen.ts'

const PROPERTIES = { title: 't', author: 'Nianbao', madeAt: '2026-05-04T03:02:01.000Z' }
const SETUP: SheetSetup = {
  name: 'S',
  widths: [10, 12],
  frozen: { rows: 1, columns: 1 },
  kind: 'table',
}

describe('the XML', () => {
  it('of a sheet is what the standard says, element for element', () => {
    const path = join(aFolder(), 'x.xlsx')
    writeWorkbook(path, PROPERTIES, workbook => {
      const sheet = workbook.sheet(SETUP)
      sheet.row([{ text: '<指标>' }, { number: 2017 }], 20)
      sheet.row([
        { text: ' a' },
        { number: -0.5, look: { format: '0.0%', fill: 'DDEBF7' } },
        { formula: 'IF(A2<>"",1,"")', result: '' },
        null,
        { look: { breakBefore: true } },
      ])
      sheet.merge('A1:A2')
      sheet.note({ row: 2, column: 1, text: '更正' })
      sheet.end()
    })
    const xml = partsOf(path).get('xl/worksheets/sheet1.xml')!
    expect(xml.replaceAll('><', '>\n<').split('\n')).toEqual([
      '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
      '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">',
      '<sheetPr>',
      '<pageSetUpPr fitToPage="1"/>',
      '</sheetPr>',
      '<sheetViews>',
      '<sheetView workbookViewId="0" tabSelected="1">',
      '<pane xSplit="1" ySplit="1" topLeftCell="B2" activePane="bottomRight" state="frozen"/>',
      '<selection pane="bottomRight" activeCell="B2" sqref="B2"/>',
      '</sheetView>',
      '</sheetViews>',
      '<sheetFormatPr defaultRowHeight="16"/>',
      '<cols>',
      '<col min="1" max="1" width="10" customWidth="1"/>',
      '<col min="2" max="2" width="12" customWidth="1"/>',
      '</cols>',
      '<sheetData>',
      '<row r="1" ht="20" customHeight="1">',
      '<c r="A1" t="inlineStr">',
      '<is>',
      '<t>&lt;指标&gt;</t>',
      '</is>',
      '</c>',
      '<c r="B1">',
      '<v>2017</v>',
      '</c>',
      '</row>',
      '<row r="2">',
      '<c r="A2" t="inlineStr">',
      '<is>',
      '<t xml:space="preserve"> a</t>',
      '</is>',
      '</c>',
      '<c r="B2" s="1">',
      '<v>-0.5</v>',
      '</c>',
      '<c r="C2" t="str">',
      '<f>IF(A2&lt;&gt;&quot;&quot;,1,&quot;&quot;)</f>',
      '<v>',
      '</v>',
      '</c>',
      '<c r="E2" s="2"/>',
      '</row>',
      '</sheetData>',
      '<autoFilter ref="A1:B2"/>',
      '<mergeCells count="1">',
      '<mergeCell ref="A1:A2"/>',
      '</mergeCells>',
      '<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.6" header="0.3" footer="0.3"/>',
      '<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>',
      '<headerFooter>',
      '<oddFooter>&amp;L&amp;A&amp;R&amp;P / &amp;N</oddFooter>',
      '</headerFooter>',
      '<legacyDrawing r:id="rId1"/>',
      '</worksheet>',
    ])
  })

  it('names every part it has, and has every part it names', async () => {
    const path = join(aFolder(), 'x.xlsx')
    await writeComparisonWorkbook(aBook(), path)
    const parts = partsOf(path)
    const named = [...parts.get('[Content_Types].xml')!.matchAll(/PartName="\/([^"]+)"/g)].map(([, name]) => name!)
    const others = [...parts.keys()].filter(name => !named.includes(name))
    expect(named.filter(name => !parts.has(name))).toEqual([])
    expect(others.filter(name => !/\.(rels|vml)$|^\[Content_Types\]\.xml$/.test(name))).toEqual([])
    expect([...parts.keys()][0]).toBe('[Content_Types].xml')
  })

  it('names the printed titles and the filtered cells', async () => {
    const path = join(aFolder(), 'x.xlsx')
    await writeComparisonWorkbook(aBook(), path)
    expect(partsOf(path).get('xl/workbook.xml')).toContain(
      '<definedName name="_xlnm._FilterDatabase" localSheetId="1" hidden="1">\'对照表\'!$A$3:$L$11</definedName>' +
        '<definedName name="_xlnm.Print_Titles" localSheetId="1">\'对照表\'!$A:$E,\'对照表\'!$1:$3</definedName>',
    )
  })
})

describe('cell names', () => {
  it.each([
    [0, 'A1'],
    [25, 'Z1'],
    [26, 'AA1'],
    [701, 'ZZ1'],
    [702, 'AAA1'],
    [16_383, 'XFD1'],
  ])('column %i is %s', (column, name) => {
    expect(cellName(1, column)).toBe(name)
  })
})
