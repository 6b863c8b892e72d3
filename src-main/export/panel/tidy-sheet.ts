import { PANEL_MARKS } from '#shared/domain/panel.ts'
import { openTidyPages } from '../comparison/tidy-sheet.ts'
import type { Workbook } from '../workbook/workbook.ts'
import { type Body, type FiguresBook, figureName } from './book.ts'
import { figureAt } from './cells.ts'

/** Names that R, Stata and SPSS take as they are, whatever the language of the workbook. */
const COLUMNS = [
  ['organisation', 26],
  ['region', 10],
  ['year', 7],
  ['edition', 10],
  ['figure_id', 24],
  ['figure', 30],
  ['unit', 7],
  ['value', 14],
  ['lack', 16],
  ['corrected', 10],
  ['in_finding', 10],
  ['in_doubt', 10],
  ['blanks', 10],
] as const

const MARKS = [PANEL_MARKS.corrected, PANEL_MARKS.inFinding, PANEL_MARKS.inDoubt, PANEL_MARKS.blanks]

/**
 * One line per body, year and figure, those without a number too: `lack` says why. Ratios are plain (0.25 for 25 %).
 *
 * @param regions  Codes of the bodies' divisions.
 */
export function openPanelTidySheet(workbook: Workbook, book: FiguresBook, regions: ReadonlyMap<string, string>) {
  const { language, head } = book
  const pages = openTidyPages(workbook, language, COLUMNS)
  const names = head.figures.map(figure => figureName(figure, language))
  return {
    body(body: Body): void {
      head.years.forEach((year, at) => {
        head.figures.forEach(({ id, unit }, place) => {
          const { number, lack, marks, edition } = figureAt(body, at, place)
          pages.row(() => [
            { text: body.name },
            { text: regions.get(body.name) ?? '' },
            { number: year },
            { text: edition ?? '' },
            { text: id },
            { text: names[place]! },
            { text: unit },
            number === null ? null : { number },
            { text: lack ?? '' },
            ...MARKS.map(mark => ({ number: marks & mark ? 1 : 0 })),
          ])
        })
      })
    },
    end: () => pages.end(),
  }
}
