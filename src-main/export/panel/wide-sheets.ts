import { onRule } from '../comparison/cells.ts'
import { LOOKS } from '../comparison/looks.ts'
import { HEADERS } from '../comparison/words.ts'
import { openPages } from '../workbook/pages.ts'
import type { Cell, Sheet } from '../workbook/sheet.ts'
import type { Workbook } from '../workbook/workbook.ts'
import { cellName, columnName, referenceTo } from '../workbook/xml.ts'
import { type Body, editionName, type FiguresBook, figureName } from './book.ts'
import { figureAt, figureCell } from './cells.ts'
import { PANEL_SHEETS } from './words.ts'
import type { FiguresRow } from './years-sheet.ts'

const HEAD_ROWS = 2
/** A live rank looks at all bodies: with more than these a spreadsheet would calculate for minutes, and gets numbers. */
const MOST_RANKED_LIVE = 2_000

/**
 * One row per body in one year: a column a figure with the body's rank beside it, from the highest down.
 *
 * @param hear  Told where each figure went.
 */
export function openBodiesSheet(workbook: Workbook, book: FiguresBook, year: number, hear: (row: FiguresRow) => void) {
  const { language, head } = book
  const labels = ['nth', 'organisation', 'edition'] as const
  const column = (figure: number) => labels.length + 2 * figure
  const last = HEAD_ROWS + head.organisations.length
  const isLive = head.organisations.length <= MOST_RANKED_LIVE
  const pages = openPages(
    workbook,
    {
      name: PANEL_SHEETS.bodies[language],
      widths: [6, 26, 9, ...head.figures.flatMap(() => [15, 7])],
      frozen: { rows: HEAD_ROWS, columns: 2 },
      kind: 'table',
    },
    sheet =>
      writeHead(
        sheet,
        book,
        labels,
        [...head.figures.flatMap(figure => [headOf(figure.unit, figureName(figure, language)), rankHead(language)])],
        ` · ${head.years[year]}`,
      ),
  )
  let nth = 0
  return {
    body(body: Body): void {
      nth += 1
      const figures = head.figures.map((_, place) => figureAt(body, year, place))
      const { sheet, row } = pages.row(at =>
        [
          { number: nth, look: LOOKS.faint },
          { text: body.name },
          {
            text: formOf(
              book,
              figures.map(({ edition }) => edition),
            ),
            look: LOOKS.faint,
          },
          ...figures.flatMap((figure, place) => {
            const letter = columnName(column(place))
            const name = `${letter}${at}`
            const rank: Cell = isLive
              ? {
                  formula: `IF(ISNUMBER(${name}),RANK(${name},${letter}$${HEAD_ROWS + 1}:${letter}$${last}),"")`,
                  result: figure.rank ?? '',
                  look: LOOKS.faint,
                }
              : figure.rank === null
                ? { look: LOOKS.faint }
                : { number: figure.rank, look: LOOKS.faint }
            return [figureCell(figure, head.figures[place]!, language), rank]
          }),
        ].map(onRule),
      )
      head.figures.forEach((_, place) => {
        const cellOf = () => referenceTo(sheet.setup.name, cellName(row, column(place)))
        hear({ organisation: body.name, figure: place, cells: [figures[place]!], cellOf })
      })
    },
    end: () => pages.end(),
  }
}

/**
 * One row per body and year: a column a figure.
 *
 * @param hear  Told where each figure went.
 */
export function openPanelSheet(workbook: Workbook, book: FiguresBook, hear: (row: FiguresRow) => void) {
  const { language, head } = book
  const labels = ['organisation', 'year', 'edition'] as const
  const pages = openPages(
    workbook,
    {
      name: PANEL_SHEETS.panel[language],
      widths: [26, 8, 9, ...head.figures.map(() => 15)],
      frozen: { rows: HEAD_ROWS, columns: 2 },
      kind: 'table',
    },
    sheet =>
      writeHead(
        sheet,
        book,
        labels,
        head.figures.map(figure => headOf(figure.unit, figureName(figure, language))),
      ),
  )
  return {
    body(body: Body): void {
      const written = head.years.map((year, at) => {
        const figures = head.figures.map((_, place) => figureAt(body, at, place))
        const { sheet, row } = pages.row(() =>
          [
            { text: body.name },
            { number: year },
            {
              text: formOf(
                book,
                figures.map(({ edition }) => edition),
              ),
              look: LOOKS.faint,
            },
            ...figures.map((figure, place) => figureCell(figure, head.figures[place]!, language)),
          ].map(onRule),
        )
        return { figures, reference: (column: number) => referenceTo(sheet.setup.name, cellName(row, column)) }
      })
      head.figures.forEach((_, place) => {
        const cells = written.map(({ figures }) => figures[place]!)
        const cellOf = (year: number) => written[year]!.reference(labels.length + place)
        hear({ organisation: body.name, figure: place, cells, cellOf })
      })
    },
    end: () => pages.end(),
  }
}

function formOf(book: FiguresBook, editions: readonly (string | null)[]): string {
  const seen = new Set(editions.filter(edition => edition !== null))
  return [...seen].map(edition => editionName(book, edition)).join('、')
}

function headOf(unit: string, name: string): string {
  return unit === '' ? name : `${name}\n${unit}`
}

function rankHead(language: 'zh' | 'en'): string {
  return language === 'zh' ? '名次' : 'Rank'
}

function writeHead(
  sheet: Sheet,
  { language, title, studyName }: FiguresBook,
  labels: readonly (keyof typeof HEADERS)[],
  figures: readonly string[],
  more = '',
): void {
  sheet.row([{ text: `${title[language]} · ${studyName}${more}`, look: LOOKS.title }], 26)
  sheet.row(
    [...labels.map(label => HEADERS[label][language]), ...figures].map(text => ({ text, look: LOOKS.header })),
    52,
  )
}
