/** Amounts of money are stated in several units; each as a multiple of the first. */
const MONEY: ReadonlyMap<string, number> = new Map([
  ['元', 1],
  ['千元', 1_000],
  ['万元', 10_000],
  ['百万元', 1_000_000],
  ['亿元', 100_000_000],
])

/**
 * A number in another unit. What is counted in 条 by one form and in 件 by another is the same count; money is converted.
 *
 * @returns Null when one is money and the other is not.
 */
export function convert(number: number, from: string, to: string): number | null {
  const [have, want] = [MONEY.get(from), MONEY.get(to)]
  if (have === want) return number
  if (have === undefined || want === undefined) return null
  return Math.round(((number * have) / want) * 1e6) / 1e6
}
