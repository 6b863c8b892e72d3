import { lineName } from '#shared/domain/body-line.ts'
import type { ComparisonRow } from '#shared/domain/comparison.ts'
import type { IndicatorId } from '#shared/domain/form.ts'
import type { ReportId } from '#shared/domain/study.ts'
import type { Language } from '#shared/domain/wording.ts'
import { openPages } from '../workbook/pages.ts'
import type { Cell, Sheet } from '../workbook/sheet.ts'
import type { Workbook } from '../workbook/workbook.ts'
import { columnName } from '../workbook/xml.ts'
import { type ComparisonBook, editionNames, isBreak } from './book.ts'
import { noteOf } from './cell-notes.ts'
import { comparisonCell, onRule } from './cells.ts'
import { changeOfRow } from './changes.ts'
import { changeConditions, LOOKS } from './looks.ts'
import { HEADERS, SHEETS } from './words.ts'

export type ComparisonSheet = {
  row(row: ComparisonRow): void
  end(): void
}

/** Sentences of the findings a value takes part in. */
export type FindingsOf = (reportId: ReportId, indicator: IndicatorId) => readonly string[]

const LABELS = ['nth', 'organisation', 'table', 'indicator', 'unit'] as const
const LABEL_WIDTHS = [6, 22, 22, 38, 7]
const HEAD_ROWS = 3

/** More notes than this make Excel crawl; the sheet of values and sources has everything in any case. */
export const MOST_NOTES = 2000

/**
 * One row per organisation and indicator: a column a year, then for every two neighbouring years the change and the
 * relative change as live formulas.
 */
export function openComparisonSheet(workbook: Workbook, book: ComparisonBook, findingsOf: FindingsOf): ComparisonSheet {
  const { language, years } = book
  const breaks = years.map((_, year) => isBreak(book, year))
  const pages = openPages(
    workbook,
    {
      name: SHEETS.comparison[language],
      widths: [...LABEL_WIDTHS, ...years.map(() => 13), ...years.slice(1).flatMap(() => [14, 13])],
      frozen: { rows: HEAD_ROWS, columns: LABELS.length },
      kind: 'table',
      conditions: changeConditions(LABELS.length + years.length, Math.max(0, years.length - 1)),
    },
    sheet => writeHead(sheet, book, breaks),
  )
  let [notes, nth] = [0, 0]

  function writeNotes(sheet: Sheet, number: number, row: ComparisonRow): void {
    row.cells.forEach((cell, year) => {
      if (cell === null || notes >= MOST_NOTES) return
      const text = noteOf(cell, cell.inFinding ? findingsOf(cell.reportId, row.indicator) : [], language)
      if (text === null) return
      sheet.note({ row: number, column: LABELS.length + year, text })
      notes += 1
    })
  }

  return {
    row(row) {
      nth += 1
      const states = years.map((_, year) => comparisonCell(row.cells[year] ?? null, row, language, breaks[year]!))
      const { sheet, row: number } = pages.row(at => {
        const changes = years.slice(1).flatMap((_, before) =>
          changeOfRow(
            row,
            before + 1,
            {
              earlier: { cell: states[before]!, name: `${columnName(LABELS.length + before)}${at}` },
              later: { cell: states[before + 1]!, name: `${columnName(LABELS.length + before + 1)}${at}` },
            },
            breaks[before + 1]!,
            language,
          ),
        )
        return [...labelCells(row, nth, language), ...states, ...changes].map(onRule)
      })
      writeNotes(sheet, number, row)
    },
    end: () => pages.end(),
  }
}

/** Numbered, so that whoever sorts the sheet finds the order back. */
function labelCells(row: ComparisonRow, nth: number, language: Language): Cell[] {
  return [
    { number: nth, look: LOOKS.faint },
    { text: lineName(row) },
    { text: row.table[language] },
    { text: row.label[language] },
    { text: row.unit, look: { align: 'center' } },
  ]
}

/** A line of title, then two header rows: years and changes, and below them the editions of the form. */
function writeHead(sheet: Sheet, book: ComparisonBook, breaks: readonly boolean[]): void {
  const { language, years } = book
  const zh = language === 'zh'
  const header = LOOKS.header
  const edition = { ...header, bold: false }
  const broken = (year: number) => (breaks[year] ? LOOKS.broken : {})
  const pairs = years.slice(1).map((year, before) => ({ year, before: years[before]!, at: before + 1 }))

  sheet.row([{ text: `${book.title[language]} · ${book.studyName}`, look: LOOKS.title }], 26)
  sheet.row(
    [
      ...LABELS.map(label => ({ text: HEADERS[label][language], look: header })),
      ...years.map((year, at) => ({
        number: year,
        look: { ...header, ...broken(at), format: zh ? '0"年"' : '0' },
      })),
      ...pairs.flatMap(({ year, before }) => [
        { text: zh ? `${year}较${before}\n增减` : `${before}–${year}\nchange`, look: header },
        { text: zh ? `${year}较${before}\n增减%` : `${before}–${year}\nchange %`, look: header },
      ]),
    ],
    34,
  )
  sheet.row(
    [
      ...LABELS.map(() => ({ look: header })),
      ...years.map((_, at) => ({
        text: editionNames(book, book.editions[at] ?? []),
        look: { ...edition, ...broken(at) },
      })),
      ...pairs.flatMap(({ at }) => {
        const text = breaks[at] ? (zh ? '跨版本' : 'across forms') : ''
        return [
          { text, look: edition },
          { text, look: edition },
        ]
      }),
    ],
    20,
  )
  for (const column of LABELS.keys()) sheet.merge(`${columnName(column)}2:${columnName(column)}${HEAD_ROWS}`)
}
