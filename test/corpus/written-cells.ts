import type { Layout } from './truth.ts'

/** A cell as it is written in a file, its marks included; `text` is what it says. */
export type WrittenCell = {
  readonly from: number
  readonly until: number
  readonly text: string
  readonly kind: 'label' | 'value' | 'other'
}
export type WrittenRow = readonly WrittenCell[]

/** The layouts of text whose cells can be told apart by their marks. */
export function canTear(layout: Layout): boolean {
  return ['html-table', 'pipe-rows', 'pipe-cells', 'cell-lines'].includes(layout)
}

/** The rows of a written report's tables: drawn ones as they are drawn, others from a label to the next. */
export function writtenRows(text: string, layout: Layout): WrittenRow[] {
  const rows =
    layout === 'html-table' ? pageRows(text) : layout === 'pipe-rows' ? pipedRows(text) : streamRows(text, layout)
  return rows.filter(row => row.length > 0)
}

function pageRows(text: string): WrittenRow[] {
  return [...text.matchAll(/<tr>.*?<\/tr>/gs)].map(row =>
    [...row[0].matchAll(/<td[^>]*>(.*?)<\/td>/gs)].map(({ 0: drawn, 1: inner = '', index }) => {
      const from = row.index + index
      return toCell(from, from + drawn.length, inner.replace(/<[^>]*>|&nbsp;/g, ' ').trim())
    }),
  )
}

/** A label broken over two lines has its first half on a line without marks. */
function pipedRows(text: string): WrittenRow[] {
  return [...text.matchAll(/(?:^[^|\n。]{4,60}\n)?^.*\|.*$/gm)].map(({ 0: drawn, index }) =>
    [...drawn.matchAll(/([^|]*)\|/g)].map(({ 0: cell, 1: inner = '', index: at }) =>
      toCell(index + at, index + at + cell.length, inner.trim()),
    ),
  )
}

function streamRows(text: string, layout: Layout): WrittenRow[] {
  const rows: WrittenCell[][] = []
  for (const { 0: line, index } of text.matchAll(/[^\n]+/g)) {
    const inner = line.replace('|', '').trim()
    const isCell = layout === 'pipe-cells' ? line.includes('|') : inner.length < 45 && !/[。，；]$/.test(inner)
    if (!isCell) continue
    const cell = toCell(index, index + line.length, inner)
    // A heading, or the first half of a label, goes with what it stands over.
    const begun = rows.at(-1)
    if (begun && (cell.kind !== 'label' || !begun.some(({ kind }) => kind === 'value'))) begun.push(cell)
    else rows.push([cell])
  }
  return rows.filter(row => row.some(({ kind }) => kind === 'value'))
}

function toCell(from: number, until: number, text: string): WrittenCell {
  const isValue = /^[\d０-９][\d.,０-９．，]*$/.test(text)
  const isLabel = text.length > 3 && /[\u3400-\u9fff]{2}/.test(text)
  return { from, until, text, kind: isValue ? 'value' : isLabel ? 'label' : 'other' }
}
