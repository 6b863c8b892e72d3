import { fitText } from './safe-text.ts'

/** Names that Windows keeps for devices, whatever ending they have. */
const RESERVED = /^(?:con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)/i
/** File systems allow 255 bytes, and a Chinese character takes three; there must be room for an ending. */
const MOST_BYTES = 180

/**
 * A name under which every file system keeps a file, as like to the one wanted as can be: no signs that mean something
 * to Windows, no device, no dot or space at an end, not too long.
 */
export function safeFileName(wanted: string, otherwise = 'nianbao'): string {
  const plain = fitText(wanted)
    .normalize('NFC')
    .replace(/[\\/:*?"<>|\n\t\ufffd\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]+/g, '_')
  const short = trimmed(cut(trimmed(plain)))
  if (short === '') return otherwise
  return RESERVED.test(short) ? `_${short}` : short
}

function trimmed(name: string): string {
  return name.replace(/^[\s.]+|[\s.]+$/g, '')
}

/** As many whole characters as there is room for. */
function cut(name: string): string {
  let bytes = 0
  let kept = ''
  for (const character of name) {
    bytes += Buffer.byteLength(character)
    if (bytes > MOST_BYTES) break
    kept += character
  }
  return kept
}
