import type { ListColumn } from './organisation.ts'
import type { Wording } from './wording.ts'

export const RANKS = ['national', 'province', 'prefecture', 'county', 'township'] as const
/** 国家、省、市、县、乡: how high a body stands. */
export type Rank = (typeof RANKS)[number]

/** A division of the country, in force or of the past; see resources/regions. */
export type Division = {
  /** Six digits, GB/T 2260. */
  readonly code: string
  readonly name: string
  /** The name without its kind; the same as `name` where too little would be left. */
  readonly short: string
  /** The last year in which it is listed; null while in force. */
  readonly until: number | null
  /** Codes of what a former division is today. */
  readonly now: readonly string[]
}

/** What bodies there are, told by what their names hold; the first pattern that fits counts. */
export type BodyKind = { readonly id: string; readonly says: Wording; readonly pattern: string }

/** A body that took over from others in a reform, named without its place. */
export type Succession = { readonly year: number; readonly from: readonly string[]; readonly to: string }

/** All that is known of places and kinds of bodies. */
export type Places = {
  readonly divisions: readonly Division[]
  readonly zones: readonly { readonly name: string; readonly code: string }[]
  readonly kinds: readonly BodyKind[]
  /** `says`: what each is called; `verticals`: names of national bodies that their branches in a place carry; `national`: a pattern. */
  readonly ranks: {
    readonly says: Readonly<Record<Rank, Wording>>
    readonly verticals: readonly string[]
    readonly national: string
  }
  readonly successions: readonly Succession[]
  /** Headers, in lower case, of a list of bodies that people bring. */
  readonly listHeaders: Readonly<Record<ListColumn, readonly string[]>>
}

/** Where a body belongs, as far as its name and hints tell. */
export type BodyPlace = {
  /** Code of its division in force by name and hints, null where several are possible or none is named. */
  readonly region: string | null
  /** The same by the name alone. */
  readonly byName: string | null
  /** Codes of all divisions that the name may mean. */
  readonly candidates: readonly string[]
  readonly rank: Rank | null
  /** Id of a kind of body; null where its name tells nothing. */
  readonly kind: string | null
}

/** Height of the division with this code. */
export function rankOfCode(code: string): Rank {
  return code.endsWith('0000') ? 'province' : code.endsWith('00') ? 'prefecture' : 'county'
}

/** Whether a division lies in another, or is it. */
export function liesIn(code: string, above: string): boolean {
  return code.startsWith(above.replace(/(?:00)+$/, ''))
}
