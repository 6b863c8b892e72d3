import { createRequire } from 'node:module'

const { format } = createRequire(import.meta.url)('ssf') as typeof import('ssf')

/** Excel's own limit; longer codes are an attack on whoever works through them. */
const LONGEST_CODE = 255
/** Digits a sheet can tell apart (IEEE 754, as Excel cuts it). */
const DIGITS = 15

export type ShownValue = { readonly text: string; readonly hidesDigits: boolean }

/**
 * A number of a sheet as it is printed: `0.00` shows 0.8 as "0.80". Where no format is set, the number as stored.
 *
 * @param code   Number format, or its number where it is built in.
 * @param since  Year that days are counted from.
 */
export function shownNumber(value: number, code: string | number, since: 1900 | 1904): ShownValue {
  const plain = String(Number(value.toPrecision(DIGITS)))
  if (code === 0 || code === 'General' || code === '@' || (typeof code === 'string' && code.length > LONGEST_CODE))
    return { text: plain, hidesDigits: false }
  const text = signed(shownAs(value, code, since) ?? plain, value)
  const read = Number(text.replace(/[,\s]/g, ''))
  return { text, hidesDigits: !Number.isNaN(read) && read !== Number(plain) }
}

/** Book-keepers' formats show less than nothing by brackets or by colour, which text cannot: it gets its sign back. */
function signed(text: string, value: number): string {
  if (value >= 0 || text.includes('-') || !/[1-9]/.test(text)) return text
  return `-${text.replace(/[()（）]/g, '')}`
}

/** Null for a format the library does not know. */
function shownAs(value: number, code: string | number, since: 1900 | 1904): string | null {
  try {
    return format(code, value, { date1904: since === 1904 }).trim()
  } catch {
    // It throws mere strings, and only about the format: the number itself is at hand.
    return null
  }
}
