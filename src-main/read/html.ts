import { type DefaultTreeAdapterMap, parse } from 'parse5'
import { Failure } from '#shared/contract/errors.ts'
import type { Document, Remark } from '#shared/domain/document.ts'
import { decodeText } from './encoding.ts'
import { cell, layDown, line, MOST_CELLS, type Part, type PartCell } from './parts.ts'
import { raised, STRUCK_OUT } from './raised.ts'

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
/** Struck out: what stands there no longer holds, and its digits are none of the number beside it. */
const STRUCK = new Set(['del', 's', 'strike'])
const BREAKING = new Set(
  'address article aside blockquote br center dd details div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table tbody td tfoot th thead tr ul title body'.split(
    ' ',
  ),
)
const MOST_SPAN = 1_000
const DEEPEST = 400
/** A page of a report has some thousands; parse5 takes about a kilobyte for each. */
const MOST_TAGS = 400_000

/**
 * A web page. Text is laid down in reading order, a line for each block element, a line for each table row with tabs
 * between its cells. Tables that only arrange the page are read as running text.
 *
 * @param charset  Named outside the page (by the part of an mhtml file that holds it); the page's own word goes first.
 * @throws Failure `file/unreadable` when the bytes are no text, `file/bomb` for markup that would fill the memory.
 */
export function readHtml(bytes: Uint8Array, path: string, charset: string | null = null): Document {
  const { text: markup, encoding } = decodeText(bytes, path, declaredCharset(bytes) ?? charset)
  if (hasMoreTags(markup, MOST_TAGS)) throw new Failure({ code: 'file/bomb', path, why: 'markup' })
  const page = flow([])
  walk(parse(markup), page, 0)
  return { format: 'html', encoding, ...layDown(page.end()), remarks: page.remarks }
}

function declaredCharset(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 4_096)).toString('latin1')
  return (
    /<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)/i.exec(head)?.[1] ??
    /^\s*<\?xml[^>]+encoding=["']([\w-]+)/i.exec(head)?.[1] ??
    null
  )
}

function hasMoreTags(markup: string, most: number): boolean {
  let tags = 0
  for (let at = markup.indexOf('<'); at !== -1; at = markup.indexOf('<', at + 1)) {
    tags += 1
    if (tags > most) return true
  }
  return false
}

function walk(node: Node, page: Flow, depth: number): void {
  if (depth > DEEPEST) {
    flatten(node, page)
    return
  }
  if (node.nodeName === '#text') {
    page.write((node as DefaultTreeAdapterMap['textNode']).value)
    return
  }
  const name = node.nodeName
  if (SKIPPED.has(name) || isHidden(node)) return
  if (STRUCK.has(name)) {
    if (!page.remarks.includes(STRUCK_OUT)) page.remarks.push(STRUCK_OUT)
    return
  }
  if (name === 'table') {
    page.breakLine()
    walkTable(node as Element, page, depth)
    return
  }
  if (name === 'sup' || name === 'sub') page.raise(name === 'sup' ? 'above' : 'below')
  const breaks = BREAKING.has(name)
  if (breaks) page.breakLine(/^h[1-6]$/.test(name) ? Number(name[1]) : name === 'title' ? 1 : 0)
  if ('childNodes' in node) for (const child of node.childNodes) walk(child, page, depth + 1)
  if (breaks) page.breakLine()
  if (name === 'sup' || name === 'sub') page.raise(null)
}

/** The text below a node, however deep: tables so far down are read as lines. */
function flatten(top: Node, page: Flow): void {
  const waiting: Node[] = [top]
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (node.nodeName === '#text') page.write((node as DefaultTreeAdapterMap['textNode']).value)
    if (SKIPPED.has(node.nodeName) || STRUCK.has(node.nodeName) || isHidden(node)) continue
    if (BREAKING.has(node.nodeName)) page.breakLine()
    if ('childNodes' in node)
      for (let at = node.childNodes.length; at > 0; at -= 1) waiting.push(node.childNodes[at - 1]!)
  }
}

function isHidden(node: Node): boolean {
  if (!('attrs' in node)) return false
  return node.attrs.some(
    attribute =>
      attribute.name === 'hidden' || (attribute.name === 'style' && /display\s*:\s*none/i.test(attribute.value)),
  )
}

/** The rows of a table; those of a table inside a cell are not this table's. */
function rowsOf(table: Element): Element[] {
  return table.childNodes.flatMap(child => {
    if (child.nodeName === 'tr') return [child as Element]
    return ['tbody', 'thead', 'tfoot'].includes(child.nodeName) ? rowsOf(child as Element) : []
  })
}

function cellsOf(row: Element): Element[] {
  return row.childNodes.filter((child): child is Element => child.nodeName === 'td' || child.nodeName === 'th')
}

function walkTable(table: Element, page: Flow, depth: number): void {
  const caption = table.childNodes.find(child => child.nodeName === 'caption')
  if (caption) walk(caption, page, depth + 1)
  page.breakLine()
  const elements = rowsOf(table)
  const rows: PartCell[][] = []
  let places = 0
  for (const [at, element] of elements.entries()) {
    const row: PartCell[] = []
    for (const drawn of cellsOf(element)) {
      const rowSpan = Math.min(spanOf(drawn, 'rowspan'), elements.length - at)
      const colSpan = spanOf(drawn, 'colspan')
      // Spans that would cover more than any form are a slip or an attack: such a cell keeps its own place only.
      const fits = places + rowSpan * colSpan <= MOST_CELLS
      places += fits ? rowSpan * colSpan : 1
      if (places > MOST_CELLS) break
      const inner = flow(page.remarks)
      for (const child of drawn.childNodes) walk(child, inner, depth + 1)
      row.push(fits ? cell(inner.end(), rowSpan, colSpan) : cell(inner.end()))
    }
    rows.push(row)
    if (places <= MOST_CELLS) continue
    page.remarks.push({ stage: 'read', says: `表格过大，只读了前 ${MOST_CELLS} 格` })
    break
  }
  page.parts.push({ kind: 'table', rows })
}

function spanOf(drawn: Element, name: 'rowspan' | 'colspan'): number {
  const span = Number.parseInt(drawn.attrs.find(attribute => attribute.name === name)?.value ?? '1', 10)
  return Number.isNaN(span) || span < 1 ? 1 : Math.min(span, MOST_SPAN)
}

type Flow = ReturnType<typeof flow>

/** Collects the parts of a page or cell; runs of white space become one space, as a browser shows them. */
function flow(remarks: Remark[]) {
  const parts: Part[] = []
  let words: string[] = []
  let depth = 0
  let how: 'above' | 'below' | null = null
  const breakLine = (nextDepth = 0): void => {
    depth = words.length === 0 ? nextDepth : endLine(nextDepth)
  }
  /** Most elements end no line of their own: the text of a cell is broken before, within and after. */
  const endLine = (nextDepth: number): number => {
    const shown = words
      .join('')
      .replace(/[ \t\r\n\f]+/g, ' ')
      .trim()
    if (shown.replaceAll('\u00a0', '').trim() !== '') parts.push(line(shown, depth))
    words = []
    return nextDepth
  }
  return {
    parts,
    remarks,
    breakLine,
    raise(to: typeof how): void {
      how = to
    },
    write(text: string): void {
      words.push(how === null ? text : raised(text, how))
    },
    end(): readonly Part[] {
      breakLine()
      return parts
    },
  }
}
