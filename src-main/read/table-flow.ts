import { cell, line, MOST_CELLS, type Part, type PartCell, type Table } from './parts.ts'

/** How a row is ruled, as Word's own formats say it: places of edges from the left instead of spans. */
export type RowRuling = {
  /** Twentieths of a point, one more than there are cells. */
  readonly edges: readonly number[]
  readonly cells: readonly CellRuling[]
}
export type CellRuling = { readonly goesOnAbove: boolean; readonly goesOnLeft: boolean }

/** Rows are ruled apart by rounding; the narrowest real column is wider. */
const SAME_EDGE = 60
const DEEPEST = 16
/** Word itself stops at 63 columns; a table ruled into more is read without its spans. */
const MOST_LINES = 1_000

type FlowRow = { readonly cells: readonly (readonly Part[])[]; readonly ruling: RowRuling | null }
type Level = { rows: FlowRow[]; cells: (readonly Part[])[]; parts: Part[] }

/**
 * Puts together paragraphs that only say how many tables deep they stand, with marks for the end of a cell and of a
 * row, as in .doc and RTF.
 */
export function tableFlow() {
  const body: Part[] = []
  const levels: Level[] = []
  let places = 0
  const partsAt = (depth: number): Part[] => (depth === 0 ? body : levels[depth - 1]!.parts)
  const settle = (wanted: number): number => {
    const depth = Math.min(Math.max(0, wanted), DEEPEST)
    while (levels.length > depth) {
      const level = levels.pop()!
      if (level.parts.length > 0) level.cells.push(level.parts)
      if (level.cells.length > 0) level.rows.push({ cells: level.cells, ruling: null })
      if (level.rows.length > 0) partsAt(levels.length).push(ruled(level.rows))
    }
    while (levels.length < depth) levels.push({ rows: [], cells: [], parts: [] })
    return depth
  }
  return {
    paragraph(text: string, depth: number, heading = 0): void {
      partsAt(settle(depth)).push(line(text, heading))
    },
    endCell(depth: number): void {
      const level = levels[settle(depth) - 1]
      if (!level || places >= MOST_CELLS) return
      places += 1
      level.cells.push(level.parts)
      level.parts = []
    },
    endRow(depth: number, ruling: RowRuling | null): void {
      const level = levels[settle(depth) - 1]
      if (!level) return
      // Text behind the last cell mark belongs to no cell: damaged files only.
      if (level.parts.length > 0) level.cells.push(level.parts)
      if (level.cells.length > 0) level.rows.push({ cells: level.cells, ruling })
      level.cells = []
      level.parts = []
    },
    end(): readonly Part[] {
      settle(0)
      return body
    },
  }
}

type Ruled = { parts: readonly Part[]; from: number; to: number; rowSpan: number; goesOnAbove: boolean }

/** Spans out of edges: every edge of any row is a line of the grid. */
function ruled(rows: readonly FlowRow[]): Table {
  const lines = gridLines(rows)
  const open = new Map<number, Ruled>()
  const drawn = rows.map(row => {
    const cells = placed(row, lines)
    const shown: Ruled[] = []
    for (const here of cells) {
      const above = here.goesOnAbove ? open.get(here.from) : undefined
      if (above) above.rowSpan += 1
      else {
        shown.push(here)
        for (let column = here.from; column < here.to; column += 1) open.delete(column)
        open.set(here.from, here)
      }
    }
    return shown
  })
  return { kind: 'table', rows: drawn.map(row => row.map(toCell)) }
}

function toCell({ parts, from, to, rowSpan }: Ruled): PartCell {
  return cell(parts, rowSpan, Math.max(1, to - from))
}

function gridLines(rows: readonly FlowRow[]): readonly number[] {
  const edges = rows.flatMap(({ ruling }) => ruling?.edges ?? []).sort((a, b) => a - b)
  const lines: number[] = []
  for (const edge of edges) {
    if (lines.length === 0 || edge - lines.at(-1)! > SAME_EDGE) lines.push(edge)
    if (lines.length > MOST_LINES) return []
  }
  return lines
}

function placed({ cells, ruling }: FlowRow, lines: readonly number[]): Ruled[] {
  const out: Ruled[] = []
  for (const [nth, parts] of cells.entries()) {
    const left = lines.length > 0 ? ruling?.edges[nth] : undefined
    const right = lines.length > 0 ? ruling?.edges[nth + 1] : undefined
    const from = left === undefined ? (out.at(-1)?.to ?? 0) : lineOf(left, lines)
    const to = right === undefined ? from + 1 : Math.max(from + 1, lineOf(right, lines))
    const kind = ruling?.cells[nth]
    const before = out.at(-1)
    if (kind?.goesOnLeft && before) {
      before.to = to
      continue
    }
    const free = before?.to ?? 0
    if (from > free) out.push({ parts: [], from: free, to: from, rowSpan: 1, goesOnAbove: false })
    out.push({ parts, from, to, rowSpan: 1, goesOnAbove: kind?.goesOnAbove ?? false })
  }
  return out
}

function lineOf(edge: number, lines: readonly number[]): number {
  let nearest = 0
  for (const [at, place] of lines.entries()) if (Math.abs(place - edge) < Math.abs(lines[nearest]! - edge)) nearest = at
  return nearest
}
