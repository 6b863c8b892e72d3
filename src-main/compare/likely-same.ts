import type { Likeness, OrganisationId } from '#shared/domain/organisation.ts'
import type { Succession } from '#shared/domain/place.ts'

/** What is known of a body when it is held against the others. */
export type KnownBody = {
  readonly id: OrganisationId
  readonly name: string
  /** The name without its place. */
  readonly core: string
  readonly region: string | null
  readonly reports: number
  readonly years: ReadonlySet<number>
  /** Folders of its files that hold few other bodies. */
  readonly folders: ReadonlySet<string>
  readonly publishers: ReadonlySet<string>
  /** Other names that its reports claim. */
  readonly named: ReadonlySet<string>
}

export type Pair = {
  readonly kind: 'merge' | 'succession'
  readonly from: OrganisationId
  readonly into: OrganisationId
  readonly year: number | null
  readonly evidence: readonly { readonly by: Likeness; readonly says: string }[]
  readonly score: number
}

/** What each kind of evidence weighs; a pair is suggested from `ENOUGH` on. */
const WEIGHTS: Readonly<Record<Likeness, number>> = {
  contained: 2,
  'near-name': 2,
  'named-in-report': 4,
  'same-folder': 3,
  'same-publisher': 2,
  'same-place': 3,
  'years-complement': 2,
  'years-clash': -5,
}
const ENOUGH = 4
/** A name that so many longer ones end in (民政局) needs more than that to be told which of them it is. */
const COMMON = 20
const MOST_OF_ONE = 3
const SHORTEST = 3
/** Bodies looked at before others get a turn. */
const STRIDE = 100

/**
 * Bodies that are likely one under two names, or of which one took over from the other, the surest first.
 *
 * @param unlike  Pairs that a person said are not one.
 */
export function* likelySame(
  bodies: readonly KnownBody[],
  unlike: readonly (readonly [OrganisationId, OrganisationId])[],
  successions: readonly Succession[],
): Generator<undefined, readonly Pair[], undefined> {
  const byName = new Map(bodies.map(body => [body.name, body] as const))
  const refused = new Set(unlike.flatMap(([a, b]) => [`${a}/${b}`, `${b}/${a}`]))
  const seen = new Set<string>()
  const pairs: Pair[] = []
  yield
  const consider = (from: KnownBody, into: KnownBody, first: Likeness): void => {
    const key = from.id < into.id ? `${from.id}/${into.id}` : `${into.id}/${from.id}`
    if (from === into || seen.has(key) || refused.has(key)) return
    if (from.region !== null && into.region !== null && from.region !== into.region) return
    seen.add(key)
    const pair = weigh(from, into, first)
    if (pair.score >= ENOUGH) pairs.push(pair)
  }
  yield* successors(bodies, byName, successions, refused, pair => {
    seen.add(pair.from < pair.into ? `${pair.from}/${pair.into}` : `${pair.into}/${pair.from}`)
    pairs.push(pair)
  })
  yield* namedInReports(bodies, byName, consider)
  yield* contained(bodies, byName, consider)
  yield* inOnePlace(bodies, consider)
  yield* nearlyNamed(bodies, consider)
  return best(pairs)
}

type Consider = (from: KnownBody, into: KnownBody, first: Likeness) => void

function* namedInReports(bodies: readonly KnownBody[], byName: ReadonlyMap<string, KnownBody>, consider: Consider) {
  for (const [at, body] of bodies.entries()) {
    for (const name of body.named) {
      const other = byName.get(name)
      if (other && (name.endsWith(body.name) || body.name.endsWith(name)))
        consider(...ordered(body, other), 'contained')
    }
    if (at % STRIDE === 0) yield
  }
}

/** 民政局 and 市民政局 in 焦作市民政局. */
function* contained(bodies: readonly KnownBody[], byName: ReadonlyMap<string, KnownBody>, consider: Consider) {
  const longer = new Map<KnownBody, KnownBody[]>()
  for (const [at, body] of bodies.entries()) {
    for (let cut = 1; cut <= body.name.length - SHORTEST; cut += 1) {
      const short = byName.get(body.name.slice(cut))
      if (short) longer.set(short, [...(longer.get(short) ?? []), body])
    }
    if (at % STRIDE === 0) yield
  }
  let at = 0
  for (const [short, names] of longer) {
    for (const long of names)
      if (names.length <= COMMON || shares(short.folders, long.folders)) consider(short, long, 'contained')
    if (at++ % STRIDE === 0) yield
  }
}

/** 洪泽县教育局 and 洪泽区教育局: what they are called without their place, in one division. */
function* inOnePlace(bodies: readonly KnownBody[], consider: Consider) {
  const shelves = new Map<string, KnownBody[]>()
  for (const body of bodies) {
    if (body.region === null || body.core === '') continue
    const key = `${body.region}/${body.core}`
    const shelf = shelves.get(key)
    if (shelf) shelf.push(body)
    else shelves.set(key, [body])
  }
  yield
  for (const shelf of shelves.values())
    for (const [at, body] of shelf.entries())
      for (const other of shelf.slice(at + 1)) consider(...ordered(body, other), 'same-place')
  yield
}

