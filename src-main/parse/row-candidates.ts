import type { RowMatch } from './anchor.ts'
import { bareKey, fullKey, numberingOf, remembered } from './label.ts'
import type { Layout, Token } from './layout.ts'
import type { Lexicon } from './lexicon.ts'
import { isValueText } from './value-text.ts'

const MOST_JOINED = 3

export type Keys = {
  readonly full: string
  readonly bare: string
  readonly numbering: string
} | null

/** Labels longer than this are prose. */
const LONGEST_LABEL = 160

const SHORT_LABEL = 4

/** No label has a full stop within it. */
const SENTENCE_END = /。./

export function keysOfToken({ text }: Token): Keys {
  // Most tokens are numbers, each report with its own: they would only drive the labels out of what is remembered.
  return text.length > LONGEST_LABEL || isValueText(text) ? null : keysOfLabel(text)
}

const keysOfLabel = remembered((text): Keys => {
  if (SENTENCE_END.test(text)) return null
  const full = fullKey(text)
  return full === '' ? null : { full, bare: bareKey(text), numbering: numberingOf(text) }
})

export function candidatesOf(layout: Layout, keyed: readonly Keys[], lexicon: Lexicon): Map<number, RowMatch[]> {
  const { tokens } = layout
  const candidates = new Map<number, RowMatch[]>()
  const add = (first: number, last: number, keys: NonNullable<Keys>): boolean => {
    const places = lexicon.rowsByKey.get(keys.full) ?? lexicon.rowsByKey.get(keys.bare) ?? []
    for (const { table, row } of places) {
      const numbering = lexicon.tables[table]!.rows[row]!.numbering
      const same = numbering === keys.numbering
      // A word as short as 其他 or 总计 is told by its numbering: "3.其他" is not "(六)其他".
      if (!same && keys.numbering !== '' && keys.bare.length <= SHORT_LABEL) continue
      const score = same ? 1 : keys.numbering === '' ? 0.97 : 0.9
      const own = candidates.get(table) ?? []
      own.push({ row, first, last, score })
      candidates.set(table, own)
    }
    return places.length > 0
  }
  for (const [at, keys] of keyed.entries()) {
    if (keys === null || isAmongHeaders(at, keys, layout, lexicon) || add(at, at, keys)) continue
    if (lexicon.keysByStart.has(keys.full.slice(0, 2))) joinFrom(at, tokens, keyed, add)
  }
  return candidates
}

/** A word as short as 其他 or 总计 before another word is a header of a column, not the label of a row. */
function isAmongHeaders(
  at: number,
  { bare, numbering }: NonNullable<Keys>,
  { tokens, grids }: Layout,
  { units }: Lexicon,
): boolean {
  const place = tokens[at]!.at
  if (place === null || numbering !== '' || bare.length > SHORT_LABEL) return false
  const row = grids[place.grid]![place.row]!
  const next = tokens[row[row.indexOf(at) + 1] ?? -1]?.text ?? ''
  return next !== '' && !isValueText(next) && !units.has(next)
}

/** A label broken over cells or lines: together the pieces may be one of the form's. */
function joinFrom(
  at: number,
  tokens: readonly Token[],
  keyed: readonly Keys[],
  add: (first: number, last: number, keys: NonNullable<Keys>) => boolean,
): void {
  let text = tokens[at]!.text
  if (text.length > 80) return
  for (let last = at + 1; last < Math.min(at + MOST_JOINED, tokens.length); last += 1) {
    if (keyed[last] === null || !sameFlow(tokens[at]!, tokens[last]!)) return
    text += tokens[last]!.text
    if (text.length > LONGEST_LABEL) return
    const joined = keysOfToken({ ...tokens[at]!, text })
    if (joined !== null && add(at, last, joined)) return
  }
}

/** Lines follow lines and cells cells; a label begun above a drawn row may go on in the row's first cell. */
export function sameFlow(a: Token, b: Token): boolean {
  if (a.at === null) return b.at === null || b.at.column === 0
  return b.at !== null && a.at.grid === b.at.grid
}
