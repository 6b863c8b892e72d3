import { type Check, type Finding, instancesOf } from '#shared/domain/check.ts'
import type { IndicatorId } from '#shared/domain/form.ts'
import type { Forms } from '#shared/domain/forms.ts'
import { amounts, isBlank, tidy, type Values } from './amounts.ts'
import type { Reconcilable } from './reconcile.ts'
import { fill } from './sentence.ts'

export type YearOfBody = Pick<Reconcilable, 'year' | 'editions' | 'values'>

/**
 * Hold the report of a body against its report of the year before: what one carries over the other must take up.
 *
 * @returns Findings that belong to the later report. None unless the years follow one another, and none on a cell that
 *          is missing, blank or in doubt in either.
 */
export function reconcileYears(forms: Forms, earlier: YearOfBody, later: YearOfBody): readonly Finding[] {
  if (earlier.year === null || later.year !== earlier.year + 1) return []
  return forms.checks.flatMap(({ check }) => {
    if (check.kind !== 'years') return []
    return templatesOf(check, forms, later).flatMap(template =>
      instancesOf(check, template).flatMap(({ key, where }): Finding[] => {
        const spell = (pattern: string): string => pattern.replace(/\{(?:row|column)\}/, key)
        const [before, now] = [check.earlier.map(spell), check.later.map(spell)]
        const [left, right] = [signedSum(before, earlier.values), signedSum(now, later.values)]
        if (left === null || right === null || left === right) return []
        return [
          {
            check: check.id,
            level: check.level,
            says: fill(check.says, { left, right }, where),
            indicators: [...new Set([...now, ...before].map(unsigned))],
            left,
            right,
            fingerprint: [check.id, key, `${earlier.year}-${later.year}`].filter(part => part !== '').join('/'),
          },
        ]
      }),
    )
  })
}

/** The editions a repeated check is spelled out in: those of the later report that have the table. */
function templatesOf({ each }: Check, forms: Forms, { editions }: YearOfBody) {
  if (each === undefined) return [undefined]
  const own = forms.templates.filter(
    ({ id, tables }) => editions.includes(id) && tables.some(table => table.id === each.table),
  )
  return own.slice(-1)
}

function unsigned(signed: string): IndicatorId {
  return signed.replace(/^-/, '')
}

/** Null when a figure is missing or in doubt, or nothing at all is stated. */
function signedSum(signed: readonly string[], values: Values): number | null {
  const found = amounts(signed.map(unsigned), values)
  if (found === null || isBlank(found)) return null
  return tidy(found.reduce((sum, { number }, nth) => (signed[nth]!.startsWith('-') ? sum - number : sum + number), 0))
}
