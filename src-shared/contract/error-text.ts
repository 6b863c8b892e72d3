import type { Language, Wording } from '../domain/wording.ts'
import { COMPARISON_SENTENCES } from './error-texts/comparing.ts'
import { FILE_SENTENCES } from './error-texts/files.ts'
import { ORGANISATION_SENTENCES } from './error-texts/organisations.ts'
import { PROGRAM_SENTENCES } from './error-texts/program.ts'
import { REPORT_SENTENCES } from './error-texts/reports.ts'
import type { SentencesOf } from './error-texts/sentences.ts'
import { STUDY_SENTENCES } from './error-texts/study.ts'
import { TAKING_SENTENCES } from './error-texts/taking.ts'
import type { AppError } from './errors.ts'

const SENTENCES: SentencesOf<string> = {
  ...FILE_SENTENCES,
  ...STUDY_SENTENCES,
  ...REPORT_SENTENCES,
  ...ORGANISATION_SENTENCES,
  ...COMPARISON_SENTENCES,
  ...TAKING_SENTENCES,
  ...PROGRAM_SENTENCES,
}

/** What happened, to which file, and what to do next. */
export function errorText(error: AppError, language: Language): string {
  return errorWording(error)[language]
}

/** The same in both languages: for what is told before anybody knows in which it will be read. */
export function errorWording(error: AppError): Wording {
  // the sentence of a code takes the error of that code, which the compiler cannot follow
  const say = SENTENCES[error.code] as (error: AppError, say: typeof errorWording) => Wording
  return say(error, errorWording)
}
