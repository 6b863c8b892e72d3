import type { Remark } from '#shared/domain/document.ts'
import { type ColumnTemplate, columnsOfRow, indicatorId, type RowTemplate } from '#shared/domain/form.ts'
import type { Evidence, Reading } from '#shared/domain/reading.ts'
import { type CellValue, readValue } from '#shared/domain/value.ts'
import type { RowMatch, TableMatch } from './anchor.ts'
import { bareKey, fullKey } from './label.ts'
import type { Layout, Token } from './layout.ts'
import type { Lexicon, TableEntry } from './lexicon.ts'
import type { Unsettled } from './open-rows.ts'
import { isValueText } from './value-text.ts'

/** What a row of the form says, and the tokens that were used up in saying it. */
export type RowReading = {
  readonly readings: readonly Reading[]
  /** The row when what is printed does not tell by itself which column is whose. */
  readonly unsettled: Unsettled | null
  readonly used: readonly number[]
  readonly remarks: readonly Remark[]
}

/** Where the rows of all tables begin, so that one row's values never run into the next. */
export type Anchored = {
  readonly layout: Layout
  readonly lexicon: Lexicon
  readonly starts: ReadonlySet<number>
  readonly cite: Cite
}
export type Cite = (start: number, end: number, page?: number) => Evidence

const EXACT = 0.99
const IMPLIED_BLANK = 0.9

/**
 * Read the values of one row.
 *
 * Cells are given to columns only when their number is right or the header settles it. A row with a cell too few is
 * left open for the arithmetic of the form; one with too many is openly unreadable. Counting on would shift every
 * value behind the gap.
 */
export function readRow(match: TableMatch, found: RowMatch, anchored: Anchored): RowReading {
  const { entry } = match
  const { row } = entry.rows[found.row]!
  if (row.heading) return NOTHING
  const columns = columnsOfRow(entry.table, row)
  const { unit, cells } = setUnitApart(valueCells(found, columns.length, anchored), columns.length, anchored)
  const placed = place(cells, columns, match, found, anchored, unit ?? found.last)
  const printedUnit = unit === null ? null : anchored.layout.tokens[unit]!.text
  const confidence = found.score >= 0.9 ? EXACT : Math.min(0.95, found.score)
  const label = labelEvidence(found, anchored)
  const make = (column: ColumnTemplate, value: CellValue, evidence: Evidence, sure: number): Reading => ({
    indicator: indicatorId(entry.table, row, column),
    edition: entry.template.id,
    value,
    unit:
      (value.kind === 'number' ? value.unit : undefined) ??
      measure(printedUnit) ??
      row.unit ??
      column.unit ??
      entry.table.unit,
    origin: 'table',
    confidence: sure,
    evidence,
  })
  const used = [...cells, ...(unit === null ? [] : [unit])]
  if (placed === 'blank') {
    return {
      readings: columns.map(column => make(column, { kind: 'blank', text: '' }, label, IMPLIED_BLANK)),
      unsettled: null,
      used,
      remarks: [],
    }
  }
  if (placed === null) {
    const evidence = cells.length === 0 ? label : spanOf(cells, anchored)
    const remarks = [remark(row.label.zh, cells.length, columns.length, evidence)]
    if (cells.length === 0) return { readings: [], unsettled: null, used, remarks }
    if (cells.length < columns.length) {
      return { readings: [], unsettled: leaveOpen(entry, row, columns, cells, label, anchored), used, remarks }
    }
    const readings = columns.map(column => make(column, { kind: 'unreadable', text: evidence.quote }, evidence, 0.3))
    return { readings, unsettled: null, used, remarks }
  }
  const readings = columns.map((column, nth) => {
    const token = anchored.layout.tokens[placed[nth]!]!
    const { value, evidence } = readCell(token, anchored, column.signed)
    return make(column, value, token.text === '' ? label : evidence, confidence)
  })
  return { readings, unsettled: null, used, remarks: [] }
}

const NOTHING: RowReading = { readings: [], unsettled: null, used: [], remarks: [] }

