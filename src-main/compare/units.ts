/** Amounts of money are stated in several units; each as a multiple of the first. */
const MONEY: ReadonlyMap<string, number> = new Map([
  ['元', 1],
  ['千元', 1_000],
  ['万元', 10_000],
  ['百万元', 1_000_000],
  ['亿元', 100_000_000],
])

/** A number in another unit; null when the units measure different things. */
export function convert(number: number, from: string, to: string): number | null {
  if (from === to) return number
  const [have, want] = [MONEY.get(from), MONEY.get(to)]
  if (have === undefined || want === undefined) return null
  return Math.round(((number * have) / want) * 1e6) / 1e6
}
