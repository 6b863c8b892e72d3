import { createHash } from 'node:crypto'
import type { ParsedReport } from '#shared/domain/reading.ts'
import type { Prints } from '../store/save-report.ts'

/** Fewer figures than these are shared by reports of many small offices that have next to nothing to state. */
const FIGURES = 8
const DIFFERENT_FIGURES = 4
/** Shorter prose, in UTF-16 units, is the same everywhere. */
const PROSE = 300
const SHINGLE = 4

/** What tells a report from others whatever page it stands on: a hash of its figures, and a likeness of its prose. */
export function printsOf(report: ParsedReport, text: string): Prints {
  return { values: valuesPrint(report), prose: prosePrint(proseOf(report, text)) }
}

function valuesPrint({ readings }: ParsedReport): string | null {
  const figures = new Map<string, number>()
  for (const { indicator, value } of readings) {
    if (value.kind === 'number' && value.number !== 0 && !figures.has(indicator)) figures.set(indicator, value.number)
  }
  if (figures.size < FIGURES || new Set(figures.values()).size < DIFFERENT_FIGURES) return null
  const lines = [...figures].map(([indicator, number]) => `${indicator}=${number}`).sort()
  return createHash('sha256').update(lines.join('\n')).digest('hex').slice(0, 32)
}

/** The parts that are about something: what a site puts around a report is not. */
function proseOf({ sections }: ParsedReport, text: string): string {
  const known = sections.filter(({ kind }) => kind !== 'unknown')
  const parts = known.length > 0 ? known : sections
  return lettersOf(parts.map(({ start, end }) => text.slice(start, end)).join(''))
}

const LETTER = /[\p{L}\p{N}]/u

/** Letters and figures alone. Nearly all are Chinese characters or digits, known without asking what else is a letter. */
function lettersOf(text: string): string {
  const kept: string[] = []
  let from = 0
  for (let at = 0; at < text.length; ) {
    const code = text.codePointAt(at) as number
    const width = code > 0xffff ? 2 : 1
    const isLetter =
      (code >= 0x4e00 && code <= 0x9fa5) || (code >= 0x30 && code <= 0x39) || LETTER.test(String.fromCodePoint(code))
    if (!isLetter) {
      if (at > from) kept.push(text.slice(from, at))
      from = at + width
    }
    at += width
  }
  kept.push(text.slice(from))
  return kept.join('')
}

/**
 * Charikar's simhash over overlapping pieces of the text, digits and all: texts that differ in little differ in few bits.
 *
 * @returns 64 bits as 16 hexadecimal digits, null for prose too short to tell anything.
 */
export function prosePrint(prose: string): string | null {
  if (prose.length < PROSE) return null
  const seen = new Set<number>()
  const votes = new Int32Array(64)
  for (let at = 0; at + SHINGLE <= prose.length; at += 1) {
    let low = 0x811c9dc5
    let high = 0x9747b28c
    for (let nth = at; nth < at + SHINGLE; nth += 1) {
      const unit = prose.charCodeAt(nth)
      low = Math.imul(low ^ unit, 0x01000193)
      high = Math.imul(high ^ unit, 0x5bd1e995) ^ (high >>> 13)
    }
    low ^= low >>> 15
    high ^= high >>> 16
    // A quarter of the pieces, the same ones in every text, tells as much as all of them.
    if ((high & 3) !== 0 || seen.has(low)) continue
    seen.add(low)
    for (let bit = 0; bit < 32; bit += 1) {
      votes[bit]! += ((low >>> bit) & 1) * 2 - 1
      votes[bit + 32]! += ((Math.imul(high, 0x9e3779b1) >>> bit) & 1) * 2 - 1
    }
  }
  return [0, 32].map(from => hex(votes.subarray(from, from + 32))).join('')
}

function hex(votes: Int32Array): string {
  let word = 0
  for (const [bit, vote] of votes.entries()) if (vote > 0) word |= 1 << bit
  return (word >>> 0).toString(16).padStart(8, '0')
}
