import type { ComparisonCell, ComparisonRow } from '#shared/domain/comparison.ts'
import type { Language } from '#shared/domain/wording.ts'
import type { Cell } from '../workbook/sheet.ts'
import type { Look } from '../workbook/styles.ts'
import { formatOf, LOOKS } from './looks.ts'
import { ABSENT } from './words.ts'

const MOST_EXACT = 1e15

/** Excel keeps 15 digits of a number; one with more stands as text so that no digit is lost. */
export function isExact(number: number): boolean {
  return Math.abs(number) < MOST_EXACT
}

/**
 * How a value stands in the sheet. What is in doubt is text ending in "?", never a number; a blank stays an empty
 * cell; a value printed in another unit than its row shows the unit.
 */
export function valueCell(cell: ComparisonCell, rowUnit: string): Cell {
  const { value } = cell
  if (cell.state === 'in-doubt') return { text: `${(value?.text ?? '').replace(/[?？]+$/, '')}?`, look: LOOKS.mark }
  if (value === null || value.kind === 'blank') return { look: {} }
  if (value.kind !== 'number') return { text: value.text, look: LOOKS.mark }
  if (!isExact(value.number)) return { text: value.text, look: LOOKS.mark }
  const format = formatOf(cell.unit, value.number)
  const unit = cell.unit === rowUnit ? '' : `"${cell.unit.replaceAll('"', '')}"`
  return { number: value.number, look: { format: format + unit } }
}

/** One cell of the comparison, marked with its state. */
export function comparisonCell(
  cell: ComparisonCell | null,
  row: ComparisonRow,
  language: Language,
  isAfterBreak: boolean,
): Cell {
  const border = isAfterBreak ? LOOKS.broken : {}
  if (cell === null) return { text: ABSENT['no-report'][language], look: { ...LOOKS.absent, ...border } }
  if (cell.state === 'missing' || cell.state === 'not-in-form') {
    return { text: ABSENT[cell.state][language], look: { ...LOOKS.absent, ...border } }
  }
  const shown = valueCell(cell, row.unit)
  return { ...shown, look: { ...shown.look, ...markOf(cell), ...border } }
}

/** Fonts add up; of the fills the most urgent wins. */
function markOf(cell: ComparisonCell): Look {
  return {
    ...(isIndirect(cell) ? LOOKS.indirect : {}),
    ...(isUnsure(cell) ? LOOKS.unsure : {}),
    ...(cell.state === 'corrected' ? LOOKS.corrected : {}),
    ...(cell.inFinding ? LOOKS.inFinding : {}),
    ...(cell.state === 'in-doubt' ? LOOKS.inDoubt : {}),
  }
}

/** Below this a reading from a table was found by a label that only nearly fits. */
const SURE = 0.97

/** Read with less than full confidence, and nobody has looked at it. */
export function isUnsure({ state, confidence }: ComparisonCell): boolean {
  return state === 'read' && confidence < SURE
}

/** A cell of a row that is printed without grid lines. */
export function onRule(cell: Cell): Cell {
  return { ...cell, look: { ...cell.look, ...LOOKS.row } }
}

/** Not read from a table cell. */
export function isIndirect(cell: ComparisonCell): boolean {
  return cell.origin === 'derived' || cell.origin === 'narrative'
}
