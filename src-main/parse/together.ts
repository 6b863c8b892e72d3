import type { IndicatorId } from '#shared/domain/form.ts'
import type { Assignment, Identity, OpenRow } from './cut.ts'

/**
 * Identities that tie the same rows together: those of all columns of a table. What one of them lets pass by chance,
 * all of them together do not.
 */
type System = {
  readonly rows: readonly number[]
  /** For each identity, what numbers read elsewhere add to it. */
  readonly known: readonly number[]
  /** For each row and each identity, the columns that count in it, and how. */
  readonly terms: readonly (readonly (readonly Term[])[])[]
}
type Term = { readonly column: number; readonly sign: 1 | -1 }
/** Ways to read a row that come to the same in every identity of a system. */
type Option = { readonly adds: readonly number[]; readonly ways: readonly Assignment[] }

/** What sums with other rows leave of one. */
export type Tied = {
  readonly ways: readonly Assignment[]
  /** Sums with other rows come out; with one of them none of the ways does. */
  readonly holds: boolean
  readonly contradicted: boolean
  /** How seldom a wrong way to read this row comes out with wrong ways to read the others; at most 1. */
  readonly seldom: number
}

/** Sums of one half of the rows that are held against those of the other. */
const MOST_SUMS = 20_000

/**
 * Keep of each row the ways to read it that come out together with some way to read every other row.
 *
 * A row of which no way comes out in one of its sums keeps all: the publisher may have added up wrongly, a digit may be
 * lost. So do rows tied to more than can be tried.
 *
 * @param ways   For each row; none where it could not be read.
 * @param known  Numbers read elsewhere in the report.
 */
export function settleTogether(
  rows: readonly OpenRow[],
  ways: readonly (readonly Assignment[])[],
  known: ReadonlyMap<IndicatorId, number>,
  identities: readonly Identity[],
): readonly Tied[] {
  const systems = systemsOf(rows, ways, known, identities)
  const broken = new Set(systems.filter(system => keep(system, ways) === 'none'))
  for (;;) {
    const frozen = new Set([...broken].flatMap(system => system.rows))
    const left = [...ways]
    const failed = narrow(
      systems.filter(system => !broken.has(system)),
      left,
      frozen,
    )
    if (failed === null) {
      const held = systems.filter(system => !broken.has(system) && Array.isArray(keep(system, left)))
      return rows.map((_, row) => tiedBy(row, left, ways, held, frozen.has(row)))
    }
    // Each comes out alone and not with the others: there is no telling which of them is at fault.
    for (const system of systems) if (system.rows.some(row => failed.rows.includes(row))) broken.add(system)
  }
}

function systemsOf(
  rows: readonly OpenRow[],
  ways: readonly (readonly Assignment[])[],
  known: ReadonlyMap<IndicatorId, number>,
  identities: readonly Identity[],
): System[] {
  const home = new Map<IndicatorId, { row: number; column: number }>()
  for (const [row, { indicators }] of rows.entries()) {
    if (ways[row]!.length > 0)
      for (const [column, indicator] of indicators.entries()) home.set(indicator, { row, column })
  }
  const groups = new Map<string, { rows: number[]; identities: Identity[] }>()
  for (const identity of identities) {
    const all = [...identity.left, ...identity.right]
    const tied = [...new Set(all.flatMap(indicator => home.get(indicator)?.row ?? []))].sort((a, b) => a - b)
    if (tied.length === 0 || all.some(indicator => !home.has(indicator) && !known.has(indicator))) continue
    const group = groups.get(tied.join()) ?? { rows: tied, identities: [] }
    group.identities.push(identity)
    groups.set(tied.join(), group)
  }
  return [...groups.values()].map(group => {
    const signed = group.identities.map(({ left, right }) => [
      ...left.map(indicator => ({ indicator, sign: 1 as const })),
      ...right.map(indicator => ({ indicator, sign: -1 as const })),
    ])
    return {
      rows: group.rows,
      known: signed.map(terms =>
        terms.reduce(
          (sum, { indicator, sign }) => sum + (home.has(indicator) ? 0 : sign * exact(known.get(indicator)!)),
          0,
        ),
      ),
      terms: group.rows.map(row =>
        signed.map(terms =>
          terms.flatMap(({ indicator, sign }) => {
            const place = home.get(indicator)
            return place?.row === row ? [{ column: place.column, sign }] : []
          }),
        ),
      ),
    }
  })
}

/** Amounts have decimals; sums are taken in millionths. */
function exact(number: number): number {
  return Math.round(number * 1e6)
}

/** Narrow rows down until nothing moves; the system of which nothing is left, if there is one. */
function narrow(
  systems: readonly System[],
  left: (readonly Assignment[])[],
  frozen: ReadonlySet<number>,
): System | null {
  for (let moved = true; moved; ) {
    moved = false
    for (const system of systems) {
      const kept = keep(system, left)
      if (kept === 'none') return system
      if (kept === 'too-many') continue
      for (const [nth, row] of system.rows.entries()) {
        if (frozen.has(row) || kept[nth]!.length === left[row]!.length) continue
        left[row] = kept[nth]!
        moved = true
      }
    }
  }
  return null
}

