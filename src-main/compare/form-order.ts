import { type EditionId, type IndicatorId, indicatorsOf, type Template } from '#shared/domain/form.ts'
import type { Wording } from '#shared/domain/wording.ts'

/** Where an indicator stands in the forms: described by the oldest edition that has it. */
export type Place = {
  readonly indicator: IndicatorId
  readonly label: Wording
  readonly table: Wording
  readonly unit: string
  readonly editions: ReadonlySet<EditionId>
}

/** Every indicator of several editions, in the order of the form, oldest edition first, each once. */
export type FormOrder = ReadonlyMap<IndicatorId, Place>

export function formOrder(templates: readonly Template[]): FormOrder {
  const places = new Map<IndicatorId, Place & { editions: Set<EditionId> }>()
  for (const template of oldestFirst(templates)) {
    const titles = new Map(template.tables.map(table => [table.id, table.title] as const))
    for (const { id, label, table, unit } of indicatorsOf(template)) {
      const known = places.get(id)
      const title = titles.get(table) ?? template.title
      if (known) known.editions.add(template.id)
      else places.set(id, { indicator: id, label, table: title, unit, editions: new Set([template.id]) })
    }
  }
  return places
}

/** Editions in force in a year: what a report without any table would have had to fill in. */
export function editionsInForce(templates: readonly Template[], year: number): readonly EditionId[] {
  return templates
    .filter(({ province, years: [first, last] }) => province === undefined && first <= year && year <= (last ?? year))
    .map(({ id }) => id)
}

/** National forms before provincial ones, which borrow their indicators. */
function oldestFirst(templates: readonly Template[]): readonly Template[] {
  const own = ({ province }: Template): number => (province === undefined ? 0 : 1)
  return templates.toSorted((a, b) => own(a) - own(b) || a.years[0] - b.years[0] || (a.id < b.id ? -1 : 1))
}
