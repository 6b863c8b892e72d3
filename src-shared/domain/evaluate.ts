import type { IndicatorId } from './form.ts'
import type { Formula } from './formula.ts'

/** A cell that states nothing: left blank, "/", "—" or 无. */
export const EMPTIES = ['blank', 'slash', 'dash', 'none'] as const
export type Empty = (typeof EMPTIES)[number]

/** Why there is no number. */
export type Lack =
  /** The report leaves the cell blank, or strikes it in one of three ways. */
  | Empty
  /** The same in the report of the year before: there it never counts as nothing. */
  | 'blank-before'
  /** The form of the year has the cell, the file does not show it. */
  | 'missing'
  /** The reading could not be settled. */
  | 'in-doubt'
  /** The cell holds words. */
  | 'text'
  | 'not-in-form'
  /** No report of this body on this year. */
  | 'no-report'
  /** In a unit that cannot be converted. */
  | 'other-unit'
  | 'zero-denominator'
  /** Larger than a number can be. */
  | 'too-large'
  /** No formula of the series fits the form of the year. */
  | 'no-formula'
  /** The file does not say when it was published. */
  | 'not-dated'
  /** It is not known which year the report is on. */
  | 'no-year'
  /** No heading of a part was made out. */
  | 'no-parts'
  /** No number in its tables. */
  | 'no-figures'
  /** Too few figures to tell. */
  | 'too-few'
  /** No report of this body on the year before. */
  | 'no-earlier'
  /** No other body reports on the year. */
  | 'no-others'
  /** The prose of the study was not compared, or reports changed since. */
  | 'not-compared'

/** One indicator of one report, as formulas see it. */
export type Operand = { readonly number: number } | { readonly lack: Lack }

/**
 * What a formula comes to. `blanks`: cells left blank that added nothing to a sum in which other cells have numbers.
 * `lacking`: the indicators for want of which there is no number.
 */
export type Computed =
  | { readonly kind: 'number'; readonly number: number; readonly blanks: readonly IndicatorId[] }
  | { readonly kind: 'none'; readonly lack: Lack; readonly lacking: readonly IndicatorId[] }

export type OperandOf = (indicator: IndicatorId) => Operand

/**
 * Work a formula out for one report.
 *
 * A blank, "/", "—" or 无 adds nothing to a sum as long as another part of it is a number, and takes nothing off; alone,
 * taken from, multiplied or divided it leaves no result, and so it does in the year before. Cells that are missing, in doubt, words or not in the form leave no result anywhere: nothing is
 * guessed. A denominator of 0 leaves no result.
 *
 * @param previous  The same of the report of the year before; null where there is none.
 */
export function evaluate(formula: Formula, operand: OperandOf, previous: OperandOf | null): Computed {
  switch (formula.kind) {
    case 'number':
      return number(formula.number)
    case 'indicator': {
      const found = operand(formula.indicator)
      return 'number' in found ? number(found.number) : none(found.lack, [formula.indicator])
    }
    case 'previous':
      return previous === null ? none('no-report', []) : before(evaluate(formula.of, previous, null))
    case 'sum': {
      let total = evaluate(formula.parts[0]!, operand, previous)
      for (let at = 1; at < formula.parts.length; at += 1)
        total = plus(total, evaluate(formula.parts[at]!, operand, previous), 1)
      return total
    }
    case 'herfindahl':
      return herfindahl(formula.parts.map(part => evaluate(part, operand, previous)))
    case 'add':
    case 'subtract': {
      const [left, right] = [evaluate(formula.left, operand, previous), evaluate(formula.right, operand, previous)]
      if (formula.kind === 'subtract' && left.kind === 'none') return worse(left, right)
      return plus(left, right, formula.kind === 'add' ? 1 : -1)
    }
    case 'multiply':
    case 'divide': {
      const [left, right] = [evaluate(formula.left, operand, previous), evaluate(formula.right, operand, previous)]
      if (left.kind === 'none' || right.kind === 'none') return worse(left, right)
      if (formula.kind === 'divide' && right.number === 0) return none('zero-denominator', [])
      const result = formula.kind === 'divide' ? left.number / right.number : left.number * right.number
      if (!Number.isFinite(result)) return none('too-large', [])
      return { kind: 'number', number: result, blanks: together(left.blanks, right.blanks) }
    }
  }
}

function plus(left: Computed, right: Computed, sign: 1 | -1): Computed {
  if (left.kind === 'number' && right.kind === 'number') {
    const sum = tidy(left.number + sign * right.number)
    return { kind: 'number', number: sum, blanks: together(left.blanks, right.blanks) }
  }
  if (left.kind === 'none' && right.kind === 'none') return worse(left, right)
  const [stated, lacking] = left.kind === 'number' ? [left, right as None] : [right as Stated, left as None]
  if (!isEmpty(lacking.lack)) return lacking
  const amount = stated === left ? stated.number : sign * stated.number
  return { kind: 'number', number: amount === 0 ? 0 : amount, blanks: together(stated.blanks, lacking.lacking) }
}

function before(computed: Computed): Computed {
  return computed.kind === 'none' && isEmpty(computed.lack) ? { ...computed, lack: 'blank-before' } : computed
}

function herfindahl(parts: readonly Computed[]): Computed {
  const total = parts.reduce((left, right) => plus(left, right, 1))
  if (total.kind === 'none') return total
  if (total.number === 0) return none('zero-denominator', [])
  const squares = parts.map(part => (part.kind === 'number' ? (part.number / total.number) ** 2 : 0))
  return { kind: 'number', number: squares.reduce((sum, square) => sum + square, 0), blanks: total.blanks }
}

function isEmpty(lack: Lack): boolean {
  return EMPTIES.some(empty => empty === lack)
}

type Stated = Extract<Computed, { kind: 'number' }>
type None = Extract<Computed, { kind: 'none' }>

function number(value: number): Stated {
  return { kind: 'number', number: value, blanks: NO_IDS }
}

function none(lack: Lack, lacking: readonly IndicatorId[]): None {
  return { kind: 'none', lack, lacking }
}

const NO_IDS: readonly IndicatorId[] = []

/** The graver lack names the reason; a blank only where nothing else is wrong. */
function worse(left: Computed, right: Computed): Computed {
  if (left.kind === 'number') return right
  if (right.kind === 'number') return left
  if (left.lack === right.lack) return none(left.lack, together(left.lacking, right.lacking))
  return isEmpty(left.lack) ? right : left
}

function together(left: readonly IndicatorId[], right: readonly IndicatorId[]): readonly IndicatorId[] {
  if (right.length === 0) return left
  return left.length === 0 ? right : [...new Set([...left, ...right])]
}

/** Reports print four decimals at most: what is behind six is the noise of binary fractions. */
function tidy(sum: number): number {
  return Math.round(sum * 1e6) / 1e6
}
