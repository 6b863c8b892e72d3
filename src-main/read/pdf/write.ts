import type { Block, Document, DrawnCell, Remark } from '#shared/domain/document.ts'
import type { TextPlaces } from '#shared/domain/source-pages.ts'
import type { Passage } from './flow.ts'
import { PlaceList } from './places.ts'
import type { Table } from './table.ts'

/**
 * Lay the passages down as one text with its blocks: a line for each paragraph, a line for each row of a table with
 * tabs between its cells; and where each stretch of the text stands.
 */
export function writeDocument(
  passages: readonly Passage[],
  remarks: readonly Remark[],
): { document: Document; places: TextPlaces } {
  const parts: string[] = []
  const blocks: Block[] = []
  const list = new PlaceList()
  let length = 0
  const write = (text: string): void => {
    parts.push(text)
    length += text.length
  }
  const writeTable = (table: Table): void => {
    const start = length
    const rows = table.rows.map(cells => {
      const drawn = cells.map(({ text, page, places, rowSpan, colSpan }, nth): DrawnCell => {
        if (nth > 0) write('\t')
        const from = length
        write(text.replaceAll('\t', ' '))
        list.addCell(from, length, places)
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
      for (const { at, line } of passage.lines) list.addLine(start + at, line)
      blocks.push({ kind: 'line', start, end: length, page: passage.page })
      write('\n')
    }
  }
  const document: Document = { format: 'pdf', encoding: null, text: parts.join(''), blocks, remarks }
  return { document, places: list.toColumns() }
}
