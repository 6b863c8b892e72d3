import type { RowMatch, TableMatch } from './anchor.ts'
import type { Anchored } from './assign.ts'
import { fullKey } from './label.ts'
import type { RowEntry } from './lexicon.ts'

/** A tail as short as 次数 or 数量 is shared by many labels. */
const SHORTEST_TAIL = 4

/**
 * Whether a label begins as its row's and ends as that of another row. Where lines are lost, the half of a label is
 * followed by the half of a later one, and what stands behind it is the value of that later row.
 */
export function endsAsAnother(match: TableMatch, found: RowMatch, { layout, lexicon }: Anchored): boolean {
  const { keys } = match.entry.rows[found.row]!
  const printed = layout.tokens.slice(found.first, found.last + 1)
  const key = fullKey(printed.map(({ text }) => text).join(''))
  if (keys.includes(key)) return false
  const ownTail = longestTail(key, [match.entry.rows[found.row]!])
  const others = lexicon.tables
    .filter(({ template }) => template === match.entry.template)
    .flatMap(({ rows }) => rows)
    .filter(({ row }) => row !== match.entry.rows[found.row]!.row)
  if (others.some(other => holdsWhole(key, other) && !keys.some(own => holdsWhole(own, other)))) return true
  const tail = longestTail(key, others)
  return tail >= SHORTEST_TAIL && tail > ownTail && !keys.some(own => own.includes(key.slice(-tail)))
}

/** 主要负责同志参加政府网2.政府网站在线访谈次数: another label with its numbering, whole. */
function holdsWhole(key: string, { keys, numbering }: RowEntry): boolean {
  const number = numbering.replace(/[()]/g, '')
  return number !== '' && keys.some(other => key.length > number.length + other.length && key.endsWith(number + other))
}

/** How many characters a key shares with the end of one of these labels. */
function longestTail(key: string, rows: readonly RowEntry[]): number {
  let longest = 0
  for (const other of rows.flatMap(({ keys }) => keys)) {
    let length = 0
    while (length < Math.min(key.length, other.length) && key.at(-1 - length) === other.at(-1 - length)) length += 1
    longest = Math.max(longest, length)
  }
  return longest
}
