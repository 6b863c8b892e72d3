import { bareKey, fullKey, likeness, numberingOf } from './label.ts'
import type { Layout, Token } from './layout.ts'
import type { Lexicon, TableEntry } from './lexicon.ts'
import { isValueText } from './value-text.ts'

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

/** Labels longer than this are prose. */
const LONGEST_LABEL = 160
const SHORT_LABEL = 4
const MOST_JOINED = 3
const CLOSE_ENOUGH = 0.6
/** How far above its first row a table's header is looked for, in tokens. */
const HEADER_REACH = 45

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
  const found: TableMatch[] = []
  const again: TableMatch[] = []
  for (const [at, entry] of lexicon.tables.entries()) {
    const own = candidates.get(at)
    const rows = own ? bestChain(own, entry) : []
    // A few words in common are not worth a search for damaged labels.
    if (own === undefined || rows.length < (entry.rows.length > LONG_TABLE ? FEWEST_EXACT : 1)) continue
    const match = toMatch(fillByLikeness(rows, entry, tokens, keyed, lexicon), entry, tokens)
    if (!isCredible(match)) continue
    found.push(match)
    again.push(...repeatedIn(own, match, tokens))
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

function toMatch(rows: readonly RowMatch[], entry: TableEntry, tokens: readonly Token[]): TableMatch {
  const columns = headerColumns(rows, entry, tokens)
  return { entry, rows, columns, score: scoreOf(rows, columns, entry) }
}

const MOST_COPIES = 3
/** Share of the rows of a table that must be there again for it to be there twice. */
const COPIED = 0.6

/** The table once more, as where a file holds two reports or sets two years side by side. */
function repeatedIn(candidates: readonly RowMatch[], match: TableMatch, tokens: readonly Token[]): TableMatch[] {
  const copies: TableMatch[] = []
  const taken = new Set(match.rows.flatMap(tokensOf))
  const values = (rows: readonly RowMatch[]): number =>
    rows.filter(({ row }) => !match.entry.rows[row]!.row.heading).length
  for (let nth = 0; nth < MOST_COPIES; nth += 1) {
    const left = candidates.filter(one => one.score >= SURE && !tokensOf(one).some(at => taken.has(at)))
    const rows = bestChain(left, match.entry)
    if (rows.length === 0 || values(rows) < COPIED * values(match.rows)) break
    const copy = toMatch(rows, match.entry, tokens)
    if (!isCredible(copy)) break
    copies.push(copy)
    for (const at of rows.flatMap(tokensOf)) taken.add(at)
  }
  return copies
}

const SURE = 0.9

function tokensOf({ first, last }: RowMatch): number[] {
  return Array.from({ length: last - first + 1 }, (_, nth) => first + nth)
}

/** Of further matches those that stand elsewhere; the same place read by another edition is no copy. */
function copiesOf(best: readonly TableMatch[], further: readonly TableMatch[]): TableMatch[] {
  const copies: TableMatch[] = []
  for (const match of [...further].sort((a, b) => b.score - a.score)) {
    const same = (other: TableMatch): boolean => other.entry.table.id === match.entry.table.id
    const own = new Set(match.rows.map(({ first }) => first))
    const elsewhere = [...best, ...copies].filter(same).every(other => other.rows.every(({ first }) => !own.has(first)))
    if (elsewhere && best.some(same)) copies.push(match)
  }
  return copies
}

type Keys = {
  readonly full: string
  readonly bare: string
  readonly numbering: string
} | null

function keysOfToken(token: Token): Keys {
  if (token.text.length === 0 || token.text.length > LONGEST_LABEL || isValueText(token.text)) return null
  const full = fullKey(token.text)
  return full === '' ? null : { full, bare: bareKey(token.text), numbering: numberingOf(token.text) }
}

function candidatesOf(layout: Layout, keyed: readonly Keys[], lexicon: Lexicon): Map<number, RowMatch[]> {
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
    joinFrom(at, tokens, keyed, add)
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
function sameFlow(a: Token, b: Token): boolean {
  if (a.at === null) return b.at === null || b.at.column === 0
  return b.at !== null && a.at.grid === b.at.grid
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

/** Damaged labels: between two rows that are found, a token like the label of a row that is missing there. */
function fillByLikeness(
  rows: readonly RowMatch[],
  entry: TableEntry,
  tokens: readonly Token[],
  keyed: readonly Keys[],
  { beforeTails }: Lexicon,
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
      const match = mostAlike(row, from, until, entry, keyed, beforeTails)
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
  beforeTails: Lexicon['beforeTails'],
): RowMatch | null {
  let best: RowMatch | null = null
  const own = entry.rows[row]!.keys
  for (let at = from; at < until; at += 1) {
    const keys = keyed[at]
    if (!keys || keys.full.length < 3 || !own.some(key => mayBeAlike(key, keys))) continue
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
  while (last + 1 < tokens.length && last - match.first < MOST_JOINED) {
    const next = tokens[last + 1]!
    const nextKeys = keyed[last + 1]
    if (!nextKeys || !sameFlow(tokens[last]!, next) || all.some(other => other.first === last + 1)) break
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

/** Columns whose header stands above the first row; broken headers are read together. */
function headerColumns(rows: readonly RowMatch[], entry: TableEntry, tokens: readonly Token[]): Set<number> {
  const first = rows[0]!.first
  const header = tokens
    .slice(Math.max(0, first - HEADER_REACH), first)
    .map(token => fullKey(token.text))
    .join('')
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

/** One edition a table; where two fit alike, the one that fits the rest of the file better. */
function bestEditions(found: readonly TableMatch[]): TableMatch[] {
  const overall = new Map<string, number>()
  for (const { entry, score } of found) overall.set(entry.template.id, (overall.get(entry.template.id) ?? 0) + score)
  const best = new Map<string, TableMatch>()
  for (const match of found) {
    const rival = best.get(match.entry.table.id)
    if (!rival || isBetter(match, rival, overall)) best.set(match.entry.table.id, match)
  }
  return [...best.values()].sort((a, b) => a.rows[0]!.first - b.rows[0]!.first)
}

function isBetter(a: TableMatch, b: TableMatch, overall: ReadonlyMap<string, number>): boolean {
  const [ownA, ownB] = [distinctiveShare(a, b), distinctiveShare(b, a)]
  if (ownA !== null && ownB !== null && Math.abs(ownA - ownB) > 0.01) return ownA > ownB
  if ((ownA === null) !== (ownB === null)) return ownA === null ? ownB! < TELLING : ownA >= TELLING
  if (Math.abs(a.score - b.score) > 0.25) return a.score > b.score
  return (overall.get(a.entry.template.id) ?? 0) > (overall.get(b.entry.template.id) ?? 0)
}

/** So much of what only one of two editions has speaks for it. */
const TELLING = 0.3

/** Share found of the rows and columns that only this edition of the table has; null when there are none. */
function distinctiveShare({ entry, rows, columns }: TableMatch, rival: TableMatch): number | null {
  const theirs = rival.entry.table
  const ownRows = entry.rows.flatMap(({ row }, at) =>
    // What the other edition has as a heading tells nothing: (六)其他处理 is a row in one and a heading in the other.
    theirs.rows.some(other => other.id === row.id) ? [] : [at],
  )
  const ownColumns = entry.table.columns.flatMap(({ id }, at) =>
    theirs.columns.some(other => other.id === id) ? [] : [at],
  )
  const total = ownRows.length + ownColumns.length
  if (total === 0) return null
  const found =
    ownRows.filter(at => rows.some(({ row, score }) => row === at && score >= 0.9)).length +
    ownColumns.filter(at => columns.has(at)).length
  return found / total
}
