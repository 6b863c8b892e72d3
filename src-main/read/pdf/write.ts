import type { Block, Document, DrawnCell, Remark } from '#shared/domain/document.ts'
import type { Passage } from './flow.ts'
import type { Table } from './table.ts'

/**
 * Lay the passages down as one text with its blocks: a line for each paragraph, a line for each row of a table with
 * tabs between its cells. To draw a place on its page again, a block would also carry its box; `Table` and `ProseLine`
 * still know theirs here.
 */
export function writeDocument(passages: readonly Passage[], remarks: readonly Remark[]): Document {
  const parts: string[] = []
  const blocks: Block[] = []
  let length = 0
  const write = (text: string): void => {
    parts.push(text)
    length += text.length
  }
  const writeTable = (table: Table): void => {
    const start = length
    const rows = table.rows.map(cells => {
      const drawn = cells.map(({ text, page, rowSpan, colSpan }, nth): DrawnCell => {
        if (nth > 0) write('\t')
        const from = length
        write(text.replaceAll('\t', ' '))
        return { start: from, end: length, rowSpan, colSpan, page }
      })
      write('\n')
      return drawn
    })
    blocks.push({ kind: 'table', start, end: length, page: table.page, rows })
  }
  for (const passage of passages) {
    if (passage.kind === 'table') writeTable(passage)
    else {
      const start = length
      write(passage.text)
      blocks.push({ kind: 'line', start, end: length, page: passage.page })
      write('\n')
    }
  }
  return { format: 'pdf', encoding: null, text: parts.join(''), blocks, remarks }
}
