import { Failure } from '#shared/contract/errors.ts'
import type { Document } from '#shared/domain/document.ts'
import { readDocNumbering } from './doc-numbering.ts'
import { characterRuns, PLAIN_PARAGRAPH, paragraphRuns, runAt } from './doc-properties.ts'
import { numbered } from './numbering.ts'
import { openCompoundFile } from './ole.ts'
import { layDown, type Part } from './parts.ts'
import { raised, STRUCK_OUT } from './raised.ts'
import { tableFlow } from './table-flow.ts'

/** Places in the head of the main stream (`MS-DOC` 2.5). */
const HEAD = { version: 0x02, flags: 0x0a, lengths: 0x4c, pieces: 0x01a2 } as const
const WORD_MARK = 0xa5ec
const WORD_97 = 0x00c1
const [ENCRYPTED, TABLE_1] = [0x0100, 0x0200]
/** Stories in the order of their text: the body, footnotes, headers, macros, comments, endnotes, text boxes. */
const SHOWN_STORIES = [0, 1, 5, 6]
const DEEPEST_FIELDS = 32
const CELL_END = '\x07'
/** Styles 1 to 9 are the headings, in every language. */
const LAST_HEADING = 9

/** A stretch of text: its characters, and where in the file they lie. */
type Piece = { readonly text: string; readonly start: number; readonly width: 1 | 2 }

/**
 * A document of Word 97 to 2003, or of WPS, which writes the same. Tables keep their merged cells; footnotes and text
 * boxes follow the text; headers, comments, deleted and hidden text are left out.
 *
 * Read here and not with word-extractor 1.0.4, which drops letter-spaced text as if deleted, and merged cells.
 *
 * @throws Failure `file/unreadable`, `file/unsupported` for Word 95 and before, `file/protected`.
 */
export function readDoc(bytes: Uint8Array, path: string): Document {
  const { stream } = openCompoundFile(bytes, path)
  const main = stream('WordDocument')
  if (!main || main.length < 0x200) throw damaged(path, 'WordDocument')
  const flags = main.readUInt16LE(HEAD.flags)
  if (main.readUInt16LE(0) !== WORD_MARK || main.readUInt16LE(HEAD.version) < WORD_97)
    throw new Failure({ code: 'file/unsupported', path, looksLike: 'Word 6 / 95', advice: 'save-as-docx' })
  if (flags & ENCRYPTED) throw new Failure({ code: 'file/protected', path })
  const table = stream(flags & TABLE_1 ? '1Table' : '0Table')
  if (!table) throw damaged(path, 'Table')
  try {
    const { parts, anyStruck } = partsOf(main, table, stream('Data'))
    return { format: 'doc', encoding: null, ...layDown(parts), remarks: anyStruck ? [STRUCK_OUT] : [] }
  } catch (thrown) {
    if (thrown instanceof RangeError) throw damaged(path, thrown.message)
    throw thrown
  }
}

function damaged(path: string, detail: string): Failure {
  return new Failure({ code: 'file/unreadable', path, why: `文件已损坏或不全 / damaged or cut short (${detail})` })
}

