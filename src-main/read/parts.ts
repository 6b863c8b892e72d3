import type { Block, DrawnCell } from '#shared/domain/document.ts'

/**
 * What a reader finds in a file, before it has a place in the extracted text: running text and tables, a table's cells
 * holding parts of their own.
 */
export type Part = Line | Table
/** `depth` is 0 for running text, 1 and more for a heading. */
export type Line = { readonly kind: 'line'; readonly text: string; readonly depth: number }
export type Table = { readonly kind: 'table'; readonly rows: readonly (readonly PartCell[])[] }
export type PartCell = {
  readonly parts: readonly Part[]
  readonly rowSpan: number
  readonly colSpan: number
  /** Units of text in the cell. */
  readonly length: number
  /** A table stands inside the cell. */
  readonly nested: boolean
}

/** A cell longer than this is the page's layout, not a table of figures. */
const LONGEST_CELL = 2_000
/** Cells of a table, spans counted out. The largest form has 200. */
export const MOST_CELLS = 200_000

export function line(text: string, depth = 0): Line {
  return { kind: 'line', text, depth }
}

export function cell(parts: readonly Part[], rowSpan = 1, colSpan = 1): PartCell {
  let length = 0
  let nested = false
  for (const part of parts) {
    if (part.kind === 'line') length += part.text.length
    else {
      nested = true
      for (const row of part.rows) for (const inner of row) length += inner.length
    }
  }
  return { parts, rowSpan, colSpan, length, nested }
}

/** Whether a table draws figures rather than arranging the page: at least two cells, none of them a page of its own. */
export function drawsFigures({ rows }: Table): boolean {
  const cells = rows.flat()
  return cells.length > 1 && cells.every(({ nested, length }) => !nested && length <= LONGEST_CELL)
}

const BREAK = /[\r\n\f\v\u2028\u2029]/

/** What a cell says; most hold one line or nothing. */
function textOf(parts: readonly Part[]): string {
  const [only] = parts
  if (only === undefined) return ''
  return parts.length === 1 && only.kind === 'line' && !BREAK.test(only.text)
    ? only.text.trim()
    : layDown(parts).text.trim()
}

/**
 * Lay parts down as the extracted text of a document: a line for each line, a line for each table row with tabs between
 * its cells. Tables that only arrange the page are laid down as running text.
 *
 * @param parts  Nested no deeper than the stack bears: readers cap the depth.
 */
export function layDown(parts: readonly Part[]): { text: string; blocks: Block[] } {
  const texts: string[] = []
  const blocks: Block[] = []
  let length = 0
  const put = (text: string): void => {
    texts.push(text)
    length += text.length
  }
  const putLine = ({ text, depth }: Line): void => {
    for (const shown of text.split(/[\r\n\f\v\u2028\u2029]+/)) {
      if (shown.trim() === '') continue
      const start = length
      // Tabs and blanks at the ends indent or centre a line; between words they may set columns apart.
      put(shown.replace(/^[\t ]+|[\t ]+$/g, ''))
      blocks.push(depth > 0 ? { kind: 'heading', depth, start, end: length } : { kind: 'line', start, end: length })
      put('\n')
    }
  }
  const putTable = ({ rows }: Table): void => {
    const start = length
    const drawn = rows.map(row => {
      const cells = row.map(({ parts: inner, rowSpan, colSpan }, nth): DrawnCell => {
        if (nth > 0) put('\t')
        const from = length
        put(textOf(inner).replaceAll('\t', ' '))
        return { start: from, end: length, rowSpan, colSpan }
      })
      put('\n')
      return cells
    })
    blocks.push({ kind: 'table', start, end: length, rows: drawn })
  }
  const putAll = (some: readonly Part[]): void => {
    for (const part of some) {
      if (part.kind === 'line') putLine(part)
      else if (drawsFigures(part)) putTable(part)
      else for (const row of part.rows) for (const { parts: inner } of row) putAll(inner)
    }
  }
  putAll(parts)
  return { text: texts.join(''), blocks }
}
