/** What can stand in a cell. Zero, blank, "/", "—" and "无" are different facts and stay different. */
export const VALUE_KINDS = ['number', 'blank', 'slash', 'dash', 'none', 'text', 'unreadable', 'ambiguous'] as const
export type ValueKind = (typeof VALUE_KINDS)[number]

/**
 * One value as stated. `text` is what is printed (for `ambiguous`, the digits that cannot be told apart).
 *
 * `number` is there exactly when `kind` is `number`; it is in `unit` when the cell itself printed one, else in the
 * unit of the indicator.
 */
export type CellValue =
  | { readonly kind: 'number'; readonly number: number; readonly text: string; readonly unit?: string }
  | { readonly kind: Exclude<ValueKind, 'number' | 'ambiguous'>; readonly text: string }
  | { readonly kind: 'ambiguous'; readonly text: string; readonly candidates: readonly Candidate[] }

/** A number the text allows, and why it is worth offering. Best first. */
export type Candidate = { readonly number: number; readonly why: string }

/** Most cells: short, and nothing but digits. */
const PLAIN_DIGITS = /^\d{1,15}$/
const UNITS = '条件次篇个人万元份项宗张册部'
const PLAIN = /^([+-]?)(\d+|\d{1,3}(?:,\d{3})+)(\.\d+)?$/
/** Marks of notes, fractions and numberings that are folded into plain digits: 8① is not 81, 8² is not 82. */
const NO_DIGITS = /[\u00b2\u00b3\u00b9\u00bc-\u00be\u2070-\u209f\u2150-\u218b\u2460-\u24ff\u2776-\u2793\u3200-\u33ff]/
const WITH_UNIT = new RegExp(`^(.+?)(人次|万元|亿元|[${UNITS}])$`)

/**
 * Read what is printed in a cell, or typed by a person: the one reader for both.
 *
 * Full-width digits and signs are read as their half-width forms, thousands separators are accepted only where they
 * stand at thousands, a trailing unit of measure is set apart. Anything else stays text: nothing is guessed.
 *
 * Total: never throws.
 */
export function readValue(printed: string): CellValue {
  const text = printed.trim()
  if (PLAIN_DIGITS.test(text)) return { kind: 'number', number: Number(text), text }
  if (NO_DIGITS.test(text)) return { kind: 'text', text }
  const plain = text
    .normalize('NFKC')
    .replace(/\u200b|\u200c|\u200d|\ufeff/g, '')
    .replace(/[−–﹣]/g, '-')
    .replaceAll('，', ',')
    .trim()
  if (plain === '') return { kind: 'blank', text }
  if (/^[?\ufffd\s]+$/.test(plain)) return { kind: 'unreadable', text }
  if (/^[/\\]+$/.test(plain)) return { kind: 'slash', text }
  if (/^[-—―─－]+$/.test(plain)) return { kind: 'dash', text }
  if (/^[无無]$/.test(plain)) return { kind: 'none', text }
  const number = readNumber(plain)
  if (number !== null) return { kind: 'number', number, text }
  const measured = WITH_UNIT.exec(plain)
  const amount = measured && readNumber(measured[1]!.trim())
  if (measured && amount !== null) return { kind: 'number', number: amount, text, unit: measured[2]! }
  return { kind: 'text', text }
}

/** A plain decimal number with its sign, or null when the text is anything else. */
export function readNumber(text: string): number | null {
  const match = PLAIN.exec(text)
  if (!match) return null
  const number = Number(text.replaceAll(',', ''))
  return Number.isSafeInteger(Math.trunc(number)) ? (number === 0 ? 0 : number) : null
}

/** How a value is written where only plain text fits: the reader reads it back as the same value. */
export function showValue(value: CellValue): string {
  if (value.kind === 'number') return `${value.number}${value.unit ?? ''}`
  return value.text
}
