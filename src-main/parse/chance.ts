import type { Assignment, OpenRow } from './cut.ts'
import { slotFinder } from './slots.ts'
import type { Tied } from './together.ts'

/**
 * Of so many rows with a digit lost or misprinted, one may add up to something else before a cut by the sums of the row
 * alone is left in doubt; and one by those of the table too, or where one of these does not come out, since then a digit
 * is likely to be wrong. Were one row in ten printed like that, of all rows settled together one in a thousand would be
 * wrong.
 */
const BY_CHANCE = 0.05
const BY_CHANCE_IN_TABLE = 0.01

/** `when-told`: a sum of the table does not come out, and that is good enough only if people are told so. */
export type Chance = 'none' | 'when-told' | 'likely'

/**
 * Whether a cut of digits run together adds up no better than by chance. Long digits can be cut in thousands of ways,
 * some of which add up whatever was printed: where a digit is lost, it may be just one, and a wrong one. Sums with
 * other rows can bear it out: then few enough wrong ways must be left, of this row and of all that it is tied to.
 *
 * @param bound  Columns that a sum of the row binds together; each sum can come out in as many ways as its total has.
 */
export function chanceOf(row: OpenRow, bound: readonly (readonly number[])[], tied: Tied): Chance {
  const [assignment] = tied.ways
  if (assignment === undefined) return 'none'
  const wrong = countCuts(row, assignment.includes(null)) - 1
  const alone = wrong / bound.reduce((product, columns) => product * 10 ** lengthOf(columns, assignment), 1)
  if (alone * tied.seldom <= BY_CHANCE_IN_TABLE) return 'none'
  if (alone > BY_CHANCE) return 'likely'
  return tied.contradicted ? 'when-told' : 'none'
}

function lengthOf(columns: readonly number[], assignment: Assignment): number {
  const largest = Math.max(...columns.map(column => assignment[column]?.number ?? 0))
  return String(Math.trunc(largest)).length
}

/** How many ways there are to cut the pieces of a row into its columns, whatever they add up to. */
function countCuts(row: OpenRow, mayBlank: boolean): number {
  const slotsAt = slotFinder(row.pieces)
  const columns = row.indicators.length
  const known = new Map<number, number>()
  const count = (column: number, piece: number, offset: number): number => {
    if (column === columns) return piece === row.pieces.length ? 1 : 0
    const key = (piece * 4096 + offset) * 32 + column
    const before = known.get(key)
    if (before !== undefined) return before
    let ways = mayBlank ? count(column + 1, piece, offset) : 0
    for (const { text } of slotsAt(piece, offset, row.signed[column]!)) {
      const atEnd = offset + text.length === row.pieces[piece]!.text.length
      ways += count(column + 1, atEnd ? piece + 1 : piece, atEnd ? 0 : offset + text.length)
    }
    known.set(key, ways)
    return ways
  }
  return count(0, 0, 0)
}
