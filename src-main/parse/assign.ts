import type { Remark } from '#shared/domain/document.ts'
import { type ColumnTemplate, columnsOfRow, indicatorId, type RowTemplate } from '#shared/domain/form.ts'
import type { Evidence, Reading } from '#shared/domain/reading.ts'
import { type CellValue, readValue } from '#shared/domain/value.ts'
import type { RowMatch, TableMatch } from './anchor.ts'
import { placeCells, withoutFiller } from './columns.ts'
import { endsAsAnother } from './fused-labels.ts'
import type { Layout, Token } from './layout.ts'
import type { Lexicon, TableEntry } from './lexicon.ts'
import type { Unsettled } from './open-rows.ts'
import { setUnitApart, valueCells } from './row-cells.ts'
import { holdLabel, isBeforeUnit, isParted, isShifted, measuresOther } from './suspect-values.ts'

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
  /** Rows of each grid that may be headers. */
  readonly headerRows: readonly (readonly number[])[]
  /** The year reported on, as far as the text tells: some tables set several years side by side. */
  readonly year: number | null
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
  const { unit, cells: behind } = setUnitApart(valueCells(found, columns.length, anchored), columns.length, anchored)
  const cells = withoutFiller(behind, columns.length, match, found, anchored)
  const inOrder = placeCells(cells, columns, match, found, anchored, unit ?? found.last)
  const isOff =
    Array.isArray(inOrder) &&
    (isShifted(inOrder, columns, anchored) || isParted(inOrder, anchored) || holdLabel(inOrder, anchored))
  const placed = isOff ? null : inOrder
  const printedUnit = unit === null ? null : anchored.layout.tokens[unit]!.text
  const confidence = found.score >= 0.9 ? EXACT : Math.min(0.95, found.score)
  const label = labelEvidence(found, anchored)
  const isForeign =
    endsAsAnother(match, found, anchored) ||
    measuresOther(measure(printedUnit), row.unit) ||
    isBeforeUnit(behind, anchored)
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
  const used = [...behind, ...(unit === null ? [] : [unit])]
  if (isForeign && cells.length > 0) {
    const evidence = spanOf(cells, anchored)
    const readings = columns.map(column => make(column, { kind: 'unreadable', text: evidence.quote }, evidence, 0.3))
    return { readings, unsettled: null, used, remarks: [ofAnother(row.label.zh, label)] }
  }
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
    if (cells.length <= columns.length) {
      const open = leaveOpen(entry, row, columns, cells, label, anchored)
      return {
        readings: [],
        unsettled: cells.length < columns.length ? open : { ...open, byOrder: true },
        used,
        remarks,
      }
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

const NOTHING: RowReading = {
  readings: [],
  unsettled: null,
  used: [],
  remarks: [],
}

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
    ...(table.oftenEqual === true && { oftenEqual: true }),
    page: tokens[0]!.page,
    whole: spanOf(cells, anchored),
    label,
  }
}

/** The number of a page that got into the last cell above its end: "0\n— 4 —". */
const FOOT_OF_PAGE = /\s*\n\s*[-—–]\s*\d{1,3}\s*[-—–]$/

/** The value in a cell, understood from the cleaned text and kept as printed. */
export function readCell(token: Token, { cite }: Anchored, signed = false): { value: CellValue; evidence: Evidence } {
  const printed = token.text.replace(FOOT_OF_PAGE, '')
  const evidence = cite(token.start, printed === '' ? token.end : token.start + printed.length, token.page)
  // A change may be put in words: 减3, 增加2项.
  const change = signed ? /^([增减])[加少]?\s*(\d+)\s*[项件个]?$/.exec(printed) : null
  const text = change === null ? printed : `${change[1] === '减' ? '-' : ''}${change[2]}`
  return { value: { ...readValue(text), text: evidence.quote }, evidence }
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

function ofAnother(label: string, { start, end }: Evidence): Remark {
  return { stage: 'cells', says: `“${label}”后面的数像是另一行的`, start, end }
}

function remark(label: string, cells: number, columns: number, { start, end }: Evidence): Remark {
  return {
    stage: 'cells',
    says: `“${label}”一行有 ${cells} 格，应有 ${columns} 格`,
    start,
    end,
  }
}
