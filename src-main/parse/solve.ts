import type { IndicatorId } from '#shared/domain/form.ts'
import { type Chance, chanceOf } from './chance.ts'
import { type Assignment, type Identity, type OpenRow, waysToCut } from './cut.ts'
import { settleTogether } from './together.ts'

/** The left must not exceed the right; only a hint for the order of candidates. */
export type Hint = Identity

/** Numbers that sentences give for an indicator: a witness for the order of candidates, no judge. */
export type Stated = ReadonlyMap<IndicatorId, ReadonlySet<number>>
export type Witnesses = {
  readonly identities: readonly Identity[]
  readonly hints: readonly Hint[]
  readonly stated: Stated
  /** Cells left blank were seen elsewhere in the file. */
  readonly blanks: boolean
}

/** What the arithmetic of the form leaves of a row: assignments, better ones first, and how they were told apart. */
export type Solution = {
  readonly assignments: readonly Assignment[]
  /** An identity of the row itself held, one with other rows held, or one with other rows failed. */
  readonly byRow: boolean
  readonly byTable: boolean
  readonly contradicted: boolean
  /** The sums of the row may have come out by chance, and no other row bears them out. */
  readonly byChance: boolean
  /** Columns that an identity of the row binds together. */
  readonly bound: readonly (readonly number[])[]
}

/**
 * Give the pieces of open rows to columns such that the identities of the form hold: first those within a row, then
 * those between rows whose other cells are known.
 *
 * @param known  Numbers read elsewhere in the report; blanks count as 0.
 */
export function solve(
  rows: readonly OpenRow[],
  known: ReadonlyMap<IndicatorId, number>,
  { identities, hints, stated, blanks }: Witnesses,
): readonly Solution[] {
  const first = rows.map(row => waysToCut(row, identitiesWithin(row, identities), false))
  const leftBlank = blanks || first.some(({ blank }) => blank)
  const found = rows.map((row, nth) => {
    if (!leftBlank) return first[nth]!
    return waysToCut(row, identitiesWithin(row, identities), true)
  })
  const between = identities.filter(identity => !rows.some(row => concerns(identity, row, 'every')))
  const tied = settleTogether(
    rows,
    found.map(one => (one.complete ? one.found : [])),
    known,
    between,
  )
  const judged = rows.map((row, nth): Judged => {
    const within = identitiesWithin(row, identities)
    const { ways, holds, contradicted } = tied[nth]!
    const bound = within.map(({ left, right }) => [...left, ...right].map(one => row.indicators.indexOf(one)))
    return {
      assignments: ranked(row, saidOverAndOver(row, ways) ?? ways, hints, stated),
      byRow: within.length > 0,
      byTable: holds,
      contradicted,
      chance: within.length > 0 ? chanceOf(row, bound, tied[nth]!) : 'none',
      bound,
    }
  })
  const told = toldOf(rows, judged, known, between)
  return judged.map(({ chance, ...solution }, nth) => ({
    ...solution,
    byChance: chance === 'likely' || (chance === 'when-told' && !told.has(rows[nth]!)),
  }))
}

type Judged = Omit<Solution, 'byChance'> & { readonly chance: Chance }

/** Rows in a sum that does not come out although all of it is read: a finding tells of these. */
function toldOf(
  rows: readonly OpenRow[],
  judged: readonly Judged[],
  known: ReadonlyMap<IndicatorId, number>,
  between: readonly Identity[],
): ReadonlySet<OpenRow> {
  const read = new Map(known)
  for (const [nth, { assignments, chance }] of judged.entries()) {
    if (assignments.length !== 1 || chance === 'likely') continue
    for (const indicator of rows[nth]!.indicators) read.set(indicator, valueIn(rows[nth]!, assignments[0]!, indicator)!)
  }
  const broken = between.filter(
    ({ left, right }) =>
      [...left, ...right].every(indicator => read.has(indicator)) &&
      balance({ left, right }, indicator => read.get(indicator)!) !== 0,
  )
  return new Set(rows.filter(row => broken.some(identity => concerns(identity, row, 'some'))))
}

/** Digits that are there again: one in ten to the power of so many rows has them by chance. */
const FEWEST_REPEATED = 4

/**
 * One number printed as often as there are columns: 898989. Where columns often say the same, that is what it is: that
 * different numbers make up such digits happens once in ten thousand times. One digit over and over says nothing.
 */
function saidOverAndOver({ oftenEqual, pieces }: OpenRow, ways: readonly Assignment[]): readonly Assignment[] | null {
  if (oftenEqual !== true || pieces.length !== 1) return null
  const same = ways.find(way => way.every(slot => slot !== null && slot.text === way[0]?.text))
  const text = same?.[0]?.text ?? ''
  const repeated = text.length * ((same?.length ?? 1) - 1)
  return same !== undefined && new Set(text).size > 1 && repeated >= FEWEST_REPEATED ? [same] : null
}

function identitiesWithin(row: OpenRow, identities: readonly Identity[]): Identity[] {
  return identities.filter(identity => concerns(identity, row, 'every'))
}

function concerns({ left, right }: Identity, row: OpenRow, how: 'every' | 'some'): boolean {
  return [...left, ...right][how](indicator => row.indicators.includes(indicator))
}

function balance({ left, right }: Identity, numberAt: (indicator: IndicatorId) => number): number {
  const sum = (side: readonly IndicatorId[]): number =>
    side.reduce((total, indicator) => total + numberAt(indicator), 0)
  return Math.round((sum(left) - sum(right)) * 1e6)
}

function valueIn(row: OpenRow, assignment: Assignment, indicator: IndicatorId): number | undefined {
  const column = row.indicators.indexOf(indicator)
  return column === -1 ? undefined : (assignment[column]?.number ?? 0)
}

/** What prose states first, then hints, then values of like length: 89|89|89 before 8|9898|9. */
function ranked(
  row: OpenRow,
  assignments: readonly Assignment[],
  hints: readonly Hint[],
  stated: Stated,
): Assignment[] {
  const own = hints.filter(hint => concerns(hint, row, 'every'))
  const cost = (assignment: Assignment): number => {
    const broken = own.filter(hint => balance(hint, indicator => valueIn(row, assignment, indicator)!) > 0).length
    const sizes = assignment.map(slot => slot?.text.length ?? 0)
    const told = row.indicators.filter((indicator, column) =>
      stated.get(indicator)?.has(assignment[column]?.number ?? -1),
    )
    return broken * 100 - told.length * 1_000 + Math.max(...sizes) - Math.min(...sizes)
  }
  return [...assignments].sort((a, b) => cost(a) - cost(b))
}
