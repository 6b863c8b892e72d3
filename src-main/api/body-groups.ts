import { type Places, RANKS } from '#shared/domain/place.ts'
import type { BodyGrouping } from '#shared/domain/view.ts'
import { regionOf } from './organisation-lines.ts'

type Grouped = {
  readonly groups: readonly { readonly value: string | null; readonly name: string }[]
  /** Of each body the place of its group. */
  readonly of: Uint16Array
}

const ORDER: readonly string[] = RANKS

/** Digits of a code that tell a province, a prefecture, a county. */
const DEPTHS = [2, 4, 6] as const

/**
 * Bodies by one of their traits: levels from the top, regions by code, kinds from the most frequent; what is not known
 * comes last. Regions are as large as they can be with more than one among these bodies.
 */
export function bodyGroups(
  bodies: readonly string[],
  traits: ReadonlyMap<string, string | null>,
  by: BodyGrouping,
  places: Places,
): Grouped {
  const own = bodies.map(body => traits.get(body) ?? null)
  const values = by === 'region' ? regionsAlike(own) : own
  const counts = new Map<string | null, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  const place = (value: string) => ORDER.indexOf(value)
  const compare = (a: string, b: string) => {
    if (by === 'rank') return place(a) - place(b)
    const more = by === 'kind' ? (counts.get(b) ?? 0) - (counts.get(a) ?? 0) : 0
    return more || (a < b ? -1 : 1)
  }
  const known = [...counts.keys()].filter(value => value !== null).sort(compare)
  const order: readonly (string | null)[] = counts.has(null) ? [...known, null] : known
  const at = new Map(order.map((value, nth) => [value, nth]))
  return {
    groups: order.map(value => ({ value, name: by === 'region' && value ? regionOf(value, places).name : '' })),
    of: Uint16Array.from(values, value => at.get(value) ?? 0),
  }
}

function regionsAlike(codes: readonly (string | null)[]): readonly (string | null)[] {
  const cut = (depth: number) => codes.map(code => code?.slice(0, depth).padEnd(6, '0') ?? null)
  return DEPTHS.map(cut).find(cuts => new Set(cuts.filter(Boolean)).size > 1) ?? cut(2)
}
