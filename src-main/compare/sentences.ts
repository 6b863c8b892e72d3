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
  return sentence
    .normalize('NFKC')
    .replace(/\d+(?:[.,]\d+)*%?/g, '#')
    .replace(/[〇零一二三四五六七八九十百千万亿两]+(?=[年月日条件次篇个人份项宗张册部场期])/g, '#')
    .replace(/[^\p{L}#]+/gu, '')
}

/** Shorter ones (headings, 特此报告) are in every report and say nothing of taking over. In characters, masked. */
export const SHORTEST = 8

/**
 * Sentences as numbers, for finding the same ones among many reports.
 *
 * @returns For each sentence long enough a hash of its masked words, an integer below 2^53, and its characters.
 */
export function sentencePrints(sentences: readonly Sentence[]): { hashes: Float64Array; characters: Uint16Array } {
  const masked = sentences.map(({ text }) => maskFigures(text)).filter(words => words.length >= SHORTEST)
  return {
    hashes: Float64Array.from(masked, hashOf),
    characters: Uint16Array.from(masked, words => Math.min(words.length, 0xffff)),
  }
}

/** Two rounds of FNV-1a with different bases: 53 bits, so that a study of millions of sentences has no two alike by chance. */
function hashOf(words: string): number {
  let low = 0x811c9dc5
  let high = 0x9747b28c
  for (let at = 0; at < words.length; at += 1) {
    const unit = words.charCodeAt(at)
    low = Math.imul(low ^ unit, 0x01000193)
    high = Math.imul(high ^ unit, 0x5bd1e995) ^ (high >>> 15)
  }
  return ((high >>> 0) & 0x1fffff) * 0x100000000 + (low >>> 0)
}
