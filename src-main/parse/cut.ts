import type { IndicatorId } from '#shared/domain/form.ts'
import { atoms, digitCounter, type Piece, type Slot, slotFinder } from './slots.ts'

export type Assignment = readonly (Slot | null)[]

/** A row whose printed pieces do not tell by themselves which column they belong to. */
export type OpenRow = {
  readonly indicators: readonly IndicatorId[]
  readonly signed: readonly boolean[]
  readonly pieces: readonly Piece[]
  /** Its columns often say the same. */
  readonly oftenEqual?: boolean
  /** The only ways to read it, where something else than its digits tells them. */
  readonly ways?: readonly Assignment[]
}
/** Both sides must add up to the same; taken from the checks of the form. */
export type Identity = {
  readonly left: readonly IndicatorId[]
  readonly right: readonly IndicatorId[]
}

const MOST_ASSIGNMENTS = 600
const MOST_STEPS = 120_000

/** An identity of the row by its columns; known as soon as the `last` of them is filled. */
type Rule = {
  readonly left: readonly number[]
  readonly right: readonly number[]
  readonly last: number
  /** The last column is the sum of these, none of which can be negative. */
  readonly parts: readonly number[] | null
  /** The first of the parts behind which there is nothing but parts and, at the end of the row, their total. */
  readonly closing: number
}

/**
 * Every way to cut the pieces into the row's columns for which the identities within the row hold.
 *
 * Blank cells leave no trace between digits that run together. They are looked for where there are fewer marks than
 * columns, where no identity speaks for a cut, where no cut without them fits, and where the file is known to leave
 * cells blank.
 */
export function waysToCut(row: OpenRow, within: readonly Identity[], blanks: boolean): Ways {
  if (row.ways !== undefined) return { found: row.ways, complete: true, blank: false }
  const columns = row.indicators.length
  const room = row.pieces.reduce((sum, { text, bounded }) => sum + (bounded ? 1 : atoms(text)), 0)
  const runTogether = row.pieces.some(({ bounded }) => !bounded)
  if (room < columns) return { ...cutsOf(row, within, true), blank: runTogether }
  if (runTogether && (blanks || within.length === 0)) return cutsOf(row, within, true)
  const full = cutsOf(row, within, false)
  const fits = !full.complete || full.found.length > 0
  return runTogether && !fits ? { ...cutsOf(row, within, true), blank: true } : full
}

/** `blank`: the row itself shows that cells were left blank. */
type Ways = { readonly found: readonly Assignment[]; readonly complete: boolean; readonly blank: boolean }

function cutsOf(row: OpenRow, within: readonly Identity[], mayBlank: boolean): Ways {
  const columns = row.indicators.length
  const rules = within.map(identity => toRule(identity, row))
  const slotsAt = slotFinder(row.pieces)
  const digitsFrom = digitCounter(row.pieces)
  const canClose = closingFinder(row.pieces, mayBlank)
  const found: Assignment[] = []
  const slots: (Slot | null)[] = []
  let steps = 0
  const numberIn = (column: number): number => slots[column]?.number ?? 0
  const sum = (side: readonly number[]): number => side.reduce((total, column) => total + numberIn(column), 0)

  /** What is already due holds, and what is left can still make up the rest. */
  const holds = (piece: number, offset: number): boolean => {
    const column = slots.length - 1
    const digits = digitsFrom(piece, offset)
    return (mayBlank || digits >= columns - 1 - column) && rules.every(rule => mayHold(rule, column, digits))
  }

  /** A sum that is due comes out; one to come has not outgrown what the digits left can still spell. */
  const mayHold = (rule: Rule, column: number, digits: number): boolean => {
    if (rule.last === column) return Math.round((sum(rule.left) - sum(rule.right)) * 1e6) === 0
    if (rule.parts === null || rule.last < column) return true
    const soFar = sum(rule.parts.filter(part => part <= column))
    const forTotal = digits - (mayBlank ? 0 : columns - 1 - column - 1)
    if (forTotal < 15 && soFar >= 10 ** forTotal) return false
    return column + 1 < rule.closing || canClose(soFar, digits, rule.last - column - 1)
  }

  /** Put a slot into the next column and go on behind it. */
  const put = (slot: Slot | null, piece: number, offset: number): void => {
    slots.push(slot)
    if (holds(piece, offset)) go(piece, offset)
    slots.pop()
  }

  const go = (piece: number, offset: number): void => {
    steps += 1
    if (steps > MOST_STEPS || found.length > MOST_ASSIGNMENTS) return
    if (slots.length === columns) {
      if (piece === row.pieces.length) found.push([...slots])
      return
    }
    for (const slot of slotsAt(piece, offset, row.signed[slots.length]!)) {
      const behind = offset + slot.text.length
      const atEnd = behind === row.pieces[piece]!.text.length
      // The last column takes all that is left.
      if (slots.length === columns - 1 && !(atEnd && piece === row.pieces.length - 1)) continue
      put(slot, atEnd ? piece + 1 : piece, atEnd ? 0 : behind)
    }
    if (mayBlank) put(null, piece, offset)
  }
  go(0, 0)
  return { found, complete: steps <= MOST_STEPS && found.length <= MOST_ASSIGNMENTS, blank: false }
}

function toRule({ left, right }: Identity, { indicators, signed }: OpenRow): Rule {
  const columnsOf = (side: readonly IndicatorId[]): number[] => side.map(indicator => indicators.indexOf(indicator))
  const [ours, theirs] = [columnsOf(left), columnsOf(right)]
  const all = [...ours, ...theirs]
  const last = Math.max(...all)
  const total = [ours, theirs].find(side => side.length === 1 && side[0] === last)
  const isSum = total !== undefined && !all.some(column => signed[column])
  const parts = isSum ? (total === ours ? theirs : ours) : null
  let closing = last
  while (last === indicators.length - 1 && parts?.includes(closing - 1)) closing -= 1
  return { left: ours, right: theirs, last, parts, closing: closing === last ? indicators.length : closing }
}

/**
 * Whether digits left at the end of a row can be so many parts and a total that all of them add up to. Looks at
 * lengths and sizes alone, so that most cuts need not be tried out.
 */
function closingFinder(
  pieces: readonly Piece[],
  mayBlank: boolean,
): (soFar: number, digits: number, parts: number) => boolean {
  const plain = pieces.map(({ text }) => text.replaceAll(',', '')).join('')
  const totals = Array.from({ length: plain.length + 1 }, (_, length) => {
    const text = plain.slice(plain.length - length)
    return text.length > 1 && text.startsWith('0') ? -1 : Number(text)
  })
  return (soFar, digits, parts) =>
    !Number.isFinite(digits) ||
    totals
      .slice(mayBlank ? 0 : 1, digits + 1)
      .some((total, nth) => isWithinReach(total - soFar, digits - nth - (mayBlank ? 0 : 1), parts, mayBlank))
}

/** Whether so many parts spelt with so many digits can make up what is missing, going by how long they must be. */
function isWithinReach(missing: number, digits: number, parts: number, mayBlank: boolean): boolean {
  if (parts === 0) return digits === 0 && missing === 0
  if (missing < 0 || (digits < parts && !mayBlank)) return false
  const longest = Math.ceil(digits / parts)
  const most = 10 ** (mayBlank ? digits : digits - parts + 1) + 9 * parts
  return missing <= most && (longest < 2 || missing >= 10 ** (longest - 1))
}
