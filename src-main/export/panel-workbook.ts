import { writeFilesSheet } from './comparison/list-sheets.ts'
import { readmeSetup } from './comparison/readme-parts.ts'
import { bodiesOf, type PanelBook } from './panel/book.ts'
import { openChartsSheet } from './panel/charts-sheet.ts'
import { writeFiguresSheet } from './panel/figures-sheet.ts'
import { openPanelTally, writePanelReadme } from './panel/readme-sheet.ts'
import { openPanelTidySheet } from './panel/tidy-sheet.ts'
import { writeTogetherSheet } from './panel/together-sheet.ts'
import { openBodiesSheet, openPanelSheet } from './panel/wide-sheets.ts'
import { type FiguresRow, openYearsSheet } from './panel/years-sheet.ts'
import { type Workbook, workbookInSteps } from './workbook/workbook.ts'

export type { PanelBook } from './panel/book.ts'

/**
 * Write a panel of series, ratios and indicators as an Excel workbook: read me, the figures as they are arranged on
 * the screen, charts, all bodies together, definitions, files, and a tidy sheet.
 *
 * Stops after each body, and gives how many rows of the sheet of figures are written. An existing workbook is replaced only when the new one is whole.
 *
 * @returns  Rows of the sheet of figures, and the size of the file in bytes.
 * @throws   Failure `export/cannot-write` when the disk refuses.
 */
export function* writePanelWorkbook(
  book: PanelBook,
  path: string,
): Generator<number | undefined, { rows: number; bytes: number }, undefined> {
  const properties = {
    title: `${book.title[book.language]} · ${book.studyName}`,
    author: `Nianbao ${book.appVersion}`,
    madeAt: book.asOf,
  }
  const { bytes, result } = yield* workbookInSteps(path, properties, workbook => fill(workbook, book))
  return { rows: result, bytes }
}

function* fill(workbook: Workbook, book: PanelBook): Generator<number | undefined, number, undefined> {
  const { arrangement, head, language } = book
  const readme = workbook.sheet(readmeSetup(language, head.years.length))
  const drawn: FiguresRow[] = []
  const figures = openFigures(workbook, book, row => drawn.push(row))
  const charts = openChartsSheet(workbook, book, arrangement === 'bodies' ? { year: head.years[book.year]! } : 'years')
  writeTogetherSheet(workbook, book)
  writeFiguresSheet(workbook, book)
  const files = yield* writeFilesSheet(workbook, book)
  const tidy = openPanelTidySheet(workbook, book, files.regions)
  const tally = openPanelTally(book)
  let rows = 0
  for (const body of bodiesOf(book)) {
    figures.body(body)
    for (const row of drawn.splice(0)) charts.add(row)
    tidy.body(body)
    tally.body(body)
    rows += rowsOfBody(book)
    yield rows
  }
  figures.end()
  charts.end()
  tidy.end()
  writePanelReadme(readme, book, tally.lines(), files.parsers)
  return rows
}

/** How many rows of the sheet of figures a body has. */
export function rowsOfBody({ arrangement, head }: Pick<PanelBook, 'arrangement' | 'head'>): number {
  if (arrangement === 'bodies') return 1
  return arrangement === 'years' ? head.figures.length : head.years.length
}

function openFigures(workbook: Workbook, book: PanelBook, hear: (row: FiguresRow) => void) {
  switch (book.arrangement) {
    case 'years':
      return openYearsSheet(workbook, book, hear)
    case 'bodies':
      return openBodiesSheet(workbook, book, book.year, hear)
    case 'panel':
      return openPanelSheet(workbook, book, hear)
  }
}
