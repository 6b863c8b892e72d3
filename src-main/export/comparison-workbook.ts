import type { IndicatorId } from '#shared/domain/form.ts'
import type { FindingLine, ReportId } from '#shared/domain/study.ts'
import type { ComparisonBook } from './comparison/book.ts'
import { openComparisonSheet } from './comparison/comparison-sheet.ts'
import { openValuesSheet, writeFilesSheet, writeFindingsSheet } from './comparison/list-sheets.ts'
import { readmeSetup } from './comparison/readme-parts.ts'
import { writeReadme } from './comparison/readme-sheet.ts'
import { openTally } from './comparison/tally.ts'
import { openTidySheet } from './comparison/tidy-sheet.ts'
import { bodiesOf, type FiguresBook } from './panel/book.ts'
import { openChartsSheet } from './panel/charts-sheet.ts'
import { writeFiguresSheet } from './panel/figures-sheet.ts'
import { type FiguresRow, openYearsSheet } from './panel/years-sheet.ts'
import { type Workbook, workbookInSteps } from './workbook/workbook.ts'

export type { ComparisonBook } from './comparison/book.ts'

/**
 * Write a comparison as an Excel workbook: read me, comparison, the series it adds up to with charts and definitions,
 * checks, values and sources, files, and a tidy sheet.
 *
 * Stops after every row, and gives how many are written; that the study does not change meanwhile is for whoever runs
 * it to see to. An existing workbook is replaced only when the new one is whole.
 *
 * @param mostRows  Rows a sheet may have; a longer table goes on in a further sheet.
 * @returns         Rows of the comparison, and the size of the file in bytes.
 * @throws          Failure `export/cannot-write` when the disk refuses.
 */
export function* writeComparisonWorkbook(
  book: ComparisonBook,
  path: string,
  mostRows?: number,
): Generator<number | undefined, { rows: number; bytes: number }, undefined> {
  const properties = {
    title: `${book.title[book.language]} · ${book.studyName}`,
    author: `Nianbao ${book.appVersion}`,
    madeAt: book.asOf,
  }
  const { bytes, result } = yield* workbookInSteps(path, properties, workbook => fill(workbook, book), mostRows)
  return { rows: result, bytes }
}

function* fill(workbook: Workbook, book: ComparisonBook): Generator<number | undefined, number, undefined> {
  const readme = workbook.sheet(readmeSetup(book.language, book.years.length))
  const findings = openFindings()
  const comparison = openComparisonSheet(workbook, book, findings.of)
  if (book.figures !== null) yield* writeSeries(workbook, { ...book, ...book.figures })
  yield* writeFindingsSheet(workbook, book, finding => findings.add(finding, finding.says[book.language]))
  const values = openValuesSheet(workbook, book)
  const files = yield* writeFilesSheet(workbook, book)
  const tidy = openTidySheet(workbook, book, files.regions)
  const tally = openTally(book.years.length)
  for (const row of book.rows) {
    comparison.row(row)
    values.row(row)
    tidy.row(row)
    tally.add(row)
    yield tally.rows
  }
  comparison.end()
  values.end()
  tidy.end()
  writeReadme(readme, book, tally, files.parsers)
  return tally.rows
}

/** Years of the series side by side, charts of them, and what they mean. Stops after each body. */
function* writeSeries(workbook: Workbook, book: FiguresBook): Generator<undefined, void> {
  const drawn: FiguresRow[] = []
  const years = openYearsSheet(workbook, book, row => drawn.push(row))
  const charts = openChartsSheet(workbook, book, 'years')
  for (const body of bodiesOf(book)) {
    years.body(body)
    for (const row of drawn.splice(0)) charts.add(row)
    yield
  }
  years.end()
  charts.end()
  writeFiguresSheet(workbook, book)
}

/** The sentences of the findings, by the value they are about. */
function openFindings() {
  const sentences = new Map<string, string[]>()
  return {
    add({ reportId, indicators }: FindingLine, sentence: string): void {
      for (const indicator of indicators) {
        const key = `${reportId}|${indicator}`
        const there = sentences.get(key)
        if (there) there.push(sentence)
        else sentences.set(key, [sentence])
      }
    },
    of: (reportId: ReportId, indicator: IndicatorId): readonly string[] =>
      sentences.get(`${reportId}|${indicator}`) ?? [],
  }
}
