import { type Check, type Finding, instancesOf } from '#shared/domain/check.ts'
import { type EditionId, type IndicatorId, indicatorsOf } from '#shared/domain/form.ts'
import type { Forms } from '#shared/domain/forms.ts'
import { amounts, isBlank, tidy, type Values } from './amounts.ts'
import type { Reconcilable } from './reconcile.ts'
import { fill } from './sentence.ts'

export type YearOfBody = Pick<Reconcilable, 'year' | 'editions' | 'values' | 'corrected'>

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
        const spell = (pattern: string): string => spellOut(pattern, key)
        const [before, now] = [check.earlier.map(spell), check.later.map(spell)]
        const [left, right] = [signedSum(before, earlier.values), signedSum(now, later.values)]
        if (left === null || right === null || agree(check.laterIs ?? 'equal', left, right)) return []
        const isCorrected = isAny(before, earlier.corrected) || isAny(now, later.corrected)
        const says = (isCorrected && check.saysCorrected) || check.says
        return [
          {
            check: check.id,
            level: check.level,
            says: fill(says, { left, right }, where),
            indicators: now.map(unsigned),
            earlier: before.map(unsigned),
            left,
            right,
            fingerprint: [check.id, key, `${earlier.year}-${later.year}`].filter(part => part !== '').join('/'),
          },
        ]
      }),
    )
  })
}

/** What is left over from the year before is never less than nothing. */
function agree(laterIs: 'equal' | 'at-most' | 'at-least', earlier: number, later: number): boolean {
  if (laterIs === 'at-most') return later <= Math.max(0, earlier)
  return laterIs === 'at-least' ? later >= earlier : later === earlier
}

function isAny(signed: readonly string[], corrected: ReadonlySet<IndicatorId> | undefined): boolean {
  return signed.some(each => corrected?.has(unsigned(each)))
}

/** The figures of these editions that findings between years may be about. */
export function figuresAcrossYears(forms: Forms, editions: readonly EditionId[]): readonly IndicatorId[] {
  const templates = forms.templates.filter(({ id }) => editions.includes(id))
  const stated = new Set(templates.flatMap(template => indicatorsOf(template).map(({ id }) => id)))
  const figures = forms.checks.flatMap(({ check }) => {
    if (check.kind !== 'years') return []
    const patterns = [...check.earlier, ...check.later].map(unsigned)
    if (check.each === undefined) return patterns
    return templates.flatMap(template =>
      instancesOf(check, template).flatMap(({ key }) => patterns.map(pattern => spellOut(pattern, key))),
    )
  })
  return [...new Set(figures)].filter(figure => stated.has(figure))
}

/** The editions a repeated check is spelled out in: those of the later report that have the table. */
function templatesOf({ each }: Check, forms: Forms, { editions }: YearOfBody) {
  if (each === undefined) return [undefined]
  const own = forms.templates.filter(
    ({ id, tables }) => editions.includes(id) && tables.some(table => table.id === each.table),
  )
  return own.slice(-1)
}

function spellOut(pattern: string, key: string): string {
  return pattern.replace(/\{(?:row|column)\}/, key)
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
