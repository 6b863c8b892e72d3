import { type Division, liesIn, type Places } from '#shared/domain/place.ts'

/** Divisions by what they are called. */
export type Gazetteer = {
  readonly byName: ReadonlyMap<string, readonly Division[]>
  readonly byShort: ReadonlyMap<string, readonly Division[]>
  /** In force, by code. */
  readonly byCode: ReadonlyMap<string, Division>
  readonly zones: ReadonlyMap<string, string>
  readonly longest: number
}

const GAZETTEERS = new WeakMap<Places, Gazetteer>()

/** The divisions of these places by name, arranged once. */
export function gazetteerOf(places: Places): Gazetteer {
  const known = GAZETTEERS.get(places)
  if (known) return known
  const byName = groupedBy(places.divisions, ({ name }) => name)
  const gazetteer: Gazetteer = {
    byName,
    byShort: groupedBy(places.divisions, ({ short }) => short),
    byCode: new Map(places.divisions.flatMap(one => (one.until === null ? [[one.code, one]] : []))),
    zones: new Map(places.zones.map(({ name, code }) => [name, code])),
    longest: Math.max(...[...byName.keys()].map(name => name.length)),
  }
  GAZETTEERS.set(places, gazetteer)
  return gazetteer
}

function groupedBy(
  divisions: readonly Division[],
  key: (division: Division) => string,
): ReadonlyMap<string, readonly Division[]> {
  const groups = new Map<string, Division[]>()
  for (const division of divisions) {
    const group = groups.get(key(division))
    if (group) group.push(division)
    else groups.set(key(division), [division])
  }
  return groups
}

/** Codes that a division goes by today: its own, or those of what it became. */
export function codesNow({ code, until, now }: Division): readonly string[] {
  return until === null || now.length === 0 ? [code] : now
}

/** Whether a division lies in another, today or while both were in force. */
export function liesWithin(inner: Division, outer: Division): boolean {
  if (inner === outer) return false
  return [inner.code, ...codesNow(inner)].some(code =>
    [outer.code, ...codesNow(outer)].some(above => code !== above && liesIn(code, above)),
  )
}

/**
 * Names of divisions that stand one inside the other right before a place in a text: 淮安市 before 洪泽区….
 *
 * @returns  Where the outermost begins; `end` when no division is named there.
 */
export function divisionsBefore(text: string, end: number, { byName, longest }: Gazetteer): number {
  let start = end
  let inner: readonly Division[] | null = null
  for (;;) {
    const found = longestBefore(text, start, byName, longest, inner)
    if (found === null) return start
    start = found.start
    inner = found.divisions
  }
}

function longestBefore(
  text: string,
  end: number,
  byName: Gazetteer['byName'],
  longest: number,
  inner: readonly Division[] | null,
): { start: number; divisions: readonly Division[] } | null {
  for (let start = Math.max(0, end - longest); start <= end - 2; start += 1) {
    const named = byName.get(text.slice(start, end))
    const divisions = inner === null ? named : named?.filter(outer => inner.some(one => liesWithin(one, outer)))
    if (divisions && divisions.length > 0) return { start, divisions }
  }
  return null
}
