import { createRequire } from 'node:module'
import { wholeCharacter } from './radicals.ts'

/**
 * Text made fit for reading, with the way back: clean character i came from `starts[i]`..`ends[i]` of the raw text.
 */
export type Clean = {
  readonly text: string
  readonly raw: string
  readonly starts: Uint32Array
  readonly ends: Uint32Array
}

const TONES = 'a-zāáǎàōóǒòēéěèêīíǐìūúǔùüǖǘǚǜńňǹḿɡ'
const PINYIN_NOTES = new RegExp(`(?<=[\\u3400-\\u9fff])(?:\\((?:[${TONES}]{1,7})\\))+`, 'g')
/** Characters only found in traditional script and frequent in these reports. */
const TRADITIONAL =
  '開關縣設發報號機構請電話辦區鄉鎮佈務時問題實際總計數據門處員會個業條項權證責單書議訴審結經費財監規範為與應對來說這還過進'
const IS_TRADITIONAL = new Uint8Array(0x10000)
for (const one of TRADITIONAL) IS_TRADITIONAL[one.charCodeAt(0)] = 1
const FEWEST_NOTES = 3

/**
 * Fold widths, radicals and script, and drop what is no content: zero-width marks and pinyin notes behind
 * characters, as some sites insert them. Nothing is lost: every clean character knows its place in the raw text.
 */
export function clean(raw: string): Clean {
  const folded = fold(raw)
  const noted = dropPinyinNotes(folded)
  return toSimplified(noted)
}

/** The raw range behind a clean range; an empty clean range gives an empty raw range at its place. */
export function rawSpan(cleaned: Clean, start: number, end: number): { start: number; end: number } {
  if (end <= start) {
    const at = start < cleaned.starts.length ? cleaned.starts[start]! : cleaned.raw.length
    return { start: at, end: at }
  }
  return { start: cleaned.starts[start]!, end: cleaned.ends[end - 1]! }
}

/** The first clean character at or after a raw position. */
export function cleanAt(cleaned: Clean, rawPosition: number): number {
  // Up to the first character that was dropped, in most texts all the way, both positions are the same.
  if (cleaned.starts[rawPosition] === rawPosition) return rawPosition
  let low = 0
  let high = cleaned.starts.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (cleaned.starts[middle]! < rawPosition) low = middle + 1
    else high = middle
  }
  return low
}

function fold(raw: string): Clean {
  const codes = new Uint16Array(raw.length)
  const starts = new Uint32Array(raw.length)
  const ends = new Uint32Array(raw.length)
  let length = 0
  for (let at = 0; at < raw.length; at += 1) {
    const folded = foldCode(raw.charCodeAt(at))
    if (folded === DROPPED) continue
    codes[length] = folded
    starts[length] = at
    ends[length] = at + 1
    length += 1
  }
  // As bytes: character by character it takes as long as all the folding. Every machine this runs on is little-endian.
  const text = Buffer.from(codes.buffer, 0, length * codes.BYTES_PER_ELEMENT).toString('utf16le')
  return { text, raw, starts: starts.subarray(0, length), ends: ends.subarray(0, length) }
}

const DROPPED = -1
const SPACE = 0x20

/** One UTF-16 unit to one or none, so that the map stays simple. */
function foldCode(code: number): number {
  if (code < 0x80) return code === 0x0b || code === 0x0c ? 0x0a : code
  // Most of the text: nothing to fold.
  if (code >= 0x3400 && code <= 0x9fff) return code
  if (code === 0x00a0 || code === 0x3000 || (code >= 0x2000 && code <= 0x200a) || code === 0x202f || code === 0x205f)
    return SPACE
  if ((code >= 0x200b && code <= 0x200f) || code === 0xfeff || code === 0x2060 || code === 0x00ad) return DROPPED
  if (code >= 0xff01 && code <= 0xff5e) return code - 0xfee0
  if (code >= 0x2e80 && code <= 0x2fdf) return wholeCharacter(String.fromCharCode(code)).charCodeAt(0)
  return SMALL_FORMS.get(code) ?? code
}

const SMALL_FORMS: ReadonlyMap<number, number> = new Map([
  [0xfe59, 0x28],
  [0xfe5a, 0x29],
  [0xfe55, 0x3a],
])

function dropPinyinNotes(cleaned: Clean): Clean {
  const notes = [...cleaned.text.matchAll(PINYIN_NOTES)]
  if (notes.length < FEWEST_NOTES) return cleaned
  return without(
    cleaned,
    notes.map(note => [note.index, note.index + note[0].length] as const),
  )
}

function without(cleaned: Clean, ranges: readonly (readonly [start: number, end: number])[]): Clean {
  const kept: string[] = []
  const starts = new Uint32Array(cleaned.starts.length)
  const ends = new Uint32Array(cleaned.starts.length)
  let length = 0
  let from = 0
  const keep = (start: number, end: number): void => {
    kept.push(cleaned.text.slice(start, end))
    starts.set(cleaned.starts.subarray(start, end), length)
    ends.set(cleaned.ends.subarray(start, end), length)
    length += end - start
  }
  for (const [start, end] of ranges) {
    keep(from, start)
    from = end
  }
  keep(from, cleaned.text.length)
  return {
    text: kept.join(''),
    raw: cleaned.raw,
    starts: starts.subarray(0, length),
    ends: ends.subarray(0, length),
  }
}

function toSimplified(cleaned: Clean): Clean {
  if (!seemsTraditional(cleaned.text)) return cleaned
  const convert = simplifier()
  const whole = convert(cleaned.text)
  if (whole.length === cleaned.text.length) return { ...cleaned, text: whole }
  // A phrase of another length would break the map: such lines are converted character by character.
  const lines = cleaned.text.split('\n').map(line => {
    const converted = convert(line)
    return converted.length === line.length
      ? converted
      : Array.from(line, one => sameLength(one, convert(one))).join('')
  })
  return { ...cleaned, text: lines.join('\n') }
}

const FEWEST_TRADITIONAL = 8
/** One character of so many must be one of those frequent in traditional script. */
const TRADITIONAL_SHARE = 60

/** Most texts have none of them, which a look at each character tells in a quarter of the time of an expression. */
function seemsTraditional(text: string): boolean {
  let count = 0
  for (let at = 0; at < text.length; at += 1) count += IS_TRADITIONAL[text.charCodeAt(at)]!
  return count >= FEWEST_TRADITIONAL && count * TRADITIONAL_SHARE >= text.length
}

function sameLength(before: string, after: string): string {
  return after.length === before.length ? after : before
}

let loaded: ((text: string) => string) | null = null

/** The dictionary takes tens of milliseconds to load, and few files need it. */
function simplifier(): (text: string) => string {
  if (loaded === null) {
    const load = createRequire(import.meta.url)
    const openCc = load('opencc-js/t2cn') as {
      Converter: (options: { from: string; to: string }) => (text: string) => string
    }
    loaded = openCc.Converter({ from: 't', to: 'cn' })
  }
  return loaded
}