/** The row for the arithmetic of the form to settle: its cells as pieces, drawn ones never to be cut. */
export function leaveOpen(
  { template, table }: TableEntry,
  row: RowTemplate,
  columns: readonly ColumnTemplate[],
  cells: readonly number[],
  label: Evidence,
  anchored: Anchored,
): Unsettled {
  const tokens = cells.map(at => anchored.layout.tokens[at]!)
  return {
    edition: template.id,
    indicators: columns.map(column => indicatorId(table, row, column)),
    signed: columns.map(column => column.signed ?? false),
    units: columns.map(column => row.unit ?? column.unit ?? table.unit),
    // Values a line each are cells, whatever else is missing; digits run together stand in few pieces.
    pieces: tokens.map(({ text, start, bounded, alone }) => ({
      text,
      start,
      bounded: bounded || (alone && tokens.length * 2 > columns.length),
    })),
    page: tokens[0]!.page,
    whole: spanOf(cells, anchored),
    label,
  }
}

/** The value in a cell, understood from the cleaned text and kept as printed. */
export function readCell(token: Token, { cite }: Anchored, signed = false): { value: CellValue; evidence: Evidence } {
  const evidence = cite(token.start, token.end, token.page)
  // A change may be put in words: 减3, 增加2项.
  const change = signed ? /^([增减])[加少]?\s*(\d+)\s*[项件个]?$/.exec(token.text) : null
  const text = change === null ? token.text : `${change[1] === '减' ? '-' : ''}${change[2]}`
  return { value: { ...readValue(text), text: evidence.quote }, evidence }
}

/** The row of a table that has no label of its own: the first run of values under its header. */
export function findUnlabelled(match: { lastHeader: number; columns: number }, anchored: Anchored): number[] | null {
  const { tokens } = anchored.layout
  let at = match.lastHeader + 1
  while (at < tokens.length && at < match.lastHeader + 60 && !holdsValue(tokens[at]!)) at += 1
  const cells: number[] = []
  const home = tokens[at]?.at ?? null
  while (at < tokens.length && belongs(tokens[at]!, home)) {
    cells.push(at)
    at += 1
  }
  while (cells.length > match.columns && tokens[cells.at(-1)!]!.text === '') cells.pop()
  return cells.length > 0 && cells.length <= match.columns ? cells : null
}

function holdsValue(token: Token): boolean {
  return token.text !== '' && isValueText(token.text)
}

function belongs(token: Token, home: Token['at']): boolean {
  if (home === null ? token.at !== null : token.at?.grid !== home.grid || token.at.row !== home.row) return false
  return isValueText(token.text)
}

/** Tokens right of the label in its drawn row, or behind it up to the next label where rows are not drawn. */
function valueCells(found: RowMatch, columns: number, { layout, lexicon, starts }: Anchored): number[] {
  const { tokens, grids } = layout
  const home = tokens[found.last]!.at
  if (home !== null) return grids[home.grid]![home.row]!.filter(at => tokens[at]!.at!.column > home.column)
  const below = rowBelow(found, columns, { layout, starts })
  if (below !== null) return below
  const cells: number[] = []
  for (let at = found.last + 1; at < tokens.length && cells.length <= columns + 1; at += 1) {
    const token = tokens[at]!
    if (starts.has(at) || token.at !== null) break
    if (!isValueText(token.text) && !(cells.length === 0 && lexicon.units.has(token.text))) break
    cells.push(at)
  }
  return cells
}

/** A label printed above its drawn row: the row that follows holds values only, and as many as there are columns. */
function rowBelow(
  found: RowMatch,
  columns: number,
  { layout, starts }: Pick<Anchored, 'layout' | 'starts'>,
): number[] | null {
  const { tokens, grids } = layout
  const home = tokens[found.last + 1]?.at
  if (!home || columns < 2) return null
  const row = grids[home.grid]![home.row]!
  const isFirst = row[0] === found.last + 1
  return isFirst && row.length === columns && row.every(at => !starts.has(at) && isValueText(tokens[at]!.text))
    ? [...row]
    : null
}

/** Some forms print the unit before the values; a dash there is told from a value by being one cell too many. */
function setUnitApart(
  cells: readonly number[],
  columns: number,
  { layout, lexicon }: Anchored,
): { unit: number | null; cells: number[] } {
  const first = cells[0]
  const text = first === undefined ? '' : layout.tokens[first]!.text.replace(/\s/g, '')
  const isUnit = lexicon.units.has(text) && (!isValueText(text) || cells.length === columns + 1)
  return isUnit ? { unit: first!, cells: cells.slice(1) } : { unit: null, cells: [...cells] }
}

