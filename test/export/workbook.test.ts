import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { writeComparisonWorkbook } from '../../src-main/export/comparison-workbook.ts'
import { runToEnd } from '../../src-main/export/workbook/archive.ts'
import type { Condition } from '../../src-main/export/workbook/conditions.ts'
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

/** An element a line. */
function linesOf(xml: string): readonly string[] {
  return xml.replaceAll('><', '>\n<').split('\n')
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
    expect(linesOf(xml)).toEqual([
      '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
      '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">',
      '<sheetPr>',
      '<pageSetUpPr fitToPage="1"/>',
      '</sheetPr>',
      '<sheetViews>',
      '<sheetView tabSelected="1" workbookViewId="0">',
      '<pane xSplit="1" ySplit="1" topLeftCell="B2" activePane="bottomRight" state="frozen"/>',
      '<selection pane="bottomRight" activeCell="B2" sqref="B2"/>',
      '</sheetView>',
      '</sheetViews>',
      '<sheetFormatPr defaultRowHeight="16.5" customHeight="1"/>',
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

  it('of conditional formats, old and new, is what the standard says', () => {
    const path = join(aFolder(), 'x.xlsx')
    const conditions: Condition[] = [
      {
        kind: 'formula',
        columns: [1, 2],
        holds: cell => `${cell}<0`,
        look: { ink: '1F5FA8', bold: true, fill: 'FFFFFF' },
      },
      { kind: 'bars', columns: [4, 3], full: 2, up: 'AAAAAA', down: 'BBBBBB' },
    ]
    writeWorkbook(path, PROPERTIES, workbook => {
      const sheet = workbook.sheet({ ...SETUP, conditions })
      for (const number of [1, 2, 3]) sheet.row([null, { number }])
      sheet.end()
      const empty = workbook.sheet({ ...SETUP, name: 'E', conditions })
      empty.row([{ text: 'header alone' }])
      empty.end()
    })
    const [sheet, empty] = [1, 2].map(nth => partsOf(path).get(`xl/worksheets/sheet${nth}.xml`)!)
    const x14 = 'xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"'
    expect(linesOf(sheet!.slice(sheet!.indexOf('<conditionalFormatting'), sheet!.indexOf('<pageMargins')))).toEqual([
      '<conditionalFormatting sqref="B2:B3">',
      '<cfRule type="expression" dxfId="0" priority="1">',
      '<formula>B2&lt;0</formula>',
      '</cfRule>',
      '</conditionalFormatting>',
      '<conditionalFormatting sqref="C2:C3">',
      '<cfRule type="expression" dxfId="0" priority="2">',
      '<formula>C2&lt;0</formula>',
      '</cfRule>',
      '</conditionalFormatting>',
      '<conditionalFormatting sqref="E2:E3 D2:D3">',
      '<cfRule type="dataBar" priority="3">',
      '<dataBar>',
      '<cfvo type="num" val="-2"/>',
      '<cfvo type="num" val="2"/>',
      '<color rgb="FFAAAAAA"/>',
      '</dataBar>',
      '<extLst>',
      `<ext ${x14} uri="{B025F937-C7B1-47D3-B67F-A62EFF666E3E}">`,
      '<x14:id>{DA7ABA51-AAAA-BBBB-0001-000000000003}</x14:id>',
      '</ext>',
      '</extLst>',
      '</cfRule>',
      '</conditionalFormatting>',
    ])
    expect(linesOf(sheet!.slice(sheet!.indexOf('</headerFooter>')))).toEqual([
      '</headerFooter>',
      '<extLst>',
      `<ext ${x14} uri="{78C0D931-6437-407d-A8EE-F0AAD7539E65}">`,
      '<x14:conditionalFormattings>',
      '<x14:conditionalFormatting xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main">',
      '<x14:cfRule type="dataBar" id="{DA7ABA51-AAAA-BBBB-0001-000000000003}">',
      '<x14:dataBar minLength="0" maxLength="100" gradient="0" axisPosition="middle">',
      '<x14:cfvo type="num">',
      '<xm:f>-2</xm:f>',
      '</x14:cfvo>',
      '<x14:cfvo type="num">',
      '<xm:f>2</xm:f>',
      '</x14:cfvo>',
      '<x14:fillColor rgb="FFAAAAAA"/>',
      '<x14:negativeFillColor rgb="FFBBBBBB"/>',
      '<x14:axisColor rgb="FFBFBFBF"/>',
      '</x14:dataBar>',
      '</x14:cfRule>',
      '<xm:sqref>E2:E3 D2:D3</xm:sqref>',
      '</x14:conditionalFormatting>',
      '</x14:conditionalFormattings>',
      '</ext>',
      '</extLst>',
      '</worksheet>',
    ])
    expect(empty).not.toContain('conditionalFormatting')
    expect(partsOf(path).get('xl/styles.xml')).toContain(
      '<dxfs count="1"><dxf><font><b/><color rgb="FF1F5FA8"/></font><fill><patternFill><bgColor rgb="FFFFFFFF"/></patternFill></fill></dxf></dxfs>',
    )
  })

  it.each([
    [20, 9],
    [300, 8],
  ])('asks for the paper that %i characters fit on: %i', (width, paper) => {
    const path = join(aFolder(), 'x.xlsx')
    writeWorkbook(path, PROPERTIES, workbook => workbook.sheet({ ...SETUP, widths: [width] }).end())
    expect(partsOf(path).get('xl/worksheets/sheet1.xml')).toContain(
      `<pageSetup paperSize="${paper}" orientation="landscape"`,
    )
  })

  it('names every part it has, and has every part it names', async () => {
    const path = join(aFolder(), 'x.xlsx')
    runToEnd(writeComparisonWorkbook(aBook(), path))
    const parts = partsOf(path)
    const named = [...parts.get('[Content_Types].xml')!.matchAll(/PartName="\/([^"]+)"/g)].map(([, name]) => name!)
    const others = [...parts.keys()].filter(name => !named.includes(name))
    expect(named.filter(name => !parts.has(name))).toEqual([])
    expect(others.filter(name => !/\.(rels|vml)$|^\[Content_Types\]\.xml$/.test(name))).toEqual([])
    expect([...parts.keys()][0]).toBe('[Content_Types].xml')
  })

  it('names the printed titles and the filtered cells', async () => {
    const path = join(aFolder(), 'x.xlsx')
    runToEnd(writeComparisonWorkbook(aBook(), path))
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
