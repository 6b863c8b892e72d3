import { fillByLikeness } from './damaged-labels.ts'
import { bestEditions } from './editions.ts'
import { fullKey } from './label.ts'
import type { Layout, Token } from './layout.ts'
import type { Lexicon, TableEntry } from './lexicon.ts'
import { copiesOf, tokensOf } from './repeats.ts'
import { candidatesOf, keysOfToken } from './row-candidates.ts'

/** A row of a form found in a file: the tokens `first` to `last` together are its label. */
export type RowMatch = {
  readonly row: number
  readonly first: number
  readonly last: number
  readonly score: number
}

export type TableMatch = {
  readonly entry: TableEntry
  /** In the order of the form and of the file. */
  readonly rows: readonly RowMatch[]
  /** Columns whose header was seen, by index. */
  readonly columns: ReadonlySet<number>
  readonly score: number
}

/** How far above its first row a table's header is looked for, in tokens. */
const HEADER_REACH = 45
/** What is longer is prose above the table. */
const LONGEST_HEADER = 80

/**
 * Find the tables of the forms in a file by the labels of their rows.
 *
 * Every token that reads like a row's label is a candidate; the longest chain that keeps the order of both form and
 * file wins, so that repeated labels (其他, 总计, 被依法纠错数) fall to their places. Rows still missing are looked for
 * between their neighbours by likeness. Of editions that share a table the one that fits best is kept.
 */
export function anchorTables(layout: Layout, lexicon: Lexicon): Anchors {
  const { tokens } = layout
  const keyed = tokens.map(keysOfToken)
  const candidates = candidatesOf(layout, keyed, lexicon)
  const headerKey = headerKeysOf(tokens)
  const found: TableMatch[] = []
  const again: TableMatch[] = []
  for (const [at, entry] of lexicon.tables.entries()) {
    const own = candidates.get(at)
    const rows = own ? bestChain(own, entry) : []
    // A few words in common are not worth a search for damaged labels.
    if (own === undefined || rows.length < (entry.rows.length > LONG_TABLE ? FEWEST_EXACT : 1)) continue
    const match = toMatch(fillByLikeness(rows, entry, tokens, keyed, lexicon), entry, headerKey)
    if (!isCredible(match)) continue
    found.push(match)
    again.push(...repeatedIn(own, match, headerKey))
  }
  const best = bestEditions(found)
  return {
    matches: best,
    copies: copiesOf(best, [...again, ...found.filter(match => !best.includes(match))]),
  }
}

const LONG_TABLE = 10

const FEWEST_EXACT = 3

/** The tables found, one of each kind, and what else in the file reads like one of these kinds. */
export type Anchors = {
  readonly matches: readonly TableMatch[]
  readonly copies: readonly TableMatch[]
}

function toMatch(rows: readonly RowMatch[], entry: TableEntry, headerKey: HeaderKey): TableMatch {
  const columns = headerColumns(rows, entry, headerKey)
  return { entry, rows, columns, score: scoreOf(rows, columns, entry) }
}

const MOST_COPIES = 3

/** Share of the rows of a table that must be there again for it to be there twice. */
const COPIED = 0.6

const SURE = 0.9

/** The table once more, as where a file holds two reports or sets two years side by side. */
function repeatedIn(candidates: readonly RowMatch[], match: TableMatch, headerKey: HeaderKey): TableMatch[] {
  const copies: TableMatch[] = []
  const taken = new Set(match.rows.flatMap(tokensOf))
  const values = (rows: readonly RowMatch[]): number =>
    rows.filter(({ row }) => !match.entry.rows[row]!.row.heading).length
  for (let nth = 0; nth < MOST_COPIES; nth += 1) {
    const left = candidates.filter(one => one.score >= SURE && !tokensOf(one).some(at => taken.has(at)))
    const rows = bestChain(left, match.entry)
    if (rows.length === 0 || values(rows) < COPIED * values(match.rows)) break
    const copy = toMatch(rows, match.entry, headerKey)
    if (!isCredible(copy)) break
    copies.push(copy)
    for (const at of rows.flatMap(tokensOf)) taken.add(at)
  }
  return copies
}

/** The heaviest chain of candidates in which rows and tokens both go forward; far jumps cost a little. */
function bestChain(candidates: readonly RowMatch[], entry: TableEntry): RowMatch[] {
  const sorted = [...candidates].sort((a, b) => a.first - b.first || b.score - a.score || a.row - b.row)
  const weight = new Float64Array(sorted.length)
  const before = new Int32Array(sorted.length).fill(-1)
  const perRow = entry.columns.length + 4
  let best = -1
  for (const [at, candidate] of sorted.entries()) {
    weight[at] = candidate.score
    for (let earlier = 0; earlier < at; earlier += 1) {
      const from = sorted[earlier]!
      if (from.last >= candidate.first || from.row >= candidate.row) continue
      const jump = Math.max(0, candidate.first - from.last - perRow * (candidate.row - from.row))
      const reached = weight[earlier]! + candidate.score - Math.min(1.5, jump * 0.02)
      if (reached > weight[at]! + 1e-9) {
        weight[at] = reached
        before[at] = earlier
      }
    }
    if (best === -1 || weight[at]! > weight[best]! + 1e-9) best = at
  }
  const chain: RowMatch[] = []
  for (let at = best; at !== -1; at = before[at]!) chain.unshift(sorted[at]!)
  return chain
}

/** What the token at a place says as part of a header. */
type HeaderKey = (at: number) => string

/** Each is worked out once: the same stretch of a file is looked through for every table of every edition. */
function headerKeysOf(tokens: readonly Token[]): HeaderKey {
  const keys: string[] = []
  return at => {
    keys[at] ??= tokens[at]!.text.length > LONGEST_HEADER ? '' : fullKey(tokens[at]!.text)
    return keys[at]
  }
}

/** Columns whose header stands above the first row; broken headers are read together. */
function headerColumns(rows: readonly RowMatch[], entry: TableEntry, headerKey: HeaderKey): Set<number> {
  const first = rows[0]!.first
  let header = ''
  for (let at = Math.max(0, first - HEADER_REACH); at < first; at += 1) header += headerKey(at)
  const seen = new Set<number>()
  for (const [column, keys] of entry.columns.entries()) if (keys.some(key => header.includes(key))) seen.add(column)
  return seen
}

function scoreOf(rows: readonly RowMatch[], columns: ReadonlySet<number>, entry: TableEntry): number {
  const stated = rows.reduce((sum, { score }) => sum + score, 0)
  const missingRows = entry.rows.length - rows.length
  const missingColumns = entry.columns.length - columns.size
  return stated + columns.size - 0.75 * (missingRows + missingColumns)
}

/** A stray word or two is not a table: many rows speak for themselves, few need their header. */
function isCredible({ entry, rows, columns }: TableMatch): boolean {
  if (entry.columns.length === 1 && entry.rows.length > LONG_TABLE) return rows.length >= 6
  if (entry.rows.length > LONG_TABLE) return rows.length >= 5
  return columns.size * 2 >= entry.columns.length && rows.some(({ row }) => !entry.rows[row]!.row.heading)
}
