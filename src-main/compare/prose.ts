import type { ProsePart, Sentence } from '#shared/domain/prose.ts'
import type { SectionKind } from '#shared/domain/reading.ts'
import { alignSentences, differences } from './align.ts'
import { countedWords, countLetters, isOfTable, isWhole, maskFigures, sentencesOf } from './sentences.ts'

/** The text of a report and where its parts stand in it, in their order. */
export type PartedText = {
  readonly text: string
  readonly parts: readonly { readonly kind: SectionKind; readonly start: number; readonly end: number }[]
}

/** A sentence that counts when it is asked what was taken over. */
export type CountedSentence = { readonly kind: SectionKind; readonly words: string }

/** The kinds of parts that a report has, what stands before its first heading among them. */
export function kindsOf(prose: PartedText): ReadonlySet<SectionKind> {
  return new Set([LEAD, ...prose.parts.map(({ kind }) => kind)])
}

/** All sentences of a report that count, in the order of the text. */
export function countedSentences(prose: PartedText): readonly CountedSentence[] {
  return allSentences(prose).flatMap(({ kind, text }) => {
    const words = countedWords(text)
    return words === null ? [] : [{ kind, words }]
  })
}

/** Letters and figures of all whole sentences of a report. */
export function proseLength(prose: PartedText): number {
  return allSentences(prose)
    .filter(({ text }) => isWhole(text))
    .reduce((sum, { text }) => sum + countLetters(text), 0)
}

function allSentences(prose: PartedText): readonly { readonly kind: SectionKind; readonly text: string }[] {
  return [leadOf(prose), ...prose.parts].flatMap(({ kind, start, end }) =>
    sentencesOf(prose.text, start, end).map(({ text }) => ({ kind, text })),
  )
}

/**
 * One part of two reports, sentence beside sentence, and how much of the right side the left has too, wherever it
 * stands there: a sentence that moved to another part was taken over all the same.
 */
export function comparePart(kind: SectionKind, one: PartedText, other: PartedText): ProsePart {
  const [left, right] = [sentencesIn(one, kind), sentencesIn(other, kind)]
  const rows = alignSentences(left, right).map(pair => {
    const before = pair.left === null ? null : left[pair.left]!
    const after = pair.right === null ? null : right[pair.right]!
    return { left: before, right: after, pieces: before && after ? differences(before.text, after.text) : null }
  })
  const known = new Set(countedSentences(one).map(({ words }) => words))
  const counted = countedSentences(other).filter(sentence => sentence.kind === kind)
  const all = counted.reduce((sum, { words }) => sum + words.length, 0)
  const again = counted.reduce((sum, { words }) => sum + (known.has(words) ? words.length : 0), 0)
  return { kind, rows, taken: all === 0 ? null : again / all }
}

const LEAD: SectionKind = 'unknown'

/** What stands before the first heading; the whole text where there is none. */
function leadOf({ text, parts }: PartedText) {
  return { kind: LEAD, start: 0, end: parts[0]?.start ?? text.length }
}

function sentencesIn(prose: PartedText, kind: SectionKind): readonly Sentence[] {
  const lead = leadOf(prose)
  // Around the title stands what a site puts there: only whole sentences of it are the report's.
  const before =
    kind === LEAD ? sentencesOf(prose.text, lead.start, lead.end).filter(({ text }) => countedWords(text) !== null) : []
  const inParts = prose.parts
    .filter(part => part.kind === kind)
    .flatMap(({ start, end }) => sentencesOf(prose.text, start, end))
    .filter(({ text }) => !isOfTable(text) && maskFigures(text).length >= 2)
  return [...before, ...inParts]
}
