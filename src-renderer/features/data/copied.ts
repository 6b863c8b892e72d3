import type { Lack } from '#shared/domain/evaluate.ts'
import { readValue } from '#shared/domain/value.ts'
import { type DataCell, isAbsent, typedText } from './cell.ts'

/** Words for cells without a value, the same as in a workbook: they are no values that could be pasted elsewhere. */
export type AbsentWords = {
  readonly missing: string
  readonly 'not-in-form': string
  readonly 'not-known': Readonly<Record<Lack, string>>
}

/** Spreadsheets keep 15 digits of a number; what has more, and what they would take for a formula, stays text. */
const MOST_EXACT = 1e15
const FORMULA = /^[=+\-@\t\r]/
const GUARDED = /^'(?=[=+\-@\t\r\d])/

/**
 * What goes to the clipboard for a cell. Numbers as plain numbers; a blank as an empty cell; what is in doubt as text
 * with a question mark behind it, so that no spreadsheet takes it for a number.
 */
export function copiedText(cell: DataCell, absent: AbsentWords): string {
  switch (cell.kind) {
    case 'missing':
    case 'not-in-form':
      return absent[cell.kind]
    case 'not-known':
      return absent['not-known'][cell.lack ?? 'missing']
    case 'number': {
      const plain = `${plainNumber(cell.number)}${cell.text}`
      return Math.abs(cell.number) >= MOST_EXACT ? `'${plain}` : plain
    }
    case 'blank':
      return ''
    case 'ambiguous':
    case 'unreadable':
      return guarded(`${cell.text.replace(/[?？]+$/, '')}?`)
    default:
      return guarded(cell.text)
  }
}

/** A name or the like on its way to a spreadsheet. */
export function guarded(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text
}

/** What becomes of a cell when this is typed or pasted into it. */
export type Put =
  | { readonly kind: 'same' }
  | { readonly kind: 'change'; readonly text: string }
  | { readonly kind: 'unreadable'; readonly text: string }

export function put(typed: string, cell: DataCell, absent: AbsentWords): Put {
  const text = typed.trim()
  if (text === copiedText(cell, absent).trim()) return { kind: 'same' }
  const plain = text.replace(GUARDED, '')
  const value = readValue(plain)
  if (value.kind === 'text' || value.kind === 'unreadable' || value.kind === 'ambiguous') {
    return { kind: 'unreadable', text }
  }
  const same =
    value.kind === cell.kind &&
    (value.kind !== 'number' || (value.number === cell.number && (value.unit ?? '') === cell.text))
  return same ? { kind: 'same' } : { kind: 'change', text: plain }
}

/** What Delete makes of a cell: what is not there cannot be taken away. */
export function cleared(cell: DataCell): Put {
  return isAbsent(cell) || cell.kind === 'blank' ? { kind: 'same' } : { kind: 'change', text: '' }
}

/** What filling another cell with this one puts there; null where there is nothing to fill with. */
export function fillText(cell: DataCell): string | null {
  if (isAbsent(cell) || cell.kind === 'ambiguous' || cell.kind === 'unreadable' || cell.kind === 'text') return null
  return typedText(cell)
}

/** Without an exponent, and never more digits than were stated. */
function plainNumber(number: number): string {
  const text = String(number)
  return /e/.test(text) ? number.toFixed(10).replace(/\.?0+$/, '') : text
}
