import { ByteWriter, ParquetWriter, schemaFromColumnData } from 'hyparquet-writer'
import type { TableCell } from '../table/csv.ts'
import type { OutFile } from '../table/out-file.ts'
import { fitText } from '../table/safe-text.ts'
import type { DataColumn } from './columns.ts'
import type { RowSink } from './csv-sink.ts'

/**
 * Cells of a row group: as many as are written in a few hundredths of a second, and kept until then. What is to be said
 * of each group at the end of the file is kept too: some 15 kB with 20 columns.
 */
const GROUP_CELLS = 120_000
const [FEWEST, MOST] = [500, 10_000]

/** Who wrote it, for programs that read it. Without a version: the same data are the same bytes. */
const WRITER = 'nianbao'
const TYPES = { text: 'STRING', whole: 'INT32', number: 'DOUBLE' } as const

/**
 * Rows as Parquet, which DuckDB, Spark, pandas and R's arrow read as they are. Texts as they stand: nothing is guarded, no
 * line break replaced. Empty texts are empty texts, what is not there is null.
 *
 * @param about  What to keep in the file about the data, by name.
 */
export function openParquetSink(
  file: OutFile,
  columns: readonly DataColumn[],
  about: Readonly<Record<string, string>>,
): RowSink {
  const bytes = new ByteWriter()
  const flush = () => {
    file.bytes(bytes.getBytes())
    bytes.index = 0
  }
  const writer = new ParquetWriter({
    writer: Object.assign(bytes, { flush, finish: flush }),
    schema: schemaFromColumnData({
      columnData: columns.map(({ name, type }) => ({ name, data: [], type: TYPES[type], nullable: true })),
    }),
    kvMetadata: Object.entries(about).map(([key, value]) => ({ key, value })),
    createdBy: WRITER,
  })
  const size = Math.min(MOST, Math.max(FEWEST, Math.floor(GROUP_CELLS / columns.length)))
  const data: TableCell[][] = columns.map(() => [])
  // what stands in a column is most often what stood there before
  const last: string[] = columns.map(() => '')
  const fit: string[] = columns.map(() => '')
  let waiting = 0

  function writeGroup(): void {
    if (waiting === 0) return
    writer.write({
      columnData: columns.map(({ name, type }, at) => ({
        name,
        data: data[at]!,
        // of texts they would cost as much as the rest, and nobody skips groups by them
        statistics: type !== 'text',
        offsetIndex: false,
      })),
      rowGroupSize: waiting,
    })
    for (const column of data) column.length = 0
    waiting = 0
  }

  function fitAt(at: number, cell: string): string {
    if (cell !== last[at]) {
      last[at] = cell
      fit[at] = fitText(cell)
    }
    return fit[at]!
  }

  return {
    row(cells) {
      for (let at = 0; at < data.length; at += 1) {
        const cell = cells[at]!
        data[at]!.push(typeof cell === 'string' ? fitAt(at, cell) : cell)
      }
      waiting += 1
      if (waiting === size) writeGroup()
    },
    end() {
      writeGroup()
      writer.finish()
      file.end()
    },
  }
}
