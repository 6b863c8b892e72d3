import { Failure } from '#shared/contract/errors.ts'
import type { Document } from '#shared/domain/document.ts'
import type { PageShape, TextPlaces } from '#shared/domain/source-pages.ts'
import { alignedTables } from './pdf/aligned.ts'
import { type Region, regionsOf } from './pdf/columns.ts'
import { fillGrids } from './pdf/fill.ts'
import { type PageFlow, passagesOf } from './pdf/flow.ts'
import { furnitureOf } from './pdf/furniture.ts'
import { gridsOf } from './pdf/grid.ts'
import { groupedBy } from './pdf/grouped.ts'
import { around } from './pdf/marks.ts'
import { paragraphOf } from './pdf/paragraphs.ts'
import { type Line, linesOf, runsOf } from './pdf/runs.ts'
import type { Piece, ProseLine, Table } from './pdf/table.ts'
import { leaveOutDrawing } from './pdf/undrawn.ts'
import { writeDocument } from './pdf/write.ts'

/** A PDF as text, and where that text stands. */
export type PlacedDocument = {
  readonly document: Document
  readonly shapes: readonly PageShape[]
  readonly places: TextPlaces
}

/** Fewer characters a page than this are the mark of a scanning program, not a text. */
const LEAST_PER_PAGE = 12

/**
 * A PDF with a text layer. Ruled tables keep their cells, merged ones too, and go on over page breaks; figures that
 * stand under each other without rules are tables as well; paragraphs are whole; page numbers stand aside.
 *
 * @throws Failure `file/protected`, `file/unreadable`; `file/no-text-layer` for scans and pictures.
 */
export async function readPdf(bytes: Uint8Array, path: string): Promise<Document> {
  return (await readPdfPages(bytes, path)).document
}

/**
 * The same, with the shape of its pages and the place of every stretch of its text on them.
 *
 * @throws Failure as `readPdf`.
 */
export async function readPdfPages(bytes: Uint8Array, path: string): Promise<PlacedDocument> {
  // pdf.js takes 0.2 s to load: only who reads a PDF waits for it
  leaveOutDrawing()
  const { readPages } = await import('./pdf/pages.ts')
  const { pages, remarks } = await readPages(bytes, path)
  const written = pages.reduce((sum, { glyphs }) => sum + glyphs.length, 0)
  if (written < LEAST_PER_PAGE * pages.length)
    throw new Failure({ code: 'file/no-text-layer', path, pages: pages.length })

  const filled = pages.map(({ height, glyphs, rules }, at) => {
    const { tables, rest } = fillGrids(gridsOf(rules), runsOf(glyphs), at + 1)
    return { height, tables, lines: linesOf(rest) }
  })
  const furniture = furnitureOf(filled)
  const regions = filled.map(({ lines, tables }) =>
    regionsOf(
      lines.filter(line => !furniture.has(line)),
      tables,
    ),
  )
  const all = regions.flat()
  const flows = filled.map(({ lines }, at): PageFlow => {
    return {
      pieces: regions[at]!.flatMap(region => piecesOf(region, at + 1, all)),
      furniture: lines.filter(line => furniture.has(line)).map(line => paragraphOf([{ ...line, page: at + 1 }])),
    }
  })
  const shapes = pages.map(({ width, height, turned }) => ({ width, height, turned }))
  return { ...writeDocument(passagesOf(flows), remarks), shapes }
}

/** Lines and tables of a region from top to bottom. */
function piecesOf(region: Region, page: number, all: readonly Region[]): Piece[] {
  const { from, to } = marginsOf(region, all)
  const prose = (line: Line): ProseLine => {
    const { left, top, right, bottom, text, size, runs } = line
    return { kind: 'line', page, left, top, right, bottom, text, runs, size, from, to }
  }
  const free = splitByTables(region.lines, region.tables).flatMap(lines => alignedTables(lines, page))
  return [...free.map(found => ('kind' in found ? found : prose(found))), ...region.tables].toSorted(
    (a, b) => a.top - b.top,
  )
}

/** The lines between one ruled table and the next. */
function splitByTables(lines: readonly Line[], tables: readonly Table[]): Line[][] {
  const groups = groupedBy(lines, line => tables.filter(table => table.top < line.top).length)
  return [...groups.values()]
}

/** Where the text of a region begins and ends; a short page takes the measure of the others like it. */
function marginsOf(region: Region, all: readonly Region[]): { from: number; to: number } {
  const like = all.filter(other => other === region || (other.lines.length > 4 && overlaps(region, other)))
  const lines = like.flatMap(other => other.lines)
  const own = region.lines.length > 4 ? region.lines : lines
  const { left, right } = around(own)
  return { from: left, to: right }
}

function overlaps(a: Region, b: Region): boolean {
  return Math.min(a.right, b.right) - Math.max(a.left, b.left) > 0.8 * Math.max(a.right - a.left, b.right - b.left)
}
