import { readValue } from '#shared/domain/value.ts'

const LONGEST_VALUE = 60
const DIGITS = /^\d{1,15}$/
const PAGE_NUMBER = /^[-—–]\s*\d{1,3}\s*[-—–]$/

/** The number of a page as it is printed at its foot: "- 3 -". */
export function isPageNumber(text: string): boolean {
  return text.length < 12 && PAGE_NUMBER.test(text)
}

/** Whether a cell's text is a value rather than a label: a number, "/", "—", "无" or what is left of a lost digit. */
export function isValueText(text: string): boolean {
  if (text === '' || DIGITS.test(text)) return true
  if (text.length > LONGEST_VALUE) return false
  if (isPageNumber(text)) return false
  // Digits run together make no number, and are values all the same; so are changes put in words.
  if (/^[\d\s.,/—+-]+$/.test(text) || /^[增减][加少]?\d+[项件个]?$/.test(text)) return true
  // Words that begin with no digit are no value, but for these.
  if (/^[\u3400-\u9fff]/.test(text) && text !== '无' && text !== '無') return false
  const { kind } = readValue(text)
  return kind !== 'text' && kind !== 'blank'
}
