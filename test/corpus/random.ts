/** A source of chance that gives the same things for the same seed, on every machine. */
export type Random = {
  /** From 0 (included) to 1 (excluded). */
  readonly next: () => number
  /** A whole number from `from` to `to`, both included. */
  readonly whole: (from: number, to: number) => number
  readonly chance: (share: number) => boolean
  readonly pick: <T>(from: readonly T[]) => T
  readonly shuffled: <T>(from: readonly T[]) => T[]
  /** One of the keys, each as often as its weight says. */
  readonly weighted: <T extends string>(weights: Readonly<Record<T, number>>) => T
}

/** mulberry32: 32 bits of state, good enough to draw reports from, and a few lines long. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000
  }
  const whole = (from: number, to: number) => from + Math.floor(next() * (to - from + 1))
  return {
    next,
    whole,
    chance: share => next() < share,
    pick: from => from[whole(0, from.length - 1)]!,
    shuffled: from => {
      const rest = [...from]
      for (let at = rest.length - 1; at > 0; at -= 1) {
        const other = whole(0, at)
        ;[rest[at], rest[other]] = [rest[other]!, rest[at]!]
      }
      return rest
    },
    weighted: weights => {
      const entries = Object.entries<number>(weights)
      let left = next() * entries.reduce((sum, [, weight]) => sum + weight, 0)
      const found = entries.find(([, weight]) => {
        left -= weight
        return left < 0
      })
      return (found ?? entries.at(-1)!)[0] as keyof typeof weights
    },
  }
}
