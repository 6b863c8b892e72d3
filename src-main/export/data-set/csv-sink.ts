import { BYTE_ORDER_MARK, csvCell, csvLine, type TableCell } from '../table/csv.ts'
import type { OutFile } from '../table/out-file.ts'
import { utf8Characters } from '../table/utf8.ts'
import type { DataColumn } from './columns.ts'

/** Takes the rows of a data set one by one; what is handed to it may be another row as soon as it returns. */
export type RowSink = {
  row(cells: readonly TableCell[]): void
  end(): void
}

/** What a line break within a text is written as: a row is one line, which every program reads. */
const LINE_BREAK = '↵'
/** Texts of a column that are remembered as they were written. */
const MOST_KNOWN = 2_000

export type CsvSink = RowSink & {
  /** Most bytes that a text of each column takes. */
  readonly widths: readonly number[]
}

/** Rows as CSV: UTF-8 with a byte order mark, a line with the names of the columns, then a line a row. */
export function openCsvSink(file: OutFile, columns: readonly DataColumn[]): CsvSink {
  const widths = columns.map(() => 0)
  const isText = columns.map(({ type }) => type === 'text')
  // what stands in a column is most often what stood there before: the same cell, and the same as it was written
  const last: TableCell[] = columns.map(() => null)
  const written: string[] = columns.map(() => '')
  // the line as far as each column: what a row says of its report is the same in hundreds of rows
  const upTo: string[] = columns.map((_, at) => ','.repeat(at))
  // names of indicators and the like come round and round
  const known = columns.map(() => new Map<string, string>())
  file.text(BYTE_ORDER_MARK + csvLine(columns.map(({ name }) => name)))

  function writtenAt(at: number, cell: TableCell): string {
    if (cell === last[at]) return written[at]!
    const text = isText[at] && typeof cell === 'string' ? textAt(at, cell) : utf8Characters(csvCell(cell))
    last[at] = cell
    written[at] = text
    return text
  }

  function textAt(at: number, cell: string): string {
    return known[at]!.get(cell) ?? newText(at, cell)
  }

  function newText(at: number, cell: string): string {
    const text = cell.includes('\n') || cell.includes('\r') ? cell.replace(/\r\n?|\n/g, LINE_BREAK) : cell
    const bytes = utf8Characters(csvCell(text))
    if (known[at]!.size < MOST_KNOWN) known[at]!.set(cell, bytes)
    if (bytes.length > widths[at]!) widths[at] = bytes.length
    return bytes
  }

  return {
    widths,
    row(cells) {
      let at = 0
      while (at < cells.length && cells[at] === last[at]) at += 1
      let line = at === 0 ? '' : upTo[at - 1]!
      for (; at < cells.length; at += 1) {
        if (at > 0) line += ','
        line += writtenAt(at, cells[at]!)
        upTo[at] = line
      }
      file.encoded(`${line}\r\n`)
    },
    end: () => file.end(),
  }
}
