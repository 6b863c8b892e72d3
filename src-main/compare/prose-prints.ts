import { SECTION_KINDS } from '#shared/domain/reading.ts'
import { countedSentences, type PartedText } from './prose.ts'
import { hashOf, LONGEST } from './sentences.ts'

/** The prose of a report as numbers, one of each a sentence that counts, in the order of the text. */
export type ProsePrints = {
  readonly hashes: Float64Array
  /** Of its words, figures masked. */
  readonly characters: Uint16Array
  /** The part it stands in: a place in SECTION_KINDS. */
  readonly parts: Uint8Array
}

/** To be counted up whenever other sentences count or are masked otherwise, or the order of SECTION_KINDS changes. */
export const PRINT_RULES = 1

/** Bytes of a sentence. */
const EACH = Float64Array.BYTES_PER_ELEMENT + Uint16Array.BYTES_PER_ELEMENT + Uint8Array.BYTES_PER_ELEMENT

export function prosePrints(prose: PartedText): ProsePrints {
  const sentences = countedSentences(prose)
  return {
    hashes: Float64Array.from(sentences, ({ words }) => hashOf(words)),
    characters: Uint16Array.from(sentences, ({ words }) => Math.min(words.length, LONGEST)),
    parts: Uint8Array.from(sentences, ({ kind }) => SECTION_KINDS.indexOf(kind)),
  }
}

/** Prints as they are kept: all hashes, all characters, all parts, the low byte first as on every machine this runs on. */
export function packPrints({ hashes, characters, parts }: ProsePrints): Uint8Array {
  const packed = new Uint8Array(hashes.length * EACH)
  packed.set(bytesOf(hashes), 0)
  packed.set(bytesOf(characters), hashes.byteLength)
  packed.set(parts, hashes.byteLength + characters.byteLength)
  return packed
}

export function unpackPrints(packed: Uint8Array): ProsePrints {
  // What comes from a study stands anywhere in memory; numbers of 8 bytes must not.
  const { buffer } = new Uint8Array(packed)
  const count = Math.floor(packed.length / EACH)
  const hashes = new Float64Array(buffer, 0, count)
  const characters = new Uint16Array(buffer, hashes.byteLength, count)
  return { hashes, characters, parts: new Uint8Array(buffer, hashes.byteLength + characters.byteLength, count) }
}

function bytesOf({ buffer, byteOffset, byteLength }: Float64Array | Uint16Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength)
}
