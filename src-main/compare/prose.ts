import type { ProsePart, Sentence } from '#shared/domain/prose.ts'
import type { SectionKind } from '#shared/domain/reading.ts'
import { alignSentences, differences } from './align.ts'
import { maskFigures, SHORTEST, sentencesOf } from './sentences.ts'

/** The text of a report and where its parts stand in it. */
export type PartedText = {
  readonly text: string
  readonly parts: readonly { readonly kind: SectionKind; readonly start: number; readonly end: number }[]
}

/** Rows of tables are not prose: they are compared as figures. */
function sentencesIn({ text, parts }: PartedText, kind: SectionKind): readonly Sentence[] {
  return parts
    .filter(part => part.kind === kind)
    .flatMap(({ start, end }) => sentencesOf(text, start, end))
    .filter(({ text }) => !/[\t|]/.test(text) && maskFigures(text).length >= 2)
}

/** One part of two reports, sentence beside sentence, and how much of the right side the left has too. */
export function comparePart(kind: SectionKind, one: PartedText, other: PartedText): ProsePart {
  const [left, right] = [sentencesIn(one, kind), sentencesIn(other, kind)]
  const rows = alignSentences(left, right).map(pair => {
    const before = pair.left === null ? null : left[pair.left]!
    const after = pair.right === null ? null : right[pair.right]!
    return { left: before, right: after, pieces: before && after ? differences(before.text, after.text) : null }
  })
  const known = new Set(left.map(({ text }) => maskFigures(text)))
  const counted = right.map(({ text }) => maskFigures(text)).filter(words => words.length >= SHORTEST)
  const all = counted.reduce((sum, words) => sum + words.length, 0)
  const again = counted.filter(words => known.has(words)).reduce((sum, words) => sum + words.length, 0)
  return { kind, rows, taken: all === 0 ? null : again / all }
}
