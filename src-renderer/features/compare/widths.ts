import type { ComparisonRow } from '#shared/domain/comparison.ts'
import type { Language } from '#shared/domain/wording.ts'
import { figure } from '../../text/figures.ts'
import { shownValue } from '../../text/value-text.ts'

/** Characters of the longest figure, and of the longest change. */
export type Widest = { readonly value: number; readonly change: number }
/** Widths of the columns in pixels. */
export type Room = Readonly<Record<'organisation' | 'indicator' | 'unit' | 'year' | 'change' | 'share', number>>

export const NARROW: Widest = { value: 0, change: 0 }

const CHARACTER = 7.3
/** Padding on both sides, and the lane of the marks. */
const AROUND_VALUE = 36
const AROUND_CHANGE = 44
/** Heads are smaller than figures. */
const HEAD_SIZE = 12 / 13
const SIDE_BAR_AND_SCROLLBAR = 170
const CHART_COLUMN = 46

/** All figures whole, and what is left of the window for the names of the indicators. */
export function widthsOf(widest: Widest, years: number, pairs: number, language: Language): Room {
  const unit = language === 'zh' ? 52 : 76
  const year = Math.max(language === 'zh' ? 77 : 90, Math.ceil(widest.value * CHARACTER) + AROUND_VALUE)
  const change = Math.max(92, Math.ceil(widest.change * CHARACTER) + AROUND_CHANGE)
  const share = 92
  const others = unit + CHART_COLUMN + years * year + pairs * (change + share)
  const left = window.innerWidth - SIDE_BAR_AND_SCROLLBAR - others
  const organisation = Math.min(200, Math.max(128, left * 0.4))
  return { organisation, unit, year, change, share, indicator: Math.min(340, Math.max(176, left - organisation)) }
}

/** The longer of what was known and what these rows show. */
export function widestOf(before: Widest, rows: readonly ComparisonRow[]): Widest {
  let { value, change } = before
  for (const row of rows) {
    for (const cell of row.cells)
      if (cell?.value) value = Math.max(value, lengthOf(shownValue(cell.value, row.unit).text))
    for (const each of row.changes) if (each) change = Math.max(change, figure(each.amount).length)
  }
  return value === before.value && change === before.change ? before : { value, change }
}

/** Room for the name of an edition, or of two, in the head of a year. */
export function widthOfHead(edition: string): number {
  return Math.ceil(lengthOf(edition) * CHARACTER * HEAD_SIZE) + AROUND_VALUE
}

/** A Chinese character is as wide as two digits. A sentence in a cell is not a figure: it may be cut off. */
function lengthOf(text: string): number {
  const length = [...text].reduce((sum, character) => sum + (character > '\u02ff' ? 2 : 1), 0)
  return length > 24 ? 0 : length
}
