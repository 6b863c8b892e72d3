import type { EditionId, IndicatorId } from '#shared/domain/form.ts'
import type { Forms, NarrativePattern } from '#shared/domain/forms.ts'
import type { NarrativeReading } from '#shared/domain/reading.ts'
import type { Cite } from './assign.ts'
import type { Layout, Token } from './layout.ts'
import { figureOf } from './numerals.ts'
import { type Reporter, statesOther } from './other-figures.ts'
import { patternsOf, type Sentence } from './sentence-patterns.ts'

/**
 * Figures stated in sentences outside the tables: rather few than wrong. What a sentence says of other years, of a
 * part, of one kind of applicant or of another body is left alone.
 */
export function readNarrative(
  layout: Layout,
  inTables: ReadonlySet<number>,
  forms: Forms,
  reporter: Teller,
  cite: Cite,
): NarrativeReading[] {
  const patterns = patternsOf(forms).filter(({ pattern }) => indicatorsOf(pattern, reporter.edition).length > 0)
  const readings = proseOf(layout, inTables).flatMap(token =>
    sentencesOf(token)
      .filter(({ text }) => MAY_STATE.test(text))
      .flatMap(sentence =>
        patterns
          .filter(({ word }) => sentence.text.includes(word))
          .flatMap(one =>
            [...sentence.text.matchAll(one.regex)]
              .filter(match => !statesOther(sentence.text, match, one, reporter, forms))
              .flatMap(match => toReadings(match, sentence, one.pattern, { forms, reporter, cite, token })),
          ),
      ),
  )
  return dropRepeats(readings)
}

type Teller = Reporter & { readonly edition: EditionId }

function indicatorsOf({ indicators }: NarrativePattern, edition: EditionId): readonly IndicatorId[] {
  return indicators[edition] ?? indicators['*'] ?? []
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

/** A reading for each indicator that the match is on; none when its numerals make no number. */
function toReadings(
  match: RegExpMatchArray,
  sentence: Sentence,
  pattern: NarrativePattern,
  { forms, reporter, cite, token }: { forms: Forms; reporter: Teller; cite: Cite; token: Token },
): NarrativeReading[] {
  const start = sentence.start + match.index!
  const end = start + match[0].trimEnd().length
  const evidence = cite(start, end, token.page)
  const { n, wan, about, more } = match.groups ?? {}
  const stated = pattern.number ?? (n === undefined ? null : figureOf(n))
  if (stated === null) return []
  const number = wan === undefined ? stated : Math.round(stated * 1e8) / 1e4
  const approximate = about !== undefined || more !== undefined
  return indicatorsOf(pattern, reporter.edition).map(indicator => ({
    indicator,
    value: { kind: 'number', number, text: n === undefined ? evidence.quote : `${n}${wan ?? ''}${more ?? ''}` },
    unit: pattern.unit ?? forms.indicators.get(indicator)?.unit ?? '',
    origin: 'narrative',
    confidence: approximate ? pattern.confidence * 0.8 : pattern.confidence,
    evidence,
    approximate,
  }))
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
