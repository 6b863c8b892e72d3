import { instancesOf } from '#shared/domain/check.ts'
import type { EditionId } from '#shared/domain/form.ts'
import type { Forms } from '#shared/domain/forms.ts'
import type { Evidence, Reading } from '#shared/domain/reading.ts'
import { type Candidate, type CellValue, readValue } from '#shared/domain/value.ts'
import type { Cite } from './assign.ts'
import { type Assignment, type Hint, type Identity, type OpenRow, type Slot, type Solution, solve } from './solve.ts'

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

/** Read open rows by the arithmetic of the form: one way left → derived; several → ambiguous; none → unreadable. */
export function settleOpenRows(
  rows: readonly Unsettled[],
  readings: readonly Reading[],
  forms: Forms,
  cite: Cite,
): Reading[] {
  const known = new Map<string, number>()
  for (const { indicator, value } of readings) {
    if (value.kind === 'number') known.set(indicator, value.number)
    else if (!['unreadable', 'ambiguous', 'text'].includes(value.kind)) known.set(indicator, 0)
  }
  const editions = [...new Set(rows.map(({ edition }) => edition))]
  return editions.flatMap(edition => {
    const own = rows.filter(row => row.edition === edition)
    const { identities, hints } = arithmeticOf(edition, forms)
    return solve(own, known, identities, hints).flatMap((solution, nth) => toReadings(own[nth]!, solution, cite))
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

function toReadings(row: Unsettled, solution: Solution, cite: Cite): Reading[] {
  const { assignments } = solution
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
    const slots = distinct(assignments, column)
    if (slots.length > 1 || (row.byOrder && !solution.byTable)) {
      return make(
        { kind: 'ambiguous', text: row.whole.quote, candidates: candidatesOf(slots, solution) },
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

function candidatesOf(slots: readonly (Slot | null)[], { byRow, byTable }: Solution): Candidate[] {
  const why = byTable ? '各行各列的合计都对得上' : byRow ? '本行合计对得上' : '数字可以这样断开'
  return slots
    .filter(slot => slot?.number !== null && slot !== null)
    .slice(0, MOST_CANDIDATES)
    .map(slot => ({ number: slot!.number!, why }))
}
