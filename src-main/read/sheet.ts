import type { Remark } from '#shared/domain/document.ts'
import { cell, line, MOST_CELLS, type Part, type PartCell } from './parts.ts'

/** A sheet of a workbook: cells by row and column, from 0. A styled cell without text is there, with an empty text. */
export type Sheet = {
  readonly name: string
  readonly cells: ReadonlyMap<number, ReadonlyMap<number, string>>
  readonly merges: readonly Merge[]
}
export type Merge = { readonly top: number; readonly left: number; readonly bottom: number; readonly right: number }

/** Units of text read of a sheet: cells may share a long string a hundred thousand times. */
const MOST_TEXT = 16_000_000
/** Columns read of a table; forms have at most 20. */
const MOST_COLUMNS = 400
/** Merges beyond this are an attack: each is a look-up for each row it covers. */
const MOST_MERGES = 20_000

/**
 * A sheet as parts: its name as a heading, rows that hold one cell across the sheet as text, the rows between them as
 * tables. Rows without any cell set tables apart.
 */
export function sheetParts({ name, cells, merges }: Sheet, remarks: Remark[]): Part[] {
  const columns = usedColumns(cells)
  const parts: Part[] = [line(name, 1)]
  if (columns.length === 0) return parts
  if (columns.length > MOST_COLUMNS)
    remarks.push({ stage: 'read', says: `《${name}》超过 ${MOST_COLUMNS} 列，只读了前面的` })
  const shown = columns.slice(0, MOST_COLUMNS)
  const covers = coverFinder(merges.slice(0, MOST_MERGES))
  let region: number[] = []
  let places = 0
  const endRegion = (): void => {
    while (region.length > 1 && isBlank(cells.get(region.at(-1)!)) && isBlank(cells.get(region.at(-2)!))) region.pop()
    if (region.length > 0)
      parts.push({ kind: 'table', rows: drawRegion(region, widthOf(region, shown, cells, covers), cells, covers) })
    region = []
  }
  for (const row of [...cells.keys()].sort((a, b) => a - b)) {
    const here = cells.get(row)!
    if (region.length > 0 && row - region.at(-1)! > 1) endRegion()
    if (isBlank(here) && region.length === 0) continue
    const text = textAcross(row, here, shown, covers)
    if (text !== null) {
      endRegion()
      parts.push(line(text))
    } else {
      places += shown.length
      if (places > MOST_CELLS) break
      region.push(row)
    }
  }
  if (places > MOST_CELLS) remarks.push({ stage: 'read', says: `《${name}》过大，只读了前 ${MOST_CELLS} 格` })
  endRegion()
  return parts
}

/** Gathers the cells of a sheet up to what a sheet of figures may hold, and what of it is hidden. */
export function cellGatherer(name: string, remarks: Remark[]) {
  const cells = new Map<number, Map<number, string>>()
  let count = 0
  let length = 0
  let hiddenRows = 0
  let hiddenColumns = 0
  return {
    put(row: number, column: number, text: string): void {
      count += 1
      length += text.length
      if (count > MOST_CELLS || length > MOST_TEXT) return
      const there = cells.get(row) ?? new Map<number, string>()
      there.set(column, text)
      cells.set(row, there)
    },
    hide(what: 'row' | 'columns'): void {
      if (what === 'row') hiddenRows += 1
      else hiddenColumns += 1
    },
    end(): Sheet['cells'] {
      if (count > MOST_CELLS || length > MOST_TEXT)
        remarks.push({ stage: 'read', says: `《${name}》过大，只读了前面的` })
      if (hiddenRows > 0) remarks.push({ stage: 'read', says: `《${name}》有 ${hiddenRows} 行是隐藏的，也读了` })
      if (hiddenColumns > 0) remarks.push({ stage: 'read', says: `《${name}》有隐藏的列，也读了` })
      return cells
    },
  }
}

type Cells = Sheet['cells']
type CoverFinder = (row: number, column: number) => Merge | null

function isBlank(row: ReadonlyMap<number, string> | undefined): boolean {
  return row === undefined || [...row.values()].every(text => text.trim() === '')
}

/** Columns from the first to the last that holds text anywhere. */
function usedColumns(cells: Cells): number[] {
  let first = Number.POSITIVE_INFINITY
  let last = -1
  for (const row of cells.values()) {
    for (const [column, text] of row) {
      if (text.trim() === '') continue
      first = Math.min(first, column)
      last = Math.max(last, column)
    }
  }
  return last < first
    ? []
    : Array.from({ length: Math.min(last - first + 1, MOST_COLUMNS + 1) }, (_, nth) => first + nth)
}

function coverFinder(merges: readonly Merge[]): CoverFinder {
  const byTop = [...merges].sort((a, b) => a.top - b.top)
  const known = new Map<number, readonly Merge[]>()
  return (row, column) => {
    let covering = known.get(row)
    if (!covering) {
      covering = byTop.filter(({ top, bottom }) => top <= row && row <= bottom)
      known.set(row, covering)
    }
    return covering.find(({ left, right }) => left <= column && column <= right) ?? null
  }
}

/** The text of a row that is one cell: nothing beside it, or merged over every column that is used. */
function textAcross(
  row: number,
  here: ReadonlyMap<number, string>,
  columns: readonly number[],
  covers: CoverFinder,
): string | null {
  const told = columns.filter(column => (here.get(column) ?? '').trim() !== '')
  if (told.length !== 1) return null
  const merge = covers(row, told[0]!)
  const alone = columns.every(
    column =>
      column === told[0] || (merge !== null && column >= merge.left && column <= merge.right) || !here.has(column),
  )
  const beside = columns.some(column => column !== told[0] && covers(row, column) !== merge)
  return alone && !beside ? here.get(told[0]!)! : null
}

/** The columns of one table: from the first to the last that holds text in its rows, or is merged with one that does. */
function widthOf(rows: readonly number[], columns: readonly number[], cells: Cells, covers: CoverFinder): number[] {
  let first = columns.at(-1)!
  let last = columns[0]!
  for (const row of rows) {
    for (const [column, text] of cells.get(row) ?? []) {
      if (text.trim() === '') continue
      first = Math.min(first, column)
      last = Math.max(last, covers(row, column)?.right ?? column)
    }
  }
  return columns.filter(column => column >= first && column <= last)
}

function drawRegion(
  rows: readonly number[],
  columns: readonly number[],
  cells: Cells,
  covers: CoverFinder,
): PartCell[][] {
  const [firstColumn, lastColumn] = [columns[0]!, columns.at(-1)!]
  return rows.map(row => {
    const drawn: PartCell[] = []
    for (const column of columns) {
      const text = cells.get(row)?.get(column) ?? ''
      const merge = covers(row, column)
      if (merge === null) drawn.push(cell([line(text)]))
      else {
        const top = Math.max(merge.top, rows[0]!)
        const left = Math.max(merge.left, firstColumn)
        if (row !== top || column !== left) continue
        const rowSpan = Math.min(merge.bottom, rows.at(-1)!) - top + 1
        const colSpan = Math.min(merge.right, lastColumn) - left + 1
        drawn.push(cell([line(cells.get(merge.top)?.get(merge.left) ?? text)], rowSpan, colSpan))
      }
    }
    return drawn
  })
}
