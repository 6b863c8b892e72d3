import { type Check, type CheckInstance, type Finding, instancesOf } from '#shared/domain/check.ts'
import type { EditionId } from '#shared/domain/form.ts'
import type { EditionCheck, Forms } from '#shared/domain/forms.ts'
import type { NarrativeReading } from '#shared/domain/reading.ts'
import { type Amount, amounts, isBlank, tidy, type Values } from './amounts.ts'
import { proseFindings } from './prose-findings.ts'
import { fill, type Sides } from './sentence.ts'

export type { Values } from './amounts.ts'

export type Reconcilable = {
  readonly year: number | null
  readonly editions: readonly EditionId[]
  readonly values: Values
  readonly narrative: readonly NarrativeReading[]
}

/** Hold a report against the checks of its editions; one finding for each disagreement, in the order of the checks. */
export function reconcile(forms: Forms, report: Reconcilable): readonly Finding[] {
  const inForce = forms.checks.filter(({ edition }) => edition === 'any' || report.editions.includes(edition))
  const findings = inForce.flatMap(check => findingsOf(check, forms, report))
  const seen = new Set<string>()
  return findings.filter(({ fingerprint, indicators }) => {
    // Editions that share a table share its rules: the same cells disagree once.
    const key = indicators.length > 1 ? indicators.join(' ') : fingerprint
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}

function findingsOf({ edition, check }: EditionCheck, forms: Forms, report: Reconcilable): Finding[] {
  // Claims and years are held together elsewhere: they ask for more than the values of one report.
  if (check.kind === 'claims' || check.kind === 'years') return []
  if (check.kind === 'prose') return proseFindings(check, forms, report)
  if (check.kind === 'whole-number') return wholeNumberFindings(check, forms, report)
  const template = forms.templates.find(({ id }) => id === edition)
  return instancesOf(check, template).flatMap(instance => {
    const sides = sidesOf(instance, report.values)
    return sides === null ? [] : [toFinding(check, instance, sides)]
  })
}

/** Both sides where they disagree; null when they agree or cannot be known. */
function sidesOf({ check, left, right }: CheckInstance, values: Values): Sides | null {
  const a = amounts(left, values)
  const b = amounts(right, values)
  if (a === null || b === null || ![...a, ...b].some(({ stated }) => stated)) return null
  const sum = (parts: readonly Amount[]): number => tidy(parts.reduce((total, { number }) => total + number, 0))
  switch (check.kind) {
    case 'equal': {
      if (sum(a) === sum(b)) return null
      // A total left blank over parts that add up to something is a gap; parts left blank wholly tell nothing.
      const [blankA, blankB] = [isBlank(a), isBlank(b)]
      if ((blankA && a.length > 1) || (blankB && b.length > 1)) return null
      return { left: blankA ? null : sum(a), right: blankB ? null : sum(b) }
    }
    case 'at-most':
      return sum(a) <= sum(b) || !b.some(({ stated }) => stated) ? null : { left: sum(a), right: sum(b) }
    case 'largest-at-most': {
      const largest = Math.max(...a.map(({ number }) => number))
      return largest <= sum(b) || !b.some(({ stated }) => stated) ? null : { left: largest, right: sum(b) }
    }
    case 'needs':
      return sum(a) > 0 && b.every(({ stated, number }) => stated && number === 0) ? { left: sum(a), right: 0 } : null
    default:
      return null
  }
}

function toFinding(check: Check, { left, right, where, key }: CheckInstance, sides: Sides): Finding {
  return {
    check: check.id,
    level: sides.left === null || sides.right === null ? 'warning' : check.level,
    says: fill(check.says, sides, where),
    indicators: [...left, ...right],
    left: sides.left,
    right: sides.right,
    fingerprint: key === '' ? check.id : `${check.id}/${key}`,
  }
}

const AMOUNTS = ['万元', '元', '亿元']

function wholeNumberFindings(check: Check, forms: Forms, { values }: Reconcilable): Finding[] {
  return [...values].flatMap(([indicator, value]) => {
    const known = forms.indicators.get(indicator)
    if (value.kind !== 'number' || known === undefined) return []
    const isAmount = AMOUNTS.includes(known.unit)
    const isWhole = Number.isInteger(value.number) || isAmount
    if (isWhole && (value.number >= 0 || known.signed)) return []
    const sides = { left: value.number, right: null }
    return [
      {
        check: check.id,
        level: check.level,
        says: fill(check.says, sides, known.label),
        indicators: [indicator],
        ...sides,
        fingerprint: `${check.id}/${indicator}`,
      },
    ]
  })
}
