import { basename } from 'node:path'
import type { Document } from '#shared/domain/document.ts'
import { sniff } from '../read/sniff.ts'
import { readIn } from './read-and-parse.ts'

/** Bytes that are enough to see whether an encoding is right: this runs beside everything else the engine does. */
const ENOUGH = 262_144

/** How a file begins in another encoding. Where the format settles the encoding, that stays. */
export async function previewFile(
  path: string,
  content: Uint8Array,
  encoding: string | null,
): Promise<Pick<Document, 'text' | 'encoding'>> {
  const { kind } = await sniff(content, path)
  const isPlain = kind === 'html' || kind === 'text'
  // An even number, so that no encoding of two bytes a character is cut within one.
  return readIn(isPlain ? content.subarray(0, ENOUGH) : content, basename(path), encoding)
}
