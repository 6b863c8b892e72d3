import type { IndicatorId } from '#shared/domain/form.ts'
import { type FormulaTrouble, FUNCTIONS, indicatorsIn, readFormula } from '#shared/domain/formula.ts'
import type { Choice, ChoiceGroup } from '../../ui/choose.tsx'

/** A word that is being written: where it begins, and how it goes so far. */
export type Unfinished = { readonly from: number; readonly word: string }

/** Something that can stand in a formula, offered by its name. */
export type Offer = Choice & { readonly group: string }

const WORD = /[\p{L}_][\p{L}\p{N}_*]*$/u

/** The word before the caret; null where there is none, or where it is complete as it stands. */
export function wordBefore(text: string, caret: number, known: ReadonlySet<IndicatorId>): Unfinished | null {
  const word = WORD.exec(text.slice(0, caret))?.[0]
  if (word === undefined || known.has(word) || FUNCTIONS.some(name => name === word)) return null
  return { from: caret - word.length, word }
}

/** What the word may be going to be: those that begin so first, then those that have it in the name. */
export function offersFor(word: string, groups: readonly ChoiceGroup[], most: number): readonly Offer[] {
  const wanted = word.toLowerCase()
  const offers = groups.flatMap(({ title, choices }) => choices.map(choice => ({ ...choice, group: title })))
  const rank = ({ id, label }: Offer) => {
    const name = label.toLowerCase()
    if (name === wanted) return 0
    if (name.startsWith(wanted)) return 1
    if (name.includes(wanted)) return 2
    return id.includes(wanted) ? 3 : null
  }
  return offers
    .flatMap(offer => {
      const at = rank(offer)
      return at === null ? [] : [{ offer, at }]
    })
    .sort((a, b) => a.at - b.at)
    .slice(0, most)
    .map(({ offer }) => offer)
}

/** Put an id in the place of the word that was being written. */
export function completed(
  text: string,
  { from, word }: Unfinished,
  id: IndicatorId,
): { readonly text: string; readonly caret: number } {
  return { text: text.slice(0, from) + id + text.slice(from + word.length), caret: from + id.length }
}

/** A formula with names in place of ids, and the signs of school. Patterns stay as they are. */
export function inWords(formula: string, nameOf: (id: IndicatorId) => string): string {
  return formula.replaceAll(NAME_OR_SIGN, part => {
    if (part === '*') return '×'
    if (part === '/') return '÷'
    return part.includes('*') || FUNCTIONS.some(name => name === part) ? part : nameOf(part)
  })
}
const NAME_OR_SIGN = /[A-Za-z][A-Za-z0-9]*(?:_(?:[A-Za-z0-9]+|\*))*|[*/]/g

/** The formula around what is wrong with it. */
export function aroundTrouble(
  text: string,
  { at, word }: FormulaTrouble,
): { readonly before: string; readonly wrong: string; readonly after: string } {
  const end = text.startsWith(word, at) ? at + word.length : at
  const before = text.slice(Math.max(0, at - AROUND), at)
  return {
    before: at > AROUND ? `…${before}` : before,
    wrong: text.slice(at, end),
    after: text.length > end + AROUND ? `${text.slice(end, end + AROUND)}…` : text.slice(end),
  }
}
const AROUND = 24

/** Indicators that a formula names and the form of its edition does not have: it will never come to a number. */
export function notInForm(
  formula: string,
  held: ReadonlySet<IndicatorId>,
  indicators: ReadonlySet<IndicatorId>,
  known: ReadonlySet<IndicatorId>,
): readonly IndicatorId[] {
  const read = readFormula(formula, known)
  return read.ok ? indicatorsIn(read.formula).filter(id => indicators.has(id) && !held.has(id)) : []
}
