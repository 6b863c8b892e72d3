import { likelyEncoding } from './encoding.ts'

/** The parts of a zip directory entry that its name depends on. */
export type RawName = {
  readonly fileNameRaw: Uint8Array
  readonly generalPurposeBitFlag: number
  readonly extraFields: readonly { readonly id: number; readonly data: Uint8Array }[]
}

const UTF8_FLAG = 0x0800
/** Info-ZIP Unicode Path: a version, the checksum of the plain name, the name in UTF-8. */
const UNICODE_PATH = 0x7075
const UNICODE_PATH_HEAD = 5
/** The upper half of code page 437, in which a name is written that says nothing of its encoding. */
const CP437 =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■ '

/**
 * The names in an archive as people see them. Windows writes names in the encoding of its country without saying so;
 * one archive has one writer, so all such names are judged together.
 */
export function decodeNames(entries: readonly RawName[]): readonly string[] {
  const silent = entries.filter(entry => said(entry) === null).map(({ fileNameRaw }) => fileNameRaw)
  const decode = silentDecoder(silent)
  return entries.map(entry => (said(entry) ?? decode(entry.fileNameRaw)).replaceAll('\\', '/'))
}

/** A name whose encoding the archive states. */
function said({ fileNameRaw, generalPurposeBitFlag, extraFields }: RawName): string | null {
  const unicode = extraFields.find(({ id, data }) => id === UNICODE_PATH && data.length > UNICODE_PATH_HEAD)
  if (unicode) return new TextDecoder().decode(unicode.data.subarray(UNICODE_PATH_HEAD))
  return generalPurposeBitFlag & UTF8_FLAG ? new TextDecoder().decode(fileNameRaw) : null
}

function silentDecoder(names: readonly Uint8Array[]): (name: Uint8Array) => string {
  const special = names.filter(name => name.some(byte => byte >= 0x80))
  if (special.length === 0) return name => new TextDecoder('latin1').decode(name)
  const together = Buffer.concat(special.flatMap(name => [name, Buffer.from('\n')]))
  const encoding = likelyEncoding(together)
  if (encoding !== null) return name => new TextDecoder(encoding).decode(name)
  return name => Array.from(name, byte => (byte < 0x80 ? String.fromCharCode(byte) : CP437[byte - 0x80])).join('')
}

/**
 * A name that can be shown and joined to a folder without leading out of it: no drive, no "..", no leading slash, no
 * control characters.
 */
export function tameName(name: string): string {
  const parts = name
    .replace(/[\u0000-\u001f\u007f\u202a-\u202e\u2066-\u2069]/g, '')
    .replaceAll('\\', '/')
    .split('/')
    .filter(part => part !== '' && part !== '.' && part !== '..' && !/^[A-Za-z]:$/.test(part))
  return parts.join('/') || '(无名)'
}