/** The ways of each row of a system that come out with some way of every other. */
function keep(
  system: System,
  ways: readonly (readonly Assignment[])[],
): readonly (readonly Assignment[])[] | 'none' | 'too-many' {
  const options = system.rows.map((row, nth) => optionsOf(system, nth, ways[row]!))
  const halves: { rows: number[]; sums: number }[] = [
    { rows: [], sums: 1 },
    { rows: [], sums: 1 },
  ]
  for (const nth of options.keys()) {
    const smaller = halves[0]!.sums <= halves[1]!.sums ? halves[0]! : halves[1]!
    smaller.rows.push(nth)
    smaller.sums *= options[nth]!.length
  }
  if (halves.some(({ sums }) => sums > MOST_SUMS)) return 'too-many'
  const [ours, theirs] = halves.map(({ rows }) =>
    sumsOf(
      rows.map(nth => options[nth]!),
      system.known.length,
    ),
  )
  const wanted = new Map<string, number[]>()
  for (const [at, sum] of theirs!.entries()) {
    const key = sum.map((number, nth) => -(number + system.known[nth]!) + 0).join()
    wanted.set(key, [...(wanted.get(key) ?? []), at])
  }
  const kept = options.map(() => new Set<number>())
  for (const [at, sum] of ours!.entries()) {
    const matches = wanted.get(sum.join())
    if (matches === undefined) continue
    mark(kept, halves[0]!.rows, options, at)
    for (const match of matches) mark(kept, halves[1]!.rows, options, match)
  }
  if (kept.some(({ size }) => size === 0)) return 'none'
  return options.map((own, nth) => own.filter((_, at) => kept[nth]!.has(at)).flatMap(option => option.ways))
}

function optionsOf({ terms }: System, nth: number, ways: readonly Assignment[]): Option[] {
  const options = new Map<string, { adds: number[]; ways: Assignment[] }>()
  for (const way of ways) {
    const adds = terms[nth]!.map(own =>
      own.reduce((sum, { column, sign }) => sum + sign * exact(way[column]?.number ?? 0), 0),
    )
    const option = options.get(adds.join()) ?? { adds, ways: [] }
    option.ways.push(way)
    options.set(adds.join(), option)
  }
  return [...options.values()]
}

/** Every sum of one option a row; the options of the last row change fastest. */
function sumsOf(rows: readonly (readonly Option[])[], width: number): number[][] {
  return rows.reduce<number[][]>(
    (sums, options) => sums.flatMap(sum => options.map(({ adds }) => sum.map((number, nth) => number + adds[nth]!))),
    [Array.from({ length: width }, () => 0)],
  )
}

/** Mark the options that the sum at a place was made of. */
function mark(kept: readonly Set<number>[], rows: readonly number[], options: readonly Option[][], at: number): void {
  let rest = at
  for (const nth of rows.toReversed()) {
    kept[nth]!.add(rest % options[nth]!.length)
    rest = Math.floor(rest / options[nth]!.length)
  }
}

function tiedBy(
  row: number,
  left: readonly (readonly Assignment[])[],
  ways: readonly (readonly Assignment[])[],
  held: readonly System[],
  contradicted: boolean,
): Tied {
  const own = held.filter(system => system.rows.includes(row))
  return {
    ways: left[row]!,
    holds: own.length > 0 && !contradicted,
    contradicted,
    seldom: own.reduce(
      (product, system) => product * Math.min(1, seldomIn(system, row, left[row]!) * wrongBeside(system, row, ways)),
      1,
    ),
  }
}

/** The other rows may be wrong although each can be read in one way only. */
const WRONG_THOUGH_ALONE = 0.1

/** In how many wrong ways the other rows of a system can be read: read rightly, they let no wrong number pass. */
function wrongBeside(system: System, row: number, ways: readonly (readonly Assignment[])[]): number {
  const all = system.rows.reduce(
    (product, other, nth) => (other === row ? product : product * optionsOf(system, nth, ways[other]!).length),
    1,
  )
  return all - 1 + WRONG_THOUGH_ALONE
}

/** A wrong number agrees with the one that the other rows ask for the more seldom the larger it is; 0 proves nothing. */
function seldomIn(system: System, row: number, ways: readonly Assignment[]): number {
  const options = optionsOf(system, system.rows.indexOf(row), ways)
  return system.known
    .map((_, nth) => Math.min(...options.map(({ adds }) => Math.abs(adds[nth]!) / 1e6)))
    .toSorted((a, b) => b - a)
    .reduce((product, size, nth) => (nth === 0 ? product : product / (1 + size)), 1)
}
