import type { Document } from '#shared/domain/document.ts'
import type { EditionId } from '#shared/domain/form.ts'
import type { Forms, NarrativePattern } from '#shared/domain/forms.ts'
import type { NarrativeReading, Section, SectionKind } from '#shared/domain/reading.ts'
import type { Cite } from './assign.ts'
import type { Layout, Token } from './layout.ts'

const DIGITS = '\\d+(?:,\\d{3})*(?:\\.\\d+)?'
const NUMERALS = '[零〇一二两三四五六七八九十百千]+'
const FIGURE = `\\s*(?<about>近|约|超过|逾)?(?<n>${DIGITS}|${NUMERALS})(?<wan>万)?(?<more>余|多)?\\s*`
/** A figure before 万元, where 万 belongs to the unit. */
const AMOUNT = `\\s*(?<about>近|约|超过|逾)?(?<n>${DIGITS})(?<more>余|多)?\\s*`
/** Figures of several years, of other years, or of a part, though the sentence reads alike. */
const OTHER_THAN_YEAR =
  /历年|累计至|自.{0,12}(?:施行|实施|开通|成立)以来|20\d\d年?(?:度)?[-—–~～至到]+20\d\d|去年|上年(?!结转)|上一年|同比|比上年/
const PART = /其中[:：]?[^,，]{0,12}$/

/** Figures stated in sentences outside the tables. */
export function readNarrative(
  layout: Layout,
  inTables: ReadonlySet<number>,
  forms: Forms,
  { edition, year }: { edition: EditionId; year: number | null },
  cite: Cite,
): NarrativeReading[] {
  const readings: NarrativeReading[] = []
  const patterns = compiled(forms)
  for (const token of proseOf(layout, inTables)) {
    for (const sentence of sentencesOf(token)) {
      if (!MAY_STATE.test(sentence.text)) continue
      for (const { pattern, regex } of patterns) {
        const indicators = pattern.indicators[edition] ?? pattern.indicators['*'] ?? []
        if (indicators.length === 0) continue
        for (const match of sentence.text.matchAll(regex)) {
          if (statesOther(sentence.text, match, pattern, year)) continue
          const reading = toReading(match, sentence, pattern, cite, token)
          if (reading !== null)
            readings.push(
              ...indicators.map(indicator => ({
                ...reading,
                indicator,
                unit: forms.indicators.get(indicator)?.unit ?? '',
              })),
            )
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
const MAY_STATE = /\d|[一二三四五六七八九十百千零〇两]{1,6}[件条次份篇期场起宗人]|没|未|无|不存在|零/

type Sentence = { readonly text: string; readonly start: number }

function sentencesOf(token: Token): Sentence[] {
  return [...token.text.matchAll(/[^。;；!！?？]+/g)].map(match => ({
    text: match[0],
    start: token.start + match.index,
  }))
}

const regexes = new WeakMap<Forms, { pattern: NarrativePattern; regex: RegExp }[]>()

function compiled(forms: Forms): { pattern: NarrativePattern; regex: RegExp }[] {
  const known = regexes.get(forms)
  if (known) return known
  const made = forms.narrative.map(pattern => ({
    pattern,
    regex: new RegExp(pattern.pattern.replace('{n}', FIGURE).replace('{d}', AMOUNT), 'g'),
  }))
  regexes.set(forms, made)
  return made
}

function statesOther(
  sentence: string,
  match: RegExpMatchArray,
  { unless, part }: NarrativePattern,
  year: number | null,
): boolean {
  const at = match.index!
  const from = Math.max(sentence.lastIndexOf(',', at), sentence.lastIndexOf('，', at)) + 1
  const next = sentence.slice(at + match[0].length).search(/[,，]/)
  const clause = sentence.slice(from, next === -1 ? undefined : at + match[0].length + next)
  const lead = sentence.slice(Math.max(0, from - 24), at)
  if (OTHER_THAN_YEAR.test(lead) || (!part && PART.test(lead))) return true
  if (unless !== undefined && new RegExp(unless).test(clause)) return true
  const years = [...lead.matchAll(/(20\d\d)年/g)].map(found => Number(found[1]))
  return year !== null && years.length > 0 && !years.includes(year)
}

function toReading(
  match: RegExpMatchArray,
  sentence: Sentence,
  pattern: NarrativePattern,
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
  const approximate = about !== undefined || more !== undefined || (wan !== undefined && more !== undefined)
  const value = {
    kind: 'number' as const,
    number,
    text: n === undefined ? evidence.quote : `${n}${wan ?? ''}${more ?? ''}`,
  }
  return {
    value,
    origin: 'narrative',
    confidence: approximate ? pattern.confidence * 0.8 : pattern.confidence,
    evidence,
    approximate,
  }
}

function dropRepeats(readings: readonly NarrativeReading[]): NarrativeReading[] {
  const seen = new Set<string>()
  return readings.filter(({ indicator, evidence, value }) => {
    const key = `${indicator} ${evidence.end} ${value.text}`
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}

/** Arabic or Chinese numerals; null when the numerals make no number. */
export function figureOf(text: string): number | null {
  if (/^\d/.test(text)) return Number(text.replaceAll(',', ''))
  const digits = '零一二三四五六七八九'
  const normal = text.replaceAll('〇', '零').replaceAll('两', '二')
  if (!/[十百千]/.test(normal)) {
    return normal.length === 1 ? digits.indexOf(normal) : Number([...normal].map(one => digits.indexOf(one)).join(''))
  }
  let sum = 0
  let digit = 0
  for (const one of normal) {
    const unit = { 十: 10, 百: 100, 千: 1000 }[one]
    if (unit === undefined) digit = digits.indexOf(one)
    else {
      sum += (digit === 0 ? 1 : digit) * unit
      digit = 0
    }
  }
  return sum + digit
}

const HEADING =
  /(?:^|(?<=[。\s]))([一二三四五六七八九十]{1,3}、[^\s。,，;；:：]{2,30}(?:[、,，][^\s。,，;；:：]{2,20}){0,3})(?=\s|$)/g

/** Parts of the prose, by their headings; a part ends where the next begins. */
export function readSections(
  document: Document,
  layout: Layout,
  inTables: ReadonlySet<number>,
  forms: Forms,
  cite: Cite,
): Section[] {
  const heads = layout.tokens.flatMap((token, at) => {
    if (inTables.has(at) || token.text === '') return []
    return [...token.text.matchAll(HEADING)].map(match => {
      const start = token.start + match.index
      const { start: from } = cite(start, start + match[1]!.length)
      return { start: from, heading: match[1]!.trim() }
    })
  })
  return heads.map(({ start, heading }, nth) => ({
    kind: kindOf(heading, forms),
    heading,
    depth: 1,
    start,
    end: heads[nth + 1]?.start ?? document.text.length,
  }))
}

function kindOf(heading: string, forms: Forms): SectionKind {
  return forms.wordings.sections.find(({ pattern }) => new RegExp(pattern).test(heading))?.kind ?? 'unknown'
}
