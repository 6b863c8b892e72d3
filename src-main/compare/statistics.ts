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

/** @param values  Null where there is no number. */
export function summarise(values: readonly (number | null)[]): Summary {
  const numbers = values.filter(value => value !== null).sort((a, b) => a - b)
  const count = numbers.length
  const lacking = values.length - count
  if (count === 0) return { numbers: 0, lacking, sum: null, mean: null, median: null, least: null, most: null }
  const sum = tidy(numbers.reduce((total, value) => total + value, 0))
  const middle = count >> 1
  const median = count % 2 === 1 ? numbers[middle]! : (numbers[middle - 1]! + numbers[middle]!) / 2
  return { numbers: count, lacking, sum, mean: sum / count, median, least: numbers[0]!, most: numbers[count - 1]! }
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
 * Places from the highest value down, 1 first; equal values share the better place and the next place is left out
 * (1, 2, 2, 4). Null for what has no number.
 */
export function ranks(values: readonly (number | null)[]): readonly (number | null)[] {
  const numbers = values.filter(value => value !== null).sort((a, b) => b - a)
  const place = new Map<number, number>()
  numbers.forEach((value, at) => {
    if (!place.has(value)) place.set(value, at + 1)
  })
  return values.map(value => (value === null ? null : place.get(value)!))
}

/** Sums of decimals printed to at most six places, without the dust of binary fractions. */
function tidy(sum: number): number {
  return Math.round(sum * 1e6) / 1e6
}
