import { changeFormatOf } from '../../src-main/export/comparison/looks.ts'
import { writeWorkbook } from '../../src-main/export/workbook/workbook.ts'
import { cellName } from '../../src-main/export/workbook/xml.ts'
import { FORMULAS, formulaOf, NUMBERS, numberOf, resultOf, TEXTS, textsOf } from './workbook-content.ts'

// Writes the table that is measured with our own writer: node workbook-ours.ts <path> <rows>
const [path = '', rows = '0'] = process.argv.slice(2)
const change = { format: changeFormatOf('#,##0') }
const count = { format: '#,##0' }
const setup = {
  name: '对照表',
  widths: Array.from({ length: TEXTS + NUMBERS + FORMULAS }, () => 13),
  frozen: { rows: 1, columns: TEXTS },
  kind: 'table',
} as const

writeWorkbook(path, { title: 'bench', author: 'Nianbao', madeAt: '2026-01-01T00:00:00Z' }, workbook => {
  const sheet = workbook.sheet(setup)
  sheet.row(setup.widths.map((_, at) => ({ text: `列${at}` })))
  for (let row = 0; row < Number(rows); row += 1) {
    const at = row + 2
    sheet.row([
      ...textsOf(row).map(text => ({ text })),
      ...Array.from({ length: NUMBERS }, (_, column) => ({ number: numberOf(row, column), look: count })),
      ...Array.from({ length: FORMULAS }, (_, column) => ({
        formula: formulaOf(column, (place: number) => cellName(at, place)),
        result: resultOf(row, column),
        look: change,
      })),
    ])
  }
  sheet.end()
})
