import ExcelJS from 'exceljs'
import { cellName } from '../../src-main/export/workbook/xml.ts'
import { FORMULAS, formulaOf, NUMBERS, numberOf, resultOf, TEXTS, textsOf } from './workbook-content.ts'

// Writes the table that is measured with the streaming writer of exceljs: node workbook-exceljs.ts <path> <rows>
const [path = '', rows = '0'] = process.argv.slice(2)
const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ filename: path, useStyles: true })
const sheet = workbook.addWorksheet('对照表', { views: [{ state: 'frozen', ySplit: 1, xSplit: TEXTS }] })
const width = TEXTS + NUMBERS + FORMULAS
sheet.columns = Array.from({ length: width }, (_, at) => ({
  width: 13,
  ...(at < TEXTS ? {} : { style: { numFmt: at < TEXTS + NUMBERS ? '#,##0' : '"▲"#,##0;"▼"#,##0;0' } }),
}))
sheet.addRow(Array.from({ length: width }, (_, at) => `列${at}`)).commit()
for (let row = 0; row < Number(rows); row += 1) {
  const at = row + 2
  sheet
    .addRow([
      ...textsOf(row),
      ...Array.from({ length: NUMBERS }, (_, column) => numberOf(row, column)),
      ...Array.from({ length: FORMULAS }, (_, column) => ({
        formula: formulaOf(column, (place: number) => cellName(at, place)),
        result: resultOf(row, column),
      })),
    ])
    .commit()
}
await workbook.commit()
