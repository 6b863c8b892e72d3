/** Bytes of a text. GB18030 only as far as its two-byte range reaches: all that these reports are written in. */
export function encode(text: string, encoding: 'utf-8' | 'gb18030'): Uint8Array {
  if (encoding === 'utf-8') return new TextEncoder().encode(text)
  twoBytes ??= readTable()
  const bytes: number[] = []
  for (const character of text) {
    const code = character.codePointAt(0)!
    if (code < 0x80) bytes.push(code)
    else {
      const pair = twoBytes.get(character)
      if (pair === undefined) throw new Error(`${character} has no two bytes in GB18030`)
      bytes.push(pair >> 8, pair & 0xff)
    }
  }
  return Uint8Array.from(bytes)
}

let twoBytes: ReadonlyMap<string, number> | undefined

/** Node decodes GB18030 but does not encode it, so the table is made by decoding every pair. */
function readTable(): ReadonlyMap<string, number> {
  const decoder = new TextDecoder('gb18030')
  const table = new Map<string, number>()
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      const character = decoder.decode(Uint8Array.of(lead, trail))
      if ([...character].length === 1 && character !== '\ufffd') table.set(character, (lead << 8) | trail)
    }
  }
  return table
}
