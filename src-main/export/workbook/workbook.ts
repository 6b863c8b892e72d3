import { asCannotWrite, orCannotWrite } from '../or-cannot-write.ts'
import { openArchive, runToEnd, type Steps } from './archive.ts'
import { chartParts } from './charts.ts'
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

/** A workbook that is being written; see `writeWorkbook`. */
export type OpenWorkbook = {
  readonly workbook: Workbook
  /** End it: it appears at its path. Gives its size in bytes. */
  close(): number
  /** The same a little at a time. */
  closing(): Steps<number>
  /** Leave no trace. */
  abandon(): void
}

/**
 * Begin a workbook whose rows come from time to time. Every sheet of it is ended before it is closed.
 *
 * @throws Failure `export/cannot-write`, also from `close`.
 */
export function openWorkbook(path: string, properties: parts.Properties, mostRows = MOST_ROWS): OpenWorkbook {
  const archive = orCannotWrite(path, () => openArchive(path))
  const styles = openStyles()
  const sheets: Sheet[] = []
  const closing = () => {
    const charts = chartParts(sheets, parts.relationsXml)
    return archive.closing([
      ['[Content_Types].xml', parts.contentTypesXml(sheets, charts.types)],
      ['_rels/.rels', parts.packageRelationsXml()],
      ['docProps/core.xml', parts.corePropertiesXml(properties)],
      ['docProps/app.xml', parts.appPropertiesXml(properties.author)],
      ['xl/workbook.xml', parts.workbookXml(sheets)],
      ['xl/_rels/workbook.xml.rels', parts.workbookRelationsXml(sheets)],
      ['xl/styles.xml', styles.toXml()],
      ...relationParts(sheets),
      ...noteParts(sheets, properties.author),
      ...charts.parts,
    ])
  }
  return {
    workbook: {
      mostRows,
      sheet(setup) {
        const part = archive.stream(`xl/worksheets/sheet${sheets.length + 1}.xml`)
        const sheet = openSheet(part, setup, styles, sheets.length + 1)
        sheets.push(sheet)
        return sheet
      },
    },
    close: () => orCannotWrite(path, () => runToEnd(closing())),
    closing,
    abandon: () => archive.abandon(),
  }
}

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
  const open = openWorkbook(path, properties, mostRows)
  try {
    const result = orCannotWrite(path, () => fill(open.workbook))
    return { bytes: open.close(), result }
  } catch (thrown) {
    open.abandon()
    throw thrown
  }
}

/**
 * The same a little at a time: stops wherever `fill` does, and is left without a trace when it is not run to its end.
 *
 * @param fill  Gives how far it is wherever it stops.
 */
export function* workbookInSteps<Result>(
  path: string,
  properties: parts.Properties,
  fill: (workbook: Workbook) => Generator<number | undefined, Result, undefined>,
  mostRows = MOST_ROWS,
): Generator<number | undefined, { bytes: number; result: Result }, undefined> {
  const open = openWorkbook(path, properties, mostRows)
  let isWhole = false
  try {
    const result = yield* fill(open.workbook)
    const bytes = yield* open.closing()
    isWhole = true
    return { bytes, result }
  } catch (thrown) {
    throw asCannotWrite(path, thrown)
  } finally {
    if (!isWhole) open.abandon()
  }
}

function relationParts(sheets: readonly Sheet[]): (readonly [name: string, text: string])[] {
  return sheets.flatMap((sheet, at) => {
    if (sheet.notes.length + sheet.charts.length === 0) return []
    return [[`xl/worksheets/_rels/sheet${at + 1}.xml.rels`, parts.sheetRelationsXml(at + 1, sheet)] as const]
  })
}

function noteParts(sheets: readonly Sheet[], author: string): (readonly [name: string, text: string])[] {
  let block = 1
  return sheets.flatMap(({ notes }, at) => {
    if (notes.length === 0) return []
    const [number, firstBlock] = [at + 1, block]
    block += blocksOf(notes)
    return [
      [`xl/comments${number}.xml`, commentsXml(notes, author)],
      [`xl/drawings/vmlDrawing${number}.vml`, drawingXml(notes, firstBlock)],
    ] as const
  })
}
