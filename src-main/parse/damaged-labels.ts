import type { RowMatch } from './anchor.ts'
import { fullKey, likeness } from './label.ts'
import type { Token } from './layout.ts'
import type { Lexicon, TableEntry } from './lexicon.ts'
import { type Keys, sameFlow } from './row-candidates.ts'

const MOST_JOINED = 3

const HEADER_REACH = 45

const CLOSE_ENOUGH = 0.6

/** Damaged labels: between two rows that are found, a token like the label of a row that is missing there. */
export function fillByLikeness(
  rows: readonly RowMatch[],
  entry: TableEntry,
  tokens: readonly Token[],
  keyed: readonly Keys[],
  lexicon: Lexicon,
): RowMatch[] {
  const filled: RowMatch[] = []
  for (let nth = 0; nth <= rows.length; nth += 1) {
    const previous = rows[nth - 1]
    const next = rows[nth]
    const firstRow = (previous?.row ?? -1) + 1
    const lastRow = (next?.row ?? entry.rows.length) - 1
    const room = HEADER_REACH
    let from = previous ? previous.last + 1 : Math.max(0, (next?.first ?? 0) - room)
    const until = next ? next.first : Math.min(tokens.length, (previous?.last ?? 0) + room)
    for (let row = firstRow; row <= lastRow && from < until; row += 1) {
      const match = mostAlike(row, from, until, entry, keyed, lexicon)
      if (match === null) continue
      filled.push(match)
      from = match.last + 1
    }
    if (next) filled.push(next)
  }
  return filled.map(match => absorb(match, entry, tokens, keyed, filled))
}

function mostAlike(
  row: number,
  from: number,
  until: number,
  entry: TableEntry,
  keyed: readonly Keys[],
  { beforeTails, rowsByKey }: Lexicon,
): RowMatch | null {
  let best: RowMatch | null = null
  const own = entry.rows[row]!.keys
  for (let at = from; at < until; at += 1) {
    const keys = keyed[at]
    if (!keys || keys.full.length < 3 || rowsByKey.has(keys.full) || !own.some(key => mayBeAlike(key, keys))) continue
    const score = Math.max(
      ...entry.rows[row]!.keys.filter(
        key => !beforeTails.get(key)?.has(keys.full[keys.full.lastIndexOf(key) - 1] ?? ''),
      ).map(key => Math.max(likeness(key, keys.full), likeness(key, keys.bare))),
      0,
    )
    if (score >= CLOSE_ENOUGH && score > (best?.score ?? 0)) best = { row, first: at, last: at, score: score * 0.95 }
  }
  return best
}

/** Texts of too different length cannot share enough pairs. */
function mayBeAlike(key: string, { full, bare }: NonNullable<Keys>): boolean {
  return [full.length, bare.length].some(
    length => 2 * (Math.min(key.length, length) - 1) >= CLOSE_ENOUGH * (key.length + length - 2),
  )
}

function isOpen(text: string): boolean {
  return text.lastIndexOf('(') > text.lastIndexOf(')')
}

function goesOn(last: number, tokens: readonly Token[], keyed: readonly Keys[], all: readonly RowMatch[]): boolean {
  const next = tokens[last + 1]
  if (!next || !keyed[last + 1] || !/^[^()]*\)/.test(next.text)) return false
  return sameFlow(tokens[last]!, next) && !all.some(other => other.first === last + 1)
}

/** A label that goes on in the next cell: taken in when that makes it more like the form's. */
function absorb(
  match: RowMatch,
  entry: TableEntry,
  tokens: readonly Token[],
  keyed: readonly Keys[],
  all: readonly RowMatch[],
): RowMatch {
  const pieceAfter = (at: number): Keys => {
    const next = tokens[at + 1]
    const nextKeys = keyed[at + 1]
    if (!next || !nextKeys || !sameFlow(tokens[at]!, next) || all.some(other => other.first === at + 1)) return null
    return nextKeys
  }
  // Behind most labels stands a value.
  if (pieceAfter(match.last) === null) return match
  const keys = entry.rows[match.row]!.keys
  const longest = keys.reduce((a, b) => (b.length > a.length ? b : a), '')
  let { last } = match
  let text = tokens
    .slice(match.first, match.last + 1)
    .map(token => token.text)
    .join('')
  // A note that opens in one piece closes in the next.
  while (isOpen(text) && last - match.first < MOST_JOINED && goesOn(last, tokens, keyed, all)) {
    last += 1
    text += tokens[last]!.text
  }
  let alike = likeness(longest, fullKey(text))
  while (last - match.first < MOST_JOINED) {
    const nextKeys = pieceAfter(last)
    if (nextKeys === null) break
    // A numbering of its own may be a slip ("6.已获取信息"), so the piece is compared without it.
    const longer = likeness(longest, fullKey(text) + nextKeys.full)
    if (longer <= alike + 0.02) break
    alike = longer
    text += nextKeys.full
    last += 1
  }
  return {
    ...match,
    last,
    score: Math.max(match.score, last > match.last ? alike * 0.98 : 0),
  }
}
