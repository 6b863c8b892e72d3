import type { StudyFile } from '#shared/domain/study.ts'

/** What a person may choose; null leaves it to the program. */
export const ENCODINGS = [null, 'utf-8', 'gb18030', 'big5', 'utf-16le', 'utf-16be'] as const
export type Encoding = (typeof ENCODINGS)[number]

const FREE: ReadonlySet<StudyFile['format']> = new Set(['text', 'markdown', 'csv', 'html'])

/** Other formats say themselves how their text is written. */
export function canChooseEncoding({ format }: StudyFile): boolean {
  return FREE.has(format)
}

/** GB18030, UTF-16LE */
export function encodingName(encoding: string): string {
  return encoding.toUpperCase()
}

/** Characters no text has: replacements, and places where fonts put what is nowhere else. */
const UNKNOWN = /([\ufffd\ue000-\uf8ff]+)/

/** The text cut where unknown characters begin and end. */
export function unknownIn(text: string): readonly { readonly text: string; readonly unknown: boolean }[] {
  return text
    .split(UNKNOWN)
    .map((part, at) => ({ text: part, unknown: at % 2 === 1 }))
    .filter(part => part.text !== '')
}
