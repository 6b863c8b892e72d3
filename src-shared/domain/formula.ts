import type { IndicatorId } from './form.ts'
import { isReportFact } from './report-fact.ts'

/**
 * The language of harmonised series, ratios and a person's own indicators.
 *
 * ```
 * expression = term {("+" | "-") term}
 * term       = factor {("*" | "/") factor}
 * factor     = number | indicator | function "(" expression {"," expression} ")" | "(" expression ")" | "-" factor
 * function   = "sum" | "previous" | "herfindahl"
 * ```
 *
 * An indicator is an id of the forms; inside `sum` and `herfindahl` a `*` between underscores stands for any part of
 * an id (`req_denied_*_total`). `previous(x)` is x in the same body's report of the year before. `herfindahl(a, b, …)`
 * is the sum of the squared shares of its parts (1: all in one part). × and ÷ may be written for * and /.
 */
export type Formula =
  | { readonly kind: 'number'; readonly number: number }
  | { readonly kind: 'indicator'; readonly indicator: IndicatorId }
  | { readonly kind: 'add' | 'subtract' | 'multiply' | 'divide'; readonly left: Formula; readonly right: Formula }
  | { readonly kind: 'sum' | 'herfindahl'; readonly parts: readonly Formula[] }
  | { readonly kind: 'previous'; readonly of: Formula }

/** What is wrong with a formula, and where: `at` counts UTF-16 units of the text as typed. */
export type FormulaTrouble = {
  readonly why:
    | 'empty'
    | 'unexpected'
    | 'unfinished'
    | 'unknown-indicator'
    | 'unknown-function'
    | 'matches-nothing'
    | 'pattern-outside-sum'
    | 'number-of-parts'
    | 'nested-previous'
    | 'too-long'
  readonly at: number
  readonly word: string
}

export type ReadFormula =
  | { readonly ok: true; readonly formula: Formula }
  | { readonly ok: false; readonly trouble: FormulaTrouble }

type Token = { readonly kind: 'number' | 'name' | 'sign'; readonly word: string; readonly at: number }

const TOKEN = /\s*(?:(\d{1,15}(?:\.\d{1,15})?)|([A-Za-z][A-Za-z0-9]*(?:_(?:[A-Za-z0-9]+|\*))*)|([-+*/×÷(),−]))/y
export const FUNCTIONS = ['sum', 'previous', 'herfindahl'] as const
const LONGEST = 4000
const DEEPEST = 60

class Stop extends Error {
  readonly trouble: FormulaTrouble
  constructor(trouble: FormulaTrouble) {
    super(trouble.why)
    this.trouble = trouble
  }
}

/**
 * Read a formula.
 *
 * @param known  Ids it may name beside the facts of a report; own indicators and series of the study among them.
 */
export function readFormula(text: string, known: Iterable<IndicatorId>): ReadFormula {
  const ids = known instanceof Set ? (known as ReadonlySet<IndicatorId>) : new Set(known)
  try {
    const reader = new Reader(tokensOf(text), text.length, ids)
    return { ok: true, formula: reader.whole() }
  } catch (stop) {
    if (stop instanceof Stop) return { ok: false, trouble: stop.trouble }
    throw stop
  }
}

/** Every indicator a formula names, each once, in the order of the formula. */
export function indicatorsIn(formula: Formula): readonly IndicatorId[] {
  const found = new Set<IndicatorId>()
  visit(formula, part => {
    if (part.kind === 'indicator') found.add(part.indicator)
  })
  return [...found]
}

/** Whether it looks at the year before. */
export function looksBack(formula: Formula): boolean {
  let back = false
  visit(formula, part => {
    back ||= part.kind === 'previous'
  })
  return back
}

function visit(formula: Formula, see: (part: Formula) => void): void {
  see(formula)
  if (formula.kind === 'sum' || formula.kind === 'herfindahl') for (const part of formula.parts) visit(part, see)
  else if (formula.kind === 'previous') visit(formula.of, see)
  else if ('left' in formula) {
    visit(formula.left, see)
    visit(formula.right, see)
  }
}

function tokensOf(text: string): readonly Token[] {
  if (text.trim() === '') throw new Stop({ why: 'empty', at: 0, word: '' })
  if (text.length > LONGEST) throw new Stop({ why: 'too-long', at: LONGEST, word: '' })
  const tokens: Token[] = []
  const end = text.trimEnd().length
  TOKEN.lastIndex = 0
  while (TOKEN.lastIndex < end) {
    const from = TOKEN.lastIndex
    const match = TOKEN.exec(text)
    if (!match) {
      const at = from + (/^\s*/.exec(text.slice(from))?.[0].length ?? 0)
      throw new Stop({ why: 'unexpected', at, word: String.fromCodePoint(text.codePointAt(at) ?? 32) })
    }
    const word = match[1] ?? match[2] ?? match[3]!
    const kind = match[1] !== undefined ? 'number' : match[2] !== undefined ? 'name' : 'sign'
    tokens.push({ kind, word: SAME_SIGN.get(word) ?? word, at: TOKEN.lastIndex - word.length })
  }
  return tokens
}

