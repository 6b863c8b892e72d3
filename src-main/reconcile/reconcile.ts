import { type Check, type CheckInstance, type Finding, instancesOf } from '#shared/domain/check.ts'
import type { EditionId, IndicatorId } from '#shared/domain/form.ts'
import type { EditionCheck, Forms } from '#shared/domain/forms.ts'
import type { NarrativeReading } from '#shared/domain/reading.ts'
import { type Amount, amounts, isBlank, sumOf, type Values } from './amounts.ts'
import { proseFindings } from './prose-findings.ts'
import { fill, type Sides } from './sentence.ts'

export type { Values } from './amounts.ts'

export type Reconcilable = {
  readonly year: number | null
  readonly editions: readonly EditionId[]
  readonly values: Values
  /** Cells whose value a person set. */
  readonly corrected?: ReadonlySet<IndicatorId>
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
    const here = check.ifThere === true ? presentIn(instance, report.values) : instance
    const sides = sidesOf(here, report.values)
    return sides === null ? [] : [toFinding(here, sides, report.corrected)]
  })
}

/** Without the rows that the file does not have. A side of which none is left has nothing to disagree with. */
function presentIn(instance: CheckInstance, values: Values): CheckInstance {
  const [left, right] = [instance.left.filter(id => values.has(id)), instance.right.filter(id => values.has(id))]
  return left.length > 0 && right.length > 0 ? { ...instance, left, right } : instance
}

/** `isGap`: what is missing may stand in a cell left blank. */
type Disagreement = Sides & { readonly isGap: boolean }

/** Both sides where they disagree; null when they agree or cannot be known. */
function sidesOf({ check, left, right }: CheckInstance, values: Values): Disagreement | null {
  const a = amounts(left, values)
  const b = amounts(right, values)
  if (a === null || b === null || ![...a, ...b].some(({ stated }) => stated)) return null
  const [sumA, sumB] = [sumOf(a), sumOf(b)]
  const found = { left: sumA, right: sumB, isGap: false }
  switch (check.kind) {
    case 'equal':
      return sumA === sumB ? null : unequal(a, b)
    case 'at-most':
      return sumA <= sumB || !b.some(({ stated }) => stated) ? null : found
    case 'largest-at-most': {
      const largest = Math.max(...a.map(({ number }) => number))
      return largest <= sumB || !b.some(({ stated }) => stated) ? null : { ...found, left: largest }
    }
    case 'needs':
      return sumA > 0 && b.every(({ stated, number }) => stated && number === 0) ? found : null
    case 'unlike':
      return sumA === sumB && sumA >= check.least && !isBlank(a) && !isBlank(b) ? found : null
    default:
      return null
  }
}

/** A total left blank over parts that add up to something is a gap; parts left blank wholly tell nothing. */
function unequal(a: readonly Amount[], b: readonly Amount[]): Disagreement | null {
  const [blankA, blankB] = [isBlank(a), isBlank(b)]
  if ((blankA && a.length > 1) || (blankB && b.length > 1)) return null
  const [sumA, sumB] = [sumOf(a), sumOf(b)]
  const short = sumA < sumB ? a : b
  return { left: blankA ? null : sumA, right: blankB ? null : sumB, isGap: short.some(({ blank }) => blank) }
}

function toFinding(
  { check, left, right, where, key }: CheckInstance,
  sides: Disagreement,
  corrected: ReadonlySet<IndicatorId> | undefined,
): Finding {
  const indicators = [...left, ...right]
  const says = (indicators.some(id => corrected?.has(id)) && check.saysCorrected) || check.says
  return {
    check: check.id,
    level: check.level === 'error' && sides.isGap ? 'warning' : check.level,
    says: fill(says, sides, where),
    indicators,
    earlier: [],
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
        says: fill(check.says, sides, known.name),
        indicators: [indicator],
        earlier: [],
        ...sides,
        fingerprint: `${check.id}/${indicator}`,
      },
    ]
  })
}
