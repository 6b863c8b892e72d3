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
export type Piece = {
  readonly text: string
  readonly start: number
  readonly bounded: boolean
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
}

/**
 * Every way to cut the pieces into the row's columns for which the identities within the row hold.
 *
 * Blank cells leave no trace between digits that run together. They are looked for where there are fewer marks than
 * columns, where no identity speaks for a cut, where no cut without them fits, and where the file is known to leave
 * cells blank.
 */
export function waysToCut(row: OpenRow, within: readonly Identity[], blanks: boolean): Ways {
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
  const slotsAt = slotFinder(row)
  const digitsFrom = digitCounter(row)
  const found: Assignment[] = []
  const slots: (Slot | null)[] = []
  let steps = 0
  const numberIn = (column: number): number => slots[column]?.number ?? 0
  const sum = (side: readonly number[]): number => side.reduce((total, column) => total + numberIn(column), 0)

  /** What is already due holds, and no sum has outgrown what the digits left can still spell. */
  const holds = (piece: number, offset: number): boolean => {
    const column = slots.length - 1
    for (const rule of rules) {
      if (rule.last === column && Math.round((sum(rule.left) - sum(rule.right)) * 1e6) !== 0) return false
      if (rule.parts === null || rule.last <= column) continue
      const digits = digitsFrom(piece, offset) - (mayBlank ? 0 : columns - 1 - column - 1)
      if (digits < 15 && sum(rule.parts.filter(part => part <= column)) >= 10 ** digits) return false
    }
    return mayBlank || digitsFrom(piece, offset) >= columns - 1 - column
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
  return {
    left: ours,
    right: theirs,
    last,
    parts: isSum ? (total === ours ? theirs : ours) : null,
  }
}

/** The values that can begin at a place, each made once. */
export function slotFinder({ pieces }: OpenRow): (piece: number, offset: number, signed: boolean) => readonly Slot[] {
  const known = new Map<number, readonly Slot[]>()
  return (piece, offset, signed) => {
    const current = pieces[piece]
    if (current === undefined) return []
    const key = (piece * 4096 + offset) * 2 + Number(signed)
    const before = known.get(key)
    if (before !== undefined) return before
    const slots = lengths(current, offset, signed)
      .map(length => {
        const text = current.text.slice(offset, offset + length)
        const start = current.start + offset
        return { text, number: numberOf(text), start, end: start + length }
      })
      .filter(({ number }) => signed || number === null || number >= 0)
    known.set(key, slots)
    return slots
  }
}

/** How many characters are left to cut; beyond all bounds where some are no plain digits. */
function digitCounter({ pieces }: OpenRow): (piece: number, offset: number) => number {
  const plain = pieces.every(({ text, bounded }) => !bounded && /^\d*$/.test(text))
  const behind = pieces.map((_, at) => pieces.slice(at).reduce((sum, { text }) => sum + text.length, 0))
  return (piece, offset) => (plain ? (behind[piece] ?? 0) - offset : Number.POSITIVE_INFINITY)
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
