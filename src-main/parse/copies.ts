import type { Remark } from '#shared/domain/document.ts'
import type { IndicatorId } from '#shared/domain/form.ts'
import type { Reading } from '#shared/domain/reading.ts'
import type { CellValue } from '#shared/domain/value.ts'
import type { Unsettled } from './open-rows.ts'

/** What a table says that is there a second time. */
export type Copy = {
  readonly title: string
  readonly readings: readonly Reading[]
  readonly unsettled: readonly Unsettled[]
}

const IN_DOUBT = 0.4

/**
 * Hold a table against its copies. A file with two reports, or with two years side by side, states two values for a
 * place, and nothing in the tables says which is asked for: only what all agree on stands.
 */
export function doubtCopies(
  readings: readonly Reading[],
  copies: readonly Copy[],
): { readings: Reading[]; remarks: Remark[] } {
  // A second table without figures is a blank form or a list of headings.
  const stated = copies.filter(copy => copy.readings.some(({ value }) => value.kind === 'number'))
  if (stated.length === 0) return { readings: [...readings], remarks: [] }
  const others = new Map<IndicatorId, Reading[]>()
  for (const reading of stated.flatMap(copy => copy.readings))
    others.set(reading.indicator, [...(others.get(reading.indicator) ?? []), reading])
  const open = new Set(stated.flatMap(copy => copy.unsettled.flatMap(({ indicators }) => indicators)))
  const first = new Set(readings.map(({ indicator }) => indicator))
  const onlyThere = [...others].flatMap(([indicator, own]) => (first.has(indicator) ? [] : [own[0]!]))
  const concerned = new Set([...others.keys(), ...open])
  return {
    readings: [...readings, ...onlyThere].map(reading => {
      const own = others.get(reading.indicator) ?? []
      const agreed =
        first.has(reading.indicator) && !open.has(reading.indicator) && own.every(other => same(other, reading))
      return agreed || !concerned.has(reading.indicator) ? reading : doubted(reading, own)
    }),
    remarks: [...new Set(stated.map(({ title }) => title))].map(title => ({
      stage: 'anchor',
      says: `文件里不止一张“${title}”表，数不相同的都留待核对`,
    })),
  }
}

function same({ value: a }: Reading, { value: b }: Reading): boolean {
  return a.kind === b.kind && (a.kind !== 'number' || b.kind !== 'number' || a.number === b.number)
}

function doubted(reading: Reading, others: readonly Reading[]): Reading {
  const numbers = [reading, ...others].flatMap(({ value }) => (value.kind === 'number' ? [value.number] : []))
  const value: CellValue = {
    kind: 'ambiguous',
    text: reading.evidence.quote,
    candidates: [...new Set(numbers)].map((number, nth) => ({
      number,
      why: `文件里第 ${nth + 1} 张表`,
    })),
  }
  return { ...reading, value, origin: 'derived', confidence: IN_DOUBT }
}
