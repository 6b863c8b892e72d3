import { type DefaultTreeAdapterMap, parse } from 'parse5'
import type { Block, Document, DrawnCell } from '#shared/domain/document.ts'
import { decodeText } from './encoding.ts'

type Node = DefaultTreeAdapterMap['node']
type Element = DefaultTreeAdapterMap['element']

const SKIPPED = new Set([
  'script',
  'style',
  'noscript',
  'template',
  'iframe',
  'object',
  'svg',
  'select',
  'textarea',
  'button',
])
const BREAKING = new Set(
  'address article aside blockquote br center dd details div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table tbody td tfoot th thead tr ul title body'.split(
    ' ',
  ),
)
/** A cell longer than this is the site's layout, not a table of figures. */
const LONGEST_CELL = 2_000
const MOST_SPAN = 1_000
const DEEPEST = 400

/**
 * A web page. Text is laid down in reading order, a line for each block element, a line for each table row with tabs
 * between its cells. Tables that only arrange the page are read as running text.
 *
 * @throws Failure `file/unreadable` when the bytes are no text.
 */
export function readHtml(bytes: Uint8Array, path: string): Document {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 4_096))
  const declared =
    /<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)/i.exec(head)?.[1] ??
    /^<\?xml[^>]+encoding=["']([\w-]+)/i.exec(head)?.[1] ??
    null
  const { text: markup, encoding } = decodeText(bytes, path, declared)
  const page = writer()
  walk(parse(markup), page, 0)
  page.breakLine()
  return { format: 'html', encoding, text: page.text(), blocks: page.blocks, remarks: [] }
}

function walk(node: Node, page: Writer, depth: number): void {
  if (depth > DEEPEST) return
  if (node.nodeName === '#text') {
    page.write((node as DefaultTreeAdapterMap['textNode']).value)
    return
  }
  const name = node.nodeName
  if (SKIPPED.has(name) || isHidden(node)) return
  if (name === 'table' && drawsFigures(node as Element)) {
    page.breakLine()
    writeTable(node as Element, page, depth)
    return
  }
  const breaks = BREAKING.has(name)
  if (breaks) page.breakLine(/^h[1-6]$/.test(name) ? Number(name[1]) : name === 'title' ? 1 : 0)
  if ('childNodes' in node) for (const child of node.childNodes) walk(child, page, depth + 1)
  if (breaks) page.breakLine()
}

function isHidden(node: Node): boolean {
  if (!('attrs' in node)) return false
  return node.attrs.some(
    attribute =>
      attribute.name === 'hidden' || (attribute.name === 'style' && /display\s*:\s*none/i.test(attribute.value)),
  )
}

/** Whether a table draws figures rather than arranging the page: at least two cells, none of them a page of its own. */
function drawsFigures(table: Element): boolean {
  const cells = rowsOf(table).flat()
  return cells.length > 1 && cells.every(cell => !holdsTable(cell, 0) && textLength(cell, 0) <= LONGEST_CELL)
}

function holdsTable(node: Node, depth: number): boolean {
  if (depth > DEEPEST || !('childNodes' in node)) return false
  return node.childNodes.some(child => child.nodeName === 'table' || holdsTable(child, depth + 1))
}

function textLength(node: Node, depth: number): number {
  if (depth > DEEPEST) return 0
  if (node.nodeName === '#text') return (node as DefaultTreeAdapterMap['textNode']).value.trim().length
  if (!('childNodes' in node)) return 0
  return node.childNodes.reduce((sum, child) => sum + textLength(child, depth + 1), 0)
}

/** The cells of each row; rows of a table inside a cell are not this table's. */
function rowsOf(table: Element): Element[][] {
  const rows: Element[][] = []
  for (const child of table.childNodes) {
    if (child.nodeName === 'tr') rows.push(cellsOf(child as Element))
    else if (['tbody', 'thead', 'tfoot'].includes(child.nodeName)) rows.push(...rowsOf(child as Element))
  }
  return rows
}

function cellsOf(row: Element): Element[] {
  return row.childNodes.filter((child): child is Element => child.nodeName === 'td' || child.nodeName === 'th')
}

function writeTable(table: Element, page: Writer, depth: number): void {
  const caption = table.childNodes.find(child => child.nodeName === 'caption')
  if (caption) walk(caption, page, depth + 1)
  page.breakLine()
  const start = page.at()
  const rows: DrawnCell[][] = []
  for (const row of rowsOf(table)) {
    const drawn: DrawnCell[] = []
    row.forEach((cell, nth) => {
      if (nth > 0) page.raw('\t')
      const from = page.at()
      const inner = writer()
      for (const child of cell.childNodes) walk(child, inner, depth + 1)
      inner.breakLine()
      page.raw(inner.text().trim().replaceAll('\t', ' '))
      drawn.push({ start: from, end: page.at(), rowSpan: spanOf(cell, 'rowspan'), colSpan: spanOf(cell, 'colspan') })
    })
    rows.push(drawn)
    page.raw('\n')
  }
  page.blocks.push({ kind: 'table', start, end: page.at(), rows })
}

function spanOf(cell: Element, name: 'rowspan' | 'colspan'): number {
  const span = Number.parseInt(cell.attrs.find(attribute => attribute.name === name)?.value ?? '1', 10)
  return Number.isNaN(span) || span < 1 ? 1 : Math.min(span, MOST_SPAN)
}

type Writer = ReturnType<typeof writer>

/** Collects the extracted text and its blocks; runs of white space become one space, as a browser shows them. */
function writer() {
  const parts: string[] = []
  const blocks: Block[] = []
  let length = 0
  let line = ''
  let depth = 0
  const raw = (text: string): void => {
    parts.push(text)
    length += text.length
  }
  return {
    blocks,
    raw,
    at: (): number => length,
    text: (): string => parts.join(''),
    write(text: string): void {
      line += text
    },
    breakLine(nextDepth = 0): void {
      const shown = line.replace(/[ \t\r\n\f]+/g, ' ').trim()
      if (shown.replaceAll('\u00a0', '').trim() !== '') {
        const start = length
        raw(shown)
        blocks.push(depth > 0 ? { kind: 'heading', depth, start, end: length } : { kind: 'line', start, end: length })
        raw('\n')
      }
      line = ''
      depth = nextDepth
    },
  }
}
