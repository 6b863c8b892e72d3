import type { Remark } from '#shared/domain/document.ts'
import { columnsOfRow, type EditionId, indicatorId } from '#shared/domain/form.ts'
import type { Forms } from '#shared/domain/forms.ts'
import type { LocalRow, Reading } from '#shared/domain/reading.ts'
import { anchorTables, type TableMatch } from './anchor.ts'
import { type Anchored, type Cite, findUnlabelled, leaveOpen, readCell, readRow } from './assign.ts'
import { fullKey } from './label.ts'
import type { Layout } from './layout.ts'
import type { Lexicon, TableEntry } from './lexicon.ts'
import { readLocalRows } from './local-rows.ts'
import { settleOpenRows, type Unsettled } from './open-rows.ts'
import { adoptOrphans } from './orphans.ts'

export type TableReadings = {
  readonly readings: readonly Reading[]
  readonly local: readonly LocalRow[]
  readonly editions: readonly EditionId[]
  readonly remarks: readonly Remark[]
  /** Tokens that belong to tables; what is left is prose. */
  readonly inTables: ReadonlySet<number>
}

/** Find the tables of the forms and read them: values, rows the form does not have, and what was odd. */
export function readTables(layout: Layout, lexicon: Lexicon, forms: Forms, cite: Cite): TableReadings {
  const matches = anchorTables(layout, lexicon)
  const starts = new Set(matches.flatMap(match => match.rows.map(row => row.first)))
  const anchored: Anchored = { layout, lexicon, starts, cite }
  const inTables = new Set<number>()
  const readings: Reading[] = []
  const remarks: Remark[] = []
  const unsettled: Unsettled[] = []
  for (const match of matches) {
    for (const found of match.rows) {
      const row = readRow(match, found, anchored)
      readings.push(...row.readings)
      remarks.push(...row.remarks)
      if (row.unsettled !== null) unsettled.push(row.unsettled)
      for (let at = found.first; at <= found.last; at += 1) inTables.add(at)
      for (const at of row.used) inTables.add(at)
    }
    for (const orphan of adoptOrphans(match, layout, starts)) {
      const { row } = match.entry.rows[orphan.row]!
      const label = cite(layout.tokens[orphan.cells[0]!]!.start, layout.tokens[orphan.cells.at(-1)!]!.end)
      const open = leaveOpen(match.entry, row, columnsOfRow(match.entry.table, row), orphan.cells, label, anchored)
      unsettled.push({ ...open, byOrder: true })
      for (const at of [...orphan.label, ...orphan.cells]) inTables.add(at)
      remarks.push({
        stage: 'anchor',
        says: `“${row.label.zh}”一行没有行名，按前后顺序认出`,
        start: label.start,
        end: label.end,
      })
    }
  }
  const unlabelled = readUnlabelled(anchored, matches)
  readings.push(...unlabelled.readings)
  if (unlabelled.unsettled !== null) unsettled.push(unlabelled.unsettled)
  readings.push(...settleOpenRows(unsettled, readings, forms, cite))
  for (const at of unlabelled.used) inTables.add(at)
  const editions = [
    ...new Set([...matches.map(({ entry }) => entry.template.id), ...readings.map(({ edition }) => edition)]),
  ]
  const local = readLocalRows(matches, inTables, anchored, forms.wordings.personal)
  for (const at of local.used) inTables.add(at)
  markWholeGrids(layout, inTables)
  return { readings, local: local.rows, editions, remarks, inTables }
}

/** Tables of one row without a label stand under their header: the last header found decides where. */
function readUnlabelled(
  anchored: Anchored,
  matches: readonly TableMatch[],
): { readings: Reading[]; unsettled: Unsettled | null; used: readonly number[] } {
  const { tokens } = anchored.layout
  const likely = matches.at(-1)?.entry.template.id
  const entries = anchored.lexicon.tables.filter(({ table }) => table.rows.some(row => row.unlabelled))
  const entry = entries.find(({ template }) => template.id === likely) ?? entries.at(-1)
  const header = entry === undefined ? null : lastHeader(entry, anchored)
  if (entry === undefined || header === null) return { readings: [], unsettled: null, used: [] }
  const row = entry.table.rows.find(({ unlabelled }) => unlabelled)!
  const columns = columnsOfRow(entry.table, row)
  const cells = findUnlabelled({ lastHeader: header, columns: columns.length }, anchored)
  if (cells === null) return { readings: [], unsettled: null, used: [] }
  if (cells.length < columns.length) {
    const label = anchored.cite(tokens[header]!.start, tokens[header]!.end)
    return { readings: [], unsettled: leaveOpen(entry, row, columns, cells, label, anchored), used: cells }
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
function lastHeader(entry: TableEntry, { layout }: Anchored): number | null {
  const groups = [...new Set(entry.table.columns.flatMap(({ under }) => (under ? under.zh.split(' ') : [])))].map(
    fullKey,
  )
  const wanted = groups.at(-1)
  const before = groups.at(-2)
  if (wanted === undefined) return null
  let seenBefore = before === undefined
  for (const [at, token] of layout.tokens.entries()) {
    if (token.text.length > 40) continue
    const key = fullKey(token.text)
    if (before !== undefined && key.includes(before)) seenBefore = true
    if (seenBefore && key.includes(wanted)) return at
  }
  return null
}

/** Whatever else stands in a grid that holds a table of the form is header or decoration, not prose. */
function markWholeGrids(layout: Layout, inTables: Set<number>): void {
  for (const grid of layout.grids) {
    const tokens = grid.flat()
    if (tokens.some(at => inTables.has(at))) for (const at of tokens) inTables.add(at)
  }
}
