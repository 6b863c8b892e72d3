import type { Wording } from '../../domain/wording.ts'
import type { AppError } from '../errors.ts'

/**
 * What is said of each failure whose code begins with one of these words: what happened, to which file, and what to do
 * next. A code without a sentence does not compile.
 */
export type SentencesOf<Noun extends string> = {
  readonly [Error in AppError as Error['code'] extends Noun | `${Noun}/${string}` ? Error['code'] : never]: (
    error: Error,
    say: (cause: AppError) => Wording,
  ) => Wording
}
