import { cellName, escapeXml, MAIN_NAMESPACE, textElement, XML_HEAD } from './xml.ts'

/** A note on a cell: row counted from 1, column from 0. */
export type Note = { readonly row: number; readonly column: number; readonly text: string }

/** The texts of a sheet's notes. */
export function commentsXml(notes: readonly Note[], author: string): string {
  const comments = notes.map(
    ({ row, column, text }) =>
      `<comment ref="${cellName(row, column)}" authorId="0"><text><r><rPr><sz val="9"/></rPr>${textElement(text)}</r></text></comment>`,
  )
  return (
    `${XML_HEAD}<comments xmlns="${MAIN_NAMESPACE}"><authors><author>${escapeXml(author)}</author></authors>` +
    `<commentList>${comments.join('')}</commentList></comments>`
  )
}

/** Half-width characters a line of a note holds, and the columns the note is drawn over. */
const LINE = 44
const COLUMNS = 4

/** Shape numbers come in blocks of 1024, and a workbook uses each block once. */
const BLOCK = 1024

/** How many blocks of shape numbers these notes take. */
export function blocksOf(notes: readonly Note[]): number {
  return Math.floor(notes.length / BLOCK) + 1
}

/**
 * The boxes the notes are drawn in: Excel shows no note without one.
 *
 * @param firstBlock  First free block of shape numbers in the workbook, from 1.
 */
export function drawingXml(notes: readonly Note[], firstBlock: number): string {
  const blocks = Array.from({ length: blocksOf(notes) }, (_, at) => firstBlock + at).join(',')
  const shapes = notes.map(({ row, column, text }, at) => {
    const anchor = [column + 1, 12, Math.max(0, row - 2), 4, column + 1 + COLUMNS, 12, row + linesOf(text), 4]
    return (
      `<v:shape id="_x0000_s${BLOCK * firstBlock + 1 + at}" type="#_x0000_t202" style="position:absolute;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto">` +
      '<v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>' +
      '<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>' +
      `<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>${anchor.join(', ')}</x:Anchor>` +
      `<x:AutoFill>False</x:AutoFill><x:Row>${row - 1}</x:Row><x:Column>${column}</x:Column></x:ClientData></v:shape>`
    )
  })
  return (
    '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel">' +
    '<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="' +
    `${blocks}"/></o:shapelayout>` +
    '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">' +
    '<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>' +
    `${shapes.join('')}</xml>`
  )
}

/** Lines the text takes in a note, Chinese characters counted twice as wide. */
function linesOf(text: string): number {
  return text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(widthOf(line) / LINE)), 0)
}

/** Width in half-width characters. */
export function widthOf(line: string): number {
  return line.length + (line.match(/[\u1100-\uffdc]/g)?.length ?? 0)
}
