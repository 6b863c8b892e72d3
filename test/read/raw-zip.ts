import { constants, crc32, deflateRawSync } from 'node:zlib'

export type RawEntry = {
  readonly name: string | Uint8Array
  /** As it lies in the archive. */
  readonly packed: Uint8Array
  readonly method?: number
  readonly flags?: number
  /** What the headers claim. */
  readonly size: number
  readonly crc?: number
  /** Lie at the place of an earlier entry. */
  readonly at?: number
}

/** A zip archive in which every header says what the test wants. */
export function rawZip(entries: readonly RawEntry[]): Uint8Array {
  const files: Buffer[] = []
  const directory: Buffer[] = []
  const starts: number[] = []
  let length = 0
  for (const { name, packed, method = 8, flags = 0, size, crc = 0, at } of entries) {
    const bytes = Buffer.from(name)
    const head = Buffer.alloc(26)
    head.writeUInt16LE(20, 0)
    head.writeUInt16LE(flags, 2)
    head.writeUInt16LE(method, 4)
    head.writeUInt32LE(crc, 10)
    head.writeUInt32LE(packed.length, 14)
    head.writeUInt32LE(size, 18)
    head.writeUInt16LE(bytes.length, 22)
    const start = at === undefined ? length : starts[at]!
    starts.push(start)
    if (at === undefined) {
      const file = Buffer.concat([Buffer.from('PK\x03\x04'), head, bytes, packed])
      files.push(file)
      length += file.length
    }
    const rest = Buffer.alloc(14)
    rest.writeUInt32LE(start, 10)
    directory.push(Buffer.from('PK\x01\x02'), Buffer.from([20, 0]), head, rest, bytes)
  }
  const central = Buffer.concat(directory)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(entries.length, 4)
  end.writeUInt16LE(entries.length, 6)
  end.writeUInt32LE(central.length, 8)
  end.writeUInt32LE(length, 12)
  return new Uint8Array(Buffer.concat([...files, central, Buffer.from('PK\x05\x06'), end]))
}

export function entryOf(name: string | Uint8Array, content: string, flags = 0): RawEntry {
  const bytes = Buffer.from(content)
  return { name, packed: deflateRawSync(bytes), size: bytes.length, crc: crc32(bytes), flags }
}

/** A megabyte of spaces, packed, over and over: a kilobyte of the archive for each megabyte that comes out. */
export function spaces(megabytes: number): Uint8Array {
  const one = deflateRawSync(Buffer.alloc(1_048_576, ' '), { finishFlush: constants.Z_FULL_FLUSH })
  return Buffer.concat([...Array.from({ length: megabytes }, () => one), Buffer.from([3, 0])])
}
