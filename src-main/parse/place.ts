import { type BodyPlace, type Division, type Places, type Rank, rankOfCode } from '#shared/domain/place.ts'
import { codesNow, type Gazetteer, gazetteerOf, liesWithin } from './divisions.ts'

const TOWNSHIP = /^[\u3400-\u9fff]{1,9}?(?:镇|乡|苏木|街道)(?=人民政府|政府|办事处|党|$)/
const ZONE = /^[\u3400-\u9fff]{0,14}?(?:开发区|高新区|实验区|示范区|园区|度假区|保税区|合作区|风景区|名胜区|新区)/
/** What is left of a name that stands without its place still tells how high it stands. */
const BARE: readonly (readonly [RegExp, Rank])[] = [
  [/^省|(?<!办公)厅$/, 'province'],
  [/^[县区旗]/, 'county'],
  [/^[镇乡]/, 'township'],
]

/**
 * Where a body belongs, how high it stands and what kind it is.
 *
 * Never guesses: a name borne by several divisions keeps them all as candidates unless the hints speak for one alone.
 *
 * @param name   Of the body: 淮安市洪泽区人民政府.
 * @param hints  What else may name its place: publisher, folders of the file.
 */
export function placeOfBody(name: string, hints: readonly string[], places: Places): BodyPlace {
  const gazetteer = gazetteerOf(places)
  const tight = name.replace(/\s+/g, '')
  const vertical = places.ranks.verticals.find(prefix => tight.startsWith(prefix))
  const own = vertical === undefined ? tight : tight.slice(vertical.length)
  const { divisions, rest, inZone } = leadingDivisions(own, gazetteer, vertical !== undefined)
  const kind = kindOf(vertical === undefined ? rest : vertical + rest, places)
  const candidates = codesOf(divisions)
  const settled = (codes: readonly string[]) => (codes.length === 1 && !inZone ? codes[0]! : null)
  const rank = rankOf(tight, rest, kind, divisions, inZone, places)
  const region = settled(decided(candidates, hints, gazetteer))
  return { region, byName: settled(candidates), candidates, rank, kind }
}

/** What a body is called without its place: 淮安市洪泽区教育局 is 教育局. */
export function nameWithoutPlace(name: string, places: Places): string {
  return leadingDivisions(name.replace(/\s+/g, ''), gazetteerOf(places), false).rest
}

/** A division in words, with all that it lies in: 江苏省淮安市洪泽区. */
export function regionName(code: string, places: Places): string {
  const { byCode } = gazetteerOf(places)
  const codes = [`${code.slice(0, 2)}0000`, `${code.slice(0, 4)}00`, code]
  return [...new Set(codes)].flatMap(one => byCode.get(one)?.name ?? []).join('')
}

type Led = {
  readonly divisions: readonly Division[]
  readonly rest: string
  /** Only a zone called after a division was found: it may lie elsewhere. */
  readonly inZone: boolean
}

/** The divisions a name begins with, each within the one before; the last alone counts. */
function leadingDivisions(name: string, gazetteer: Gazetteer, shortWillDo: boolean): Led {
  const zone = [...gazetteer.zones].find(([zoneName]) => name.startsWith(zoneName))
  if (zone) return { divisions: [gazetteer.byCode.get(zone[1])!], rest: name.slice(zone[0].length - 2), inZone: false }
  const led = nested(name, [], gazetteer)
  return led.divisions.length > 0 ? led : byShortName(name, gazetteer, shortWillDo)
}

/** Full names of divisions one after another, each within the one before, the first within `outer`. */
function nested(name: string, outer: readonly Division[], gazetteer: Gazetteer): Led {
  let divisions: readonly Division[] = []
  let rest = name
  for (;;) {
    const within = divisions.length > 0 ? divisions : outer
    const next = longestAt(rest, gazetteer.byName, gazetteer.longest, within)
    if (next === null || isTownship(next.name, rest)) return { divisions, rest, inZone: false }
    divisions = next.divisions
    rest = rest.slice(next.name.length)
  }
}

