import type { Remark } from '#shared/domain/document.ts'
import type { Evidence, LocalRow, Reading } from '#shared/domain/reading.ts'
import { rowAbove, type TaughtUse, type TaughtWording } from '#shared/domain/teaching.ts'
import { type Anchored, readCell } from './assign.ts'
import { fullKey } from './label.ts'
import type { TableEntry } from './lexicon.ts'
import type { Unsettled } from './open-rows.ts'

/** A row that the form does not have, with the table it stands in and the tokens of its values, blank ones too. */
export type FoundLocalRow = {
  readonly row: LocalRow
  readonly entry: TableEntry
  readonly label: number
  readonly values: readonly number[]
}

export type TaughtRows = {
  readonly local: readonly LocalRow[]
  readonly readings: readonly Reading[]
  readonly unsettled: readonly Unsettled[]
  readonly taught: readonly TaughtUse[]
  readonly remarks: readonly Remark[]
}

/** A person said what the row is; which cell is which column is still the file's to say. */
const TAUGHT = 0.98

/**
 * Read rows that the form does not have by the wordings that people taught. The rest stays as it stands.
 *
 * A row is taken only when it says no second time what the file states elsewhere, and when its cells tell which column
 * is whose; one with a cell too few is left to the arithmetic of the form.
 *
 * @param wordings  The newest first.
 * @param stated    Indicators that the file states otherwise.
 */
export function readTaughtRows(
  rows: readonly FoundLocalRow[],
  wordings: readonly TaughtWording[],
  stated: ReadonlySet<string>,
  anchored: Anchored,
): TaughtRows {
  const seen = new Set(stated)
  const local: LocalRow[] = []
  const readings: Reading[] = []
  const unsettled: Unsettled[] = []
  const taught: TaughtUse[] = []
  const remarks: Remark[] = []
  for (const found of rows) {
    const wording = wordings.find(one => isOf(one, found))
    const { label, evidence } = found.row
    const read = wording && readAs(wording, found, anchored)
    const isAgain = wording?.states.some(({ id }) => seen.has(id))
    if (wording && (isAgain || !read)) {
      const why = isAgain ? '表中另有这一项' : `格数与各栏对不上`
      remarks.push({ stage: 'anchor', says: `“${label}”一行教过，但没有采用：${why}`, ...placeOf(evidence) })
    }
    if (!wording || !read || isAgain) {
      local.push(found.row)
      continue
    }
    readings.push(...read.readings)
    unsettled.push(...read.unsettled)
    taught.push({ wording: wording.id, label, evidence })
    remarks.push({ stage: 'anchor', says: `“${label}”一行按教过的读法读出`, ...placeOf(evidence) })
    for (const { id } of wording.states) seen.add(id)
  }
  return { local, readings, unsettled, taught, remarks }
}

function isOf(wording: TaughtWording, { row, entry: { template, table } }: FoundLocalRow): boolean {
  return (
    wording.edition === template.id &&
    wording.table === table.id &&
    wording.under === rowAbove(table, row.after) &&
    fullKey(wording.label) === fullKey(row.label)
  )
}

function readAs(
  { states, edition }: TaughtWording,
  { row, label, values }: FoundLocalRow,
  anchored: Anchored,
): Pick<TaughtRows, 'readings' | 'unsettled'> | null {
  const { tokens } = anchored.layout
  const cells = withoutFiller(values, states.length, at => tokens[at]!.text === '')
  const unitOf = (unit: string) => (row.unit === '' || /^[—―–-]+$/.test(row.unit) ? unit : row.unit)
  const { start, end, page } = tokens[label]!
  const ofLabel = anchored.cite(start, end, page)
  if (cells.length > states.length || cells.length === 0) return null
  if (cells.length < states.length) return { readings: [], unsettled: [openRow(cells)] }
  const readings = states.map(({ id, unit, signed }, nth): Reading => {
    const token = tokens[cells[nth]!]!
    const { value, evidence } = readCell(token, anchored, signed)
    return {
      indicator: id,
      edition,
      value,
      unit: (value.kind === 'number' ? value.unit : undefined) ?? unitOf(unit),
      origin: 'table',
      confidence: TAUGHT,
      evidence: token.text === '' ? ofLabel : evidence,
    }
  })
  return { readings, unsettled: [] }

  function openRow(cells: readonly number[]): Unsettled {
    const pieces = cells.map(at => tokens[at]!)
    const last = pieces.at(-1)!
    return {
      edition,
      indicators: states.map(({ id }) => id),
      signed: states.map(({ signed }) => signed),
      units: states.map(({ unit }) => unitOf(unit)),
      pieces: pieces.map(({ text, start, bounded, alone }) => ({
        text,
        start,
        bounded: bounded || (alone && pieces.length * 2 > states.length),
      })),
      page: pieces[0]!.page,
      whole: anchored.cite(pieces[0]!.start, last.end, pieces[0]!.page),
      label: ofLabel,
    }
  }
}

/** Empty cells at the end that no column has are drawn for looks. */
function withoutFiller(values: readonly number[], columns: number, isEmpty: (at: number) => boolean): number[] {
  const cells = [...values]
  while (cells.length > columns && isEmpty(cells.at(-1)!)) cells.pop()
  return cells
}

function placeOf({ start, end }: Evidence): { start: number; end: number } {
  return { start, end }
}
