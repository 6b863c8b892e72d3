import { Failure } from '#shared/contract/errors.ts'
import { type Archive, openArchive } from './archive.ts'
import { blocksOf, commentsXml, drawingXml } from './notes.ts'
import * as parts from './parts.ts'
import { openSheet, type Sheet, type SheetSetup } from './sheet.ts'
import { openStyles } from './styles.ts'

export type Workbook = {
  /** Add a sheet at the right of those there are. Sheets may be filled in any order, at the same time. */
  sheet(setup: SheetSetup): Sheet
  /** Rows a sheet can have. */
  readonly mostRows: number
}

/** Rows of an Excel sheet. */
const MOST_ROWS = 1_048_576

/**
 * Write an Excel workbook (Office Open XML, ISO/IEC 29500 transitional).
 *
 * Rows stream to disk, so memory does not grow with them. The workbook appears at `path` only when it is whole;
 * until then, and on any failure, what stood there before is untouched. The same content gives the same bytes.
 *
 * @param fill  Adds the sheets and their rows; ends every sheet it opens.
 * @returns     Size of the file in bytes, and what `fill` gave.
 * @throws      Failure `export/cannot-write` when the disk refuses; whatever `fill` throws.
 */
export function writeWorkbook<Result>(
  path: string,
  properties: parts.Properties,
  fill: (workbook: Workbook) => Result,
  mostRows = MOST_ROWS,
): { bytes: number; result: Result } {
  let archive: Archive | null = null
  try {
    archive = openArchive(path)
    const { stream } = archive
    const styles = openStyles()
    const sheets: Sheet[] = []
    const result = fill({
      mostRows,
      sheet(setup) {
        const part = stream(`xl/worksheets/sheet${sheets.length + 1}.xml`)
        const sheet = openSheet(part, setup, styles, sheets.length + 1)
        sheets.push(sheet)
        return sheet
      },
    })
    const bytes = archive.close([
      ['[Content_Types].xml', parts.contentTypesXml(sheets)],
      ['_rels/.rels', parts.packageRelationsXml()],
      ['docProps/core.xml', parts.corePropertiesXml(properties)],
      ['docProps/app.xml', parts.appPropertiesXml(properties.author)],
      ['xl/workbook.xml', parts.workbookXml(sheets)],
      ['xl/_rels/workbook.xml.rels', parts.workbookRelationsXml(sheets)],
      ['xl/styles.xml', styles.toXml()],
      ...noteParts(sheets, properties.author),
    ])
    return { bytes, result }
  } catch (thrown) {
    archive?.abandon()
    throw isDiskError(thrown) ? new Failure({ code: 'export/cannot-write', path, why: reasonOf(thrown) }) : thrown
  }
}

function noteParts(sheets: readonly Sheet[], author: string): (readonly [name: string, text: string])[] {
  let block = 1
  return sheets.flatMap(({ notes }, at) => {
    if (notes.length === 0) return []
    const [number, firstBlock] = [at + 1, block]
    block += blocksOf(notes)
    return [
      [`xl/worksheets/_rels/sheet${number}.xml.rels`, parts.sheetRelationsXml(number)],
      [`xl/comments${number}.xml`, commentsXml(notes, author)],
      [`xl/drawings/vmlDrawing${number}.vml`, drawingXml(notes, firstBlock)],
    ] as const
  })
}

/** Node's file functions name the system call that failed. */
function isDiskError(thrown: unknown): thrown is Error {
  return thrown instanceof Error && 'syscall' in thrown
}

/** Without the system call and the path, which is that of an unfinished file nobody knows. */
function reasonOf(error: Error): string {
  return error.message.split(', ')[0] ?? error.message
}
