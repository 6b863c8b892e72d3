import { instancesOf } from '#shared/domain/check.ts'
import type { EditionId, IndicatorId } from '#shared/domain/form.ts'
import type { Forms } from '#shared/domain/forms.ts'
import type { Evidence, NarrativeReading, Reading } from '#shared/domain/reading.ts'
import { type Candidate, type CellValue, readValue } from '#shared/domain/value.ts'
import type { Cite } from './assign.ts'
import type { Assignment, Identity, OpenRow } from './cut.ts'
import type { Slot } from './slots.ts'
import { type Hint, type Solution, type Stated, solve } from './solve.ts'

/** A row left open, with what its readings will share. */
export type Unsettled = OpenRow & {
  readonly edition: EditionId
  readonly units: readonly string[]
  readonly page?: number
  /** The row itself was told only by its order: without the arithmetic on its side its values stay in doubt. */
  readonly byOrder?: boolean
  /** The whole run of pieces, and the label for what is blank. */
  readonly whole: Evidence
  readonly label: Evidence
}

const MOST_CANDIDATES = 6
const BY_TABLE = 0.97
const BY_ROW = 0.9
const BY_COUNT = 0.85
const CONTRADICTED = 0.7

/**
 * Read open rows by the arithmetic of the form: one way left → derived; several → ambiguous; none → unreadable. Prose
 * decides nothing, since it may speak of something else; what it states is offered first.
 */
export function settleOpenRows(
  rows: readonly Unsettled[],
  readings: readonly Reading[],
  narrative: readonly NarrativeReading[],
  forms: Forms,
  cite: Cite,
): Reading[] {
  const known = new Map<string, number>()
  for (const { indicator, value } of readings) {
    if (value.kind === 'number') known.set(indicator, value.number)
    else if (!['unreadable', 'ambiguous', 'text'].includes(value.kind)) known.set(indicator, 0)
  }
  const stated = new Map<IndicatorId, Set<number>>()
  for (const { indicator, value, approximate } of narrative) {
    if (value.kind === 'number' && !approximate)
      stated.set(indicator, (stated.get(indicator) ?? new Set()).add(value.number))
  }
  const blanks = readings.some(({ value }) => value.kind === 'blank')
  const editions = [...new Set(rows.map(({ edition }) => edition))]
  return editions.flatMap(edition => {
    const own = rows.filter(row => row.edition === edition)
    const { identities, hints } = arithmeticOf(edition, forms)
    return solve(own, known, { identities, hints, stated, blanks }).flatMap((solution, nth) =>
      toReadings(own[nth]!, solution, stated, cite),
    )
  })
}

const arithmetic = new WeakMap<Forms, Map<EditionId, { identities: Identity[]; hints: Hint[] }>>()

function arithmeticOf(edition: EditionId, forms: Forms): { identities: Identity[]; hints: Hint[] } {
  const byEdition = arithmetic.get(forms) ?? new Map<EditionId, { identities: Identity[]; hints: Hint[] }>()
  arithmetic.set(forms, byEdition)
  const known = byEdition.get(edition)
  if (known) return known
  const template = forms.templates.find(({ id }) => id === edition)
  const instances = forms.checks
    .filter(one => one.edition === edition)
    .flatMap(({ check }) => instancesOf(check, template))
  const made = {
    identities: instances.filter(({ check }) => check.kind === 'equal' && check.level === 'error'),
    hints: instances.filter(({ check }) => check.kind === 'at-most'),
  }
  byEdition.set(edition, made)
  return made
}

function toReadings(row: Unsettled, solution: Solution, stated: Stated, cite: Cite): Reading[] {
  const { assignments } = solution
  const slotsOf = row.indicators.map((_, column) => distinct(assignments, column))
  const unsure = besideWanderingBlanks(slotsOf, solution)
  return row.indicators.map((indicator, column) => {
    const make = (value: CellValue, evidence: Evidence, origin: Reading['origin'], confidence: number): Reading => ({
      indicator,
      edition: row.edition,
      value,
      unit: (value.kind === 'number' ? value.unit : undefined) ?? row.units[column]!,
      origin,
      confidence,
      evidence,
    })
    if (assignments.length === 0) return make({ kind: 'unreadable', text: row.whole.quote }, row.whole, 'table', 0.3)
    const slots = slotsOf[column]!
    if (slots.length > 1 || unsure.has(column) || solution.byChance || (row.byOrder && !solution.byTable)) {
      return make(
        {
          kind: 'ambiguous',
          text: row.whole.quote,
          candidates: candidatesOf(slots, whyOf(row, solution), stated.get(indicator)),
        },
        row.whole,
        'derived',
        0.4,
      )
    }
    const slot = slots[0]!
    if (slot === null || slot.text === '')
      return make({ kind: 'blank', text: '' }, row.label, 'derived', confidenceOf(solution))
    const evidence = cite(slot.start, slot.end, row.page)
    return make({ ...readValue(slot.text), text: evidence.quote }, evidence, 'derived', confidenceOf(solution))
  })
}

/**
 * Columns bound by an identity to one that may be blank or not. The missing cell may as well be lost, and then the
 * others add up by chance.
 */
function besideWanderingBlanks(slotsOf: readonly (readonly (Slot | null)[])[], { bound }: Solution): Set<number> {
  const wandering = bound.filter(columns =>
    columns.some(column => slotsOf[column]!.length > 1 && slotsOf[column]!.includes(null)),
  )
  return new Set(wandering.flat())
}

function confidenceOf({ byTable, byRow, contradicted }: Solution): number {
  if (contradicted) return CONTRADICTED
  return byTable ? BY_TABLE : byRow ? BY_ROW : BY_COUNT
}

/** The different slots the assignments give to a column, in their order; the same number from elsewhere is the same. */
function distinct(assignments: readonly Assignment[], column: number): (Slot | null)[] {
  const seen = new Map<string, Slot | null>()
  for (const assignment of assignments) {
    const slot = assignment[column] ?? null
    const key = slot === null ? 'blank' : (slot.number ?? slot.text).toString()
    if (!seen.has(key)) seen.set(key, slot)
  }
  return [...seen.values()]
}

function whyOf({ ways }: Unsettled, { byRow, byTable }: Solution): string {
  if (byTable) return '各行各列的合计都对得上'
  if (byRow) return '本行合计对得上'
  return ways === undefined ? '数字可以这样断开' : '带说明的格可以归到这一行'
}

function candidatesOf(
  slots: readonly (Slot | null)[],
  why: string,
  stated: ReadonlySet<number> | undefined,
): Candidate[] {
  const numbers = slots.flatMap(slot => (slot === null || slot.number === null ? [] : [slot.number]))
  return [...numbers.filter(number => stated?.has(number)), ...numbers.filter(number => !stated?.has(number))]
    .slice(0, MOST_CANDIDATES)
    .map(number => ({
      number,
      why: stated?.has(number) ? `正文说 ${number}` : why,
    }))
}