/** 东区街道办事处 is called after no division: 东区 is the name of the subdistrict. */
function isTownship(division: string, name: string): boolean {
  return /^(?:街道|镇|乡)(?:人民政府|政府|办事处|党|$)/.test(name.slice(division.length))
}

function longestAt(
  text: string,
  byName: ReadonlyMap<string, readonly Division[]>,
  longest: number,
  outer: readonly Division[],
): { name: string; divisions: readonly Division[] } | null {
  for (let length = Math.min(longest, text.length); length >= 2; length -= 1) {
    const name = text.slice(0, length)
    const named = byName.get(name)
    const divisions = outer.length === 0 ? named : named?.filter(one => outer.some(above => liesWithin(one, above)))
    if (divisions && divisions.length > 0) return { name, divisions }
  }
  return null
}

/** A short name counts before a division within it (江苏淮安市…), before a zone, and in the branches of national bodies. */
function byShortName(name: string, gazetteer: Gazetteer, shortWillDo: boolean): Led {
  const found = longestAt(name, gazetteer.byShort, gazetteer.longest, [])
  const nothing = { divisions: [], rest: name, inZone: false }
  if (found === null) return nothing
  const rest = name.slice(found.name.length)
  const within = nested(rest, found.divisions, gazetteer)
  if (within.divisions.length > 0) return within
  if (shortWillDo) return { divisions: found.divisions, rest, inZone: false }
  return ZONE.test(rest) ? { divisions: found.divisions, rest, inZone: true } : nothing
}

/** Codes in force of divisions; names of the past count only where nothing today is called so. */
function codesOf(divisions: readonly Division[]): readonly string[] {
  const inForce = divisions.filter(({ until }) => until === null)
  return [...new Set((inForce.length > 0 ? inForce : divisions).flatMap(codesNow))].sort()
}

/** Of several, the one that the hints speak for, if they do for one alone. */
function decided(codes: readonly string[], hints: readonly string[], gazetteer: Gazetteer): readonly string[] {
  if (codes.length < 2) return codes
  const toldBy = (above: (code: string) => string): readonly string[] =>
    codes.filter(code => hints.some(hint => names(hint, gazetteer.byCode.get(above(code)))))
  const byPrefecture = toldBy(code => prefectureOf(code, gazetteer))
  const told = byPrefecture.length > 0 ? byPrefecture : toldBy(provinceOf)
  return told.length === 1 ? told : codes
}

const provinceOf = (code: string): string => `${code.slice(0, 2)}0000`

/** Districts of Beijing and the like, and counties right below a province, have none between. */
function prefectureOf(code: string, { byCode }: Gazetteer): string {
  const prefecture = `${code.slice(0, 4)}00`
  return byCode.has(prefecture) && prefecture !== code ? prefecture : provinceOf(code)
}

/** Whether a hint names a division, by its full or its short name. */
function names(hint: string, division: Division | undefined): boolean {
  return division !== undefined && (hint.includes(division.name) || hint.includes(division.short))
}

function kindOf(rest: string, { kinds }: Places): string | null {
  return kinds.find(({ pattern }) => new RegExp(pattern).test(rest))?.id ?? null
}

function rankOf(
  name: string,
  rest: string,
  kind: string | null,
  divisions: readonly Division[],
  inZone: boolean,
  { ranks }: Places,
): Rank | null {
  if (kind === 'township' || TOWNSHIP.test(rest)) return 'township'
  if (kind === 'zone' || inZone || (divisions.length > 0 && ZONE.test(rest))) return null
  const held = new Set(divisions.map(({ code }) => rankOfCode(code)))
  if (held.size === 1) return [...held][0]!
  if (held.size > 1) return null
  if (new RegExp(ranks.national).test(name)) return 'national'
  return BARE.find(([pattern]) => pattern.test(rest))?.[1] ?? null
}
