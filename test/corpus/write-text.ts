import type { DrawnCell, DrawnRow, Part } from './drawn.ts'
import type { TextLayout } from './truth.ts'

/**
 * Write a report as text, the way it comes out of a web page or a PDF.
 *
 * Cells that span are written once, where they begin; what is left of a row's width is empty cells at its end.
 */
export function writeText(parts: readonly Part[], layout: Exclude<TextLayout, 'html-table'>): string {
  const between = layout === 'cell-lines' ? '\n\n' : '\n'
  const lines = parts.flatMap(part => {
    if (part.kind !== 'table') return [part.text]
    return layout === 'prose-only' ? [] : writeTable(part.rows, layout)
  })
  return `${lines.join(between)}\n`
}

function writeTable(rows: readonly DrawnRow[], layout: 'pipe-rows' | 'pipe-cells' | 'cell-lines' | 'glued'): string[] {
  switch (layout) {
    case 'pipe-rows':
      return rows.map(writePipeRow)
    case 'pipe-cells':
      return rows.flatMap(row => cellsAndFiller(row).map(text => (text === '' ? '|' : `${text} |`)))
    case 'cell-lines':
      return rows.flatMap(row => row.flatMap(({ text }) => text.split('\n')).filter(text => text !== ''))
    case 'glued':
      return [rows.map(row => row.map(({ text }) => text).join('')).join('')]
  }
}

/** `label | 件 | 3 |`, and empty cells at the end of the row as bare pipes. */
function writePipeRow(row: DrawnRow): string {
  const cells = cellsAndFiller(row)
  const last = cells.findLastIndex(text => text !== '')
  const stated = cells.slice(0, last + 1).map(text => `${text} |`)
  const empty = '|'.repeat(cells.length - last - 1)
  return [...stated, ...(empty ? [empty] : [])].join(' ')
}

function cellsAndFiller(row: DrawnRow): string[] {
  const filler = row.reduce((count, { colSpan }: DrawnCell) => count + colSpan - 1, 0)
  return [...row.map(({ text }) => text), ...Array.from({ length: filler }, () => '')]
}
