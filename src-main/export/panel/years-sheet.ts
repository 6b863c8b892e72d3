import { onRule } from '../comparison/cells.ts'
import { type Change, changeCells } from '../comparison/changes.ts'
import { MOST_NOTES } from '../comparison/comparison-sheet.ts'
import { changeConditions, LOOKS } from '../comparison/looks.ts'
import { HEADERS } from '../comparison/words.ts'
import { openPages } from '../workbook/pages.ts'
import type { Cell, Sheet } from '../workbook/sheet.ts'
import type { Workbook } from '../workbook/workbook.ts'
import { columnName, referenceTo } from '../workbook/xml.ts'
import { type Body, type FiguresBook, figureName } from './book.ts'
import {
  comparabilityOf,
  type Figure,
  figureAt,
  figureCell,
  figureChangeFormat,
  figureNote,
  isAfterBreak,
} from './cells.ts'
import { PANEL_SHEETS } from './words.ts'

/** Where the figures of a body stand in the workbook, for charts. */
export type FiguresRow = {
  readonly organisation: string
  /** Place among the figures of the head. */
  readonly figure: number
  readonly cells: readonly Figure[]
  /** Reference to the cell of a year, by its place in the head. */
  readonly cellOf: (year: number) => string
}

const LABELS = ['nth', 'organisation', 'figure', 'unit'] as const
const LABEL_WIDTHS = [6, 24, 30, 7]
const HEAD_ROWS = 2
const COMPARES = { exact: 'fully', approximate: 'nearly', 'not-comparable': 'not' } as const

/**
 * One row per body and figure: a column a year, then for every two neighbouring years the change and the relative
 * change as live formulas; over a change of form only as far as the crosswalk says that both count the same.
 *
 * @param hear  Told where each row went.
 */
export function openYearsSheet(workbook: Workbook, book: FiguresBook, hear: (row: FiguresRow) => void) {
  const { language, head } = book
  const pairs = Math.max(0, head.years.length - 1)
  const pages = openPages(
    workbook,
    {
      name: PANEL_SHEETS.years[language],
      widths: [...LABEL_WIDTHS, ...head.years.map(() => 11), ...Array.from({ length: pairs }, () => [14, 13]).flat()],
      frozen: { rows: HEAD_ROWS, columns: LABELS.length },
      kind: 'table',
      conditions: changeConditions(LABELS.length + head.years.length, pairs),
    },
    sheet => writeHead(sheet, book),
  )
  const nameAt = (year: number, row: number) => `${columnName(LABELS.length + year)}${row}`
  let [nth, notes] = [0, 0]

  function writeNotes(sheet: Sheet, row: number, cells: readonly Figure[]): void {
    cells.forEach((cell, year) => {
      const text = notes < MOST_NOTES ? figureNote(cell, language) : null
      if (text === null) return
      sheet.note({ row, column: LABELS.length + year, text })
      notes += 1
    })
  }

  return {
    body(body: Body): void {
      head.figures.forEach((figure, place) => {
        const cells = head.years.map((_, year) => figureAt(body, year, place))
        const shown = cells.map((cell, year): Cell => {
          const { look, ...rest } = figureCell(cell, figure, language)
          return { ...rest, look: { ...look, ...(isAfterBreak(cells, year) ? LOOKS.broken : {}) } }
        })
        nth += 1
        const { sheet, row } = pages.row(at =>
          [
            { number: nth, look: LOOKS.faint },
            { text: body.name },
            { text: figureName(figure, language) },
            { text: figure.unit, look: { align: 'center' as const } },
            ...shown,
            ...cells.slice(1).flatMap((later, before) => {
              const earlier = cells[before]!
              const change: Change = {
                earlier: { cell: shown[before]!, name: nameAt(before, at) },
                later: { cell: shown[before + 1]!, name: nameAt(before + 1, at) },
                compares: COMPARES[comparabilityOf(figure, earlier, later)],
                format: figureChangeFormat(figure.unit, language, earlier.number, later.number),
                isAcrossForms: isAfterBreak(cells, before + 1),
                language,
              }
              return changeCells(change)
            }),
          ].map(onRule),
        )
        writeNotes(sheet, row, cells)
        const cellOf = (year: number) => referenceTo(sheet.setup.name, nameAt(year, row))
        hear({ organisation: body.name, figure: place, cells, cellOf })
      })
    },
    end: () => pages.end(),
  }
}

function writeHead(sheet: Sheet, { language, head, title, studyName }: FiguresBook): void {
  const zh = language === 'zh'
  const look = LOOKS.header
  sheet.row([{ text: `${title[language]} · ${studyName}`, look: LOOKS.title }], 26)
  sheet.row(
    [
      ...LABELS.map(label => ({ text: HEADERS[label][language], look })),
      ...head.years.map(year => ({ number: year, look: { ...look, format: zh ? '0"年"' : '0' } })),
      ...head.years.slice(1).flatMap((year, at) => {
        const before = head.years[at]!
        return [
          { text: zh ? `${year}较${before}\n增减` : `${before}–${year}\nchange`, look },
          { text: zh ? `${year}较${before}\n增减%` : `${before}–${year}\nchange %`, look },
        ]
      }),
    ],
    34,
  )
}
