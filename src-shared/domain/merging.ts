import type { IndicatorId } from './form.ts'

/** What two studies may say differently about one thing. */
export type ConflictKind =
  | 'edit'
  | 'verdict'
  | 'choice'
  | 'note'
  | 'checked'
  | 'organisation'
  | 'view'
  | 'series'
  | 'sample'

/** Whose word stands: with `both`, mine, and theirs is put into a note beside it. */
export type Decision = 'mine' | 'theirs' | 'both'

/** What one side says: as it is shown, by whom and when; empty author and time where nothing of it stands. */
export type Side = { readonly shown: string; readonly author: string; readonly madeAt: string }

/** Something that both studies changed since they parted, each in its own way. */
export type MergeConflict = {
  /** The same for the same thing in every preview of the two studies. */
  readonly key: string
  readonly kind: ConflictKind
  readonly organisation: string
  readonly year: number | null
  readonly fileName: string
  /** The name of a view or of an own series; empty for anything else. */
  readonly subject: string
  readonly indicator: IndicatorId | null
  readonly mine: Side
  readonly theirs: Side
}

/** What merging another study would bring. */
export type MergePreview = {
  readonly path: string
  readonly name: string
  /** Files that this study does not have, and the reports among them. */
  readonly newFiles: number
  readonly newReports: number
  readonly sharedFiles: number
  /** Steps of others that this study does not have: corrections, verdicts, notes and the like. */
  readonly newSteps: number
  readonly conflicts: readonly MergeConflict[]
}

export type Decisions = Readonly<Record<string, Decision>>
