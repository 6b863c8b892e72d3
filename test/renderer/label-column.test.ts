import { expect, it } from 'vitest'
import type { Block } from '#shared/domain/document.ts'
import { columnsOf, labelColumn } from '../../src-renderer/features/report/label-column.ts'

type Cell = string | readonly [words: string, rowSpan: number, colSpan: number]

/** A table and the text it is cut from. */
function drawn(rows: readonly (readonly Cell[])[]) {
  let text = ''
  const cells = rows.map(row =>
    row.map(cell => {
      const [words, rowSpan, colSpan] = typeof cell === 'string' ? ([cell, 1, 1] as const) : cell
      const start = text.length
      text += `${words}\t`
      return { start, end: start + words.length, rowSpan, colSpan }
    }),
  )
  const table: Block & { kind: 'table' } = { kind: 'table', start: 0, end: text.length, rows: cells }
  return { table, text, columns: columnsOf(table) }
}

const figures = (count: number) => Array.from({ length: count }, (_, at) => String(at))

it('is the last column before the figures, under labels that run down over several rows', () => {
  const { table, text, columns } = drawn([
    [['申请情况', 1, 3], ...figures(7).map(at => `人${at}`)],
    [['一、本年新收', 1, 3], ...figures(7)],
    [['三、结果', 3, 1], ['（一）予以公开', 1, 2], ...figures(7)],
    [['（三）不予公开', 2, 1], '1.国家秘密', ...figures(7)],
    ['2.其他', ...figures(7)],
  ])
  expect(columns.map(row => row[0])).toEqual([0, 0, 0, 1, 2])
  expect(columns[4]).toEqual([2, 3, 4, 5, 6, 7, 8, 9])
  expect(labelColumn(table, text, columns)).toBe(2)
})

it('is none in a narrow table, in one without labels and in one without figures', () => {
  const labelOf = (rows: readonly (readonly Cell[])[]) => {
    const { table, text, columns } = drawn(rows)
    return labelColumn(table, text, columns)
  }
  expect(labelOf([['规章', ...figures(3)]])).toBeNull()
  expect(labelOf([figures(15).map(at => `头${at}`), figures(15)])).toBeNull()
  expect(labelOf([figures(12).map(at => `头${at}`)])).toBeNull()
  expect(labelOf([['规章', ...figures(12)]])).toBe(0)
})
