import { diffArrays } from 'diff'
import type { Piece, Sentence } from '#shared/domain/prose.ts'
import { maskFigures } from './sentences.ts'

/** Sentences of two texts that stand for each other, by their places; null where the other text has none. */
export type AlignedPair = {
  readonly left: number | null
  readonly right: number | null
  /** Of their words, figures masked: 1 the same, 0 nothing in common. */
  readonly likeness: number
}

/** Sentences less alike than this are not the same one reworded. */
const ALIKE = 0.5
/** Above so many pairs in a stretch without one sentence the same, only equal places are held against each other. */
const STRETCH = 250_000

/** Align the sentences of two texts in their order: those with the same words first, then the most alike between them. */
export function alignSentences(left: readonly Sentence[], right: readonly Sentence[]): readonly AlignedPair[] {
  const [leftWords, rightWords] = [
    left.map(({ text }) => maskFigures(text)),
    right.map(({ text }) => maskFigures(text)),
  ]
  const pairs: AlignedPair[] = []
  let [leftAt, rightAt] = [0, 0]
  let [leftGap, rightGap] = [0, 0]
  const fill = () => {
    pairs.push(...alignStretch(leftWords, rightWords, [leftAt - leftGap, leftAt], [rightAt - rightGap, rightAt]))
    ;[leftGap, rightGap] = [0, 0]
  }
  for (const change of diffArrays(leftWords, rightWords)) {
    const count = change.value.length
    if (change.removed) {
      leftAt += count
      leftGap += count
    } else if (change.added) {
      rightAt += count
      rightGap += count
    } else {
      fill()
      for (let nth = 0; nth < count; nth += 1) pairs.push({ left: leftAt + nth, right: rightAt + nth, likeness: 1 })
      leftAt += count
      rightAt += count
    }
  }
  fill()
  return pairs
}

type Span = readonly [from: number, to: number]

/** The order-keeping matching with the most in common, by dynamic programming. */
function alignStretch(
  left: readonly string[],
  right: readonly string[],
  [leftFrom, leftTo]: Span,
  [rightFrom, rightTo]: Span,
): readonly AlignedPair[] {
  const [rows, columns] = [leftTo - leftFrom, rightTo - rightFrom]
  if (rows === 0 || columns === 0 || rows * columns > STRETCH) {
    return [
      ...Array.from({ length: rows }, (_, nth) => ({ left: leftFrom + nth, right: null, likeness: 0 })),
      ...Array.from({ length: columns }, (_, nth) => ({ left: null, right: rightFrom + nth, likeness: 0 })),
    ]
  }
  const leftPairs = left.slice(leftFrom, leftTo).map(bigrams)
  const rightPairs = right.slice(rightFrom, rightTo).map(bigrams)
  const alike = new Float64Array(rows * columns)
  const best = new Float64Array((rows + 1) * (columns + 1))
  const width = columns + 1
  for (let row = rows - 1; row >= 0; row -= 1) {
    for (let column = columns - 1; column >= 0; column -= 1) {
      const likeness = dice(leftPairs[row]!, rightPairs[column]!)
      alike[row * columns + column] = likeness
      const together = likeness >= ALIKE ? likeness + best[(row + 1) * width + column + 1]! : 0
      best[row * width + column] = Math.max(
        together,
        best[(row + 1) * width + column]!,
        best[row * width + column + 1]!,
      )
    }
  }
  const pairs: AlignedPair[] = []
  let [row, column] = [0, 0]
  while (row < rows || column < columns) {
    const here = row < rows && column < columns ? best[row * width + column]! : 0
    const likeness = row < rows && column < columns ? alike[row * columns + column]! : 0
    if (likeness >= ALIKE && here === likeness + best[(row + 1) * width + column + 1]!) {
      pairs.push({ left: leftFrom + row++, right: rightFrom + column++, likeness })
    } else if (row < rows && (column === columns || here === best[(row + 1) * width + column]!)) {
      pairs.push({ left: leftFrom + row++, right: null, likeness: 0 })
    } else pairs.push({ left: null, right: rightFrom + column++, likeness: 0 })
  }
  return pairs
}

type Bigrams = { readonly counts: ReadonlyMap<string, number>; readonly total: number }

function bigrams(words: string): Bigrams {
  const counts = new Map<string, number>()
  for (let at = 0; at + 2 <= words.length; at += 1) {
    const pair = words.slice(at, at + 2)
    counts.set(pair, (counts.get(pair) ?? 0) + 1)
  }
  return { counts, total: Math.max(0, words.length - 1) }
}

/** Dice's coefficient over pairs of characters, repeated ones counted. */
function dice(left: Bigrams, right: Bigrams): number {
  const sum = left.total + right.total
  if (sum === 0) return 0
  let shared = 0
  for (const [pair, count] of left.counts) shared += Math.min(count, right.counts.get(pair) ?? 0)
  return (2 * shared) / sum
}

/** A figure as a whole, a word of Latin letters, or one character. */
const TOKEN = /\d+(?:[.,，．]\d+)*%?|[A-Za-z]+|\s+|[\s\S]/gu
const FIGURE = /^\d/

/** What changed from one sentence to the other, in reading order. */
export function differences(left: string, right: string): readonly Piece[] {
  const changes = diffArrays(left.match(TOKEN) ?? [], right.match(TOKEN) ?? [])
  const pieces: Piece[] = []
  const add = (kind: Piece['kind'], text: string) => {
    const last = pieces.at(-1)
    if (last?.kind === kind) pieces[pieces.length - 1] = { kind, text: last.text + text }
    else pieces.push({ kind, text })
  }
  for (const { value, added, removed } of changes) {
    for (const token of value) {
      const figure = FIGURE.test(token)
      if (removed) add(figure ? 'figure-gone' : 'words-gone', token)
      else if (added) add(figure ? 'figure-new' : 'words-new', token)
      else add('same', token)
    }
  }
  return pieces
}
