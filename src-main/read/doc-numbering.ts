import { type Level, type List, type Numbering, newLevel, numberingOf } from './numbering.ts'

/** Places in the head of the main stream: the lists, and what paragraphs name them by (`MS-DOC` 2.5.6). */
const [LISTS, NAMES] = [0x2e2, 0x2ea]
const LEVELS = 9
const MOST_LISTS = 4_000
/** Number formats that lists of these reports use, by their number (`MS-OSHARED` 2.2.1.3). */
const FORMATS: ReadonlyMap<number, string> = new Map([
  [3, 'upperLetter'],
  [4, 'lowerLetter'],
  [10, 'ideographDigital'],
  [11, 'japaneseCounting'],
  [18, 'decimalEnclosedCircle'],
  [23, 'bullet'],
  [33, 'taiwaneseCounting'],
  [35, 'taiwaneseCountingThousand'],
  [37, 'chineseCounting'],
  [39, 'chineseCountingThousand'],
  [255, 'none'],
])

/**
 * The automatic numbers of a Word 97 document (`MS-DOC` 2.4.6.3). Paragraphs name a list by its place in a table of
 * names, from 1. Other starts that a name may set are left out. Damaged lists give no numbers: the text is worth more.
 */
export function readDocNumbering(main: Buffer, table: Buffer): Numbering {
  const lists = new Map<string, List>()
  if (main.length < NAMES + 8 || main.readUInt32LE(LISTS + 4) === 0 || main.readUInt32LE(NAMES + 4) === 0)
    return numberingOf(lists)
  try {
    readLists(main, table, lists)
  } catch (thrown) {
    if (!(thrown instanceof RangeError)) throw thrown
  }
  return numberingOf(lists)
}

function readLists(main: Buffer, table: Buffer, lists: Map<string, List>): void {
  const byId = listsById(table, main.readUInt32LE(LISTS), main.readUInt32LE(LISTS + 4))
  const names = table.subarray(main.readUInt32LE(NAMES))
  const count = Math.min(names.readUInt32LE(0), MOST_LISTS)
  for (let nth = 0; nth < count; nth += 1) {
    const list = byId.get(names.readInt32LE(4 + nth * 16))
    if (list) lists.set(String(nth + 1), list)
  }
}

/** The heads of all lists, 28 bytes each, and behind them the levels of each, one or nine. */
function listsById(table: Buffer, start: number, length: number): Map<number, List> {
  const byId = new Map<number, List>()
  const count = Math.min(table.readUInt16LE(start), MOST_LISTS)
  let at = start + length
  for (let nth = 0; nth < count; nth += 1) {
    const head = start + 2 + nth * 28
    const simple = (table.readUInt8(head + 26) & 1) === 1
    const levels: Level[] = []
    for (let level = 0; level < (simple ? 1 : LEVELS); level += 1) {
      const read = readLevel(table, at)
      levels.push(read.level)
      at = read.end
    }
    byId.set(table.readInt32LE(head), { levels, counts: [] })
  }
  return byId
}

/** Start, format, properties, then the text, where a character below 9 stands for the number of that level. */
function readLevel(table: Buffer, at: number): { level: Level; end: number } {
  const textAt = at + 28 + table.readUInt8(at + 24) + table.readUInt8(at + 25)
  const end = textAt + 2 + table.readUInt16LE(textAt) * 2
  const raw = new TextDecoder('utf-16le').decode(table.subarray(textAt + 2, end))
  const level: Level = {
    ...newLevel(),
    start: table.readInt32LE(at),
    format: FORMATS.get(table.readUInt8(at + 4)) ?? 'decimal',
    text: raw.replace(/[\0-\x08]/g, place => `%${place.charCodeAt(0) + 1}`),
  }
  return { level, end }
}
