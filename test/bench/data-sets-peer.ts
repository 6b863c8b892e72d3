import Database from 'better-sqlite3'
import ExcelJS from 'exceljs'

// A peer: the same rows from the same file, as a workbook that exceljs streams. A sheet ends after a million rows.
const MOST_ROWS = 1_000_000
const [study = '', written = ''] = process.argv.slice(2)
const database = new Database(study, { readonly: true })
const query = database.prepare(
  `SELECT substr(s.sha256, 1, 16), g.name, coalesce(g.region, ''), coalesce(g.rank, ''), coalesce(g.kind, ''), r.year,
          o.edition, r.standing, o.indicator, o.indicator, o.unit, o.kind, o.number, o.text, coalesce(o.printed_unit, ''),
          o.origin, 0, ''
   FROM organisation g
   JOIN report r ON r.organisation_id = g.id
   JOIN source s ON s.id = r.source_id
   JOIN observation o ON o.report_id = r.id
   ORDER BY g.name, r.year
   LIMIT ${MOST_ROWS}`,
)
const book = new ExcelJS.stream.xlsx.WorkbookWriter({ filename: written, useSharedStrings: false, useStyles: false })
const sheet = book.addWorksheet('long')
let rows = 0
for (const row of query.raw().iterate()) {
  sheet.addRow(row).commit()
  rows += 1
}
sheet.commit()
await book.commit()
process.stdout.write(String(rows))
