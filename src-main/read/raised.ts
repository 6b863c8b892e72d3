import type { Remark } from '#shared/domain/document.ts'

const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹'
const LOWERED = '₀₁₂₃₄₅₆₇₈₉'

/** Digits as they are shown above or below the line: the mark of a note behind 8 must not make it 81. */
export function raised(text: string, how: 'above' | 'below'): string {
  const digits = how === 'above' ? RAISED : LOWERED
  return text.replace(/\d/g, digit => digits[Number(digit)]!)
}

/** Said once of a file with text that is struck out: it is none of what the file states. */
export const STRUCK_OUT: Remark = { stage: 'read', says: '有划掉的文字，没有读' }
