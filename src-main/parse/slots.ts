/** What is printed for one column, with its place; null where nothing is. */
export type Slot = {
  readonly text: string
  readonly number: number | null
  readonly start: number
  readonly end: number
}

/** A run of printed characters; a bounded one is a drawn cell and is never cut. */
export type Piece = {
  readonly text: string
  readonly start: number
  readonly bounded: boolean
}

/** The values that can begin at a place, each made once. */
export function slotFinder(
  pieces: readonly Piece[],
): (piece: number, offset: number, signed: boolean) => readonly Slot[] {
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

/** How many digits are left to cut; beyond all bounds where some are no plain digits. */
export function digitCounter(pieces: readonly Piece[]): (piece: number, offset: number) => number {
  if (!pieces.every(({ text, bounded }) => !bounded && /^[\d,]*$/.test(text))) return () => Number.POSITIVE_INFINITY
  let left = 0
  const behind = pieces.toReversed().map(({ text }) =>
    [...text]
      .toReversed()
      .map(character => {
        if (character !== ',') left += 1
        return left
      })
      .toReversed(),
  )
  return (piece, offset) => behind[pieces.length - 1 - piece]?.[offset] ?? 0
}

/** How many values a piece can at most be cut into. */
export function atoms(text: string): number {
  return text.replace(/,\d{3}|\.\d*/g, '').replace(/[^\d/—-]/g, '').length
}

/** Longer numbers are not read as numbers. */
const MOST_DIGITS = 15

/**
 * Lengths of the values that can begin here: "/" stands alone, 0 is not continued, signs only where changes are, marks
 * of thousands only at thousands.
 */
function lengths({ text, bounded }: Piece, offset: number, signed: boolean): number[] {
  if (bounded) return offset === 0 ? [text.length] : []
  const rest = text.slice(offset)
  if (/^[/—]/.test(rest)) return [1]
  const sign = signed ? (/^[-+]/.exec(rest)?.[0].length ?? 0) : 0
  const digits = /^\d+/.exec(rest.slice(sign))?.[0]
  if (digits === undefined) return []
  const whole = digits.startsWith('0')
    ? [1]
    : Array.from({ length: Math.min(digits.length, MOST_DIGITS) }, (_, nth) => nth + 1)
  const marked = /^(?:\d+|[1-9]\d{0,2}(?:,\d{3})+)\.\d+(?:万?元)?|^\d+万?元|^[1-9]\d{0,2}(?:,\d{3})+(?!,)/.exec(
    rest.slice(sign),
  )?.[0].length
  // What goes on behind the digits with a mark is not cut off from it.
  const isCut = marked !== undefined || rest.startsWith(',', sign + digits.length)
  const plain = isCut ? whole.filter(length => length < digits.length) : whole
  return [...plain, ...(marked === undefined ? [] : [marked])].map(length => sign + length)
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
