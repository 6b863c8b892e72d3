import type { EditionId } from '#shared/domain/form.ts'
import type { Block } from '../../ui/block.ts'
import { cellAt, type DataRow } from './cell.ts'
import { type AbsentWords, copiedText, guarded } from './copied.ts'

/** A column as it is copied: the head of a row, or an indicator by its place among those asked for. */
export type CopiedColumn =
  | { readonly kind: 'organisation' | 'year' | 'edition'; readonly heads: readonly string[] }
  | { readonly kind: 'value'; readonly place: number; readonly heads: readonly string[] }

type Words = AbsentWords & { readonly editions: (ids: readonly EditionId[]) => string }

/** The selected cells as text for a spreadsheet, under their heads when `isHeaded`. */
export function copyRows(
  rows: readonly DataRow[],
  columns: readonly CopiedColumn[],
  words: Words,
  isHeaded: boolean,
): Block {
  const cells = rows.map(row => columns.map(column => copyCell(row, column, words)))
  if (!isHeaded) return cells
  const depth = Math.max(...columns.map(({ heads }) => heads.length), 0)
  const heads = Array.from({ length: depth }, (_, line) => columns.map(column => guarded(column.heads[line] ?? '')))
  return [...heads, ...cells]
}

function copyCell(row: DataRow, column: CopiedColumn, words: Words): string {
  switch (column.kind) {
    case 'organisation':
      return guarded(row.organisation)
    case 'year':
      return row.year === 0 ? '' : String(row.year)
    case 'edition':
      return words.editions(row.editions)
    case 'value':
      return copiedText(cellAt(row, column.place), words)
  }
}
