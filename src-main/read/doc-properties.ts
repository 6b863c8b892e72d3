import type { ListPlace } from './numbering.ts'
import type { CellRuling, RowRuling } from './table-flow.ts'

/** What a paragraph's properties say of its place; `MS-DOC` 2.6.2, 2.6.3. */
export type ParagraphProperties = {
  readonly style: number
  /** How many tables deep it stands. */
  readonly depth: number
  readonly endsRow: boolean
  readonly endsInnerCell: boolean
  readonly ruling: RowRuling | null
  readonly list: ListPlace | null
}
/** A stretch of the file, in bytes, that shares its properties. */
export type Run<T> = { readonly start: number; readonly end: number; readonly has: T }

const PAGE = 512
export const PLAIN_PARAGRAPH: ParagraphProperties = {
  style: 0,
  depth: 0,
  endsRow: false,
  endsInnerCell: false,
  ruling: null,
  list: null,
}
const SPRM = {
  inTable: 0x2416,
  rowEnd: 0x2417,
  innerCell: 0x244b,
  innerRowEnd: 0x244c,
  depth: 0x6649,
  huge: 0x6646,
  defineTable: 0xd608,
  listLevel: 0x260a,
  list: 0x460b,
  deleted: 0x0800,
  hidden: 0x083c,
  struck: 0x0837,
  struckTwice: 0x2a53,
  raised: 0x2a48,
  raisedBy: 0x4845,
} as const

/**
 * Runs of paragraphs with their properties, by place in the file.
 *
 * @param data  The stream that holds properties too long for their page; null when there is none.
 */
export function paragraphRuns(main: Buffer, table: Buffer, data: Buffer | null): Run<ParagraphProperties>[] {
  return pages(main, table, 0x102).flatMap(page =>
    runsOf(page, 13, offset => {
      const words = page[offset]!
      const [from, length] = words === 0 ? [offset + 2, page[offset + 1]! * 2] : [offset + 1, words * 2 - 1]
      return paragraphProperties(page.subarray(from, from + length), data)
    }),
  )
}

/** How text is shown: not at all, struck out, or above or below the line. */
export type CharacterProperties = {
  readonly unseen: boolean
  readonly struck: boolean
  readonly raised: 'above' | 'below' | null
}

const RAISING = [null, 'above', 'below'] as const
/** By how much, in half points: above the line where it is more than 0. */
const RAISING_BY: ReadonlyMap<number, 'above' | 'below'> = new Map([
  [1, 'above'],
  [-1, 'below'],
])

/** Runs of text that is not shown plainly: deleted with changes tracked, hidden, struck out or raised. */
export function characterRuns(main: Buffer, table: Buffer): Run<CharacterProperties>[] {
  return pages(main, table, 0xfa).flatMap(page =>
    runsOf(page, 1, offset => {
      let [unseen, struck] = [false, false]
      let raised: CharacterProperties['raised'] = null
      eachProperty(page.subarray(offset + 1, offset + 1 + page[offset]!), (code, operand) => {
        if (code === SPRM.deleted || code === SPRM.hidden) unseen ||= operand[0] === 1
        else if (code === SPRM.struck || code === SPRM.struckTwice) struck ||= operand[0] === 1
        else if (code === SPRM.raised) raised = RAISING[operand[0]!] ?? null
        else if (code === SPRM.raisedBy) raised = RAISING_BY.get(Math.sign(operand.readInt16LE(0))) ?? raised
      })
      return unseen || struck || raised !== null ? { unseen, struck, raised } : null
    }),
  )
}

/** The run a place in the file falls into. */
export function runAt<T>(runs: readonly Run<T>[], place: number): T | null {
  let low = 0
  let high = runs.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (runs[middle]!.end <= place) low = middle + 1
    else high = middle
  }
  const run = runs[low]
  return run && run.start <= place ? run.has : null
}

