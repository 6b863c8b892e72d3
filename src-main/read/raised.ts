const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹'
const LOWERED = '₀₁₂₃₄₅₆₇₈₉'

/** Digits as they are shown above or below the line: the mark of a note behind 8 must not make it 81. */
export function raised(text: string, how: 'above' | 'below'): string {
  const digits = how === 'above' ? RAISED : LOWERED
  return text.replace(/\d/g, digit => digits[Number(digit)]!)
}
