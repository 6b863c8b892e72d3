import type { Assignment, Identity, OpenRow } from './cut.ts'
import { type Slot, slotFinder } from './slots.ts'
import type { Tied } from './together.ts'

/**
 * Of so many rows with a digit lost or misprinted, one may add up to something else before a cut by the sums of the row
 * alone is left in doubt, and one by those of the table too. Were one row in ten printed like that, of all rows settled
 * together one in a thousand would be wrong.
 */
const BY_CHANCE = 0.05
const BY_CHANCE_TOGETHER = 0.01

/**
 * Whether a cut of digits run together adds up no better than by chance. Long digits can be cut in thousands of ways,
 * some of which add up whatever was printed: where a digit is lost, it may be just one, and a wrong one. Sums with
 * other rows can bear it out: then few enough wrong ways must be left, of this row and of all that it is tied to.
 *
 * @param within  Sums of the row itself.
 */
export function mayAddUpByChance(row: OpenRow, within: readonly Identity[], tied: Tied): boolean {
  const [assignment] = tied.ways
  if (assignment === undefined) return false
  const sums = within.map(identity => toSum(identity, row))
  const alone = expectedByChance(row, sums, assignment)
  if (alone <= BY_CHANCE) return false
  return !tied.holds || alone * tied.seldom > BY_CHANCE_TOGETHER
}

/** The columns of an identity, from the first to the last. `isTotal`: the last is the sum of the others. */
type Sum = { readonly first: number; readonly last: number; readonly isTotal: boolean }

function toSum({ left, right }: Identity, { indicators, signed }: OpenRow): Sum {
  const columns = [...left, ...right].map(indicator => indicators.indexOf(indicator))
  const last = Math.max(...columns)
  const isTotal = [left, right].some(side => side.length === 1 && indicators[last] === side[0])
  return { first: Math.min(...columns), last, isTotal: isTotal && !columns.some(column => signed[column]) }
}

/**
 * How many wrong ways to cut the pieces of a row may be expected to add up. A total is as long as the longest of its
 * parts or one digit longer, and hits the very number with a chance that falls with its length.
 */
function expectedByChance(row: OpenRow, sums: readonly Sum[], assignment: Assignment): number {
  const slotsAt = slotFinder(row.pieces)
  const columns = row.indicators.length
  const mayBlank = assignment.includes(null)
  // Of sums that share columns it is not followed up how long their parts are.
  const areApart = sums.every(one =>
    sums.every(other => one === other || one.last < other.first || other.last < one.first),
  )
  const known = new Map<number, number>()

  const ending = row.indicators.map((_, column) => sums.filter(({ last }) => last === column))
  const begins = row.indicators.map((_, column) => sums.some(({ first }) => first === column))

  /** How likely the sums that end with a column come out, and how long the longest part is behind it. */
  const step = (column: number, slot: Slot | null, longest: number): { share: number; longest: number } => {
    const length = lengthOf(slot)
    const share = ending[column]!.reduce(
      (product, { isTotal }) => product * shareOf(length, isTotal && areApart ? longest : null),
      1,
    )
    return { share, longest: Math.max(begins[column] ? 0 : longest, length) }
  }
  const count = (column: number, piece: number, offset: number, longest: number): number => {
    if (column === columns) return piece === row.pieces.length ? 1 : 0
    const key = ((piece * 4096 + offset) * 64 + longest) * 32 + column
    const before = known.get(key)
    if (before !== undefined) return before
    const next = (slot: Slot | null, thenPiece: number, thenOffset: number): number => {
      const made = step(column, slot, longest)
      return made.share === 0 ? 0 : made.share * count(column + 1, thenPiece, thenOffset, made.longest)
    }
    let expected = mayBlank ? next(null, piece, offset) : 0
    for (const slot of slotsAt(piece, offset, row.signed[column]!)) {
      const behind = offset + slot.text.length
      const atEnd = behind === row.pieces[piece]!.text.length
      expected += next(slot, atEnd ? piece + 1 : piece, atEnd ? 0 : behind)
    }
    known.set(key, expected)
    return expected
  }
  let [own, longest] = [1, 0]
  for (const [column, slot] of assignment.entries()) {
    const made = step(column, slot, longest)
    own *= made.share
    longest = made.longest
  }
  return count(0, 0, 0, 0) - own
}

/** Digits before the point; none where nothing is printed. */
function lengthOf(slot: Slot | null): number {
  if (slot === null) return 0
  return slot.number === null ? 1 : String(Math.trunc(Math.abs(slot.number))).length
}

/** Numbers are no digits drawn by lot: small ones are met more often. */
const MORE_OFTEN = 2.5

function shareOf(length: number, longest: number | null): number {
  if (longest !== null && length !== longest && length !== longest + 1 && Math.max(length, longest) > 1) return 0
  return length === 0 ? 1 : MORE_OFTEN / 10 ** length
}
