import type { Check } from '#shared/domain/check.ts'
import type { Template } from '#shared/domain/form.ts'
import type { Broken } from './truth.ts'

/** A check written out for one place: ids only, no `{column}` or `{row}` left. */
export type ExpandedCheck = Pick<Check, 'id' | 'level' | 'kind'> & {
  /** Column or row it holds for; null where it stands once. */
  readonly where: string | null
  readonly left: readonly string[]
  readonly right: readonly string[]
}

/** Every check of a form, one for each column or row it is repeated over. */
export function expandChecks(template: Template, checks: readonly Check[]): readonly ExpandedCheck[] {
  return checks.flatMap(({ id, level, kind, each, left, right }): ExpandedCheck[] => {
    if (!each) return [{ id, level, kind, where: null, left, right }]
    const table = template.tables.find(candidate => candidate.id === each.table)
    if (!table) throw new Error(`${id}: no table ${each.table}`)
    const places = each.over === 'column' ? table.columns : table.rows.filter(row => !row.heading)
    return places
      .filter(place => each.only?.includes(place.id) ?? true)
      .map(({ id: where }) => {
        const filled = (ids: readonly string[]) => ids.map(name => name.replace(`{${each.over}}`, where))
        return { id, level, kind, where, left: filled(left), right: filled(right) }
      })
  })
}

/**
 * Checks that the values do not keep. Written apart from src-main/reconcile on purpose: two witnesses.
 *
 * A blank adds nothing; where a whole side states nothing, there is nothing to hold against.
 */
export function brokenChecks(
  checks: readonly ExpandedCheck[],
  numberOf: (id: string) => number | null | undefined,
): readonly Broken[] {
  return checks.flatMap(({ id, level, kind, where, left, right }) => {
    const numbers = (ids: readonly string[]) => ids.flatMap(name => numberOf(name) ?? [])
    const [one, other] = [numbers(left), numbers(right)]
    if (one.length === 0 || other.length === 0) return []
    const sides = { left: kind === 'largest-at-most' ? Math.max(...one) : sum(one), right: sum(other) }
    return keeps(kind, sides) ? [] : [{ check: id, level, where, ...sides }]
  })
}

function keeps(kind: Check['kind'], { left, right }: { left: number; right: number }): boolean {
  switch (kind) {
    case 'equal':
      return Math.abs(left - right) < 1e-9
    case 'at-most':
    case 'largest-at-most':
      return left <= right
    case 'needs':
      return left === 0 || right > 0
    default:
      return true
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