/** Names that differ in one character, as misread ones do: 沐阳 for 沭阳. */
function* nearlyNamed(bodies: readonly KnownBody[], consider: Consider) {
  const shelves = new Map<string, KnownBody[]>()
  for (const [nth, body] of bodies.entries()) {
    if (body.folders.size > 0)
      for (let at = 0; at < body.name.length; at += 1) {
        const key = `${body.name.slice(0, at)}?${body.name.slice(at + 1)}`
        const shelf = shelves.get(key)
        if (shelf) shelf.push(body)
        else shelves.set(key, [body])
      }
    if (nth % STRIDE === 0) yield
  }
  let nth = 0
  for (const shelf of shelves.values()) {
    for (const [at, body] of shelf.entries())
      for (const other of shelf.slice(at + 1, at + COMMON))
        if (shares(body.folders, other.folders)) consider(...ordered(body, other), 'near-name')
    if (nth++ % (STRIDE * 20) === 0) yield
  }
}

/** Where one name is another with the body of before the reform in place of the one after. */
function* successors(
  bodies: readonly KnownBody[],
  byName: ReadonlyMap<string, KnownBody>,
  successions: readonly Succession[],
  refused: ReadonlySet<string>,
  found: (pair: Pair) => void,
) {
  for (const [at, body] of bodies.entries()) {
    const later = successions.flatMap(({ from, to, year }) =>
      from.flatMap(name => {
        const next = body.name.endsWith(name) ? byName.get(body.name.slice(0, -name.length) + to) : undefined
        return next && next !== body && follows(body, next) ? [{ next, year }] : []
      }),
    )
    // Where there was a body in between, the one after it did not take over from this one.
    const first = Math.min(...later.map(({ next }) => Math.min(...next.years)))
    const heir = later.find(({ next }) => Math.min(...next.years) === first)
    if (heir && !refused.has(`${body.id}/${heir.next.id}`)) {
      const evidence = [{ by: 'years-complement' as const, says: yearsOf(body, heir.next) }]
      found({ kind: 'succession', from: body.id, into: heir.next.id, year: heir.year, evidence, score: ENOUGH })
    }
    if (at % STRIDE === 0) yield
  }
}

/** The earlier ends no later than a year into the later: both report on the year of the reform now and then. */
function follows(earlier: KnownBody, later: KnownBody): boolean {
  if (earlier.years.size === 0 || later.years.size === 0) return false
  return Math.max(...earlier.years) <= Math.min(...later.years)
}

/** The name to give up first: the shorter one, of equal ones that of fewer reports. */
function ordered(a: KnownBody, b: KnownBody): [KnownBody, KnownBody] {
  if (a.name.length !== b.name.length) return a.name.length < b.name.length ? [a, b] : [b, a]
  return a.reports < b.reports || (a.reports === b.reports && a.id > b.id) ? [a, b] : [b, a]
}

function weigh(from: KnownBody, into: KnownBody, first: Likeness): Pair {
  const evidence: Pair['evidence'][number][] = [{ by: first, says: '' }]
  const add = (by: Likeness, says: string): void => {
    if (by !== first) evidence.push({ by, says })
  }
  if (into.named.has(from.name) || from.named.has(into.name)) add('named-in-report', '')
  const folder = [...from.folders].find(one => into.folders.has(one))
  if (folder !== undefined) add('same-folder', folder)
  const publisher = [...from.publishers].find(one => into.publishers.has(one))
  if (publisher !== undefined) add('same-publisher', publisher)
  if (from.region !== null && from.region === into.region) add('same-place', '')
  const clash = [...from.years].filter(year => into.years.has(year)).sort()
  if (clash.length > 0) add('years-clash', clash.join('、'))
  else if (from.years.size > 0 && into.years.size > 0) add('years-complement', yearsOf(from, into))
  const score = evidence.reduce((sum, { by }) => sum + WEIGHTS[by], 0)
  return { kind: 'merge', from: from.id, into: into.id, year: null, evidence, score }
}

function yearsOf(a: KnownBody, b: KnownBody): string {
  return [a, b].map(({ years }) => spans([...years].sort((x, y) => x - y))).join(' + ')
}

/** 2014-2016、2018. */
function spans(years: readonly number[]): string {
  const runs: [number, number][] = []
  for (const year of years) {
    const last = runs.at(-1)
    if (last && last[1] === year - 1) last[1] = year
    else runs.push([year, year])
  }
  return runs.map(([first, last]) => (first === last ? `${first}` : `${first}-${last}`)).join('、')
}

function shares<T>(a: ReadonlySet<T>, b: ReadonlySet<T>): boolean {
  for (const one of a) if (b.has(one)) return true
  return false
}

function best(pairs: readonly Pair[]): readonly Pair[] {
  const counts = new Map<OrganisationId, number>()
  return [...pairs]
    .sort((a, b) => b.score - a.score || a.from - b.from || a.into - b.into)
    .filter(({ from }) => {
      const count = (counts.get(from) ?? 0) + 1
      counts.set(from, count)
      return count <= MOST_OF_ONE
    })
}
