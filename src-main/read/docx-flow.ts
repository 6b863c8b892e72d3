import { type ListPlace, type Numbering, numbered } from './numbering.ts'
import { cell, line, MOST_CELLS, type Part, type PartCell } from './parts.ts'
import { raised } from './raised.ts'
import type { XmlAttributes, XmlListener } from './xml.ts'

/** Subtrees that hold no shown text, or the same text a second time. */
const HIDING = new Set(['vanish', 'strike', 'dstrike'])
const SKIPPED = new Set(
  'del moveFrom Fallback instrText delText rubyPr rt pPrChange rPrChange tblPrChange trPrChange tcPrChange sectPrChange numberingChange'.split(
    ' ',
  ),
)
/** Notes that are rules and not text. */
const RULES = new Set(['separator', 'continuationSeparator', 'continuationNotice'])
const MOST_SPAN = 1_000
/** Tables and boxes within each other; deeper ones are read as lines. */
const DEEPEST = 40
const PARAGRAPH_PROPERTIES = new Set(['pStyle', 'numId', 'ilvl', 'outlineLvl'])
const RAISING: Readonly<Record<string, 'above' | 'below'>> = { superscript: 'above', subscript: 'below' }
const STRUCTURE = new Set(['tbl', 'tr', 'tc', 'txbxContent'])

type OpenCell = { parts: readonly Part[]; rowSpan: number; colSpan: number }
/** What the rest of the package says about the look of paragraphs. */
export type Look = { readonly styles: ReadonlyMap<string, ParagraphStyle>; readonly numbering: Numbering }
/** `depth` is 0 for running text, 1 and more for a heading. */
export type ParagraphStyle = { readonly depth: number; readonly list: ListPlace | null }
type Merge = 'none' | 'begins' | 'goes on'
/** A table, cell or text box that is being read; text goes to the innermost. */
type Frame = {
  readonly kind: 'body' | 'cell' | 'box'
  readonly parts: Part[]
  text: string
  depth: number
  list: ListPlace | null
}
type TableFrame = {
  readonly rows: OpenCell[][]
  readonly spanning: Map<number, OpenCell>
  column: number
  deleted: boolean
  colSpan: number
  merge: Merge
}

/**
 * Hears the XML of a document, footnotes or endnotes (WordprocessingML, ECMA-376 part 1, 17) and gathers its parts.
 */
