import type { IndicatorId } from '#shared/domain/form.ts'
import { cellsInOrder, type FormTable } from './form.ts'

/** The place to go to: the next among these, or from elsewhere the nearest in the direction asked; round and round. */
export function placeAfter(
  tables: readonly FormTable[],
  places: readonly IndicatorId[],
  from: IndicatorId | null,
  step: 1 | -1,
): IndicatorId | null {
  if (places.length === 0) return null
  const at = from ? places.indexOf(from) : -1
  if (at !== -1) return places[(at + step + places.length) % places.length] ?? null
  const order = new Map(cellsInOrder(tables).map(({ indicator }, nth) => [indicator, nth]))
  const here = (from && order.get(from)) ?? -1
  const orderOf = (place: IndicatorId) => order.get(place) ?? -1
  if (step === 1) return places.find(place => orderOf(place) > here) ?? places[0] ?? null
  return places.findLast(place => orderOf(place) < here) ?? places.at(-1) ?? null
}

/** The value after this one in the order of the form; none after the last. */
export function valueAfter(tables: readonly FormTable[], from: IndicatorId): IndicatorId | null {
  const cells = cellsInOrder(tables)
  const at = cells.findIndex(({ indicator }) => indicator === from)
  return at === -1 ? null : (cells[at + 1]?.indicator ?? null)
}