function partsOf(
  main: Buffer,
  table: Buffer,
  data: Buffer | null,
): { readonly parts: readonly Part[]; readonly anyStruck: boolean } {
  const paragraphs = paragraphRuns(main, table, data)
  const characters = characterRuns(main, table)
  const numbering = readDocNumbering(main, table)
  const flow = tableFlow()
  const shown = shownRanges(main)
  const fields = fieldTracker()
  let text = ''
  let at = 0
  let anyStruck = false
  const endParagraph = (mark: string, place: number): void => {
    const { depth, style, endsRow, endsInnerCell, ruling, list } = runAt(paragraphs, place) ?? PLAIN_PARAGRAPH
    if (endsRow) flow.endRow(depth, ruling)
    else {
      const label = list === null ? '' : numbering.label(list)
      flow.paragraph(numbered(text, label), depth, style <= LAST_HEADING ? style : 0)
      if (depth > 0 && (mark === CELL_END || endsInnerCell)) flow.endCell(depth)
    }
    text = ''
  }
  const shownAt = (character: string, place: number): string => {
    const how = runAt(characters, place)
    if (how === null) return shownCharacter(character)
    if (how.struck && !how.unseen) anyStruck ||= character.trim() !== ''
    if (how.struck || how.unseen) return ''
    return how.raised === null ? shownCharacter(character) : raised(character, how.raised)
  }
  for (const piece of piecesOf(main, table)) {
    for (let nth = 0; nth < piece.text.length; nth += 1, at += 1) {
      if (!shown.some(([from, to]) => at >= from && at < to)) continue
      const character = piece.text[nth]!
      const place = piece.start + nth * piece.width
      if (character === '\r' || character === CELL_END || character === '\f') endParagraph(character, place)
      else if (fields.isText(character)) text += shownAt(character, place)
    }
  }
  flow.paragraph(text, 0)
  return { parts: flow.end(), anyStruck }
}

/** Fields hold their instruction (PAGE, HYPERLINK …) before the text they show, each between marks. */
function fieldTracker() {
  const open: ('instruction' | 'result')[] = []
  return {
    isText(character: string): boolean {
      if (character === '\x13' && open.length < DEEPEST_FIELDS) open.push('instruction')
      else if (character === '\x14' && open.length > 0) open[open.length - 1] = 'result'
      else if (character === '\x15') open.pop()
      return !open.includes('instruction')
    },
  }
}

function shownCharacter(character: string): string {
  if (character >= ' ' || character === '\t') return character
  if (character === '\v') return '\n'
  return character === '\x1e' ? '-' : ''
}

/** The ranges of characters that belong to the stories shown. */
function shownRanges(main: Buffer): (readonly [from: number, to: number])[] {
  const ranges: (readonly [number, number])[] = []
  let from = 0
  for (let story = 0; story <= 6; story += 1) {
    const to = from + main.readUInt32LE(HEAD.lengths + story * 4)
    if (SHOWN_STORIES.includes(story) && to > from) ranges.push([from, to])
    from = to
  }
  return ranges
}

/** The piece table: which bytes of the file are the text, in order (`MS-DOC` 2.4.1). */
function piecesOf(main: Buffer, table: Buffer): Piece[] {
  const start = main.readUInt32LE(HEAD.pieces)
  const list = table.subarray(start, start + main.readUInt32LE(HEAD.pieces + 4))
  let at = 0
  while (list[at] === 0x01) at += 3 + list.readUInt16LE(at + 1)
  if (list[at] !== 0x02) throw new RangeError('no piece table')
  const pieces = list.subarray(at + 5, at + 5 + list.readUInt32LE(at + 1))
  const count = Math.floor((pieces.length - 4) / 12)
  let total = 0
  return Array.from({ length: Math.max(0, count) }, (_, nth): Piece => {
    const length = pieces.readUInt32LE(nth * 4 + 4) - pieces.readUInt32LE(nth * 4)
    const place = pieces.readUInt32LE((count + 1) * 4 + nth * 8 + 2)
    const narrow = (place & 0x40000000) !== 0
    const from = narrow ? (place & 0x3fffffff) >>> 1 : place
    const bytes = main.subarray(from, from + length * (narrow ? 1 : 2))
    total += bytes.length
    // Pieces that share their bytes would make a small file endless.
    if (total > main.length) throw new RangeError('text repeats itself')
    if (length < 0 || bytes.length < length * (narrow ? 1 : 2)) throw new RangeError('text missing')
    // Not Buffer.toString: on UTF-16 of odd length at an odd place, Node 24 writes past the end of its memory.
    const text = new TextDecoder(narrow ? 'windows-1252' : 'utf-16le', { ignoreBOM: true }).decode(bytes)
    return { text, start: from, width: narrow ? 1 : 2 }
  })
}