const SAME_SIGN: ReadonlyMap<string, string> = new Map([
  ['×', '*'],
  ['÷', '/'],
  ['−', '-'],
])

class Reader {
  #at = 0
  #depth = 0
  #inPrevious = false
  readonly #tokens: readonly Token[]
  readonly #end: number
  readonly #known: ReadonlySet<IndicatorId>

  constructor(tokens: readonly Token[], end: number, known: ReadonlySet<IndicatorId>) {
    this.#tokens = tokens
    this.#end = end
    this.#known = known
  }

  whole(): Formula {
    const formula = this.#expression()
    const rest = this.#tokens[this.#at]
    if (rest) throw stopAt('unexpected', rest)
    return formula
  }

  #expression(): Formula {
    let left = this.#term()
    for (;;) {
      const sign = this.#take('+', '-')
      if (!sign) return left
      left = { kind: sign.word === '+' ? 'add' : 'subtract', left, right: this.#term() }
    }
  }

  #term(): Formula {
    let left = this.#factor()
    for (;;) {
      const sign = this.#take('*', '/')
      if (!sign) return left
      left = { kind: sign.word === '*' ? 'multiply' : 'divide', left, right: this.#factor() }
    }
  }

  #factor(): Formula {
    const token = this.#tokens[this.#at]
    if (!token) throw new Stop({ why: 'unfinished', at: this.#end, word: '' })
    if (++this.#depth > DEEPEST) throw stopAt('too-long', token)
    try {
      this.#at++
      if (token.kind === 'number') return { kind: 'number', number: Number(token.word) }
      if (token.kind === 'name') {
        return this.#tokens[this.#at]?.word === '(' ? this.#call(token) : this.#indicator(token)
      }
      if (token.word === '-') {
        return { kind: 'subtract', left: { kind: 'number', number: 0 }, right: this.#factor() }
      }
      if (token.word !== '(') throw stopAt('unexpected', token)
      const inside = this.#expression()
      this.#expect(')')
      return inside
    } finally {
      this.#depth--
    }
  }

  #call(name: Token): Formula {
    const called = FUNCTIONS.find(one => one === name.word)
    if (!called) throw stopAt('unknown-function', name)
    this.#expect('(')
    if (called === 'previous') {
      if (this.#inPrevious) throw stopAt('nested-previous', name)
      this.#inPrevious = true
      const of = this.#expression()
      this.#inPrevious = false
      this.#expect(')')
      return { kind: 'previous', of }
    }
    const parts: Formula[] = []
    do parts.push(...this.#parts())
    while (this.#take(','))
    this.#expect(')')
    if (called === 'herfindahl' && parts.length < 2) throw stopAt('number-of-parts', name)
    return { kind: called, parts }
  }

  /** One part of a sum, or all the indicators that a pattern stands for. */
  #parts(): readonly Formula[] {
    const token = this.#tokens[this.#at]
    if (token?.kind !== 'name' || !token.word.includes('*')) return [this.#expression()]
    this.#at++
    const pattern = new RegExp(`^${token.word.replaceAll('*', '[A-Za-z0-9_]+')}$`)
    const found = [...this.#known].filter(id => pattern.test(id))
    if (found.length === 0) throw stopAt('matches-nothing', token)
    return found.map(indicator => ({ kind: 'indicator', indicator }))
  }

  #indicator(token: Token): Formula {
    if (token.word.includes('*')) throw stopAt('pattern-outside-sum', token)
    if (!this.#known.has(token.word) && !isReportFact(token.word)) throw stopAt('unknown-indicator', token)
    return { kind: 'indicator', indicator: token.word }
  }

  #take(...signs: readonly string[]): Token | null {
    const token = this.#tokens[this.#at]
    if (token?.kind !== 'sign' || !signs.includes(token.word)) return null
    this.#at++
    return token
  }

  #expect(sign: string): void {
    const token = this.#tokens[this.#at]
    if (!token) throw new Stop({ why: 'unfinished', at: this.#end, word: sign })
    if (token.word !== sign) throw stopAt('unexpected', token)
    this.#at++
  }
}

function stopAt(why: FormulaTrouble['why'], { at, word }: Token): Stop {
  return new Stop({ why, at, word })
}
