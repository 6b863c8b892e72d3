import type { IndicatorId } from '#shared/domain/form.ts'
import type { ReportId } from '#shared/domain/study.ts'
import type { Block } from '../../ui/block.ts'
import { isEven } from '../../ui/block.ts'
import type { Box, Size } from '../../ui/range.ts'
import { cellAt, type DataRow } from './cell.ts'
import { type AbsentWords, cleared, fillText, type Put, put } from './copied.ts'

/** A cell to be written, as the engine takes it. */
export type Written = { readonly reportId: ReportId; readonly indicator: IndicatorId; readonly text: string }

/** Why a block is not written; nothing of it is. */
export type Refusal =
  | { readonly why: 'uneven' }
  | { readonly why: 'rows'; readonly rows: number; readonly room: number }
  | { readonly why: 'columns'; readonly columns: number; readonly room: number }
  | { readonly why: 'head' }
  | {
      readonly why: 'unreadable'
      readonly row: number
      readonly column: number
      readonly text: string
      readonly cells: number
    }
  | { readonly why: 'not-fillable'; readonly row: number; readonly column: number }

export type Plan = { readonly written: readonly Written[]; readonly cells: number } | { readonly refused: Refusal }

/**
 * Where a block goes: from the upper left corner of the selection. One cell goes into every selected one; a block that
 * fits into the selection a whole number of times is repeated.
 */
export function targetOf(
  block: Block,
  selected: Box,
  grid: Size,
): { readonly box: Box } | { readonly refused: Refusal } {
  if (!isEven(block)) return { refused: { why: 'uneven' } }
  const [rows, columns] = [block.length, block[0]?.length ?? 0]
  const [tall, wide] = [selected.bottom - selected.top + 1, selected.right - selected.left + 1]
  const repeats = tall % rows === 0 && wide % columns === 0
  const [height, width] = repeats ? [tall, wide] : [rows, columns]
  const [down, across] = [grid.rows - selected.top, grid.columns - selected.left]
  if (height > down) return { refused: { why: 'rows', rows: height, room: down } }
  if (width > across) return { refused: { why: 'columns', columns: width, room: across } }
  return {
    box: {
      top: selected.top,
      left: selected.left,
      bottom: selected.top + height - 1,
      right: selected.left + width - 1,
    },
  }
}

/**
 * @param rows     The rows of the box, from its top.
 * @param columns  The indicator of each column of the box, null where it is no indicator.
 */
export function planPaste(
  block: Block,
  rows: readonly DataRow[],
  columns: readonly Target[],
  absent: AbsentWords,
): Plan {
  const [tall, wide] = [block.length, block[0]?.length ?? 1]
  const plan = planCells(rows, columns, (cell, row, column) =>
    put(block[row % tall]?.[column % wide] ?? '', cell, absent),
  )
  return plan
}

export function planClear(rows: readonly DataRow[], columns: readonly Target[]): Plan {
  return planCells(
    rows,
    columns.filter(target => target !== null),
    cell => cleared(cell),
  )
}

/** The first row goes into all others. */
export function planFill(rows: readonly DataRow[], columns: readonly Target[], absent: AbsentWords): Plan {
  const [first, ...others] = rows
  if (!first || columns.includes(null)) return { refused: { why: 'head' } }
  const texts = columns.map(target => (target ? fillText(cellAt(first, target.place)) : null))
  const unknown = texts.indexOf(null)
  if (unknown >= 0) return { refused: { why: 'not-fillable', row: 0, column: unknown } }
  return planCells(others, columns, (cell, _row, column) => put(texts[column] ?? '', cell, absent))
}

/** An indicator that stands in a column, and its place among those that were asked for. */
export type Target = { readonly indicator: IndicatorId; readonly place: number } | null

function planCells(
  rows: readonly DataRow[],
  columns: readonly Target[],
  putInto: (cell: ReturnType<typeof cellAt>, row: number, column: number) => Put,
): Plan {
  const written: Written[] = []
  let [first, unreadable]: [(Refusal & { why: 'unreadable' }) | null, number] = [null, 0]
  if (columns.includes(null)) return { refused: { why: 'head' } }
  for (const [row, data] of rows.entries()) {
    for (const [column, target] of columns.entries()) {
      if (!target) continue
      const becomes = putInto(cellAt(data, target.place), row, column)
      if (becomes.kind === 'change') {
        written.push({ reportId: data.id, indicator: target.indicator, text: becomes.text })
      } else if (becomes.kind === 'unreadable') {
        unreadable += 1
        first ??= { why: 'unreadable', row, column, text: becomes.text, cells: 1 }
      }
    }
  }
  return first ? { refused: { ...first, cells: unreadable } } : { written, cells: rows.length * columns.length }
}
