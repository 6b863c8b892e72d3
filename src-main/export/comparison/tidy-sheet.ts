import { bodyIn, lineName } from '#shared/domain/body-line.ts'
import type { ComparisonRow } from '#shared/domain/comparison.ts'
import type { Language } from '#shared/domain/wording.ts'
import { openPages, type Pages } from '../workbook/pages.ts'
import type { Cell } from '../workbook/sheet.ts'
import type { Workbook } from '../workbook/workbook.ts'
import { type ComparisonBook, fileNameOf } from './book.ts'
import { isExact } from './cells.ts'
import { LOOKS } from './looks.ts'
import { SHEETS } from './words.ts'

/** Names that R, Stata and SPSS take as they are, whatever the language of the workbook. */
const COLUMNS = [
  ['organisation', 24],
  ['region', 10],
  ['year', 7],
  ['edition', 12],
  ['table', 24],
  ['indicator_id', 28],
  ['indicator', 34],
  ['unit', 7],
  ['value', 13],
  ['text', 14],
  ['kind', 11],
  ['state', 11],
  ['origin', 11],
  ['confidence', 11],
  ['in_finding', 11],
  ['file', 34],
] as const

/** Sheets of one line per value, with a header row of these names and widths. */
export function openTidyPages(
  workbook: Workbook,
  language: Language,
  columns: readonly (readonly [name: string, width: number, ...more: unknown[]])[],
): Pages {
  return openPages(
    workbook,
    {
      name: SHEETS.tidy[language],
      widths: columns.map(([, width]) => width),
      frozen: { rows: 1, columns: 0 },
      kind: 'table',
    },
    sheet =>
      sheet.row(
        columns.map(([text]) => ({ text, look: LOOKS.header })),
        22,
      ),
  )
}

/**
 * One line per cell of the comparison, cells without a value too: `value` holds numbers only, `text` what is printed,
 * `kind` and `state` why there is no number. Words of these columns are the program's own, so that scripts hold.
 *
 * @param regions  Codes of the bodies' divisions.
 */
export function openTidySheet(workbook: Workbook, book: ComparisonBook, regions: ReadonlyMap<string, string>) {
  const { language, years, editions } = book
  const pages = openTidyPages(workbook, language, COLUMNS)
  return {
    row(row: ComparisonRow): void {
      const { table, indicator, label, unit } = row
      row.cells.forEach((cell, at) => {
        pages.row(() => [
          { text: lineName(row) },
          { text: regions.get(bodyIn(row, years[at]!)) ?? '' },
          { number: years[at]! },
          { text: (editions[at] ?? []).join(' ') },
          { text: table[language] },
          { text: indicator },
          { text: label[language] },
          { text: cell?.unit ?? unit },
          ...(cell === null ? [null, null, null, { text: 'no-report' }] : stateCells(cell)),
        ])
      })
    },
    end: () => pages.end(),
  }
}

function stateCells({
  value,
  state,
  origin,
  confidence,
  inFinding,
  path,
}: NonNullable<ComparisonRow['cells'][number]>): (Cell | null)[] {
  const isSettled = value?.kind === 'number' && state !== 'in-doubt' && isExact(value.number)
  return [
    isSettled ? { number: value.number } : null,
    value === null ? null : { text: value.text },
    value === null ? null : { text: value.kind },
    { text: state },
    ...(value === null ? [null, null] : [{ text: origin }, { number: confidence, look: { format: '0.00' } }]),
    inFinding === null ? null : { text: inFinding },
    { text: fileNameOf(path) },
  ]
}
