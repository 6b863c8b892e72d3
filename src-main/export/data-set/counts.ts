import { DATA_STATUSES, type DataStatus } from '#shared/domain/data-set.ts'
import type { IndicatorId } from '#shared/domain/form.ts'
import type { DataValue } from './data-values.ts'

/** How many values of each kind there are, by indicator; prose and rows of its own are not counted. */
export type Counts = {
  add(values: readonly DataValue[]): void
  of(indicator: IndicatorId): Readonly<Record<DataStatus, number>>
  /** How many of an indicator people corrected. */
  correctedOf(indicator: IndicatorId): number
  /** Indicators counted. */
  readonly indicators: ReadonlySet<IndicatorId>
}

const PLACES: ReadonlyMap<DataStatus, number> = new Map(DATA_STATUSES.map((status, place) => [status, place]))
const CORRECTED = DATA_STATUSES.length

export function openCounts(): Counts {
  const counted = new Map<IndicatorId, Uint32Array>()
  return {
    add(values) {
      for (const { indicator, origin, status, correction } of values) {
        if (indicator === '' || origin === 'prose') continue
        const counts = counted.get(indicator) ?? new Uint32Array(DATA_STATUSES.length + 1)
        counted.set(indicator, counts)
        counts[PLACES.get(status) ?? 0]! += 1
        if (correction) counts[CORRECTED]! += 1
      }
    },
    of(indicator) {
      const counts = counted.get(indicator)
      return Object.fromEntries(DATA_STATUSES.map((status, at) => [status, counts?.[at] ?? 0])) as Record<
        DataStatus,
        number
      >
    },
    correctedOf: indicator => counted.get(indicator)?.[CORRECTED] ?? 0,
    get indicators() {
      return new Set(counted.keys())
    },
  }
}
