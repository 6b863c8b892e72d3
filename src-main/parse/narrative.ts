import type { EditionId } from '#shared/domain/form.ts'
import type { Forms } from '#shared/domain/forms.ts'
import type { NarrativeReading } from '#shared/domain/reading.ts'
import type { Cite } from './assign.ts'
import type { Layout, Token } from './layout.ts'
import { figureOf } from './numerals.ts'
import { type Reporter, statesOther } from './other-figures.ts'
import { patternsOf, type Sentence, type SentencePattern } from './sentence-patterns.ts'

/**
 * Figures stated in sentences outside the tables: rather few than wrong. What a sentence says of other years, of a
 * part, of one kind of applicant or of another body is left alone.
 */
export function readNarrative(
  layout: Layout,
  inTables: ReadonlySet<number>,
  forms: Forms,
  reporter: Reporter & { readonly edition: EditionId },
  cite: Cite,
): NarrativeReading[] {
  const readings: NarrativeReading[] = []
  const patterns = patternsOf(forms)
  for (const token of proseOf(layout, inTables)) {
    for (const sentence of sentencesOf(token)) {
      if (!MAY_STATE.test(sentence.text)) continue
      for (const one of patterns) {
        const { pattern, regex } = one
        const indicators = pattern.indicators[reporter.edition] ?? pattern.indicators['*'] ?? []
        if (indicators.length === 0 || !sentence.text.includes(one.word)) continue
        for (const match of sentence.text.matchAll(regex)) {
          if (statesOther(sentence.text, match, one, reporter, forms)) continue
          const reading = toReading(match, sentence, one, cite, token)
          if (reading === null) continue
          for (const indicator of indicators) {
            const unit = pattern.unit ?? forms.indicators.get(indicator)?.unit ?? ''
            readings.push({ ...reading, indicator, unit })
          }
        }
      }
    }
  }
  return dropRepeats(readings)
}

function proseOf({ tokens }: Layout, inTables: ReadonlySet<number>): Token[] {
  return tokens.filter((token, at) => !inTables.has(at) && token.text.length >= 6)
}

/** A figure, or the denial of one. */
const MAY_STATE = /\d|[一二三四五六七八九十百千零〇两]{1,6}[件条次份篇期场起宗人名]|没|未|无|不存在|零/
/** A question mark beside a digit is a space that was lost. */
const SENTENCE = /(?:[^。;；!！?？]|(?<=[^\s?]|\d)[?]+(?=\d)|(?<=\d)[?]+)+/g

function sentencesOf(token: Token): Sentence[] {
  return [...token.text.matchAll(SENTENCE)].map(match => ({
    text: match[0],
    start: token.start + match.index,
  }))
}

function toReading(
  match: RegExpMatchArray,
  sentence: Sentence,
  { pattern }: SentencePattern,
  cite: Cite,
  token: Token,
): Omit<NarrativeReading, 'indicator' | 'unit'> | null {
  const start = sentence.start + match.index!
  const end = start + match[0].trimEnd().length
  const evidence = cite(start, end, token.page)
  const { n, wan, about, more } = match.groups ?? {}
  const stated = pattern.number ?? (n === undefined ? null : figureOf(n))
  if (stated === null) return null
  const number = wan === undefined ? stated : Math.round(stated * 1e8) / 1e4
  const approximate = about !== undefined || more !== undefined
  return {
    value: {
      kind: 'number',
      number,
      text: n === undefined ? evidence.quote : `${n}${wan ?? ''}${more ?? ''}`,
    },
    origin: 'narrative',
    confidence: approximate ? pattern.confidence * 0.8 : pattern.confidence,
    evidence,
    approximate,
  }
}

function dropRepeats(readings: readonly NarrativeReading[]): NarrativeReading[] {
  const seen = new Set<string>()
  return readings.filter(({ indicator, evidence, value }) => {
    const key = `${indicator} ${evidence.end} ${value.kind === 'number' ? value.number : value.text}`
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}
