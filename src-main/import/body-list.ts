import { basename } from 'node:path'
import { Failure } from '#shared/contract/errors.ts'
import type { Document } from '#shared/domain/document.ts'
import type { ListColumn } from '#shared/domain/organisation.ts'
import { readDocument } from '../read/read-document.ts'
import { csvRows } from './csv-rows.ts'
import { takeBytes } from './take-bytes.ts'

/** Headers by which a column is known, in lower case. */
export type ListHeaders = Readonly<Record<ListColumn, readonly string[]>>

/** A table of a file whose first row was recognised as the header of a list of bodies. */
export type BodyTable = {
  readonly columns: readonly { readonly header: string; readonly as: ListColumn | null }[]
  /** Cells below the header, as many as there are columns; `row` counts from 1 below it. */
  readonly rows: readonly { readonly row: number; readonly cells: readonly string[] }[]
}

/** A header is looked for so far down: titles and notes may stand above it. */
const HEADER_REACH = 10

/**
 * Read a list of bodies from a spreadsheet or a CSV file.
 *
 * @throws Failure `organisation/list-unreadable` when no table has a column of names; those of reading a file.
 */
export async function readBodyList(path: string, headers: ListHeaders): Promise<BodyTable> {
  const document = await readDocument(await takeBytes(path), basename(path))
  for (const rows of tablesOf(document)) {
    for (const [at, cells] of rows.slice(0, HEADER_REACH).entries()) {
      const columns = cells.map(header => ({ header, as: columnOf(header, headers) }))
      if (!columns.some(({ as }) => as === 'name')) continue
      const body = rows.slice(at + 1).map((cells, below) => ({ row: below + 1, cells }))
      return { columns: firstOfEach(columns), rows: body.filter(({ cells }) => cells.some(cell => cell !== '')) }
    }
  }
  throw new Failure({ code: 'organisation/list-unreadable', path: basename(path) })
}

function tablesOf({ blocks, text, format }: Document): readonly (readonly (readonly string[])[])[] {
  if (format === 'csv' || format === 'text') return [csvRows(text)]
  return blocks.flatMap(block => {
    if (block.kind !== 'table') return []
    return [block.rows.map(row => row.map(({ start, end }) => text.slice(start, end).trim()))]
  })
}

function columnOf(header: string, headers: ListHeaders): ListColumn | null {
  const tight = header.replace(/[\s*（(].*$/, '').toLowerCase() || header.toLowerCase()
  const words = [tight, header.trim().toLowerCase()]
  const found = (Object.keys(headers) as ListColumn[]).find(column => words.some(one => headers[column].includes(one)))
  return found ?? null
}

/** Of two columns that could be the same thing, the first is. */
function firstOfEach(columns: BodyTable['columns']): BodyTable['columns'] {
  return columns.map(({ header, as }, at) => ({
    header,
    as: as !== null && columns.findIndex(other => other.as === as) === at ? as : null,
  }))
}
