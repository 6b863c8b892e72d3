import type { SectionKind } from './reading.ts'
import type { ReportId } from './study.ts'

/** A piece of two sentences laid over each other. A figure that changed is told apart from words that changed. */
export type Piece = {
  readonly kind: 'same' | 'words-gone' | 'words-new' | 'figure-gone' | 'figure-new'
  readonly text: string
}

/** A sentence of a report; `start` and `end` count UTF-16 units of its text. */
export type Sentence = { readonly text: string; readonly start: number; readonly end: number }

/** Which report: the one that stands for a body and year. */
export type ReportOf = { readonly organisation: string; readonly year: number }

/** Two reports side by side, part by part, sentence by sentence. */
export type ProseComparison = {
  readonly left: ReportId
  readonly right: ReportId
  readonly parts: readonly ProsePart[]
}

export type ProsePart = {
  readonly kind: SectionKind
  readonly rows: readonly ProseRow[]
  /** Share of the characters of the right side that stand on the left too, figures aside; null where it has none. */
  readonly taken: number | null
}

export type ProseRow = {
  readonly left: Sentence | null
  readonly right: Sentence | null
  /** What changed from left to right; null where one side has no such sentence. */
  readonly pieces: readonly Piece[] | null
}
