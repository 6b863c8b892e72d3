import type { PanelFigureHead } from '#shared/domain/panel.ts'
import type { Language } from '#shared/domain/wording.ts'
import { LOOKS } from '../comparison/looks.ts'
import { writeProse } from '../comparison/readme-parts.ts'
import { HEADERS } from '../comparison/words.ts'
import type { Cells, ChartSeries } from '../workbook/charts.ts'
import type { Cell, Sheet } from '../workbook/sheet.ts'
import { cellName, columnName } from '../workbook/xml.ts'
import { editionName, type FiguresBook, figureName, isFollowed } from './book.ts'
import { comparabilityOf, type Figure, figureFormat } from './cells.ts'
import { CLASS_WORDS } from './words.ts'
import type { FiguresRow } from './years-sheet.ts'

/** Rows that a chart covers. */
export const CHART_ROWS = 15

/** A chart of one figure over the years, a line a body, and the table it is drawn from. */
export function writeLines(
  sheet: Sheet,
  book: FiguresBook,
  figure: PanelFigureHead,
  kept: readonly FiguresRow[],
): void {
  const { language, head } = book
  const from = spare(sheet)
  const name = figureName(figure, language)
  const years = head.years.map(number => ({ number, look: LOOKS.header }))
  const first = sheet.row([{ text: bodiesIn(figure.unit, language), look: LOOKS.header }, ...years])
  const series = kept.flatMap(row =>
    segmentsOf(figure, row.cells).map((segment, nth): ChartSeries => {
      const edition = editionName(book, segment.edition ?? '')
      const label =
        nth === 0
          ? row.organisation
          : `${row.organisation}${language === 'zh' ? `（${edition}起）` : ` (from the ${edition})`}`
      const at = writeLinks(sheet, label, row, figure, year => segment.years.has(year))
      return {
        name: { sheet: sheet.setup.name, range: `A${at}:A${at}`, holds: [label] },
        values: across(
          sheet,
          at,
          row.cells.map(({ number }, year) => (segment.years.has(year) ? number : null)),
        ),
        isContinued: nth > 0,
      }
    }),
  )
  writeBreaks(sheet, book, figure, kept)
  sheet.chart({
    kind: 'lines',
    ...frame(sheet, name, figure, from, first),
    categories: across(sheet, first, head.years),
    series,
  })
}

/** A chart of one figure in one year, a column a body, and the table it is drawn from. */
export function writeColumns(
  sheet: Sheet,
  { language }: FiguresBook,
  figure: PanelFigureHead,
  kept: readonly FiguresRow[],
  year: number,
): void {
  const from = spare(sheet)
  const name = figureName(figure, language)
  const first = sheet.row([
    { text: bodiesIn(figure.unit, language), look: LOOKS.header },
    { number: year, look: LOOKS.header },
  ])
  for (const row of kept) writeLinks(sheet, row.organisation, row, figure, () => true)
  const down = (column: number, holds: Cells['holds']): Cells => ({
    sheet: sheet.setup.name,
    range: `${cellName(first + 1, column)}:${cellName(first + kept.length, column)}`,
    holds,
  })
  sheet.chart({
    kind: 'columns',
    ...frame(sheet, `${name} · ${year}`, figure, from, first),
    categories: down(
      0,
      kept.map(({ organisation }) => organisation),
    ),
    series: [
      {
        name: { sheet: sheet.setup.name, range: `B${first}:B${first}`, holds: [year] },
        values: down(
          1,
          kept.map(({ cells }) => cells[0]!.number),
        ),
      },
    ],
  })
}

/** Leave the rows that a chart covers empty, and one before. */
function spare(sheet: Sheet): number {
  sheet.row([])
  const from = sheet.length + 1
  for (let row = 0; row < CHART_ROWS; row += 1) sheet.row([])
  return from
}

function frame(sheet: Sheet, title: string, { unit }: PanelFigureHead, from: number, to: number) {
  const columns = sheet.setup.widths.length
  const corners = { from: { row: from, column: 0 }, to: { row: to, column: columns } }
  return { title, unit: unit === '%' ? '' : unit, format: unit === '%' ? '0%' : 'General', ...corners }
}

/** A row of the table below a chart. */
function writeLinks(
  sheet: Sheet,
  label: string,
  row: FiguresRow,
  { unit }: PanelFigureHead,
  isShown: (year: number) => boolean,
): number {
  return sheet.row([
    { text: label },
    ...row.cells.map(({ number }, year): Cell | null => {
      if (number === null || !isShown(year)) return null
      const cell = row.cellOf(year)
      // a number that somebody turns into words is a gap too, not 0
      return {
        formula: `IF(ISNUMBER(${cell}),${cell},NA())`,
        result: number,
        look: { format: figureFormat(unit, number) },
      }
    }),
  ])
}

function across(sheet: Sheet, row: number, holds: Cells['holds']): Cells {
  return { sheet: sheet.setup.name, range: `B${row}:${columnName(holds.length)}${row}`, holds }
}

/** Stretches of years whose figures can be held against each other. */
function segmentsOf(figure: PanelFigureHead, cells: readonly Figure[]) {
  const segments: { years: Set<number>; edition: string | null }[] = []
  let last: Figure | null = null
  cells.forEach((cell, year) => {
    if (cell.number === null) return
    if (last === null || comparabilityOf(figure, last, cell) === 'not-comparable')
      segments.push({ years: new Set(), edition: cell.edition })
    segments.at(-1)!.years.add(year)
    last = cell
  })
  return segments
}

/** Why a line is to be read with care where the form changed. */
function writeBreaks(sheet: Sheet, book: FiguresBook, figure: PanelFigureHead, kept: readonly FiguresRow[]): void {
  const { language } = book
  const used = new Set(kept.flatMap(({ cells }) => cells.map(({ edition }) => edition)))
  for (const { between, class: how, why } of figure.breaks) {
    if (how === 'exact' || !between.every(edition => used.has(edition)) || !isFollowed(figure, between, book)) continue
    const pair = between.map(edition => editionName(book, edition)).join(' → ')
    const reasons = why.map(one => one[language]).join(' ')
    writeProse(
      sheet,
      { text: pair, look: LOOKS.faint },
      [CLASS_WORDS[how][language], reasons].filter(Boolean).join(language === 'zh' ? '。' : '. '),
    )
  }
}

/** Head of the bodies' names; the figure's own stands on the chart. */
function bodiesIn(unit: string, language: Language): string {
  const head = HEADERS.organisation[language]
  if (unit === '') return head
  return language === 'zh' ? `${head}（${unit}）` : `${head} (${unit})`
}
