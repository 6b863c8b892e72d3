/** Ways to compare what a row is called in a file with what the form calls it. Works on clean text. */

const NUMBERING =
  /^(?:其中[:：,，]?|(?:[一二三四五六七八九十]+[、.．,，]|\([一二三四五六七八九十\d]+\)[、.．]?|\d{1,2}(?:[、．]|\.(?!\d))|[①-⑳]))+/
const NOTE = /\([^()]*\)|〔[^〔〕]*〕/g
const NOT_WORD = /[^\u3400-\u9fff\p{L}\p{N}]/gu

/** The text without spaces; most has none. */
export function tighten(text: string): string {
  return /\s/.test(text) ? text.replace(/\s+/g, '') : text
}

/** The label without spaces, numbering and punctuation, notes in brackets kept. */
export const fullKey = remembered(text => tighten(text).replace(NUMBERING, '').replace(NOT_WORD, ''))

/** The label without notes in brackets either; the whole when nothing else is left. */
export const bareKey = remembered(withoutNotes)

const LONGEST_REMEMBERED = 80
const MOST_REMEMBERED = 10_000

/** The same few hundred labels are met in every report: what a short text comes to is worked out once. */
export function remembered<Made>(make: (text: string) => Made): (text: string) => Made {
  const known = new Map<string, Made>()
  return text => {
    if (text.length > LONGEST_REMEMBERED) return make(text)
    const before = known.get(text)
    if (before !== undefined) return before
    const made = make(text)
    if (known.size >= MOST_REMEMBERED) known.clear()
    known.set(text, made)
    return made
  }
}

function withoutNotes(text: string): string {
  const tight = tighten(text).replace(NUMBERING, '')
  let bare = tight
  for (let before = ''; before !== bare; ) {
    before = bare
    bare = bare.replace(NOTE, '')
  }
  const key = bare.replace(/\(.*$/, '').replace(NOT_WORD, '')
  return key === '' ? tight.replace(NOT_WORD, '') : key
}

/** The number before a label, as a witness where labels repeat: `(二)`, `3`, `四`; empty when there is none. */
export const numberingOf = remembered(text => (NUMBERING.exec(tighten(text))?.[0] ?? '').replace(/[、.．,，:：]/g, ''))

/**
 * Likeness of two keys by the character pairs they share (Dice's coefficient), 0 to 1.
 *
 * @see Dice, "Measures of the amount of ecologic association between species", Ecology 26 (1945).
 */
export function likeness(a: string, b: string): number {
  if (a === b) return 1
  if (a.length < 2 || b.length < 2) return 0
  const pairs = new Map<number, number>()
  for (let at = 0; at < a.length - 1; at += 1) {
    const pair = pairAt(a, at)
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1)
  }
  let shared = 0
  for (let at = 0; at < b.length - 1; at += 1) {
    const pair = pairAt(b, at)
    const left = pairs.get(pair) ?? 0
    if (left > 0) {
      shared += 1
      pairs.set(pair, left - 1)
    }
  }
  return (2 * shared) / (a.length + b.length - 2)
}

/** Two characters as one number: comparing numbers takes a third of the time of comparing short strings. */
function pairAt(text: string, at: number): number {
  return (text.charCodeAt(at) << 16) | text.charCodeAt(at + 1)
}