export function documentFlow({ styles, numbering }: Look): XmlListener & { end: () => readonly Part[] } {
  const frames: Frame[] = [newFrame('body')]
  const tables: TableFrame[] = []
  /** Parts that wait for the end of the paragraph they hang on: its text boxes. */
  const boxes: Part[][] = []
  const path: string[] = []
  let skippedFrom: number | null = null
  let flatFrom: number | null = null
  let hidden = false
  let how: 'above' | 'below' | null = null
  let places = 0
  const frame = (): Frame => frames.at(-1)!

  const endParagraph = (): void => {
    const { parts, text, depth, list } = frame()
    // Counted even where nothing is shown, as Word does.
    const label = list === null ? '' : numbering.label(list)
    if (text.trim() !== '') parts.push(line(numbered(text, label), depth))
    Object.assign(frame(), { text: '', depth: 0, list: null })
  }
  const write = (text: string): void => {
    if (!hidden) frame().text += how === null ? text : raised(text, how)
  }
  const endCell = (): void => {
    endParagraph()
    const { parts } = frames.pop()!
    const table = tables.at(-1)!
    const { column, colSpan, merge, deleted } = table
    if (deleted) return
    table.column += colSpan
    places += 1
    const above = merge === 'goes on' ? table.spanning.get(column) : undefined
    if (above) above.rowSpan += 1
    else if (places <= MOST_CELLS) {
      const drawn: OpenCell = { parts, rowSpan: 1, colSpan }
      rowOf(table).push(drawn)
      for (let covered = column; covered < column + colSpan; covered += 1) table.spanning.delete(covered)
      if (merge === 'begins') table.spanning.set(column, drawn)
    }
  }
  const endTable = (): void => {
    const { rows } = tables.pop()!
    frame().parts.push({ kind: 'table', rows: rows.map(row => row.map(toCell)) })
  }
  const beginRow = (table: TableFrame): void => {
    table.rows.push([])
    table.column = 0
    table.deleted = false
  }
  /** A row that begins to the right of the others. */
  const skipColumns = (table: TableFrame, colSpan: number): void => {
    if (colSpan > 0) rowOf(table).push({ parts: [], rowSpan: 1, colSpan })
    table.column = colSpan
  }

  const open = (name: string, attributes: XmlAttributes): void => {
    path.push(name)
    if (skippedFrom !== null) return
    const { val } = attributes
    const parent = path.at(-2)
    if (isSkipped(name, parent, attributes)) skippedFrom = path.length
    else if (name === 'r') {
      hidden = false
      how = null
    } else if (name === 'vertAlign' && path.at(-3) === 'r') how = RAISING[val ?? ''] ?? null
    // Struck out: what stands there no longer holds, and its digits are none of the number beside it.
    else if (HIDING.has(name) && path.at(-3) === 'r') hidden ||= isOn(val)
    else if (PARAGRAPH_PROPERTIES.has(name)) setProperty(name, val ?? '')
    else if (parent === 'r' || parent === 'hyperlink') write(characterOf(name))
    else if (frames.length > DEEPEST && STRUCTURE.has(name)) flatFrom ??= path.length
    else if (flatFrom === null) openStructure(name, val)
  }
  const setProperty = (name: string, val: string): void => {
    const now = frame()
    if (name === 'pStyle') Object.assign(now, styles.get(val) ?? {})
    else if (name === 'numId') now.list = { list: val, level: now.list?.level ?? 0 }
    else if (name === 'ilvl') now.list = { list: now.list?.list ?? '', level: Number(val) || 0 }
    else if (/^[0-8]$/.test(val)) now.depth = Number(val) + 1
  }
  const openStructure = (name: string, val: string | undefined): void => {
    const table = tables.at(-1)
    if (name === 'tbl') tables.push(newTable())
    else if (name === 'txbxContent') frames.push(newFrame('box'))
    else if (!table) return
    else if (name === 'tr') beginRow(table)
    else if (name === 'gridBefore') skipColumns(table, span(val, 0))
    else if (name === 'del' && path.at(-2) === 'trPr') table.deleted = true
    else if (name === 'tc') {
      frames.push(newFrame('cell'))
      table.colSpan = 1
      table.merge = 'none'
    } else if (name === 'gridSpan') table.colSpan = span(val, 1)
    else if (name === 'vMerge') table.merge = val === 'restart' ? 'begins' : 'goes on'
  }

  const close = (name: string): void => {
    if (skippedFrom === path.length) skippedFrom = null
    else if (skippedFrom === null && name === 'p') {
      endParagraph()
      releaseBoxes()
    } else if (flatFrom === path.length) flatFrom = null
    else if (skippedFrom === null && flatFrom === null) closeStructure(name)
    path.pop()
  }
  const closeStructure = (name: string): void => {
    const table = tables.at(-1)
    if (name === 'tc' && frame().kind === 'cell') endCell()
    else if (name === 'tr' && table?.deleted) table.rows.pop()
    else if (name === 'tbl' && table) endTable()
    else if (name === 'txbxContent' && frame().kind === 'box') boxes.push([...endFrame()])
  }
  const releaseBoxes = (): void => {
    if (frame().kind === 'box') return
    for (const box of boxes.splice(0)) for (const part of box) frame().parts.push(part)
  }
  const endFrame = (): readonly Part[] => {
    endParagraph()
    return frames.pop()!.parts
  }
  return {
    open,
    close,
    text: text => {
      if (skippedFrom === null && path.at(-1) === 't') write(text)
    },
    end: () => {
      endParagraph()
      return [...frames[0]!.parts, ...boxes.flat()]
    },
  }
}

function isSkipped(name: string, parent: string | undefined, { type }: XmlAttributes): boolean {
  // An empty w:del in the properties of a row or of a paragraph's mark says that those are deleted, and holds nothing.
  if (name === 'del' && (parent === 'trPr' || parent === 'rPr')) return false
  if (name === 'footnote' || name === 'endnote') return RULES.has(type ?? '')
  return SKIPPED.has(name)
}

function characterOf(name: string): string {
  if (name === 'tab' || name === 'ptab') return '\t'
  if (name === 'br' || name === 'cr') return '\n'
  return name === 'noBreakHyphen' ? '-' : ''
}

function isOn(val: string | undefined): boolean {
  return val !== '0' && val !== 'false' && val !== 'off'
}

function span(val: string | undefined, least: number): number {
  const number = Number(val)
  return Number.isInteger(number) ? Math.min(Math.max(number, least), MOST_SPAN) : least
}

function newFrame(kind: Frame['kind']): Frame {
  return { kind, parts: [], text: '', depth: 0, list: null }
}

function newTable(): TableFrame {
  return { rows: [], spanning: new Map(), column: 0, deleted: false, colSpan: 1, merge: 'none' }
}

/** The row in hand; a faulty file may hold cells before any row. */
function rowOf({ rows }: TableFrame): OpenCell[] {
  if (rows.length === 0) rows.push([])
  return rows.at(-1)!
}

function toCell({ parts, rowSpan, colSpan }: OpenCell): PartCell {
  return cell(parts, rowSpan, colSpan)
}
