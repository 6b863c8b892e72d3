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
  if (text.length > LONGEST_VALUE || beginsAsLabel(text)) return false
  if (isPageNumber(text)) return false
  // Digits run together make no number, and are values all the same; so are changes put in words.
  if (/^[\d\s.,/—+-]+$/.test(text) || /^[增减][加少]?\d+[项件个]?$/.test(text)) return true
  if (/^[无無增减]./.test(text)) return false
  const { kind } = readValue(text)
  return kind !== 'text' && kind !== 'blank'
}

/** Words that begin with no digit are no value, but for 无 and changes put in words. Most tokens are told here. */
function beginsAsLabel(text: string): boolean {
  const code = text.charCodeAt(0)
  return code >= 0x3400 && code <= 0x9fff && !'无無增减'.includes(text[0]!)
}
