import type { Forms, NarrativePattern } from '#shared/domain/forms.ts'

/** A sentence of running text; `start` in the clean text. */
export type Sentence = { readonly text: string; readonly start: number }

/** A way to state a figure, with its expressions made ready. */
export type SentencePattern = {
  readonly pattern: NarrativePattern
  readonly regex: RegExp
  /** Words without which the expression cannot match; a quick first look. */
  readonly word: string
  readonly needs: RegExp | null
  readonly unless: RegExp | null
}

const DIGITS = '\\d+(?:,\\d{3})*(?:\\.\\d+)?'
const NUMERALS = '[零〇一二两三四五六七八九十百千]+'
/** What is left of a space that was lost: "信息?54?条". */
const GAP = '[\\s?]*'
const FIGURE = `${GAP}(?<about>近|约|超过|逾)?(?<n>${DIGITS}|${NUMERALS})(?<wan>万)?(?<more>余|多)?${GAP}`
/** A figure before 万元, where 万 belongs to the unit. */
const AMOUNT = `${GAP}(?<about>近|约|超过|逾)?(?<n>${DIGITS})(?<more>余|多)?${GAP}`

const made = new WeakMap<Forms, readonly SentencePattern[]>()

/** The patterns of a set of forms; made once. */
export function patternsOf(forms: Forms): readonly SentencePattern[] {
  const known = made.get(forms)
  if (known) return known
  const patterns = forms.narrative.map(pattern => ({
    pattern,
    regex: new RegExp(pattern.pattern.replace('{n}', FIGURE).replace('{d}', AMOUNT), 'g'),
    word: wordIn(pattern.pattern),
    needs: pattern.needs === undefined ? null : new RegExp(pattern.needs),
    unless: pattern.unless === undefined ? null : new RegExp(pattern.unless),
  }))
  made.set(forms, patterns)
  return patterns
}

/** The longest run of characters that an expression asks for whatever else it allows; '' when it asks for none. */
export function wordIn(expression: string): string {
  let plain = expression
  for (let before = ''; before !== plain; ) {
    before = plain
    plain = plain.replace(/\((?:\?<?[:=!])?[^()]*\)(?:[*?]|\{\d[^}]*\})?/g, ' ')
  }
  if (plain.includes('|')) return ''
  const runs =
    plain
      .replace(/\[[^\]]*\]/g, ' ')
      .replace(/.[*?]/g, ' ')
      .match(/[\u3400-\u9fff]+/g) ?? []
  return runs.reduce((longest, run) => (run.length > longest.length ? run : longest), '')
}
