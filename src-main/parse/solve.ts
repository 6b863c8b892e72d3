import type { IndicatorId } from '#shared/domain/form.ts'
import { type Assignment, type Identity, type OpenRow, waysToCut } from './cut.ts'

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
  /** Columns that an identity of the row binds together. */
  readonly bound: readonly (readonly number[])[]
}

const MOST_COMBINATIONS = 20_000

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
  const drafts = rows.map((row, nth) => {
    const within = identitiesWithin(row, identities)
    const { found, complete } = leftBlank ? waysToCut(row, within, true) : first[nth]!
    const bound = within.map(({ left, right }) => [...left, ...right].map(one => row.indicators.indexOf(one)))
    const assignments = complete ? found : []
    return { row, assignments, bound, byRow: within.length > 0, byTable: false, contradicted: false }
  })
  const between = identities.filter(identity => !rows.some(row => concerns(identity, row, 'every')))
  settleAlone(drafts, known, between)
  settleTogether(drafts, known, between)
  settleAlone(drafts, known, between)
  return drafts.map(({ row, ...solution }) => ({
    ...solution,
    assignments: ranked(row, solution.assignments, hints, stated),
  }))
}

function identitiesWithin(row: OpenRow, identities: readonly Identity[]): Identity[] {
  return identities.filter(identity => concerns(identity, row, 'every'))
}

type Draft = {
  readonly row: OpenRow
  assignments: readonly Assignment[]
  readonly bound: Solution['bound']
  readonly byRow: boolean
  byTable: boolean
  contradicted: boolean
}

function concerns({ left, right }: Identity, row: OpenRow, how: 'every' | 'some'): boolean {
  return [...left, ...right][how](indicator => row.indicators.includes(indicator))
}

function balance({ left, right }: Identity, numberAt: (indicator: IndicatorId) => number): number {
  const sum = (side: readonly IndicatorId[]): number =>
    side.reduce((total, indicator) => total + numberAt(indicator), 0)
  return Math.round((sum(left) - sum(right)) * 1e6)
}

/** Rows one at a time: identities with other rows whose cells are all known. */
function settleAlone(
  drafts: readonly Draft[],
  known: ReadonlyMap<IndicatorId, number>,
  identities: readonly Identity[],
): void {
  for (let changed = true; changed; ) {
    changed = false
    for (const draft of drafts) {
      const numbers = numbersBeside(draft, drafts, known)
      const own = draft.row.indicators
      const testable = identities.filter(
        identity =>
          concerns(identity, draft.row, 'some') &&
          [...identity.left, ...identity.right].every(indicator => own.includes(indicator) || numbers.has(indicator)),
      )
      if (testable.length === 0 || draft.assignments.length === 0) continue
      const fitting = draft.assignments.filter(assignment =>
        testable.every(
          identity =>
            balance(identity, indicator => valueIn(draft.row, assignment, indicator) ?? numbers.get(indicator)!) === 0,
        ),
      )
      draft.contradicted = fitting.length === 0
      draft.byTable = fitting.length > 0
      if (fitting.length > 0 && fitting.length < draft.assignments.length) {
        draft.assignments = fitting
        changed = true
      }
    }
  }
}

function numbersBeside(
  draft: Draft,
  drafts: readonly Draft[],
  known: ReadonlyMap<IndicatorId, number>,
): Map<IndicatorId, number> {
  const numbers = new Map(known)
  for (const other of drafts) {
    if (other === draft || other.assignments.length !== 1) continue
    for (const [column, slot] of other.assignments[0]!.entries())
      numbers.set(other.row.indicators[column]!, slot?.number ?? 0)
  }
  return numbers
}

function valueIn(row: OpenRow, assignment: Assignment, indicator: IndicatorId): number | undefined {
  const column = row.indicators.indexOf(indicator)
  return column === -1 ? undefined : (assignment[column]?.number ?? 0)
}

/** Rows that only make sense together: every combination of the few that are still open. */
function settleTogether(
  drafts: readonly Draft[],
  known: ReadonlyMap<IndicatorId, number>,
  identities: readonly Identity[],
): void {
  const open = drafts.filter(
    ({ assignments, row }) => assignments.length > 1 && identities.some(identity => concerns(identity, row, 'some')),
  )
  const combinations = open.reduce((product, { assignments }) => product * assignments.length, 1)
  if (open.length < 2 || combinations > MOST_COMBINATIONS) return
  const numbers = new Map(known)
  for (const { row, assignments } of drafts) {
    if (assignments.length === 1)
      for (const [column, slot] of assignments[0]!.entries()) numbers.set(row.indicators[column]!, slot?.number ?? 0)
  }
  const ours = new Set(open.flatMap(({ row }) => row.indicators))
  const testable = identities.filter(identity => {
    const all = [...identity.left, ...identity.right]
    return (
      all.some(indicator => ours.has(indicator)) &&
      all.every(indicator => ours.has(indicator) || numbers.has(indicator))
    )
  })
  if (testable.length === 0) return
  const kept = open.map(() => new Set<Assignment>())
  const chosen: Assignment[] = []
  const go = (nth: number): void => {
    const draft = open[nth]
    if (draft) {
      for (const assignment of draft.assignments) {
        for (const [column, slot] of assignment.entries()) numbers.set(draft.row.indicators[column]!, slot?.number ?? 0)
        chosen[nth] = assignment
        go(nth + 1)
      }
    } else if (testable.every(identity => balance(identity, indicator => numbers.get(indicator)!) === 0)) {
      for (const [at, assignment] of chosen.entries()) kept[at]!.add(assignment)
    }
  }
  go(0)
  if (kept[0]!.size === 0) return
  for (const [nth, draft] of open.entries()) {
    draft.assignments = draft.assignments.filter(assignment => kept[nth]!.has(assignment))
    draft.byTable = testable.some(identity => concerns(identity, draft.row, 'some'))
  }
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
