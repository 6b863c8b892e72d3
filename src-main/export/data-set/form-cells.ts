import type { EditionId, IndicatorId, Template } from '#shared/domain/form.ts'
import { editionsInForce, type FormOrder, formOrder, type Place } from '../../compare/form-order.ts'

/** The cells of the forms, for reports by the editions they print. */
export type FormCells = {
  readonly order: FormOrder
  /** The cells a report has, in the order of the form: of its editions, else of those in force in its year. */
  readonly cellsOf: (editions: readonly EditionId[], year: number | null) => readonly Place[]
  /** Editions of a report: those it prints, else those in force in its year. */
  readonly editionsOf: (editions: readonly EditionId[], year: number | null) => readonly EditionId[]
}

export function formCells(templates: readonly Template[]): FormCells {
  const order = formOrder(templates)
  const known = new Map<string, readonly Place[]>()
  const editionsOf: FormCells['editionsOf'] = (found, year) =>
    found.length > 0 || year === null ? found : editionsInForce(templates, year)
  return {
    order,
    editionsOf,
    cellsOf(found, year) {
      const editions = editionsOf(found, year)
      const key = editions.join('\n')
      const cells =
        known.get(key) ?? [...order.values()].filter(place => editions.some(edition => place.editions.has(edition)))
      known.set(key, cells)
      return cells
    },
  }
}

/** The first of a report's editions that has a cell; null where none has. */
export function editionWith(
  { order }: FormCells,
  editions: readonly EditionId[],
  indicator: IndicatorId,
): EditionId | null {
  const has = order.get(indicator)?.editions
  return editions.find(edition => has?.has(edition)) ?? null
}
