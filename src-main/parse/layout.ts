import type { Block, Document, Remark } from '#shared/domain/document.ts'
import { type Clean, cleanAt } from '../clean/clean.ts'
import type { Lexicon } from './lexicon.ts'
import { cellsOf, isPiped, isTabbed, type Line, leading, linesWithin, pipedUntil, rowPerLine } from './marked-lines.ts'
import { segment } from './segment.ts'

/** A piece of the report as it is laid out: a cell, or a line of running text. Ranges are of the clean text. */
export type Token = {
  readonly text: string
  readonly start: number
  readonly end: number
  readonly page?: number
  /** Where it is drawn, when it is a cell of a grid. */
  readonly at: Place | null
  /** The file marks where the cell begins and ends, so that an empty one is a blank cell and not nothing. */
  readonly bounded: boolean
  /** It has its line to itself. */
  readonly alone: boolean
}

/**
 * A place in a grid. `counted`: the columns are not drawn but counted from the marks in a line, where a cell that
 * spans leaves its empty places at the end of the line.
 */
export type Place = {
  readonly grid: number
  readonly row: number
  readonly column: number
  readonly counted: boolean
}

/** Tokens of each drawn row, by index into the list of tokens. */
export type Grid = readonly (readonly number[])[]

export type Layout = {
  readonly tokens: readonly Token[]
  readonly grids: readonly Grid[]
  readonly remarks: readonly Remark[]
}

const MOST_CELLS = 200_000

/** Lay a document out as cells and lines in reading order. Total: whatever the document, it gives a layout. */
export function layOut(document: Document, cleaned: Clean, lexicon: Lexicon): Layout {
  const draft = drafter(cleaned, lexicon)
  let run: Line[] = []
  for (const block of document.blocks) {
    if (block.kind === 'table') {
      draft.lines(run)
      run = []
      draft.table(block, cleaned)
    } else {
      const line = toLine(block, cleaned)
      if (line !== null) run.push(line)
    }
  }
  draft.lines(run)
  return draft.layout()
}

function toLine(block: Block, cleaned: Clean): Line | null {
  const start = cleanAt(cleaned, block.start)
  const end = cleanAt(cleaned, block.end)
  const text = cleaned.text.slice(start, end)
  return text.trim() === '' ? null : { start, end, text, page: block.page }
}

function drafter(cleaned: Clean, lexicon: Lexicon) {
  const tokens: Token[] = []
  const grids: number[][][] = []
  const remarks: Remark[] = []

  const put = (start: number, end: number, at: Token['at'], bounded: boolean, page?: number): number => {
    const raw = cleaned.text.slice(start, end)
    const text = raw.trim()
    const from = start + (text === '' ? 0 : raw.length - raw.trimStart().length)
    const until = from + text.length
    tokens.push({
      text,
      start: from,
      end: until,
      at,
      bounded,
      alone: at === null && standsAlone(cleaned.text, from, until),
      page,
    })
    return tokens.length - 1
  }

  const table = (block: Extract<Block, { kind: 'table' }>, source: Clean): void => {
    const grid: number[][] = []
    const covered: number[] = []
    for (const [row, cells] of block.rows.entries()) {
      const drawn: number[] = []
      let column = 0
      for (const cell of cells) {
        while ((covered[column] ?? 0) > row) column += 1
        if (tokens.length >= MOST_CELLS) {
          remarks.push({
            stage: 'layout',
            says: 'more cells than are read',
            start: block.start,
            end: block.end,
          })
          break
        }
        const start = cleanAt(source, cell.start)
        const at = { grid: grids.length, row, column, counted: false }
        drawn.push(put(start, cleanAt(source, cell.end), at, true, cell.page))
        const down = Math.min(row + cell.rowSpan, block.rows.length)
        for (let over = column; over < column + cell.colSpan; over += 1)
          covered[over] = Math.max(covered[over] ?? 0, down)
        column += cell.colSpan
      }
      grid.push(drawn)
    }
    grids.push(grid)
  }

  const lines = (run: readonly Line[]): void => {
    let at = 0
    while (at < run.length) {
      const end = pipedUntil(run, at)
      const piped = run.slice(at, end)
      if (piped.length > 0 && !rowPerLine(piped)) {
        cellStream(piped)
        at = end
        continue
      }
      const rows = leading(run, at, isPiped)
      const tabbed = leading(run, at, isTabbed)
      const plain = leading(run, at, line => !isPiped(line) && !isTabbed(line))
      if (rows.length > 0) gridRows(rows, '|')
      else if (tabbed.length > 0) gridRows(tabbed, '\t')
      else running(plain)
      at += Math.max(rows.length, tabbed.length, plain.length)
    }
  }

  /** Lines of running text, cut as one: where cells were run together, labels go on over line ends. */
  const running = (plain: readonly Line[]): void => {
    const origin = plain[0]!.start
    let nth = 0
    for (const part of segment(cleaned.text.slice(origin, plain.at(-1)!.end), lexicon)) {
      const [start, end] = [origin + part.start, origin + part.end]
      while (plain[nth + 1] && plain[nth + 1]!.start <= start) nth += 1
      for (const [from, until] of part.isLabel ? [[start, end] as const] : linesWithin(cleaned.text, start, end)) {
        put(from, until, null, false, plain[nth]!.page)
      }
    }
  }

  /** Each line is a row of a table, its cells set apart by a mark. */
  const gridRows = (rows: readonly Line[], mark: string): void => {
    const grid: number[][] = []
    for (const line of rows) {
      if (/^[\s|:-]+$/.test(line.text) && line.text.includes('-')) continue
      const row = grid.length
      grid.push(
        cellsOf(line, mark).map((cell, column) =>
          put(cell.start, cell.end, { grid: grids.length, row, column, counted: true }, true, line.page),
        ),
      )
    }
    grids.push(grid)
  }

  /** Each cell ends with a mark, wherever the line ends: the rows are not drawn. */
  const cellStream = (piped: readonly Line[]): void => {
    let start = piped[0]!.start
    for (const line of piped) {
      for (let at = line.start; at < line.end; at += 1) {
        if (cleaned.text[at] !== '|') continue
        put(start, at, null, true, line.page)
        start = at + 1
      }
    }
    const last = piped.at(-1)!
    if (cleaned.text.slice(start, last.end).trim() !== '') put(start, last.end, null, false, last.page)
  }

  return { table, lines, layout: (): Layout => ({ tokens, grids, remarks }) }
}

function standsAlone(text: string, start: number, end: number): boolean {
  let before = start - 1
  while (text[before] === ' ') before -= 1
  let behind = end
  while (text[behind] === ' ' || text[behind] === '\r') behind += 1
  return (before < 0 || text[before] === '\n') && (behind >= text.length || text[behind] === '\n')
}
