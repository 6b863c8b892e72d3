import type { Lack } from '#shared/domain/evaluate.ts'
import type { EditionId } from '#shared/domain/form.ts'
import { PANEL_MARKS, type PanelFigureHead } from '#shared/domain/panel.ts'
import { breakBetween } from '#shared/domain/panel-data.ts'
import type { Comparability } from '#shared/domain/series.ts'
import type { Language } from '#shared/domain/wording.ts'
import { formatOf, LOOKS } from '../comparison/looks.ts'
import type { Cell } from '../workbook/sheet.ts'
import type { Look } from '../workbook/styles.ts'
import type { Body } from './book.ts'
import { LACK_WORDS, MARK_WORDS } from './words.ts'

/** One figure of one body in one year. */
export type Figure = {
  readonly number: number | null
  readonly lack: Lack | null
  readonly marks: number
  readonly edition: EditionId | null
  readonly rank: number | null
}

export function figureAt({ data, at }: Body, year: number, figure: number): Figure {
  return {
    number: data.number(at, year, figure),
    lack: data.lack(at, year, figure),
    marks: data.marks(at, year, figure),
    edition: data.edition(at, year, figure),
    rank: data.rank(at, year, figure),
  }
}

/** Number format of a figure: a plain ratio as per cent, a bare number with its decimals. */
export function figureFormat(unit: string, ...numbers: readonly (number | null)[]): string {
  if (unit === '%') return '0.0%'
  const areWhole = numbers.every(number => number === null || Number.isInteger(number))
  if (unit === '') return areWhole ? '#,##0' : '#,##0.00##'
  // worked out, a fraction goes on for ever; printed ones are in the sheet of the indicators
  return formatOf(unit, ...numbers).replace('0.0#####', '0.00')
}

/** The same for a change of it: that of a ratio is in percentage points. */
export function figureChangeFormat(unit: string, language: Language, ...numbers: readonly (number | null)[]): string {
  if (unit !== '%') return figureFormat(unit, ...numbers)
  return language === 'zh' ? '0.0%"点"' : '0.0%" pt"'
}

/** How a figure stands in a sheet: the number, or in words why there is none. */
export function figureCell({ number, lack, marks }: Figure, { unit }: PanelFigureHead, language: Language): Cell {
  if (number !== null) return { number, look: { format: figureFormat(unit, number), ...markLook(marks) } }
  const text = lack === null ? '' : LACK_WORDS[lack][language]
  if (lack === 'in-doubt') return { text, look: LOOKS.inDoubt }
  if (lack === 'blank') return { look: markLook(marks) }
  const isPrinted = lack === 'slash' || lack === 'dash' || lack === 'none'
  return { text, look: isPrinted ? LOOKS.mark : LOOKS.absent }
}

function markLook(marks: number): Look {
  return {
    ...(marks & PANEL_MARKS.blanks ? LOOKS.indirect : {}),
    ...(marks & PANEL_MARKS.corrected ? LOOKS.corrected : {}),
    ...(marks & PANEL_MARKS.inFinding ? LOOKS.inFinding : {}),
    ...(marks & PANEL_MARKS.inDoubt ? LOOKS.inDoubt : {}),
  }
}

/** What a person should know before using the figure; null where there is nothing to say. */
export function figureNote({ marks }: Figure, language: Language): string | null {
  const said = (['corrected', 'inFinding', 'inDoubt', 'blanks'] as const).filter(mark => marks & PANEL_MARKS[mark])
  return said.length === 0 ? null : said.map(mark => MARK_WORDS[mark][language]).join('\n')
}

/** How far the figures of two cells may be held against each other. */
export function comparabilityOf(figure: PanelFigureHead, earlier: Figure, later: Figure): Comparability {
  return breakBetween(figure, earlier.edition, later.edition)?.class ?? 'exact'
}

/** Whether the form of a year is another than that of the last year before it that has one. */
export function isAfterBreak(cells: readonly Figure[], at: number): boolean {
  const own = cells[at]?.edition ?? null
  const before = cells.slice(0, at).findLast(({ edition }) => edition !== null)?.edition ?? null
  return own !== null && before !== null && own !== before
}
