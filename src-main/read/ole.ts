import { Failure } from '#shared/contract/errors.ts'

/** A compound file (OLE2, what Word and Excel wrote until 2003, and WPS still writes): named streams of bytes. */
export type CompoundFile = {
  /**
   * A stream at the top of the file, or null; those below belong to embedded objects.
   *
   * @throws Failure `file/unreadable` when its bytes are not all there.
   */
  readonly stream: (name: string) => Buffer | null
}

export const OLE_MARK = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1] as const

/** Places in the head (`MS-CFB` 2.2); sector numbers from `END` on are marks and no sectors. */
const HEAD = {
  sectorBits: 30,
  smallBits: 32,
  directory: 48,
  cutoff: 56,
  small: 60,
  more: 68,
  tables: 76,
  size: 512,
} as const
const NO_SECTOR = 0xfffffffa
const ENTRY = 128
const [STREAM, ROOT] = [2, 5]
const NONE = 0xffffffff

type Entry = {
  readonly name: string
  readonly kind: number
  readonly left: number
  readonly right: number
  readonly child: number
  readonly start: number
  readonly size: number
}

/**
 * Open a compound file.
 *
 * Read here and not with cfb 1.2.2, which takes gigabytes and half a minute where a damaged directory runs in circles.
 *
 * @throws Failure `file/unreadable` when its structure is damaged.
 */
export function openCompoundFile(bytes: Uint8Array, path: string): CompoundFile {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return whole(path, () => {
    const size = 1 << file.readUInt16LE(HEAD.sectorBits)
    const smallSize = 1 << file.readUInt16LE(HEAD.smallBits)
    if ((size !== 512 && size !== 4_096) || smallSize !== 64) throw new RangeError('sector size')
    const sector = (number: number): Buffer => file.subarray((number + 1) * size, (number + 2) * size)
    const table = numbersIn(tableSectors(file, size).map(sector))
    const large = (start: number): Buffer => Buffer.concat(chain(table, start).map(sector))
    const entries = entriesOf(large(file.readUInt32LE(HEAD.directory)))
    const root = entries[0]
    if (root?.kind !== ROOT) throw new RangeError('no root')
    const top = new Map(childrenOf(entries, root).map(entry => [entry.name, entry]))
    const cutoff = file.readUInt32LE(HEAD.cutoff)
    const small = (start: number): Buffer => {
      const within = large(root.start)
      const smallTable = numbersIn([large(file.readUInt32LE(HEAD.small))])
      return Buffer.concat(
        chain(smallTable, start).map(number => within.subarray(number * smallSize, (number + 1) * smallSize)),
      )
    }
    const stream = (name: string): Buffer | null => {
      const entry = top.get(name)
      if (!entry) return null
      return whole(path, () => {
        const content = entry.size < cutoff ? small(entry.start) : large(entry.start)
        if (content.length < entry.size) throw new RangeError(name)
        return content.subarray(0, entry.size)
      })
    }
    return { stream }
  })
}

function whole<T>(path: string, read: () => T): T {
  try {
    return read()
  } catch (thrown) {
    if (!(thrown instanceof RangeError)) throw thrown
    const why = `复合文档结构已损坏或不全 / damaged or cut short (${thrown.message})`
    throw new Failure({ code: 'file/unreadable', path, why })
  }
}

/** The sectors that hold the table of sectors: 109 named in the head, more in sectors of their own. */
function tableSectors(file: Buffer, size: number): number[] {
  const named: number[] = []
  for (let at = HEAD.tables; at < HEAD.size; at += 4) named.push(file.readUInt32LE(at))
  const most = Math.ceil(file.length / size)
  let next = file.readUInt32LE(HEAD.more)
  for (let seen = 0; next < NO_SECTOR && seen < most; seen += 1) {
    const start = (next + 1) * size
    for (let at = start; at < start + size - 4; at += 4) named.push(file.readUInt32LE(at))
    next = file.readUInt32LE(start + size - 4)
  }
  return named.filter(number => number < NO_SECTOR).slice(0, most)
}

function numbersIn(sectors: readonly Buffer[]): Uint32Array {
  const bytes = Buffer.concat(sectors)
  return Uint32Array.from({ length: Math.floor(bytes.length / 4) }, (_, nth) => bytes.readUInt32LE(nth * 4))
}

/** The sectors of a stream in order; each says which is next. */
function chain(table: Uint32Array, start: number): number[] {
  const sectors: number[] = []
  for (let number = start; number < NO_SECTOR; number = table[number]!) {
    if (number >= table.length || sectors.length > table.length) throw new RangeError('chain of sectors')
    sectors.push(number)
  }
  return sectors
}

function entriesOf(directory: Buffer): Entry[] {
  return Array.from({ length: Math.floor(directory.length / ENTRY) }, (_, nth): Entry => {
    const entry = directory.subarray(nth * ENTRY, (nth + 1) * ENTRY)
    const nameBytes = Math.min(64, Math.max(0, entry.readUInt16LE(64) - 2))
    return {
      name: new TextDecoder('utf-16le').decode(entry.subarray(0, nameBytes)),
      kind: entry.readUInt8(66),
      left: entry.readUInt32LE(68),
      right: entry.readUInt32LE(72),
      child: entry.readUInt32LE(76),
      start: entry.readUInt32LE(116),
      size: entry.readUInt32LE(120),
    }
  })
}

/** The streams directly below an entry: a binary tree, which in damaged files may run in circles. */
function childrenOf(entries: readonly Entry[], parent: Entry): Entry[] {
  const found: Entry[] = []
  const seen = new Set<number>()
  const waiting = [parent.child]
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    const entry = entries[at]
    if (at === NONE || entry === undefined || seen.has(at)) continue
    seen.add(at)
    if (entry.kind === STREAM) found.push(entry)
    waiting.push(entry.left, entry.right)
  }
  return found
}
