import { Failure } from '#shared/contract/errors.ts'
import type { Document } from '#shared/domain/document.ts'
import { layDown, line } from './parts.ts'
import { raised, STRUCK_OUT } from './raised.ts'
import { CODE_PAGES, FONT_CHARSETS, KEPT_GROUPS, rtfPieces, SKIPPED_GROUPS, SYMBOLS } from './rtf-words.ts'
import { type CellRuling, type RowRuling, tableFlow } from './table-flow.ts'

type Group = {
  goesTo: 'text' | 'note' | 'fonts' | 'nowhere'
  /** Characters to pass over after a `\u`, for readers without Unicode. */
  fallback: number
  encoding: string | null
  hidden: boolean
  struck: boolean
  raised: 'above' | 'below' | null
  row: { edges: number[]; cells: CellRuling[] }
  /** An automatic number, set apart from its text by a tab that is no tab of the text. */
  isNumber: boolean
  /** Text of the paragraph a text box hangs on. */
  around: string | null
}

/**
 * Rich text (RTF 1.9.1) as Word, WPS and LibreOffice write it: text and tables with their merged cells; footnotes at
 * the end; headers, comments, deleted and hidden text left out. No library on npm reads its tables.
 *
 * @throws Failure `file/unreadable` when it ends in the middle.
 */
