import { strToU8, zipSync } from 'fflate'
import type { DrawnCell, DrawnRow, Part } from './drawn.ts'

const SPACE = 'http://schemas.openxmlformats.org'
const WORD = `xmlns:w="${SPACE}/wordprocessingml/2006/main"`
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
/** Fixed, so that the same report is the same bytes whenever it is made. */
const MADE_AT = '2024-01-01T00:00:00'
/** Width of the text on a page of A4, in twentieths of a point. */
const TEXT_WIDTH = 9_026

const FIXED_PARTS: Readonly<Record<string, string>> = {
  '[Content_Types].xml': `<Types xmlns="${SPACE}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/></Types>`,
  '_rels/.rels': `<Relationships xmlns="${SPACE}/package/2006/relationships"><Relationship Id="rId1" Type="${SPACE}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
  'word/_rels/document.xml.rels': `<Relationships xmlns="${SPACE}/package/2006/relationships"><Relationship Id="rId1" Type="${SPACE}/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>`,
  'word/styles.xml': `<w:styles ${WORD}><w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style><w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/></w:style><w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 2"/><w:basedOn w:val="a"/></w:style></w:styles>`,
}

/** Write a report as a Word document (WordprocessingML), spanning cells as `gridSpan` and `vMerge`. */
export function writeDocx(parts: readonly Part[]): Uint8Array {
  const body = parts.map(part => (part.kind === 'table' ? writeTable(part.rows) : writeLine(part))).join('')
  const page =
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1440" w:left="1440"/></w:sectPr>'
  const all = {
    ...FIXED_PARTS,
    'word/document.xml': `<w:document ${WORD}><w:body>${body}${page}</w:body></w:document>`,
  }
  const files = Object.entries(all).map(([name, xml]) => [name, strToU8(HEAD + xml)] as const)
  return zipSync(Object.fromEntries(files), { mtime: MADE_AT })
}

function writeLine({ kind, text }: Exclude<Part, { readonly kind: 'table' }>): string {
  switch (kind) {
    case 'title':
      return paragraph(text, '<w:jc w:val="center"/>', '方正小标宋简体', 44)
    case 'heading':
      return paragraph(text, '<w:pStyle w:val="1"/><w:ind w:firstLineChars="200"/>', '黑体', 32)
    case 'subheading':
      return paragraph(text, '<w:pStyle w:val="2"/><w:ind w:firstLineChars="200"/>', '楷体', 32)
    case 'paragraph':
      return paragraph(text, '<w:ind w:firstLineChars="200" w:firstLine="640"/>', '仿宋', 32)
    case 'signature':
      return paragraph(text, '<w:jc w:val="right"/>', '仿宋', 32)
  }
}

/** What a cell that reaches down leaves in the rows below it. */
type Reaching = { readonly colSpan: number; rows: number }

function writeTable(rows: readonly DrawnRow[]): string {
  const columns = Math.max(...rows.slice(0, 1).map(row => row.reduce((sum, { colSpan }) => sum + colSpan, 0)))
  const grid = `<w:gridCol w:w="${Math.floor(TEXT_WIDTH / columns)}"/>`.repeat(columns)
  const reaching = new Map<number, Reaching>()
  const borders = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV']
    .map(side => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>`)
    .join('')
  const written = rows.map(row => `<w:tr>${writeRow(row, columns, reaching)}</w:tr>`).join('')
  return `<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/><w:tblBorders>${borders}</w:tblBorders></w:tblPr><w:tblGrid>${grid}</w:tblGrid>${written}</w:tbl>`
}

function writeRow(row: DrawnRow, columns: number, reaching: Map<number, Reaching>): string {
  let cells = ''
  const waiting = [...row]
  for (let column = 0; column < columns || waiting.length > 0; ) {
    const above = reaching.get(column)
    const drawn = above ? undefined : waiting.shift()
    if (above) {
      cells += writeCell(null, above.colSpan, '<w:vMerge/>')
      above.rows -= 1
      if (above.rows === 0) reaching.delete(column)
      column += above.colSpan
    } else if (drawn) {
      cells += writeCell(drawn, drawn.colSpan, drawn.rowSpan > 1 ? '<w:vMerge w:val="restart"/>' : '')
      if (drawn.rowSpan > 1) reaching.set(column, { colSpan: drawn.colSpan, rows: drawn.rowSpan - 1 })
      column += drawn.colSpan
    } else break
  }
  return cells
}

function writeCell(drawn: DrawnCell | null, colSpan: number, merge: string): string {
  const span = colSpan > 1 ? `<w:gridSpan w:val="${colSpan}"/>` : ''
  const alignment = drawn?.role === 'label' ? '' : '<w:jc w:val="center"/>'
  const text = paragraph(drawn?.text ?? '', alignment, '宋体', 21)
  return `<w:tc><w:tcPr><w:tcW w:w="0" w:type="auto"/>${span}${merge}<w:vAlign w:val="center"/></w:tcPr>${text}</w:tc>`
}

function paragraph(text: string, properties: string, font: string, halfPoints: number): string {
  const look = `<w:rPr><w:rFonts w:ascii="${font}" w:eastAsia="${font}" w:hAnsi="${font}"/><w:sz w:val="${halfPoints}"/></w:rPr>`
  const runs = text
    .split('\n')
    .map(line => `<w:t xml:space="preserve">${escaped(line)}</w:t>`)
    .join('<w:br/>')
  const written = text === '' ? '' : `<w:r>${look}${runs}</w:r>`
  return `<w:p><w:pPr>${properties}${look}</w:pPr>${written}</w:p>`
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
