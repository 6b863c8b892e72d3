import type { Level } from '#shared/domain/check.ts'
import type { Lack } from '#shared/domain/evaluate.ts'
import type { StepKind } from '#shared/domain/step.ts'
import type { CellValue } from '#shared/domain/value.ts'
import { figure } from './figures.ts'

/** The state of a value, readable without colour. The variation selector keeps ⚠ from turning into a coloured picture. */
export const MARKS = {
  corrected: '●',
  doubt: '?',
  blank: '∅',
  missing: '–',
  prose: '~',
  confirmed: '✓',
  note: '✎',
} as const

export const LEVEL_MARKS: Readonly<Record<Level, string>> = { error: '⚠\ufe0e', warning: '△', info: 'ℹ\ufe0e' }
/** Classes of a mark by level. */
export const LEVEL_TONES: Readonly<Record<Level, string>> = { error: 'broken', warning: 'doubt', info: 'quiet' }

/** What stands where there is no number: each reason has its own sign. */
export const LACK_SIGNS: Readonly<Record<Lack, string>> = {
  blank: MARKS.blank,
  slash: '/',
  dash: '—',
  none: '无',
  'blank-before': MARKS.blank,
  missing: '✕',
  'in-doubt': MARKS.doubt,
  text: '…',
  'not-in-form': MARKS.missing,
  'no-report': '',
  'other-unit': '✕',
  'zero-denominator': '÷0',
  'no-formula': MARKS.missing,
  'too-large': '✕',
  'not-dated': MARKS.blank,
  'no-year': MARKS.blank,
  'no-parts': MARKS.blank,
  'no-figures': MARKS.blank,
  'too-few': MARKS.missing,
  'no-earlier': MARKS.missing,
  'no-others': MARKS.missing,
  'not-compared': '…',
}

export type ShownValue = { readonly text: string; readonly tone: 'plain' | 'faint' | 'doubt' }

/** A value as it stands in a cell; the unit only where it is not the one of the row. */
export function shownValue(value: CellValue, unit: string): ShownValue {
  switch (value.kind) {
    case 'number': {
      const own = value.unit !== undefined && value.unit !== unit ? ` ${value.unit}` : ''
      return { text: figure(value.number) + own, tone: 'plain' }
    }
    case 'blank':
      return { text: MARKS.blank, tone: 'faint' }
    case 'slash':
    case 'dash':
    case 'none':
      return { text: value.text || '/', tone: 'faint' }
    case 'text':
      return { text: value.text, tone: 'plain' }
    case 'unreadable':
      return { text: value.text || '�', tone: 'doubt' }
    case 'ambiguous':
      return { text: value.text, tone: 'doubt' }
  }
}

/** The text leaves open what the value is. */
export function isInDoubt(value: CellValue): boolean {
  return value.kind === 'ambiguous' || value.kind === 'unreadable'
}

/** What stood in a place before or after a step: a cell that was not there, one that was blank, or nothing said. */
export function changedText(kind: StepKind, words: string | null): string {
  if (words === null) return MARKS.missing
  return words || (kind === 'edit' || kind === 'carry' ? MARKS.blank : '')
}
