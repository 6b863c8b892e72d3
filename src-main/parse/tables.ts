import type { Remark } from '#shared/domain/document.ts'
import { columnsOfRow, type EditionId } from '#shared/domain/form.ts'
import type { Forms } from '#shared/domain/forms.ts'
import type { LocalRow, NarrativeReading, Reading } from '#shared/domain/reading.ts'
import type { TaughtUse } from '#shared/domain/teaching.ts'
import { anchorTables, type RowMatch, type TableMatch } from './anchor.ts'
import { type Anchored, type Cite, leaveOpen, type RowReading, readRow } from './assign.ts'
import { type Copy, doubtCopies } from './copies.ts'
import { headerRowsOf } from './headers.ts'
import type { Layout } from './layout.ts'
import type { Lexicon } from './lexicon.ts'
import { readLocalRows } from './local-rows.ts'
import { settleOpenRows, type Unsettled } from './open-rows.ts'
import { adoptOrphans } from './orphans.ts'
import { giveBack } from './pulled-out.ts'
import { rowsThatMayBeOthers } from './same-labels.ts'
import { readTaughtRows } from './taught-rows.ts'
import { readUnlabelled } from './unlabelled.ts'
import { isValueText } from './value-text.ts'

/** What the tables of a file print, before the arithmetic of the form has settled what is open. */
export type FoundTables = Draft & {
  readonly copies: readonly Copy[]
  readonly local: readonly LocalRow[]
  readonly taught: readonly TaughtUse[]
  readonly editions: readonly EditionId[]
}

/**
 * Find the tables of the forms and read them: values, rows the form does not have, and what was odd.
 *
 * @param year  The year reported on, as far as the text tells.
 */
export function findTables(
  layout: Layout,
  lexicon: Lexicon,
  { wordings, taught: wordingsTaught }: Forms,
  { cite, year }: Pick<Anchored, 'cite' | 'year'>,
): FoundTables {
  const { matches, copies } = anchorTables(layout, lexicon)
  const starts = new Set([...matches, ...copies].flatMap(match => match.rows.map(row => row.first)))
  const headerRows = headerRowsOf(layout, starts)
  const anchored: Anchored = { layout, lexicon, starts, headerRows, year, cite }
  const draft: Draft = {
    readings: [],
    unsettled: [],
    remarks: [],
    inTables: new Set(),
  }
  for (const match of matches) readMatch(match, anchored, draft)
  const unlabelled = readUnlabelled(anchored, matches, 0)
  take(unlabelled, draft)
  const again = copies.map(copy => readCopy(copy, anchored, draft))
  const beyond = Math.max(0, ...unlabelled.used)
  if (beyond > 0) again.push(readUnlabelledAgain(anchored, matches, beyond + 1, draft))
  const editions = [...matches.map(({ entry }) => entry.template), ...draft.readings, ...draft.unsettled].map(found =>
    'edition' in found ? found.edition : found.id,
  )
  const found = readLocalRows(matches, draft.inTables, anchored, wordings.personal)
  for (const at of found.used) draft.inTables.add(at)
  const stated = [...draft.readings.map(one => one.indicator), ...draft.unsettled.flatMap(row => row.indicators)]
  const { local, taught, ...read } = readTaughtRows(found.rows, wordingsTaught, new Set(stated), anchored)
  draft.readings.push(...read.readings)
  draft.unsettled.push(...read.unsettled)
  draft.remarks.push(...read.remarks)
  markWholeGrids(layout, draft.inTables)
  return {
    ...draft,
    copies: again,
    local,
    taught,
    editions: [...new Set(editions)],
  }
}

/** Settle what is open by the arithmetic of the form, with what the prose states as a witness. */
export function settleTables(
  found: FoundTables,
  narrative: readonly NarrativeReading[],
  forms: Forms,
  cite: Cite,
): { readings: readonly Reading[]; remarks: readonly Remark[] } {
  const settled = settleOpenRows(found.unsettled, found.readings, narrative, forms, cite)
  const { readings, remarks } = doubtCopies([...found.readings, ...settled], found.copies)
  return { readings, remarks: [...found.remarks, ...remarks] }
}

