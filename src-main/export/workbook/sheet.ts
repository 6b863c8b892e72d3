import type { Part } from './archive.ts'
import { type Condition, conditionsXml } from './conditions.ts'
import type { Note } from './notes.ts'
import type { Look, Styles } from './styles.ts'
import { cellName, columnName, escapeXml, MAIN_NAMESPACE, textElement, XML_HEAD } from './xml.ts'

/** One cell. Text is always text: only `formula` is ever calculated. `result` is what it comes to as written. */
export type Cell =
  | { readonly text: string; readonly look?: Look }
  | { readonly number: number; readonly look?: Look }
  | { readonly formula: string; readonly result: number | string; readonly look?: Look }
  | { readonly look: Look }

/** In points: what the font needs. */
const ROW_HEIGHT = 16.5

export type SheetSetup = {
  /** At most 31 characters, none of []:*?/\. */
  readonly name: string
  /** Column widths in characters. */
  readonly widths: readonly number[]
  /** Rows and columns that stay in view, and on every printed page. */
  readonly frozen: { readonly rows: number; readonly columns: number }
  /** A table is wide, filtered and printed across the page; a page is read from top to bottom. */
  readonly kind: 'table' | 'page'
  readonly conditions?: readonly Condition[]
}

export type Sheet = {
  readonly setup: SheetSetup
  /** Write the next row; null leaves a place empty. Gives its number, counted from 1. */
  row(cells: readonly (Cell | null)[], height?: number): number
  /** Join cells of rows already written, e.g. `A2:A3`. */
  merge(range: string): void
  note(note: Note): void
  /** Rows written so far. */
  readonly length: number
  readonly notes: readonly Note[]
  /** Cells under the filter arrows, header included; null where there are none. */
  filtered(): string | null
  end(): void
}

const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/**
 * Start a sheet. Rows go out as they come; only merges and notes are kept until the end.
 *
 * @param number  Of the sheet in the workbook, from 1.
 */
export function openSheet(part: Part, setup: SheetSetup, styles: Styles, number: number): Sheet {
  const merges: string[] = []
  const notes: Note[] = []
  let length = 0
  part.write(headXml(setup, number === 1))

  function filtered(): string | null {
    const { frozen, widths } = setup
    if (setup.kind === 'page' || length < frozen.rows) return null
    return `$A$${frozen.rows}:$${columnName(widths.length - 1)}$${length}`
  }

  return {
    setup,
    notes,
    filtered,
    get length() {
      return length
    },
    row(cells, height) {
      length += 1
      let xml = `<row r="${length}"${height === undefined ? '' : ` ht="${height}" customHeight="1"`}>`
      cells.forEach((cell, column) => {
        if (cell) xml += cellXml(cell, cellName(length, column), styles)
      })
      part.write(`${xml}</row>`)
      return length
    },
    merge: range => void merges.push(range),
    note: note => void notes.push(note),
    end() {
      const rows = { sheet: number, first: setup.frozen.rows + 1, last: length }
      const { rules, extension } = conditionsXml(setup.conditions ?? [], rows, styles)
      part.write(tailXml(setup, { filtered: filtered(), merges, rules, extension, hasNotes: notes.length > 0 }))
      part.end()
    },
  }
}

function headXml({ widths, frozen, kind }: SheetSetup, isFirst: boolean): string {
  const columns = widths.map((width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`)
  return (
    `${XML_HEAD}<worksheet xmlns="${MAIN_NAMESPACE}" xmlns:r="${RELATIONS}">` +
    '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>' +
    `<sheetViews><sheetView${kind === 'page' ? ' showGridLines="0"' : ''}${isFirst ? ' tabSelected="1"' : ''} workbookViewId="0">${paneXml(frozen)}</sheetView></sheetViews>` +
    `<sheetFormatPr defaultRowHeight="${ROW_HEIGHT}" customHeight="1"/><cols>${columns.join('')}</cols><sheetData>`
  )
}

function paneXml({ rows, columns }: SheetSetup['frozen']): string {
  if (rows === 0 && columns === 0) return ''
  const pane = rows === 0 ? 'topRight' : columns === 0 ? 'bottomLeft' : 'bottomRight'
  const split = (columns > 0 ? ` xSplit="${columns}"` : '') + (rows > 0 ? ` ySplit="${rows}"` : '')
  const corner = cellName(rows + 1, columns)
  return (
    `<pane${split} topLeftCell="${corner}" activePane="${pane}" state="frozen"/>` +
    `<selection pane="${pane}" activeCell="${corner}" sqref="${corner}"/>`
  )
}

type Tail = {
  readonly filtered: string | null
  readonly merges: readonly string[]
  readonly rules: string
  readonly extension: string
  readonly hasNotes: boolean
}

/** The order of these elements is fixed by the schema; Excel calls a file with another order damaged. */
function tailXml(setup: SheetSetup, { filtered, merges, rules, extension, hasNotes }: Tail): string {
  return (
    '</sheetData>' +
    (filtered === null ? '' : `<autoFilter ref="${filtered.replaceAll('$', '')}"/>`) +
    (merges.length === 0
      ? ''
      : `<mergeCells count="${merges.length}">${merges.map(range => `<mergeCell ref="${range}"/>`).join('')}</mergeCells>`) +
    rules +
    '<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.6" header="0.3" footer="0.3"/>' +
    `<pageSetup paperSize="${paperOf(setup)}" orientation="${setup.kind === 'table' ? 'landscape' : 'portrait'}" fitToWidth="1" fitToHeight="0"/>` +
    '<headerFooter><oddFooter>&amp;L&amp;A&amp;R&amp;P / &amp;N</oddFooter></headerFooter>' +
    (hasNotes ? '<legacyDrawing r:id="rId1"/>' : '') +
    extension +
    '</worksheet>'
  )
}

/** A4; A3 for what would shrink below half its size on it. */
function paperOf({ widths, kind }: SheetSetup): number {
  const width = widths.reduce((sum, one) => sum + one, 0)
  return kind === 'table' && width > MOST_ON_A4 ? A3 : A4
}
const [A3, A4, MOST_ON_A4] = [8, 9, 260]

function cellXml(cell: Cell, name: string, styles: Styles): string {
  if ('text' in cell) return textXml(cell.text, cell.look, name, styles)
  const at = `<c r="${name}"${styleXml(styles.idOf(cell.look))}`
  if ('number' in cell) {
    const { number } = cell
    if (!Number.isFinite(number)) return textXml(String(number), cell.look, name, styles)
    return `${at}><v>${number + 0}</v></c>`
  }
  if ('formula' in cell) {
    const { result } = cell
    const type = typeof result === 'string' ? ' t="str"' : ''
    return `${at}${type}><f>${escapeXml(cell.formula)}</f><v>${typeof result === 'string' ? escapeXml(result) : result}</v></c>`
  }
  return `${at}/>`
}

/** Beginnings that a spreadsheet takes for a formula when the cell is edited or the sheet saved as CSV. */
const LIKE_FORMULA = /^[\s\ufeff]*[=+\-@＝＋－﹣−＠\t]/

function textXml(text: string, look: Look | undefined, name: string, styles: Styles): string {
  const worn = LIKE_FORMULA.test(text) ? { ...look, quoted: true } : look
  const at = `<c r="${name}"${styleXml(styles.idOf(worn))}`
  return text === '' ? `${at}/>` : `${at} t="inlineStr"><is>${textElement(text)}</is></c>`
}

function styleXml(id: number): string {
  return id === 0 ? '' : ` s="${id}"`
}
