import type { IndicatorId } from '#shared/domain/form.ts'

/** What is printed for one column, with its place; null where nothing is. */
export type Slot = {
  readonly text: string
  readonly number: number | null
  readonly start: number
  readonly end: number
}
export type Assignment = readonly (Slot | null)[]

/** A row whose printed pieces do not tell by themselves which column they belong to. */
export type OpenRow = {
  readonly indicators: readonly IndicatorId[]
  readonly signed: readonly boolean[]
  readonly pieces: readonly Piece[]
}
/** A run of printed characters; a bounded one is a drawn cell and is never cut. */
export type Piece = { readonly text: string; readonly start: number; readonly bounded: boolean }

/** Both sides must add up to the same; taken from the checks of the form. */
export type Identity = { readonly left: readonly IndicatorId[]; readonly right: readonly IndicatorId[] }
/** The left must not exceed the right; only a hint for the order of candidates. */
export type Hint = Identity

/** What the arithmetic of the form leaves of a row: assignments, better ones first, and how they were told apart. */
export type Solution = {
  readonly assignments: readonly Assignment[]
  /** An identity of the row itself held, one with other rows held, or one with other rows failed. */
  readonly byRow: boolean
  readonly byTable: boolean
  readonly contradicted: boolean
}

const MOST_ASSIGNMENTS = 600
const MOST_STEPS = 120_000
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
  identities: readonly Identity[],
  hints: readonly Hint[],
): readonly Solution[] {
  const drafts = rows.map(row => {
    const within = identities.filter(identity => concerns(identity, row, 'every'))
    const { found, complete } = assignmentsOf(row, within)
    return { row, assignments: complete ? found : [], byRow: within.length > 0, byTable: false, contradicted: false }
  })
  const between = identities.filter(identity => !rows.some(row => concerns(identity, row, 'every')))
  settleAlone(drafts, known, between)
  settleTogether(drafts, known, between)
  settleAlone(drafts, known, between)
  return drafts.map(({ row, ...solution }) => ({ ...solution, assignments: ranked(row, solution.assignments, hints) }))
}

type Draft = {
  readonly row: OpenRow
  assignments: readonly Assignment[]
  readonly byRow: boolean
  byTable: boolean
  contradicted: boolean
}

function concerns({ left, right }: Identity, row: OpenRow, how: 'every' | 'some'): boolean {
  return [...left, ...right][how](indicator => row.indicators.includes(indicator))
}

/** Every way to cut the pieces into the row's columns for which the identities within the row hold. */
function assignmentsOf(row: OpenRow, within: readonly Identity[]): { found: Assignment[]; complete: boolean } {
  const columns = row.indicators.length
  const room = row.pieces.reduce((sum, { text, bounded }) => sum + (bounded ? 1 : atoms(text)), 0)
  const mayBlank = room < columns
  const due = within.map(identity => ({
    identity,
    last: Math.max(...[...identity.left, ...identity.right].map(indicator => row.indicators.indexOf(indicator))),
  }))
  const found: Assignment[] = []
  const slots: (Slot | null)[] = []
  let steps = 0
  const holds = (column: number): boolean =>
    due.every(
      ({ identity, last }) =>
        last !== column || balance(identity, indicator => slots[row.indicators.indexOf(indicator)]?.number ?? 0) === 0,
    )

  const go = (piece: number, offset: number): void => {
    steps += 1
    if (steps > MOST_STEPS || found.length > MOST_ASSIGNMENTS) return
    const column = slots.length
    if (column === columns) {
      if (piece === row.pieces.length) found.push([...slots])
      return
    }
    const current = row.pieces[piece]
    if (current) {
      for (const length of lengths(current, offset, row.signed[column]!)) {
        const text = current.text.slice(offset, offset + length)
        slots.push({
          text,
          number: numberOf(text),
          start: current.start + offset,
          end: current.start + offset + length,
        })
        const atEnd = offset + length === current.text.length
        if (holds(column)) go(atEnd ? piece + 1 : piece, atEnd ? 0 : offset + length)
        slots.pop()
      }
    }
    // Blanks are looked for only when there are fewer marks than columns; they leave no trace between digits either.
    if (mayBlank) {
      slots.push(null)
      if (holds(column)) go(piece, offset)
      slots.pop()
    }
  }
  go(0, 0)
  return { found, complete: steps <= MOST_STEPS && found.length <= MOST_ASSIGNMENTS }
}

/** How many values a piece can at most be cut into. */
function atoms(text: string): number {
  return text.replace(/[.,]\d*/g, '').replace(/[^\d/—-]/g, '').length
}

/** Lengths of the values that can begin here: "/" stands alone, 0 is not continued, signs only where changes are. */
function lengths({ text, bounded }: Piece, offset: number, signed: boolean): number[] {
  if (bounded) return offset === 0 ? [text.length] : []
  const rest = text.slice(offset)
  if (/^[/—]/.test(rest)) return [1]
  const sign = signed ? (/^[-+]/.exec(rest)?.[0].length ?? 0) : 0
  const digits = /^\d+/.exec(rest.slice(sign))?.[0]
  if (digits === undefined) return []
  const whole = digits.startsWith('0') ? [1] : Array.from({ length: digits.length }, (_, nth) => nth + 1)
  const decimal = /^\d+\.\d+(?:万?元)?|^\d+万?元/.exec(rest.slice(sign))?.[0].length
  const plain = decimal === undefined ? whole : whole.filter(length => length < digits.length)
  return [...plain, ...(decimal === undefined ? [] : [decimal])].map(length => sign + length)
}

function numberOf(text: string): number | null {
  const number = Number(
    text
      .normalize('NFKC')
      .replace(/万?元$/, '')
      .replace(/^\+/, '')
      .replaceAll(',', ''),
  )
  return Number.isFinite(number) && text !== '' ? number : null
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

/** Hints first, then values of like length: 89|89|89 before 8|9898|9. */
function ranked(row: OpenRow, assignments: readonly Assignment[], hints: readonly Hint[]): Assignment[] {
  const own = hints.filter(hint => concerns(hint, row, 'every'))
  const cost = (assignment: Assignment): number => {
    const broken = own.filter(hint => balance(hint, indicator => valueIn(row, assignment, indicator)!) > 0).length
    const sizes = assignment.map(slot => slot?.text.length ?? 0)
    return broken * 100 + Math.max(...sizes) - Math.min(...sizes)
  }
  return [...assignments].sort((a, b) => cost(a) - cost(b))
}
