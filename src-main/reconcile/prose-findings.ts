import type { Check, Finding } from '#shared/domain/check.ts'
import type { IndicatorId } from '#shared/domain/form.ts'
import type { Forms } from '#shared/domain/forms.ts'
import type { NarrativeReading } from '#shared/domain/reading.ts'
import { amounts, isBlank, sumOf, tidy } from './amounts.ts'
import type { Reconcilable } from './reconcile.ts'
import { fill } from './sentence.ts'

/** What prose states of a cell of the table, or of several together; approximate figures agree when they are near. */
export function proseFindings(
  check: Check & { readonly kind: 'prose' },
  forms: Forms,
  { values, corrected, narrative }: Pick<Reconcilable, 'values' | 'corrected' | 'narrative'>,
): Finding[] {
  const stated = new Map<IndicatorId, NarrativeReading[]>()
  for (const reading of narrative) stated.set(reading.indicator, [...(stated.get(reading.indicator) ?? []), reading])
  return [...stated].flatMap(([indicator, readings]) => {
    const cells = values.has(indicator) ? [indicator] : (check.sums?.[indicator] ?? [])
    const printed = cells.length === 0 ? null : amounts(cells, values)
    if (printed === null || isBlank(printed)) return []
    const right = sumOf(printed)
    const told = readings.flatMap(reading => {
      const number = inUnitOf(forms.indicators.get(cells[0]!)?.unit, reading)
      return number === null ? [] : [{ number, approximate: reading.approximate }]
    })
    const first = told[0]
    if (!first || told.some(({ number, approximate }) => near(number, right, approximate))) return []
    const sides = { left: first.number, right }
    const says = (cells.some(cell => corrected?.has(cell)) && check.saysCorrected) || check.says
    return [
      {
        check: check.id,
        level: check.level,
        says: fill(says, sides, forms.names.get(indicator) ?? null),
        indicators: cells,
        earlier: [],
        ...sides,
        fingerprint: `${check.id}/${indicator}`,
      },
    ]
  })
}

const IN_YUAN: Readonly<Record<string, number>> = { 元: 1, 万元: 1e4, 亿元: 1e8 }

/** The figure in the unit of the cell; null where it is no number. */
function inUnitOf(wanted: string | undefined, { value, unit }: NarrativeReading): number | null {
  if (value.kind !== 'number') return null
  const [from, to] = [IN_YUAN[unit], IN_YUAN[wanted ?? '']]
  return from === undefined || to === undefined ? value.number : tidy((value.number * from) / to)
}

function near(stated: number, printed: number, approximate: boolean): boolean {
  return approximate ? Math.abs(stated - printed) <= Math.max(10, printed * 0.1) : stated === printed
}
