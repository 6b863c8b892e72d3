import type { LocalRow } from '#shared/domain/reading.ts'
import { readValue } from '#shared/domain/value.ts'
import type { TableMatch } from './anchor.ts'
import type { Anchored } from './assign.ts'
import { bareKey, fullKey } from './label.ts'
import type { TableEntry } from './lexicon.ts'
import type { FoundLocalRow } from './taught-rows.ts'
import { isValueText } from './value-text.ts'

const HAS_WORDS = /[\u3400-\u9fff].*[\u3400-\u9fff]/

/** Rows that stand within a table of the form and are not of the form: kept as they are, so that nothing is dropped. */
export function readLocalRows(
  matches: readonly TableMatch[],
  known: ReadonlySet<number>,
  anchored: Anchored,
  personal: readonly string[],
): { rows: FoundLocalRow[]; used: number[] } {
  const rows: FoundLocalRow[] = []
  const used: number[] = []
  const keep = (cells: readonly number[], entry: TableEntry, after: string): void => {
    const row = toLocalRow(cells, after, anchored, personal)
    if (row === null) return
    rows.push({ row, entry, label: cells[0]!, values: cells.slice(row.unit === '' ? 1 : 2) })
    used.push(...cells)
  }
  const names = new Map(
    matches.flatMap(({ entry, rows: found }) =>
      found.map(({ first, row }) => [first, { entry, id: entry.rows[row]!.row.id }] as const),
    ),
  )
  for (const [grid, drawn] of anchored.layout.grids.entries()) {
    let above: { entry: TableEntry; id: string } | null = null
    for (const cells of drawn) {
      const of = cells.findLast(at => names.has(at))
      if (of !== undefined) {
        above = names.get(of)!
      } else if (above && cells.every(at => !known.has(at)) && !isHeader(cells, anchored))
        keep(cells, above.entry, above.id)
    }
    if (grid > MOST_GRIDS) break
  }
  for (const match of matches)
    for (const gap of streamGaps(match, known, anchored)) keep(gap.cells, match.entry, gap.after)
  return {
    rows: rows.sort((a, b) => a.row.evidence.start - b.row.evidence.start),
    used,
  }
}

const MOST_GRIDS = 5_000

function isHeader(cells: readonly number[], { layout, lexicon }: Anchored): boolean {
  const texts = cells.map(at => layout.tokens[at]!.text).filter(text => text !== '')
  if (texts.length === 0 || isValueText(texts[0]!)) return true
  return texts.some(text => {
    const keys = [fullKey(text), bareKey(text)]
    return keys.some(key => lexicon.headerKeys.has(key) || lexicon.columnKeys.has(key))
  })
}

/** Between two rows of a table whose rows are not drawn: each piece of text begins a row of its own. */
function streamGaps(
  match: TableMatch,
  known: ReadonlySet<number>,
  anchored: Anchored,
): { cells: number[]; after: string }[] {
  const { tokens } = anchored.layout
  const gaps: { cells: number[]; after: string }[] = []
  for (const [nth, found] of match.rows.entries()) {
    const next = match.rows[nth + 1]
    if (!next || tokens[found.last]!.at !== null) continue
    let cells: number[] = []
    const close = (): void => {
      if (cells.length > 1 && !isHeader(cells, anchored))
        gaps.push({ cells, after: match.entry.rows[found.row]!.row.id })
      cells = []
    }
    for (let at = found.last + 1; at < next.first; at += 1) {
      if (known.has(at)) continue
      if (HAS_WORDS.test(tokens[at]!.text) && !isValueText(tokens[at]!.text)) close()
      cells.push(at)
    }
    close()
  }
  return gaps
}

function toLocalRow(
  cells: readonly number[],
  after: string | null,
  { layout, lexicon, cite }: Anchored,
  personal: readonly string[],
): LocalRow | null {
  const tokens = cells.map(at => layout.tokens[at]!)
  const [label, ...rest] = tokens
  if (!label || !HAS_WORDS.test(label.text) || label.text.length > 80) return null
  const hasUnit = rest.length > 1 && (lexicon.units.has(rest[0]!.text) || !isValueText(rest[0]!.text))
  const values = (hasUnit ? rest.slice(1) : rest).filter((token, at) => at === 0 || token.text !== '')
  const whole = tokens.map(token => token.text).join(' ')
  return {
    label: label.text.replace(/\s+/g, ''),
    unit: hasUnit ? rest[0]!.text : '',
    values: values.map(token => readValue(token.text)),
    after,
    personal: personal.some(word => whole.includes(word)) || /1\d{10}|\d{7,8}/.test(whole),
    evidence: cite(label.start, tokens.at(-1)!.end, label.page),
  }
}
