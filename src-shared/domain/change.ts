import type { Change, ComparisonCell } from './comparison.ts'

/**
 * Change of one indicator from an earlier to a later year, whichever two of a row these are.
 *
 * @returns  `amount` = later − earlier, in their unit; `share` = amount ÷ earlier, a plain ratio (0.25 for +25 %), null
 *           where the earlier is not above 0: of nothing there is no share, and a base below 0 would turn the sign round.
 *           The whole result is null unless both years state a number in the same unit that counts the same: a blank or
 *           a dash is not a zero here, although it adds 0 in a sum.
 */
export function changeBetween(earlier: ComparisonCell | null, later: ComparisonCell | null): Change | null {
  if (earlier?.value?.kind !== 'number' || later?.value?.kind !== 'number') return null
  if (unitOf(earlier) !== unitOf(later) || earlier.isInForm !== later.isInForm) return null
  const amount = tidy(later.value.number - earlier.value.number)
  return { amount, share: earlier.value.number > 0 ? amount / earlier.value.number : null }
}

/** A number may be printed or typed with a unit of its own. */
function unitOf({ value, unit }: ComparisonCell): string {
  return (value?.kind === 'number' && value.unit) || unit
}

/** Reports print four decimals at most: what is behind them is the noise of binary fractions (0.3 − 0.1). */
function tidy(amount: number): number {
  return Number(amount.toFixed(6))
}
