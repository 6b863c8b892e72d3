import { crc32, inflateRawSync } from 'node:zlib'
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl'
import { type BombReason, Failure } from '#shared/contract/errors.ts'
import { decodeNames } from './zip-names.ts'

/** One file of a zip archive, its bytes not yet unpacked. */
export type ZipEntry = {
  /** As written, folders included, with "/" between them. Not safe to use as a path. */
  readonly name: string
  /** Bytes it says to have when unpacked. */
  readonly size: number
  /**
   * @throws Failure `file/protected`, `file/unsupported` (a method other than deflate), `file/bomb` when it grows over
   * the limits, `file/unreadable` when the bytes are damaged.
   */
  readonly unpack: () => Uint8Array
}

const MEGABYTE = 1_048_576
export const ZIP_LIMITS = {
  entries: 2_000,
  /** Bytes, unpacked. */
  total: 200 * MEGABYTE,
  entry: 64 * MEGABYTE,
  /** Unpacked to packed, where more than `ratioFrom` bytes come out. Text and XML reach 30. */
  ratio: 200,
  ratioFrom: MEGABYTE,
} as const
const [STORED, DEFLATED] = [0, 8]

/**
 * Look into a zip archive, or an Office file, which is one. Everything it claims is held against the limits before a
 * byte is unpacked, and what comes out is counted again while unpacking, since the claims may be lies.
 *
 * @throws Failure `file/bomb`, `file/unreadable` when it is no whole archive.
 */
export async function openZip(bytes: Uint8Array, path: string): Promise<readonly ZipEntry[]> {
  const bomb = (why: BombReason): Failure => new Failure({ code: 'file/bomb', path, why })
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const found: { entry: Entry; start: number }[] = []
  try {
    const zip: ZipFile = await fromBufferPromise(buffer, { decodeStrings: false, lazyEntries: true })
    if (zip.entryCount > ZIP_LIMITS.entries) throw bomb('entries')
    for await (const entry of zip.eachEntry()) {
      // The end of the archive may name fewer than its directory holds.
      if (found.length >= ZIP_LIMITS.entries) throw bomb('entries')
      const { fileDataStart } = await zip.readLocalFileHeaderPromise(entry, { minimal: true })
      found.push({ entry, start: fileDataStart })
    }
  } catch (thrown) {
    if (thrown instanceof Failure) throw thrown
    throw damaged(path, thrown)
  }
  const why = excess(found.map(({ entry }) => entry))
  if (why !== null) throw bomb(why)
  if (overlaps(found)) throw bomb('overlap')
  const names = decodeNames(found.map(({ entry }) => entry))
  let unpacked = 0
  return found.map(({ entry, start }, at): ZipEntry => {
    const unpack = (): Uint8Array => {
      const packed = buffer.subarray(start, start + entry.compressedSize)
      const out = unpackEntry(entry, packed, Math.min(ZIP_LIMITS.entry, ZIP_LIMITS.total - unpacked), path)
      unpacked += out.length
      return out
    }
    return { name: names[at]!, size: entry.uncompressedSize, unpack }
  })
}

/** The limit that the claims of an archive are over, or null. */
function excess(entries: readonly Entry[]): BombReason | null {
  let total = 0
  for (const { uncompressedSize, compressedSize } of entries) {
    if (uncompressedSize > ZIP_LIMITS.entry) return 'entry'
    if (uncompressedSize > ZIP_LIMITS.ratioFrom && uncompressedSize > compressedSize * ZIP_LIMITS.ratio) return 'ratio'
    total += uncompressedSize
  }
  return total > ZIP_LIMITS.total ? 'total' : null
}

/** Entries that share bytes make a small archive unpack to anything (David Fifield, "A better zip bomb", 2019). */
function overlaps(found: readonly { readonly entry: Entry; readonly start: number }[]): boolean {
  const spans = found.map(({ entry, start }) => [start, start + entry.compressedSize] as const)
  spans.sort((a, b) => a[0] - b[0] || a[1] - b[1])
  return spans.some(([, end], at) => end > (spans[at + 1]?.[0] ?? Number.POSITIVE_INFINITY))
}

function unpackEntry(entry: Entry, packed: Uint8Array, room: number, path: string): Uint8Array {
  if (entry.isEncrypted()) throw new Failure({ code: 'file/protected', path })
  if (entry.compressionMethod !== STORED && entry.compressionMethod !== DEFLATED) {
    const looksLike = `zip (method ${entry.compressionMethod})`
    throw new Failure({ code: 'file/unsupported', path, looksLike, advice: 'unpack' })
  }
  if (packed.length < entry.compressedSize) throw damaged(path, 'truncated')
  const most = Math.min(room, Math.max(ZIP_LIMITS.ratioFrom, packed.length * ZIP_LIMITS.ratio))
  const out = entry.compressionMethod === STORED ? packed : inflate(packed, most, path)
  if (out.length > most) throw new Failure({ code: 'file/bomb', path, why: 'total' })
  if (crc32(out) !== entry.crc32) throw damaged(path, 'checksum')
  return out
}

function inflate(packed: Uint8Array, most: number, path: string): Uint8Array {
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, most) })
  } catch (thrown) {
    const overflown = thrown instanceof RangeError && 'code' in thrown && thrown.code === 'ERR_BUFFER_TOO_LARGE'
    if (overflown) throw new Failure({ code: 'file/bomb', path, why: 'entry' })
    throw damaged(path, thrown)
  }
}

function damaged(path: string, cause: unknown): Failure {
  const detail = cause instanceof Error ? cause.message : String(cause)
  return new Failure({ code: 'file/unreadable', path, why: `压缩结构已损坏或不全 / damaged or cut short (${detail})` })
}
