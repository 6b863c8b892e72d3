import type { Block, Document, Format } from '#shared/domain/document.ts'
import { decodeText } from './encoding.ts'

/** Plain text, Markdown and CSV: every line is a block. */
export function readText(bytes: Uint8Array, path: string, format: Format): Document {
  const { text, encoding } = decodeText(bytes, path)
  return { format, encoding, text, blocks: linesOf(text), remarks: [] }
}

/** The lines that hold something, as ranges without their line ends. */
export function linesOf(text: string): Block[] {
  const blocks: Block[] = []
  for (const match of text.matchAll(/[^\r\n\f\u2028\u2029]+/g)) {
    if (match[0].trim() !== '') blocks.push({ kind: 'line', start: match.index, end: match.index + match[0].length })
  }
  return blocks
}
