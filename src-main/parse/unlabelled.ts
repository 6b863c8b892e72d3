import { columnsOfRow, indicatorId } from '#shared/domain/form.ts'
import type { Reading } from '#shared/domain/reading.ts'
import type { TableMatch } from './anchor.ts'
import { type Anchored, leaveOpen, type RowReading, readCell } from './assign.ts'
import { fullKey } from './label.ts'
import type { TableEntry } from './lexicon.ts'
import { findUnlabelled } from './row-cells.ts'

/** Tables of one row without a label stand under their header: the last header found decides where. */
export function readUnlabelled(
  anchored: Anchored,
  matches: readonly TableMatch[],
  from: number,
): Omit<RowReading, 'remarks'> {
  const { tokens } = anchored.layout
  const likely = matches.at(-1)?.entry.template.id
  const entries = anchored.lexicon.tables.filter(({ table }) => table.rows.some(row => row.unlabelled))
  const entry = entries.find(({ template }) => template.id === likely) ?? entries.at(-1)
  const header = entry === undefined ? null : lastHeader(entry, anchored, from)
  if (entry === undefined || header === null) return { readings: [], unsettled: null, used: [] }
  const row = entry.table.rows.find(({ unlabelled }) => unlabelled)!
  const columns = columnsOfRow(entry.table, row)
  const cells = findUnlabelled({ lastHeader: header, columns: columns.length }, anchored)
  if (cells === null) return { readings: [], unsettled: null, used: [] }
  if (cells.length < columns.length) {
    const label = anchored.cite(tokens[header]!.start, tokens[header]!.end)
    return {
      readings: [],
      unsettled: leaveOpen(entry, row, columns, cells, label, anchored),
      used: cells,
    }
  }
  const readings = columns.map((column, nth): Reading => {
    const { value, evidence } = readCell(tokens[cells[nth]!]!, anchored)
    return {
      indicator: indicatorId(entry.table, row, column),
      edition: entry.template.id,
      value,
      unit: (value.kind === 'number' ? value.unit : undefined) ?? column.unit ?? entry.table.unit,
      origin: 'table',
      confidence: 0.98,
      evidence,
    }
  })
  return { readings, unsettled: null, used: cells }
}

/** The group headers of the table in their order (未经复议直接起诉, 复议后起诉), the last of them. */
function lastHeader(entry: TableEntry, { layout }: Anchored, from: number): number | null {
  const groups = [...new Set(entry.table.columns.flatMap(({ under }) => (under ? under.zh.split(' ') : [])))].map(
    fullKey,
  )
  const wanted = groups.at(-1)
  const before = groups.at(-2)
  if (wanted === undefined) return null
  // A key is no longer than its text: most cells are too short to hold either header.
  const least = Math.min(wanted.length, before?.length ?? wanted.length)
  let seenBefore = before === undefined
  for (const [at, token] of layout.tokens.entries()) {
    if (at < from || token.text.length > 40 || token.text.length < least) continue
    const key = fullKey(token.text)
    if (before !== undefined && key.includes(before)) seenBefore = true
    if (seenBefore && key.includes(wanted)) return at
  }
  return null
}