export function readRtf(bytes: Uint8Array, path: string): Document {
  const flow = tableFlow()
  const notes: string[] = []
  const fonts = new Map<number, string | null>()
  const groups: Group[] = []
  let group: Group = plainGroup()
  let codePage = 'windows-1252'
  let waiting = ''
  let text = ''
  let note = ''
  let toSkip = 0
  let optional = false
  let anyStruck = false
  let font = 0
  let [inTable, nesting, heading] = [false, 0, 0]
  let continues: CellRuling = { goesOnAbove: false, goesOnLeft: false }
  const depth = (): number => (nesting > 0 ? nesting : inTable ? 1 : 0)

  const write = (more: string): void => {
    if (group.hidden || (group.goesTo !== 'text' && group.goesTo !== 'note')) return
    if (group.struck) {
      anyStruck ||= more.trim() !== ''
      return
    }
    const shown = group.raised === null ? more : raised(more, group.raised)
    if (group.goesTo === 'text') text += shown
    else note += shown
  }
  const flush = (): void => {
    if (waiting === '') return
    write(new TextDecoder(group.encoding ?? codePage).decode(Buffer.from(waiting, 'latin1')))
    waiting = ''
  }
  const endParagraph = (at = depth()): void => {
    if (group.goesTo === 'note') note += '\n'
    if (group.goesTo !== 'text') return
    flow.paragraph(text, at, heading)
    text = ''
  }
  const closeGroup = (): void => {
    if (group.goesTo === 'note' && groups.at(-1)?.goesTo !== 'note') {
      notes.push(note)
      note = ''
    }
    if (group.around !== null) {
      if (text.trim() !== '') endParagraph()
      text = group.around
    }
    group = groups.pop() ?? plainGroup()
  }
  const setFont = (number: number): void => {
    if (group.goesTo === 'fonts') font = number
    else group.encoding = fonts.get(number) ?? null
  }
  const words: Readonly<Record<string, (number: number | null) => void>> = {
    '*': () => {
      optional = true
    },
    ansicpg: number => {
      codePage = CODE_PAGES.get(number ?? 0) ?? codePage
    },
    fonttbl: () => {
      group.goesTo = 'fonts'
    },
    f: number => setFont(number ?? 0),
    fcharset: number => fonts.set(font, FONT_CHARSETS.get(number ?? 0) ?? null),
    uc: number => {
      group.fallback = Math.min(Math.max(0, number ?? 1), 8)
    },
    u: number => {
      write(String.fromCharCode((number ?? 0) & 0xffff))
      toSkip = group.fallback
    },
    footnote: () => {
      group.goesTo = 'note'
    },
    listtext: () => {
      group.isNumber = true
    },
    pntext: () => {
      group.isNumber = true
    },
    shptxt: () => {
      group = { ...group, around: text }
      text = ''
    },
    v: number => {
      group.hidden = number !== 0
    },
    deleted: number => {
      group.hidden = number !== 0
    },
    super: number => {
      group.raised = number === 0 ? null : 'above'
    },
    sub: number => {
      group.raised = number === 0 ? null : 'below'
    },
    up: number => {
      group.raised = number === 0 ? null : 'above'
    },
    dn: number => {
      group.raised = number === 0 ? null : 'below'
    },
    nosupersub: () => {
      group.raised = null
    },
    strike: number => {
      group.struck = number !== 0
    },
    striked: number => {
      group.struck = number !== 0
    },
    plain: () => {
      group = { ...group, hidden: false, struck: false, raised: null }
    },
    pard: () => {
      ;[inTable, nesting, heading] = [false, 0, 0]
    },
    intbl: () => {
      inTable = true
    },
    itap: number => {
      nesting = number ?? 0
    },
    outlinelevel: number => {
      heading = number !== null && number >= 0 && number < 9 ? number + 1 : 0
    },
    par: () => endParagraph(),
    sect: () => endParagraph(),
    page: () => endParagraph(),
    '\n': () => endParagraph(),
    '\r': () => endParagraph(),
    cell: () => {
      endParagraph(1)
      flow.endCell(1)
    },
    nestcell: () => {
      endParagraph(Math.max(2, depth()))
      flow.endCell(Math.max(2, depth()))
    },
    row: () => flow.endRow(1, rulingOf(group)),
    nestrow: () => flow.endRow(Math.max(2, depth()), rulingOf(group)),
    trowd: () => {
      group.row = { edges: [0], cells: [] }
    },
    trleft: number => {
      group.row.edges[0] = number ?? 0
    },
    clmrg: () => {
      continues = { ...continues, goesOnLeft: true }
    },
    clvmrg: () => {
      continues = { ...continues, goesOnAbove: true }
    },
    cellx: number => {
      group.row.edges.push(number ?? 0)
      group.row.cells.push(continues)
      continues = { goesOnAbove: false, goesOnLeft: false }
    },
  }

  const hear = (word: string, number: number | null): void => {
    const skips = optional && word !== '*' && !KEPT_GROUPS.has(word)
    optional = false
    if (group.goesTo === 'nowhere') return
    if (skips || SKIPPED_GROUPS.has(word)) group.goesTo = 'nowhere'
    else if (Object.hasOwn(SYMBOLS, word)) write(group.isNumber && word === 'tab' ? '' : SYMBOLS[word]!)
    else if (Object.hasOwn(words, word)) words[word]!(number)
  }

  for (const piece of rtfPieces(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1'))) {
    if (piece.kind === 'bytes') {
      const skipped = Math.min(toSkip, piece.bytes.length)
      toSkip -= skipped
      waiting += piece.bytes.slice(skipped)
      continue
    }
    flush()
    if (piece.kind === 'open') {
      groups.push({ ...group })
      group = { ...group, around: null }
      toSkip = 0
    } else if (piece.kind === 'close') closeGroup()
    else hear(piece.word, piece.number)
  }
  if (groups.length > 0) throw new Failure({ code: 'file/unreadable', path, why: '文件不全 / cut short' })
  endParagraph()
  const { text: laid, blocks } = layDown([...flow.end(), ...notes.map(one => line(one))])
  return { format: 'rtf', encoding: codePage, text: laid, blocks, remarks: anyStruck ? [STRUCK_OUT] : [] }
}

function plainGroup(): Group {
  return {
    goesTo: 'text',
    fallback: 1,
    encoding: null,
    hidden: false,
    struck: false,
    raised: null,
    isNumber: false,
    row: { edges: [0], cells: [] },
    around: null,
  }
}

function rulingOf({ row }: Group): RowRuling | null {
  return row.cells.length === 0 ? null : row
}
