import { lineName } from '#shared/domain/body-line.ts'
import { LEVEL_NAMES } from '#shared/domain/check.ts'
import type { ComparisonRow, SourceLine } from '#shared/domain/comparison.ts'
import type { FindingLine } from '#shared/domain/study.ts'
import { VERDICT_NAMES } from '#shared/domain/verdict.ts'
import { openPages, type Pages } from '../workbook/pages.ts'
import type { Cell } from '../workbook/sheet.ts'
import type { Workbook } from '../workbook/workbook.ts'
import { cellName } from '../workbook/xml.ts'
import { type ComparisonBook, editionNames, type FilesBook, fileNameOf } from './book.ts'
import { valueCell } from './cells.ts'
import { formatOf, LOOKS } from './looks.ts'
import { HEADERS, KINDS, ORIGINS, SHEETS, STATES } from './words.ts'

type Column = readonly [header: keyof typeof HEADERS, width: number]

/** One line per value shown in the comparison: what it is, how it came about, and where it stands in which file. */
export function openValuesSheet(workbook: Workbook, book: ComparisonBook) {
  const { language, years } = book
  const pages = openList(workbook, book, 'values', [
    ['organisation', 24],
    ['year', 8],
    ['table', 24],
    ['indicatorId', 24],
    ['indicator', 34],
    ['value', 13],
    ['unit', 8],
    ['kind', 10],
    ['state', 12],
    ['origin', 16],
    ['written', 14],
    ['quote', 50],
    ['page', 6],
    ['file', 34],
    ['start', 9],
    ['end', 9],
  ])
  return {
    row(row: ComparisonRow): void {
      row.cells.forEach((cell, at) => {
        if (cell === null || cell.value === null) return
        const { value, evidence } = cell
        pages.row(() => [
          { text: lineName(row) },
          { number: years[at]! },
          { text: row.table[language] },
          { text: row.indicator },
          { text: row.label[language] },
          valueCell(cell, cell.unit),
          { text: cell.unit },
          { text: KINDS[value.kind][language] },
          { text: STATES[cell.state][language] },
          { text: ORIGINS[cell.origin][language] },
          { text: value.text },
          { text: evidence?.quote ?? '' },
          numberOrNothing(evidence?.page),
          { text: fileNameOf(cell.path) },
          numberOrNothing(evidence?.start),
          numberOrNothing(evidence?.end),
        ])
      })
    },
    end: () => pages.end(),
  }
}

/**
 * One line per file, with the fingerprint that tells whether it is still the same. Stops after each.
 *
 * @returns  Codes of the bodies' divisions, and the versions of the parser that read the files.
 */
export function* writeFilesSheet(
  workbook: Workbook,
  book: FilesBook,
): Generator<undefined, { readonly regions: ReadonlyMap<string, string>; readonly parsers: ReadonlySet<string> }> {
  const regions = new Map<string, string>()
  const parsers = new Set<string>()
  const pages = openList(workbook, book, 'files', [
    ['organisation', 24],
    ['region', 10],
    ['year', 8],
    ['editions', 12],
    ['file', 40],
    ['format', 10],
    ['encoding', 10],
    ['published', 12],
    ['importedAt', 26],
    ['parser', 10],
    ['sha256', 68],
    ['path', 60],
  ])
  for (const source of book.sources) {
    pages.row(() => fileCells(source, book))
    if (source.region !== null) regions.set(source.organisation, source.region)
    parsers.add(source.parser)
    yield
  }
  pages.end()
  return { regions, parsers }
}

function fileCells(source: SourceLine, book: FilesBook): (Cell | null)[] {
  return [
    { text: source.organisation },
    { text: source.region ?? '' },
    numberOrNothing(source.year),
    { text: editionNames(book, source.editions) },
    { text: source.fileName },
    { text: source.format },
    { text: source.encoding ?? '' },
    { text: source.published ?? '' },
    { text: source.importedAt },
    { text: source.parser },
    { text: source.sha256 },
    { text: source.path },
  ]
}

/**
 * One line per finding: both sides, and their difference as a live formula. Stops after each.
 *
 * @param hear  Called with every finding as it is written, except those that are nothing wrong.
 */
export function* writeFindingsSheet(
  workbook: Workbook,
  book: ComparisonBook,
  hear: (finding: FindingLine) => void,
): Generator<undefined, void> {
  const pages = openList(workbook, book, 'findings', [
    ['level', 8],
    ['says', 70],
    ['left', 12],
    ['right', 12],
    ['difference', 12],
    ['organisation', 24],
    ['year', 8],
    ['indicators', 40],
    ['check', 30],
    ['file', 40],
    ['verdict', 16],
    ['note', 30],
  ])
  for (const finding of book.findings) {
    pages.row(row => findingCells(finding, row, book))
    if (finding.judged?.verdict !== 'fine') hear(finding)
    yield
  }
  pages.end()
}

function findingCells(finding: FindingLine, row: number, { language }: ComparisonBook): (Cell | null)[] {
  const { left, right } = finding
  const [leftName, rightName] = [cellName(row, 2), cellName(row, 3)]
  const look = { format: formatOf('', left, right), top: true }
  return [
    { text: LEVEL_NAMES[finding.level][language], look: { top: true, bold: finding.level === 'error' } },
    { text: finding.says[language], look: LOOKS.prose },
    left === null ? null : { number: left, look },
    right === null ? null : { number: right, look },
    {
      formula: `IF(AND(ISNUMBER(${leftName}),ISNUMBER(${rightName})),${leftName}-${rightName},"")`,
      result: left === null || right === null ? '' : left - right,
      look,
    },
    { text: finding.organisation, look: { top: true } },
    finding.year === null ? null : { number: finding.year, look: { top: true } },
    { text: finding.indicators.join('\n'), look: LOOKS.prose },
    { text: finding.check, look: { top: true } },
    { text: fileNameOf(finding.path), look: { top: true } },
    finding.judged ? { text: VERDICT_NAMES[finding.judged.verdict][language], look: { top: true } } : null,
    finding.judged?.note ? { text: finding.judged.note, look: LOOKS.prose } : null,
  ]
}

function openList(
  workbook: Workbook,
  { language }: FilesBook,
  name: keyof typeof SHEETS,
  columns: readonly Column[],
): Pages {
  return openPages(
    workbook,
    {
      name: SHEETS[name][language],
      widths: columns.map(([, width]) => width),
      frozen: { rows: 1, columns: 0 },
      kind: 'table',
    },
    sheet =>
      sheet.row(
        columns.map(([header]) => ({ text: HEADERS[header][language], look: LOOKS.header })),
        22,
      ),
  )
}

function numberOrNothing(number: number | null | undefined): Cell | null {
  return number === null || number === undefined ? null : { number }
}
