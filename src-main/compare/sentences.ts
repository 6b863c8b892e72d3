import type { Sentence } from '#shared/domain/prose.ts'

/** Ends of sentences; a semicolon ends one too, for reports put whole pages between two full stops. */
const END = /[。！？!?；;\n\r]+[”’」』）)]*/g

/** The sentences between two places of a text, without those that hold no letter or figure. */
export function sentencesOf(text: string, start = 0, end = text.length): readonly Sentence[] {
  const found: Sentence[] = []
  let from = start
  END.lastIndex = start
  const add = (to: number) => {
    const raw = text.slice(from, to)
    const words = raw.trim()
    if (/[\p{L}\p{N}]/u.test(words)) {
      const lead = raw.length - raw.trimStart().length
      found.push({ text: words, start: from + lead, end: from + lead + words.length })
    }
    from = to
  }
  for (let match = END.exec(text); match && match.index < end; match = END.exec(text)) add(Math.min(END.lastIndex, end))
  if (from < end) add(end)
  return found
}

/**
 * The words of a sentence by which it is known again next year: letters only, every figure written `#`, so that a
 * sentence taken over with new figures is still the same.
 */
export function maskFigures(sentence: string): string {
  const masked = sentence
    .normalize('NFKC')
    .replace(/\d+(?:[.,]\d+)*%?/g, '#')
    .replace(/[〇零一二三四五六七八九十百千万亿两]+(?=[年月日条件次篇个人份项宗张册部场期])/g, '#')
  return keep(masked, code => code === NUMBER_SIGN || isLetter(code))
}

/** How many letters and figures there are in a text. */
export function countLetters(text: string): number {
  return keep(text, code => isFigure(code) || isLetter(code)).length
}

const NUMBER_SIGN = 0x23
const LETTER = /\p{L}/u
const FIGURE = /\p{N}/u

/** Nearly all are Chinese characters: those are known without asking what else is a letter. */
function isLetter(code: number): boolean {
  if (code >= 0x4e00 && code <= 0x9fff) return true
  return !isMark(code) && LETTER.test(String.fromCodePoint(code))
}

function isFigure(code: number): boolean {
  if (code < 0x80) return code >= 0x30 && code <= 0x39
  return !(code >= 0x4e00 && code <= 0x9fff) && !isMark(code) && FIGURE.test(String.fromCodePoint(code))
}

/** The marks that Chinese text is full of. */
function isMark(code: number): boolean {
  return code < 0x41 || (code >= 0x3001 && code <= 0x3004) || (code >= 0x3008 && code <= 0x3011) || code === 0xff0c
}

function keep(text: string, isKept: (code: number) => boolean): string {
  let kept = ''
  let from = 0
  for (let at = 0; at < text.length; ) {
    const code = text.codePointAt(at) as number
    const width = code > 0xffff ? 2 : 1
    if (!isKept(code)) {
      if (at > from) kept += text.slice(from, at)
      from = at + width
    }
    at += width
  }
  return from === 0 ? text : kept + text.slice(from)
}

/** Shorter ones (headings, 特此报告) are in every report and say nothing of taking over. In characters, masked. */
export const SHORTEST = 8

const WHOLE = /[。！？!?；;][”’」』）)]*$/

/** Whether a mark ends it: what has none is a heading, a label of a table or a signature. Rows of tables are none. */
export function isWhole(sentence: string): boolean {
  return WHOLE.test(sentence) && !isOfTable(sentence)
}

/**
 * The words by which a sentence counts when it is asked what was taken over; null where it does not count: no whole
 * sentence, or too short to say anything.
 */
export function countedWords(sentence: string): string | null {
  if (!isWhole(sentence)) return null
  const words = maskFigures(sentence)
  return words.length >= SHORTEST ? words : null
}

/** Whether a line is a row of a table: those are compared as figures. */
export function isOfTable(line: string): boolean {
  return line.includes('\t') || line.includes('|')
}

/** Of a sentence: characters of its masked words are counted up to here. */
export const LONGEST = 0xffff

/**
 * A sentence as a number, for finding the same one among many reports. Two rounds of FNV-1a with different bases: an
 * integer of 53 bits, so that a study of millions of sentences has no two alike by chance.
 */
export function hashOf(words: string): number {
  let low = 0x811c9dc5
  let high = 0x9747b28c
  for (let at = 0; at < words.length; at += 1) {
    const unit = words.charCodeAt(at)
    low = Math.imul(low ^ unit, 0x01000193)
    high = Math.imul(high ^ unit, 0x5bd1e995) ^ (high >>> 15)
  }
  return ((high >>> 0) & 0x1fffff) * 0x100000000 + (low >>> 0)
}
