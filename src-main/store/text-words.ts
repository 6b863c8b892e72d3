const OTHER_WORDS = /[^\P{L}\u3400-\u9fff\uf900-\ufaff]+|\p{N}+/gu
const FULL_WIDTH = /[\uff01-\uff5e\u3000]/g

/**
 * Text as it is searched: full-width forms as half-width, letters small. Place for place the same text: it has as many
 * UTF-16 units, so that a hit in it is a hit in the original.
 */
export function plainForSearch(text: string): string {
  const narrow = text.replace(FULL_WIDTH, wide =>
    String.fromCharCode(wide === '\u3000' ? 0x20 : wide.charCodeAt(0) - 0xfee0),
  )
  const small = narrow.toLowerCase()
  return small.length === narrow.length ? small : narrow
}

/** A Chinese character by its UTF-16 unit; those beyond the first plane by either half of theirs. */
function isChinese(unit: number): boolean {
  return (unit >= 0x3400 && unit <= 0x9fff) || (unit >= 0xf900 && unit <= 0xfaff) || (unit >= 0xd800 && unit <= 0xdfff)
}

/** The words of a text, each once, spaces between: pairs of Chinese characters, the last of a run alone, other words whole. */
export function wordsOf(text: string): string {
  // Narrow or small, no character becomes Chinese or ceases to be: pairs can be taken from the text as it is.
  const words = pairsIn(text, true)
  for (const word of otherWordsIn(text)) words.add(word)
  return [...words].join(' ')
}

/** @param alone  Give the last character of a run by itself too, so that it is found as the beginning of nothing more. */
function pairsIn(text: string, alone: boolean): Set<string> {
  const pairs = new Set<string>()
  let before = false
  let now = isChinese(text.charCodeAt(0))
  for (let at = 0; at < text.length; at += 1) {
    const goesOn = at + 1 < text.length && isChinese(text.charCodeAt(at + 1))
    if (now && goesOn) pairs.add(text.slice(at, at + 2))
    else if (now && (alone || !before)) pairs.add(text.charAt(at))
    before = now
    now = goesOn
  }
  return pairs
}

function otherWordsIn(text: string): readonly string[] {
  return plainForSearch(text).match(OTHER_WORDS) ?? []
}

/**
 * A query of the index that every text with this phrase answers; where the phrase is longer than two characters other
 * texts may answer too, so hits are held against the text. Words of letters or digits are found by how they begin.
 *
 * @returns Null when the phrase has neither letters nor digits.
 */
export function indexQuery(phrase: string): string | null {
  const pairs = [...pairsIn(plainForSearch(phrase), false)]
  const parts = pairs.map(pair => (pair.length === 1 ? `"${pair}"*` : `"${pair}"`))
  parts.push(...otherWordsIn(phrase).map(word => `"${word}"*`))
  return parts.length === 0 ? null : parts.join(' AND ')
}

/** Whether every text that answers the index query of this phrase holds it: then no text need be looked into. */
export function isSettledByIndex(phrase: string): boolean {
  return /^(?:[\u3400-\u9fff\uf900-\ufaff]{1,2}|[a-z]+|[0-9]+)$/.test(phrase)
}

/** The phrases of a query, as they are searched. */
export function phrasesOf(query: string): readonly string[] {
  return plainForSearch(query).split(/\s+/).filter(Boolean)
}
