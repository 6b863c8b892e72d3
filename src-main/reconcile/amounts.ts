import type { IndicatorId } from '#shared/domain/form.ts'
import type { CellValue } from '#shared/domain/value.ts'

/** Current value of each indicator of one report. */
export type Values = ReadonlyMap<IndicatorId, CellValue>
export type Amount = { readonly number: number; readonly stated: boolean; readonly blank: boolean }

/**
 * Blank, "/", "—" and 无 report nothing and add 0. Null when a cell is missing, in doubt or no number: then nothing can
 * be said of the sum.
 */
export function amounts(indicators: readonly IndicatorId[], values: Values): Amount[] | null {
  const found: Amount[] = []
  for (const indicator of indicators) {
    const value = values.get(indicator)
    if (value === undefined || value.kind === 'unreadable' || value.kind === 'ambiguous' || value.kind === 'text')
      return null
    found.push(
      value.kind === 'number'
        ? { number: value.number, stated: true, blank: false }
        : { number: 0, stated: false, blank: value.kind === 'blank' },
    )
  }
  return found
}

export function sumOf(parts: readonly Amount[]): number {
  return tidy(parts.reduce((total, { number }) => total + number, 0))
}

/** Sums of decimals printed to at most six places, without the dust of binary fractions. */
export function tidy(sum: number): number {
  return Math.round(sum * 1e6) / 1e6
}

export function isBlank(parts: readonly Amount[]): boolean {
  return parts.every(({ stated }) => !stated)
}
