import type { Change, ComparisonCell } from '#shared/domain/comparison.ts'

/**
 * Change of one indicator from an earlier to a later year.
 *
 * @returns  `amount` = later − earlier, in their unit; `share` = amount ÷ earlier, a plain ratio (0.25 for +25 %),
 *           null when earlier is 0. The whole result is null unless both years state a number in the same unit:
 *           a blank or a dash is not a zero here, although it adds 0 in a sum.
 */
export function change(earlier: ComparisonCell | null, later: ComparisonCell | null): Change | null {
  if (earlier?.value?.kind !== 'number' || later?.value?.kind !== 'number') return null
  if (earlier.unit !== later.unit) return null
  const amount = tidy(later.value.number - earlier.value.number)
  return { amount, share: earlier.value.number === 0 ? null : amount / earlier.value.number }
}

/** Reports print four decimals at most: what is behind them is the noise of binary fractions (0.3 − 0.1). */
function tidy(amount: number): number {
  return Number(amount.toFixed(6))
}
