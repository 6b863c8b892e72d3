/** What many bodies come to together: over those that have a number; the rest are counted, never filled in. */
export type Summary = {
  readonly numbers: number
  readonly lacking: number
  readonly sum: number | null
  readonly mean: number | null
  readonly median: number | null
  readonly least: number | null
  readonly most: number | null
}

/** The numbers of a column, ascending. NaN stands where there is none. */
export function sortedNumbers(column: Float64Array): Float64Array {
  const numbers = new Float64Array(column.length)
  let count = 0
  for (const number of column) if (!Number.isNaN(number)) numbers[count++] = number
  return numbers.subarray(0, count).sort()
}

/**
 * @param sorted   The numbers, ascending.
 * @param lacking  How many have none.
 */
export function summarise(sorted: Float64Array, lacking: number): Summary {
  const count = sorted.length
  if (count === 0) return { numbers: 0, lacking, sum: null, mean: null, median: null, least: null, most: null }
  const sum = tidy(sorted.reduce((total, value) => total + value, 0))
  const middle = count >> 1
  const median = count % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
  return { numbers: count, lacking, sum, mean: sum / count, median, least: sorted[0]!, most: sorted[count - 1]! }
}

/** A ratio over many bodies: sum of numerators ÷ sum of denominators, a denominator of 0 among them; null when 0 in all. */
export function pooled(parts: Iterable<{ readonly numerator: number; readonly denominator: number }>): number | null {
  let [numerator, denominator] = [0, 0]
  for (const part of parts) {
    numerator += part.numerator
    denominator += part.denominator
  }
  return denominator === 0 ? null : numerator / denominator
}

/**
 * The place of a number from the highest down, 1 first; equal numbers share the better place and the next is left out
 * (1, 2, 2, 4).
 *
 * @param sorted  All numbers, ascending.
 */
export function rankOf(number: number, sorted: Float64Array): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (sorted[middle]! <= number) low = middle + 1
    else high = middle
  }
  return sorted.length - low + 1
}

/** Sums of decimals printed to at most six places, without the dust of binary fractions. */
function tidy(sum: number): number {
  return Math.round(sum * 1e6) / 1e6
}