/** What has been read so far, and the tokens it was read from; what is left is prose. */
type Draft = {
  readonly readings: Reading[]
  readonly unsettled: Unsettled[]
  readonly remarks: Remark[]
  readonly inTables: Set<number>
}

function take(row: Omit<RowReading, 'remarks'>, draft: Draft): void {
  draft.readings.push(...row.readings)
  if (row.unsettled !== null) draft.unsettled.push(row.unsettled)
  for (const at of row.used) draft.inTables.add(at)
}

function readMatch(match: TableMatch, anchored: Anchored, draft: Draft): void {
  const { layout, starts, cite } = anchored
  const named: RowMatch[] = []
  const before = draft.unsettled.length
  const mayBeOthers = rowsThatMayBeOthers(match, anchored.layout)
  for (const found of match.rows) {
    const row = readRow(match, found, anchored)
    if (mayBeOthers.has(found)) takeByOrder(row, match, found, anchored, draft)
    else take(row, draft)
    draft.remarks.push(...row.remarks)
    for (let at = found.first; at <= found.last; at += 1) draft.inTables.add(at)
    // A line of its own without values may be half a label, whose row stands elsewhere.
    if (row.used.length > 0 || layout.tokens[found.first]!.at !== null) named.push(found)
  }
  const own = draft.unsettled.slice(before)
  const back = giveBack(match, own, layout)
  if (back !== null) {
    draft.unsettled.splice(before, own.length, ...back.rows)
    for (const at of back.used) draft.inTables.add(at)
  }
  for (const orphan of adoptOrphans({ ...match, rows: named }, layout, starts)) {
    const { row } = match.entry.rows[orphan.row]!
    const label = cite(layout.tokens[orphan.cells[0]!]!.start, layout.tokens[orphan.cells.at(-1)!]!.end)
    const open = leaveOpen(match.entry, row, columnsOfRow(match.entry.table, row), orphan.cells, label, anchored)
    draft.unsettled.push({ ...open, byOrder: true })
    for (const at of [...orphan.label, ...orphan.cells]) draft.inTables.add(at)
    draft.remarks.push({
      stage: 'anchor',
      says: `“${row.label.zh}”一行没有行名，按前后顺序认出`,
      start: label.start,
      end: label.end,
    })
  }
}

/** A row that may be another of the same name, for the arithmetic of the form to bear out. */
function takeByOrder(read: RowReading, match: TableMatch, found: RowMatch, anchored: Anchored, draft: Draft): void {
  const { layout, cite } = anchored
  const { row } = match.entry.rows[found.row]!
  const cells = read.used.filter(at => isValueText(layout.tokens[at]!.text))
  if (cells.length > 0) {
    const label = cite(layout.tokens[found.first]!.start, layout.tokens[found.last]!.end)
    const columns = columnsOfRow(match.entry.table, row)
    draft.unsettled.push({ ...leaveOpen(match.entry, row, columns, cells, label, anchored), byOrder: true })
  }
  for (const at of read.used) draft.inTables.add(at)
}

/** A table that is there a second time, only to be held against the first. */
function readCopy(match: TableMatch, anchored: Anchored, { inTables }: Draft): Copy {
  const draft: Draft = { readings: [], unsettled: [], remarks: [], inTables }
  for (const found of match.rows) {
    take(readRow(match, found, anchored), draft)
    for (let at = found.first; at <= found.last; at += 1) inTables.add(at)
  }
  return { title: match.entry.table.title.zh, ...draft }
}

function readUnlabelledAgain(
  anchored: Anchored,
  matches: readonly TableMatch[],
  from: number,
  { inTables }: Draft,
): Copy {
  const draft: Draft = { readings: [], unsettled: [], remarks: [], inTables }
  take(readUnlabelled(anchored, matches, from), draft)
  return { title: '行政复议、行政诉讼', ...draft }
}

/** Whatever else stands in a grid that holds a table of the form is header or decoration, not prose. */
function markWholeGrids(layout: Layout, inTables: Set<number>): void {
  for (const grid of layout.grids) {
    if (!grid.some(row => row.some(at => inTables.has(at)))) continue
    for (const row of grid) for (const at of row) inTables.add(at)
  }
}
