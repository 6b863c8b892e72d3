import { MAIN_FIGURES } from '#shared/domain/panel.ts'
import { LOOKS } from '../comparison/looks.ts'
import { writeProse } from '../comparison/readme-parts.ts'
import type { Workbook } from '../workbook/workbook.ts'
import type { FiguresBook } from './book.ts'
import { CHART_ROWS, writeColumns, writeLines } from './chart-blocks.ts'
import { PANEL_SHEETS } from './words.ts'
import type { FiguresRow } from './years-sheet.ts'

/** More figures, lines or columns than these make no picture that can be read. */
const MOST_CHARTS = 12
const MOST_LINES = 8
const MOST_COLUMNS = 40

const NAME_WIDTH = 30
const YEAR_WIDTH = 11
/** Columns of numbers that a chart is drawn over at least. */
const FEWEST_COLUMNS = 7
/** Rows that fit on a printed page, and characters across it. */
const PAGE_ROWS = 68
const PAGE_WIDTH = 74

/**
 * Charts of the first figures: lines over the years with a line for each of the first bodies, or columns of the bodies
 * in one year. Below each stands the table it is drawn from, whose numbers are live links to the sheet of figures.
 *
 * What has no number is an empty cell there: spreadsheets draw words as 0. A line ends where the form changes and both
 * forms do not count the same, and begins again.
 */
export function openChartsSheet(workbook: Workbook, book: FiguresBook, kind: 'years' | { readonly year: number }) {
  const { language, head } = book
  const columns = Math.max(FEWEST_COLUMNS, kind === 'years' ? head.years.length : 1)
  const width = NAME_WIDTH + columns * YEAR_WIDTH
  const sheet = workbook.sheet({
    name: PANEL_SHEETS.charts[language],
    widths: [NAME_WIDTH, ...Array.from({ length: columns }, () => YEAR_WIDTH)],
    frozen: { rows: 0, columns: 0 },
    kind: 'page',
    scale: Math.floor((100 * PAGE_WIDTH) / width),
  })
  const chosen = chosenFigures(head.figures.map(({ id }) => id))
  const most = kind === 'years' ? MOST_LINES : MOST_COLUMNS
  const rows = new Map<number, FiguresRow[]>()
  return {
    /** Keep what the charts are drawn from; any other row is passed over. */
    add(row: FiguresRow): void {
      if (!chosen.has(row.figure)) return
      const kept = rows.get(row.figure) ?? []
      if (kept.length >= most || !row.cells.some(({ number }) => number !== null)) return
      rows.set(row.figure, [...kept, row])
    },
    end(): void {
      const zh = language === 'zh'
      sheet.row([{ text: PANEL_SHEETS.charts[language], look: LOOKS.title }], 26)
      const says = zh
        ? `每项最多画 ${most} 个机构，最多 ${MOST_CHARTS} 项。没有数的年份是空档，不是 0；两版表式不可比处断开。表中的数是活链接。`
        : `At most ${most} bodies a figure, at most ${MOST_CHARTS} figures. Where there is no number there is a gap, not 0; lines are cut where two forms cannot be compared. The numbers of the tables are live links.`
      writeProse(sheet, { text: zh ? '说明' : 'Note', look: LOOKS.label }, says)
      let pageBegan = 0
      for (const figure of chosen) {
        const kept = rows.get(figure)
        if (!kept) continue
        const end = sheet.length + CHART_ROWS + kept.length + 4
        if (end - pageBegan > PAGE_ROWS && pageBegan < sheet.length && sheet.length > CHART_ROWS) {
          sheet.breakPage()
          pageBegan = sheet.length
        }
        if (kind === 'years') writeLines(sheet, book, head.figures[figure]!, kept)
        else writeColumns(sheet, book, head.figures[figure]!, kept, kind.year)
      }
      if (rows.size === 0) sheet.row([{ text: zh ? '没有可以画的数。' : 'There are no numbers to draw.' }])
      sheet.end()
    },
  }
}

/** The main figures first where there are more than can be drawn; places among those of the head. */
function chosenFigures(ids: readonly string[]): ReadonlySet<number> {
  const isMany = ids.length > MOST_CHARTS
  const main = (place: number) => (isMany && MAIN_FIGURES.some(id => id === ids[place]) ? 0 : 1)
  return new Set([...ids.keys()].sort((a, b) => main(a) - main(b) || a - b).slice(0, MOST_CHARTS))
}
