/** A paragraph's place in a list. */
export type ListPlace = { readonly list: string; readonly level: number }
/** Counts list paragraphs in their order and gives each its label, such as "一、" or "2.1". */
export type Numbering = { readonly label: (place: ListPlace) => string }

export type Level = { start: number; format: string; text: string }
export type List = { readonly levels: Level[]; readonly counts: (number | undefined)[] }

export const DEEPEST_LIST = 9
const CHINESE = /^(?:chineseCounting|chineseCountingThousand|japaneseCounting|taiwaneseCounting|ideographDigital)/

/** Numbering over lists by their ids; lists that share one object count on. */
export function numberingOf(lists: ReadonlyMap<string, List>): Numbering {
  return { label: ({ list, level }) => labelOf(lists.get(list), Math.min(Math.max(0, level), DEEPEST_LIST - 1)) }
}

export function newLevel(): Level {
  return { start: 1, format: 'decimal', text: '' }
}

function labelOf(list: List | undefined, at: number): string {
  const level = list?.levels[at]
  if (!list || !level) return ''
  const before = list.counts[at]
  list.counts[at] = before === undefined ? level.start : before + 1
  list.counts.length = at + 1
  if (level.format === 'bullet' || level.format === 'none') return ''
  return level.text.replace(/%([1-9])/g, (_, digit: string) => {
    const named = Number(digit) - 1
    const shown = list.levels[named]
    return shown ? numeral(list.counts[named] ?? shown.start, shown.format) : ''
  })
}

function numeral(number: number, format: string): string {
  if (CHINESE.test(format)) return chineseNumeral(number)
  if (format === 'upperLetter' || format === 'lowerLetter') {
    const letter = String.fromCharCode(65 + ((number - 1 + 26) % 26))
    return format === 'upperLetter' ? letter : letter.toLowerCase()
  }
  if (format === 'decimalEnclosedCircle' && number >= 1 && number <= 20) return String.fromCharCode(0x245f + number)
  return String(number)
}

/** Up to 99; lists do not go further. */
function chineseNumeral(number: number): string {
  const digits = '零一二三四五六七八九'
  if (number < 0 || number > 99) return String(number)
  const [tens, ones] = [Math.floor(number / 10), number % 10]
  if (tens === 0) return digits[ones]!
  return `${tens === 1 ? '' : digits[tens]}十${ones === 0 ? '' : digits[ones]}`
}

/**
 * The text of a paragraph with its automatic number. Figures are never numbered: a list's "1." before a cell's "5"
 * would read as 1.5.
 */
export function numbered(text: string, label: string): string {
  if (label === '' || !/[\u3400-\u9fff]/.test(text)) return text
  return /[\p{L}\p{N}]$/u.test(label) ? `${label} ${text}` : label + text
}
