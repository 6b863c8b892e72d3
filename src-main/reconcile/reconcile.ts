import { type Check, type CheckInstance, type Finding, instancesOf } from '#shared/domain/check.ts'
import type { EditionId, IndicatorId } from '#shared/domain/form.ts'
import type { EditionCheck, Forms } from '#shared/domain/forms.ts'
import type { NarrativeReading } from '#shared/domain/reading.ts'
import type { CellValue } from '#shared/domain/value.ts'
import type { Wording } from '#shared/domain/wording.ts'

/** Current value of each indicator of one report. */
export type Values = ReadonlyMap<IndicatorId, CellValue>
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
  if (check.kind === 'prose') return proseFindings(check, report)
  if (check.kind === 'whole-number') return wholeNumberFindings(check, forms, report)
  const template = forms.templates.find(({ id }) => id === edition)
  return instancesOf(check, template).flatMap(instance => {
    const sides = sidesOf(instance, report.values)
    return sides === null ? [] : [toFinding(check, instance, sides)]
  })
}

/** A side is null where the one cell it consists of was left blank. */
type Sides = { readonly left: number | null; readonly right: number | null }

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

function isBlank(parts: readonly Amount[]): boolean {
  return parts.every(({ stated }) => !stated)
}

type Amount = { readonly number: number; readonly stated: boolean }

/**
 * Blank, "/", "—" and 无 report nothing and add 0. Null when a cell is missing, in doubt or no number: then nothing can
 * be said of the sum.
 */
function amounts(indicators: readonly IndicatorId[], values: Values): Amount[] | null {
  const found: Amount[] = []
  for (const indicator of indicators) {
    const value = values.get(indicator)
    if (value === undefined || value.kind === 'unreadable' || value.kind === 'ambiguous' || value.kind === 'text')
      return null
    found.push(value.kind === 'number' ? { number: value.number, stated: true } : { number: 0, stated: false })
  }
  return found
}

/** Sums of decimals printed to at most six places, without the dust of binary fractions. */
function tidy(sum: number): number {
  return Math.round(sum * 1e6) / 1e6
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

/** What prose states of a cell of the table; approximate figures agree when they are near. */
function proseFindings(check: Check, { values, narrative }: Reconcilable): Finding[] {
  const stated = new Map<IndicatorId, NarrativeReading[]>()
  for (const reading of narrative) stated.set(reading.indicator, [...(stated.get(reading.indicator) ?? []), reading])
  return [...stated].flatMap(([indicator, readings]) => {
    const cell = values.get(indicator)
    if (cell?.kind !== 'number') return []
    const agrees = readings.some(
      ({ value, approximate }) => value.kind === 'number' && near(value.number, cell.number, approximate),
    )
    const first = readings.find(({ value }) => value.kind === 'number')
    if (agrees || first?.value.kind !== 'number') return []
    const sides = { left: first.value.number, right: cell.number }
    return [
      {
        check: check.id,
        level: check.level,
        says: fill(check.says, sides, null),
        indicators: [indicator],
        ...sides,
        fingerprint: `${check.id}/${indicator}`,
      },
    ]
  })
}

function near(stated: number, printed: number, approximate: boolean): boolean {
  return approximate ? Math.abs(stated - printed) <= Math.max(10, printed * 0.1) : stated === printed
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

function fill(says: Wording, { left, right }: Sides, where: Wording | null): Wording {
  const one = (text: string, place: string, blank: string): string =>
    text
      .replaceAll('{left}', left === null ? blank : String(left))
      .replaceAll('{right}', right === null ? blank : String(right))
      .replaceAll('{where}', place.replace(/\([^()]{6,}\)/g, ''))
  return { zh: one(says.zh, where?.zh ?? '', '空白'), en: one(says.en, where?.en ?? '', 'blank') }
}
