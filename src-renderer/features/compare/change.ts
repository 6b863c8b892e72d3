import type { Change, ComparisonCell } from '#shared/domain/comparison.ts'

/**
 * Change between two cells of a row, for a pair of years that do not follow each other.
 * Null unless both state a number in the same unit: a blank is not a zero here.
 */
export function changeBetween(earlier: ComparisonCell | null, later: ComparisonCell | null): Change | null {
  if (earlier?.value?.kind !== 'number' || later?.value?.kind !== 'number') return null
  if (unitOf(earlier) !== unitOf(later)) return null
  const amount = Number((later.value.number - earlier.value.number).toPrecision(12))
  return { amount, share: earlier.value.number === 0 ? null : amount / earlier.value.number }
}

function unitOf(cell: ComparisonCell): string {
  return (cell.value?.kind === 'number' && cell.value.unit) || cell.unit
}
