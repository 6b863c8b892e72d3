import type { Condition } from '../workbook/conditions.ts'
import type { Look } from '../workbook/styles.ts'

/** Every mark is a colour and something that shows in grey print too. */
export const LOOKS = {
  title: { bold: true, size: 16 },
  heading: { bold: true, size: 12, ruled: 'thin' },
  label: { bold: true, top: true },
  prose: { wrap: true, top: true },
  header: { bold: true, fill: 'EDEDED', align: 'center', wrap: true, ruled: 'thin' },
  inDoubt: { fill: 'FFF2CC', align: 'right' },
  inFinding: { fill: 'F8CBAD', underline: true },
  corrected: { fill: 'DDEBF7', bold: true },
  indirect: { italic: true },
  absent: { fill: 'F2F2F2', ink: '767676', align: 'center' },
  mark: { align: 'right' },
  faint: { ink: '767676', align: 'center' },
  /** Read from a row whose label only nearly fits the form. */
  unsure: { fill: 'E4DFEC', italic: true },
  /** Change columns over a change of form. */
  acrossForms: { fill: 'F2F2F2' },
  /** A row of the comparison: printed without grid lines, it needs something for the eye to follow. */
  row: { ruled: 'hair' },
  broken: { breakBefore: true },
} as const satisfies Record<string, Look>

/** Number formats of the units that are not counts. */
const UNIT_FORMATS: Readonly<Record<string, string>> = {
  万元: '#,##0.00####',
  亿元: '#,##0.00####',
  '%': '0.0##"%"',
  ratio: '0.0%',
}

/**
 * Number format by unit; whole numbers with thousands separators else. A fraction where whole numbers are counted
 * keeps its decimals, or the sheet would show another number than the report.
 */
export function formatOf(unit: string, ...numbers: readonly (number | null)[]): string {
  const areWhole = numbers.every(number => number === null || Number.isInteger(number))
  return UNIT_FORMATS[unit] ?? (areWhole ? '#,##0' : '#,##0.0#####')
}

/**
 * For changes: up and down by a sign that shows in grey print too.
 *
 * @param before  A further sign to stand before it.
 */
export function changeFormatOf(format: string, before = ''): string {
  const none = format.startsWith('#') ? '0' : format
  const sign = before === '' ? '' : `"${before}"`
  return `"${before}▲"${format};"${before}▼"${format};${sign}${none}`
}

export const SHARE_FORMAT = '0.0%'

/** Up and down, told apart by people who see no red or green. */
const UP = { ink: '1F5FA8', bar: 'BDD7EE' }
const DOWN = { ink: 'B45309', bar: 'F8D5B0' }

/**
 * Colours of the change columns, which come in pairs of amount and share from column `from` on: amounts coloured by
 * their sign, shares with bars. Amounts of different indicators have no common measure for bars. A full bar is a
 * doubling; nothing falls by more than all.
 */
export function changeConditions(from: number, pairs: number): readonly Condition[] {
  const amounts = Array.from({ length: pairs }, (_, pair) => from + 2 * pair)
  const shares = amounts.map(column => column + 1)
  if (pairs === 0) return []
  return [
    { kind: 'formula', columns: amounts, holds: cell => `AND(ISNUMBER(${cell}),${cell}>0)`, look: { ink: UP.ink } },
    { kind: 'formula', columns: amounts, holds: cell => `AND(ISNUMBER(${cell}),${cell}<0)`, look: { ink: DOWN.ink } },
    { kind: 'bars', columns: shares, full: 1, up: UP.bar, down: DOWN.bar },
  ]
}
