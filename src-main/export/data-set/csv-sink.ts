import { BYTE_ORDER_MARK, csvCell, csvLine, type TableCell } from '../table/csv.ts'
import type { OutFile } from '../table/out-file.ts'
import type { DataColumn } from './columns.ts'

/** Takes the rows of a data set one by one. */
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
  // what stands in a column is most often what stood there before: the same string, and the same as it was written
  const last: TableCell[] = columns.map(() => null)
  const written: string[] = columns.map(() => '')
  // names of indicators and the like come round and round
  const known = columns.map(() => new Map<string, string>())
  file.text(BYTE_ORDER_MARK + csvLine(columns.map(({ name }) => name)))

  function textAt(at: number, cell: string): string {
    if (cell === last[at]) return written[at]!
    const line = known[at]!.get(cell) ?? newText(at, cell)
    last[at] = cell
    written[at] = line
    return line
  }

  function newText(at: number, cell: string): string {
    const text = cell.includes('\n') || cell.includes('\r') ? cell.replace(/\r\n?|\n/g, LINE_BREAK) : cell
    const line = csvCell(text)
    if (known[at]!.size < MOST_KNOWN) known[at]!.set(cell, line)
    // no text takes more than three bytes a unit: most need not be counted
    if (line.length * 3 > widths[at]!) widths[at] = Math.max(widths[at]!, Buffer.byteLength(line))
    return line
  }

  return {
    widths,
    row(cells) {
      let line = ''
      for (let at = 0; at < cells.length; at += 1) {
        const cell = cells[at]!
        if (at > 0) line += ','
        line += isText[at] && typeof cell === 'string' ? textAt(at, cell) : csvCell(cell)
      }
      file.text(`${line}\r\n`)
    },
    end: () => file.end(),
  }
}