/** The pages of properties that a table in the file's head points to. */
function pages(main: Buffer, table: Buffer, at: number): Buffer[] {
  const start = main.readUInt32LE(at)
  const index = table.subarray(start, start + main.readUInt32LE(at + 4))
  const count = Math.max(0, Math.floor((index.length - 4) / 8))
  // More pages than the file has room for would be the same ones over and over.
  return Array.from({ length: Math.min(count, Math.ceil(main.length / PAGE)) }, (_, nth) => {
    const number = index.readUInt32LE((count + 1) * 4 + nth * 4) & 0x3fffff
    return main.subarray(number * PAGE, (number + 1) * PAGE)
  }).filter(page => page.length === PAGE)
}

/** @param width  Bytes of each entry behind the places; its first byte says where the properties are. */
function runsOf<T>(page: Buffer, width: number, read: (offset: number) => T | null): Run<T>[] {
  const count = page[PAGE - 1]!
  const runs: Run<T>[] = []
  for (let nth = 0; nth < count; nth += 1) {
    const entry = (count + 1) * 4 + nth * width
    if (entry >= PAGE) break
    const offset = page[entry]! * 2
    const has = offset === 0 ? null : read(offset)
    if (has !== null) runs.push({ start: page.readUInt32LE(nth * 4), end: page.readUInt32LE(nth * 4 + 4), has })
  }
  return runs
}

function paragraphProperties(bytes: Buffer, data: Buffer | null): ParagraphProperties {
  if (bytes.length < 2) return PLAIN_PARAGRAPH
  const style = bytes.readUInt16LE(0)
  let { depth, endsRow, endsInnerCell, ruling } = PLAIN_PARAGRAPH
  let [list, level] = [0, 0]
  const take = (code: number, operand: Buffer): void => {
    if (code === SPRM.inTable) depth = Math.max(depth, operand[0]!)
    else if (code === SPRM.depth) depth = operand.readInt32LE(0)
    else if (code === SPRM.rowEnd || code === SPRM.innerRowEnd) endsRow ||= operand[0] === 1
    else if (code === SPRM.innerCell) endsInnerCell ||= operand[0] === 1
    else if (code === SPRM.listLevel) level = operand[0]!
    else if (code === SPRM.list) list = operand.readInt16LE(0)
    else if (code === SPRM.defineTable) ruling = rulingOf(operand)
    else if (code === SPRM.huge && data) {
      const at = operand.readUInt32LE(0)
      if (at + 2 <= data.length) eachProperty(data.subarray(at + 2, at + 2 + data.readUInt16LE(at)), take)
    }
  }
  eachProperty(bytes.subarray(2), take)
  return { style, depth, endsRow, endsInnerCell, ruling, list: list > 0 ? { list: String(list), level } : null }
}

/** Walk a list of single property modifiers; stops at the first that does not fit (`MS-DOC` 2.2.5.1). */
function eachProperty(list: Buffer, take: (code: number, operand: Buffer) => void): void {
  let at = 0
  while (at + 3 <= list.length) {
    const code = list.readUInt16LE(at)
    at += 2
    const length = operandLength(code, list, at)
    if (at + length > list.length) return
    take(code, list.subarray(at, at + length))
    at += length
  }
}

const FIXED_LENGTHS = [1, 1, 2, 4, 2, 2, null, 3] as const

function operandLength(code: number, list: Buffer, at: number): number {
  const fixed = FIXED_LENGTHS[code >> 13]
  if (typeof fixed === 'number') return fixed
  if (code === SPRM.defineTable) return at + 2 <= list.length ? list.readUInt16LE(at) + 1 : list.length
  return list[at]! + 1
}

/** The row as defined: a length, the count of cells, their edges, then 20 bytes a cell (`MS-DOC` 2.9.321). */
function rulingOf(operand: Buffer): RowRuling | null {
  const count = operand[2] ?? 0
  const cellsFrom = 3 + (count + 1) * 2
  if (operand.length < cellsFrom) return null
  const edges = Array.from({ length: count + 1 }, (_, nth) => operand.readInt16LE(3 + nth * 2))
  const cells = Array.from({ length: count }, (_, nth): CellRuling => {
    const at = cellsFrom + nth * 20
    const flags = at + 2 <= operand.length ? operand.readUInt16LE(at) : 0
    return { goesOnLeft: (flags & 3) === 1, goesOnAbove: ((flags >> 5) & 3) === 1 }
  })
  return { edges, cells }
}
