/** One record of a BIFF8 stream: its kind and bytes (`MS-XLS` 2.1.4). */
export type XlsRecord = { readonly kind: number; readonly bytes: Buffer; readonly at: number }

export const KIND = {
  begin: 0x0809,
  end: 0x000a,
  continues: 0x003c,
  locked: 0x002f,
  sheet: 0x0085,
  dates: 0x0022,
  format: 0x041e,
  style: 0x00e0,
  strings: 0x00fc,
  row: 0x0208,
  columns: 0x007d,
  number: 0x0203,
  packedNumber: 0x027e,
  packedNumbers: 0x00bd,
  sharedString: 0x00fd,
  label: 0x0204,
  richLabel: 0x00d6,
  blank: 0x0201,
  blanks: 0x00be,
  formula: 0x0006,
  formulaString: 0x0207,
  flag: 0x0205,
  merges: 0x00e5,
} as const

/** The records of one part of the stream, from its beginning to its end; parts inside it (charts) are passed over. */
export function* recordsFrom(stream: Buffer, start: number): Generator<XlsRecord> {
  let at = start
  let depth = 0
  while (at + 4 <= stream.length) {
    const kind = stream.readUInt16LE(at)
    const bytes = stream.subarray(at + 4, at + 4 + stream.readUInt16LE(at + 2))
    if (kind === KIND.begin) depth += 1
    if (depth === 1) yield { kind, bytes, at }
    if (kind === KIND.end) depth -= 1
    if (depth === 0) return
    at += 4 + bytes.length
  }
  throw new RangeError('no end of part')
}

/**
 * A string with its count of characters before it, in one or two bytes (`MS-XLS` 2.5.240, 2.5.294).
 *
 * @throws RangeError when it is cut short.
 */
export function shortString(bytes: Buffer, at: number, countBytes: 1 | 2): string {
  const reader = segmentReader([bytes.subarray(at)])
  const count = countBytes === 1 ? reader.byte() : reader.word()
  return reader.characters(count, reader.byte())
}

/**
 * The strings that all cells share. They run on over the records that continue the first, even within a string
 * (`MS-XLS` 2.4.265).
 *
 * @param most  Strings read; the count in the file may be a lie.
 * @throws RangeError when they are cut short.
 */
export function sharedStrings(segments: readonly Buffer[], most: number): string[] {
  const reader = segmentReader(segments)
  reader.skip(4)
  const count = Math.min(reader.long(), most)
  const strings: string[] = []
  for (let nth = 0; nth < count; nth += 1) {
    const length = reader.word()
    const flags = reader.byte()
    const runs = flags & 0x08 ? reader.word() : 0
    const extra = flags & 0x04 ? reader.long() : 0
    strings.push(reader.characters(length, flags))
    reader.skip(runs * 4 + extra)
  }
  return strings
}

function segmentReader(segments: readonly Buffer[]) {
  let nth = 0
  let at = 0
  /** The segment in hand, with at least one byte left. */
  const here = (): Buffer => {
    while (nth < segments.length && at >= segments[nth]!.length) {
      nth += 1
      at = 0
    }
    const segment = segments[nth]
    if (!segment) throw new RangeError('strings cut short')
    return segment
  }
  const byte = (): number => {
    const value = here()[at]!
    at += 1
    return value
  }
  const word = (): number => byte() | (byte() << 8)
  return {
    byte,
    word,
    long: (): number => word() + word() * 0x10000,
    skip(count: number): void {
      for (let left = count; left > 0; ) {
        const step = Math.min(left, here().length - at)
        at += step
        left -= step
      }
    },
    /** @param flags  Bit 0: two bytes a character; said again at the start of each further segment. */
    characters(count: number, flags: number): string {
      let text = ''
      let wide = (flags & 1) === 1
      for (let left = count; left > 0; ) {
        const before = nth
        const segment = here()
        if (nth !== before) wide = (byte() & 1) === 1
        const size = wide ? 2 : 1
        const step = Math.min(left, Math.floor((segment.length - at) / size))
        if (step === 0) throw new RangeError('half a character')
        text += new TextDecoder(wide ? 'utf-16le' : 'latin1').decode(segment.subarray(at, at + step * size))
        at += step * size
        left -= step
      }
      return text
    },
  }
}

/** A number in four bytes: the upper part of a double or a whole number, either perhaps in hundredths (2.5.217). */
export function unpackNumber(packed: number): number {
  const whole = (packed & 2) !== 0
  let number = packed >> 2
  if (!whole) {
    const double = Buffer.alloc(8)
    double.writeInt32LE(packed & ~3, 4)
    number = double.readDoubleLE(0)
  }
  return packed & 1 ? number / 100 : number
}
