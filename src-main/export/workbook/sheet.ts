import type { Part } from './archive.ts'
import type { Chart } from './charts.ts'
import { type Condition, conditionsXml } from './conditions.ts'
import type { Note } from './notes.ts'
import { headXml, tailXml } from './sheet-frame.ts'
import type { Look, Styles } from './styles.ts'
import { cellName, columnName, escapeXml, textElement } from './xml.ts'

/** One cell. Text is always text: only `formula` is ever calculated. `result` is what it comes to as written. */
export type Cell =
  | { readonly text: string; readonly look?: Look }
  | { readonly number: number; readonly look?: Look }
  | { readonly formula: string; readonly result: number | string; readonly look?: Look }
  | { readonly look: Look }

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
  /** Per cent at which it is printed; left out, it is shrunk to the width of the paper. */
  readonly scale?: number
}

export type Sheet = {
  readonly setup: SheetSetup
  /** Write the next row; null leaves a place empty. Gives its number, counted from 1. */
  row(cells: readonly (Cell | null)[], height?: number): number
  /** Join cells of rows already written, e.g. `A2:A3`. */
  merge(range: string): void
  note(note: Note): void
  chart(chart: Chart): void
  /** Print what follows on a new page; only where `scale` is given: what is shrunk to fit breaks by itself. */
  breakPage(): void
  /** Rows written so far. */
  readonly length: number
  readonly notes: readonly Note[]
  readonly charts: readonly Chart[]
  /** Cells under the filter arrows, header included; null where there are none. */
  filtered(): string | null
  end(): void
}

/**
 * Start a sheet. Rows go out as they come; only merges and notes are kept until the end.
 *
 * @param number  Of the sheet in the workbook, from 1.
 */
export function openSheet(part: Part, setup: SheetSetup, styles: Styles, number: number): Sheet {
  const merges: string[] = []
  const notes: Note[] = []
  const charts: Chart[] = []
  const breaks: number[] = []
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
    charts,
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
    chart: chart => void charts.push(chart),
    breakPage: () => void breaks.push(length),
    end() {
      const rows = { sheet: number, first: setup.frozen.rows + 1, last: length }
      const { rules, extension } = conditionsXml(setup.conditions ?? [], rows, styles)
      const has = { notes: notes.length > 0, charts: charts.length > 0 }
      part.write(tailXml(setup, { filtered: filtered(), merges, rules, extension, breaks, has }))
      part.end()
    },
  }
}

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
