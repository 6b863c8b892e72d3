import { continues, joinTables } from './join-tables.ts'
import { goesOn, type Paragraph, paragraphOf } from './paragraphs.ts'
import type { Piece, ProseLine, Table } from './table.ts'

/** What the document says, in order: tables whole over page breaks, paragraphs whole over lines and pages. */
export type Passage = (Paragraph & { readonly kind: 'paragraph' }) | Table

/** One page: what it says, and its page number and running heads, which stand aside of that. */
export type PageFlow = { readonly pieces: readonly Piece[]; readonly furniture: readonly Paragraph[] }

/** Join what goes on from piece to piece. Page numbers and running heads come after what runs through them. */
export function passagesOf(pages: readonly PageFlow[]): Passage[] {
  const passages: Passage[] = []
  let waiting: Paragraph[] = []
  let lines: ProseLine[] = []
  let table: Table | null = null
  const closeLines = (): void => {
    if (lines.length > 0) passages.push({ ...paragraphOf(lines), kind: 'paragraph' })
    lines = []
  }
  const close = (): void => {
    closeLines()
    if (table) passages.push(table)
    table = null
    passages.push(...waiting.map(furniture => ({ ...furniture, kind: 'paragraph' as const })))
    waiting = []
  }
  for (const { pieces, furniture } of pages) {
    for (const [at, piece] of pieces.entries()) {
      const last = lines.at(-1)
      if (piece.kind === 'line') {
        if (!last || !goesOn(last, piece)) close()
        lines.push(piece)
      } else if (table && at === 0 && continues(table, piece)) table = joinTables(table, piece)
      else {
        close()
        table = piece
      }
    }
    waiting.push(...furniture)
  }
  close()
  return passages
}