/** A token for each column in the form's order; `blank` when nothing is printed; null when the text does not tell. */
function place(
  cells: readonly number[],
  columns: readonly ColumnTemplate[],
  match: TableMatch,
  found: RowMatch,
  anchored: Anchored,
  last: number,
): readonly number[] | 'blank' | null {
  const { tokens } = anchored.layout
  if (cells.length === 0) return columns.length === 1 && labelEnds(last, anchored) ? 'blank' : null
  const byHeader = headerOrder(columns, match, found, anchored)
  if (cells.length === columns.length) {
    if (byHeader === null) return cells
    const order = byHeader.map((column, nth) => ({ column, nth })).sort((a, b) => a.column - b.column)
    const placed = new Array<number>(columns.length)
    for (const [at, { nth }] of order.entries()) placed[nth] = cells[at]!
    return placed
  }
  if (cells.length < columns.length) return null
  if (byHeader !== null) {
    const placed = byHeader.map(column => cells.find(at => tokens[at]!.at?.column === column))
    const stray = cells.filter(at => !placed.includes(at) && tokens[at]!.text !== '')
    if (placed.every(at => at !== undefined) && stray.length === 0) return placed as number[]
  }
  const rest = cells.slice(columns.length)
  return rest.every(at => tokens[at]!.text === '') ? cells.slice(0, columns.length) : null
}

/**
 * A value that is simply not there is a blank only when what follows the label is known: the next row, a heading or a
 * header. Behind anything else the label may go on, and the value with it.
 */
function labelEnds(last: number, { layout, lexicon, starts }: Anchored): boolean {
  const next = layout.tokens[last + 1]
  if (next === undefined || starts.has(last + 1)) return true
  const home = layout.tokens[last]!.at
  if (home !== null) return next.at === null || next.at.row !== home.row || next.at.grid !== home.grid
  const keys = [fullKey(next.text), bareKey(next.text)]
  return keys.some(key => lexicon.headerKeys.has(key) || lexicon.columnKeys.has(key))
}

/** The drawn column of each of the form's columns, when one header row above names them all apart. */
function headerOrder(
  columns: readonly ColumnTemplate[],
  match: TableMatch,
  found: RowMatch,
  { layout, starts }: Anchored,
): number[] | null {
  const home = layout.tokens[found.first]!.at
  if (home === null) return null
  const grid = layout.grids[home.grid]!
  const drawn = new Map<number, number>()
  for (let row = home.row - 1; row >= 0 && drawn.size < columns.length; row -= 1) {
    // A row of the form may be called as a column is (总计, 其他): only rows above the labels are headers.
    if (grid[row]!.some(at => starts.has(at))) continue
    for (const at of grid[row]!) {
      const key = fullKey(layout.tokens[at]!.text)
      const column = match.entry.columns.findIndex((keys, nth) => !drawn.has(nth) && keys.includes(key))
      if (column !== -1 && columns.includes(match.entry.table.columns[column]!))
        drawn.set(column, layout.tokens[at]!.at!.column)
    }
  }
  const order = columns.map(column => drawn.get(match.entry.table.columns.indexOf(column)))
  if (order.some(column => column === undefined) || new Set(order).size !== columns.length) return null
  return order as number[]
}

function measure(unit: string | null): string | null {
  return unit === null || /^[—―–-]+$/.test(unit) ? null : unit.replace(/\s/g, '')
}

function labelEvidence(found: RowMatch, { layout, cite }: Anchored): Evidence {
  const first = layout.tokens[found.first]!
  return cite(first.start, layout.tokens[found.last]!.end, first.page)
}

function spanOf(cells: readonly number[], { layout, cite }: Anchored): Evidence {
  const first = layout.tokens[cells[0]!]!
  return cite(first.start, layout.tokens[cells.at(-1)!]!.end, first.page)
}

function remark(label: string, cells: number, columns: number, { start, end }: Evidence): Remark {
  return { stage: 'cells', says: `“${label}”一行有 ${cells} 格，应有 ${columns} 格`, start, end }
}
