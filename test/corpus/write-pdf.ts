import { type DrawnPage, drawPdf, line, type Mark, text as textAt } from '../fixtures/pdf/draw-pdf.ts'
import type { DrawnRow, Part } from './drawn.ts'
import { type PlacedCell, placeCells, widthsOf } from './place-cells.ts'

/** Points, from the top left corner of a page of A4. */
const LEFT = 57
const WIDTH = 481
const TOP = 60
const BOTTOM = 780
const CELL_SIZE = 9
const CELL_MARGIN = 2
/** Height of a line as a share of the size of its letters. */
const LEADING = 1.5

const SIZES = { title: 18, heading: 14, subheading: 14, paragraph: 14, signature: 14 } as const

/** Write a report as a PDF with a text layer: lines set one by one, tables ruled cell by cell and cut by page ends. */
export function writePdf(parts: readonly Part[]): Uint8Array {
  const pages = new Pages()
  for (const part of parts) {
    if (part.kind === 'table') setTable(pages, part.rows)
    else setLines(pages, part)
  }
  return drawPdf(pages.all())
}

/** Pages that fill from the top. */
class Pages {
  readonly #pages: Mark[][] = [[]]
  #y = TOP

  all(): readonly DrawnPage[] {
    return this.#pages.map((marks, at) => ({
      marks: [...marks, textAt(LEFT + WIDTH / 2, BOTTOM + 30, `— ${at + 1} —`, CELL_SIZE)],
    }))
  }

  /** Room of this height, on the next page when there is too little on this one. Its upper edge. */
  take(height: number): number {
    if (this.#y + height > BOTTOM && this.#y > TOP) {
      this.#pages.push([])
      this.#y = TOP
    }
    const top = this.#y
    this.#y += height
    return top
  }

  draw(...marks: readonly Mark[]): void {
    this.#pages.at(-1)?.push(...marks)
  }
}

function setLines(pages: Pages, { kind, text }: Exclude<Part, { readonly kind: 'table' }>): void {
  const size = SIZES[kind]
  const indent = kind === 'title' || kind === 'signature' ? '' : '　　'
  for (const words of wrapped(indent + text, size, WIDTH)) {
    const free = WIDTH - widthOf(words, size)
    const shift = kind === 'title' ? free / 2 : kind === 'signature' ? free : 0
    const bare = words.trimStart()
    const y = pages.take(size * LEADING) + size
    pages.draw(textAt(LEFT + shift + widthOf(words, size) - widthOf(bare, size), y, bare, size))
  }
}

function setTable(pages: Pages, rows: readonly DrawnRow[]): void {
  const cells = placeCells(rows)
  const edges = [LEFT]
  for (const width of widthsOf(cells, WIDTH)) edges.push(edges.at(-1)! + width)
  const linesOf = ({ cell, column, columnEnd }: PlacedCell): readonly string[] =>
    cell.text === '' ? [] : wrapped(cell.text, CELL_SIZE, edges[columnEnd]! - edges[column]! - 2 * CELL_MARGIN)
  const heightOf = (cell: PlacedCell): number => (linesOf(cell).length || 1) * CELL_SIZE * LEADING + 2 * CELL_MARGIN

  const heights = rows.map(() => CELL_SIZE * LEADING + 2 * CELL_MARGIN)
  for (const cell of cells.toSorted((a, b) => a.rowEnd - b.rowEnd)) {
    const room = heights.slice(cell.row, cell.rowEnd).reduce((sum, height) => sum + height, 0)
    heights[cell.rowEnd - 1]! += Math.max(0, heightOf(cell) - room)
  }
  for (const [row, height] of heights.entries()) {
    const top = pages.take(height)
    const onNewPage = row > 0 && top === TOP
    for (const cell of cells.filter(({ row: from, rowEnd }) => from <= row && row < rowEnd)) {
      const [left, right] = [edges[cell.column]!, edges[cell.columnEnd]!]
      pages.draw(line(left, top, left, top + height), line(right, top, right, top + height))
      if (cell.row === row || onNewPage) pages.draw(line(left, top, right, top))
      // Drawn under every row that may be the last of its page: only the end of the cell closes it.
      if (cell.rowEnd === row + 1 || top + height + (heights[row + 1] ?? 0) > BOTTOM)
        pages.draw(line(left, top + height, right, top + height))
      if (cell.row === row) drawText(pages, linesOf(cell), cell, left, right, top)
    }
  }
}

function drawText(
  pages: Pages,
  lines: readonly string[],
  { cell }: PlacedCell,
  left: number,
  right: number,
  top: number,
): void {
  for (const [nth, words] of lines.entries()) {
    const free = right - left - 2 * CELL_MARGIN - widthOf(words, CELL_SIZE)
    const x = left + CELL_MARGIN + (cell.role === 'label' ? 0 : free / 2)
    if (words !== '') pages.draw(textAt(x, top + CELL_MARGIN + nth * CELL_SIZE * LEADING + CELL_SIZE, words, CELL_SIZE))
  }
}

/** Chinese breaks anywhere; figures and Latin words stay whole where a line holds them. */
function wrapped(text: string, size: number, width: number): readonly string[] {
  return text.split('\n').flatMap(whole => {
    const lines: string[] = []
    let now = ''
    for (const piece of whole.match(/[\w.,%]+|./gu) ?? ['']) {
      for (const part of widthOf(piece, size) > width ? [...piece] : [piece]) {
        if (now !== '' && widthOf(now + part, size) > width) {
          lines.push(now)
          now = ''
        }
        now += part
      }
    }
    return [...lines, now]
  })
}

function widthOf(text: string, size: number): number {
  return [...text].reduce((sum, character) => sum + (character.charCodeAt(0) < 0x80 ? size / 2 : size), 0)
}
