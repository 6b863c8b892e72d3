import { columnsOfRow, type Indicator, indicatorId, type TableTemplate, type Template } from './form.ts'
import { OWN_EDITION } from './forms.ts'
import type { OwnIndicator, TaughtTarget } from './teaching.ts'

const TITLE = { zh: '自设指标', en: 'Own indicators' }
const VALUE = { id: 'value', label: { zh: '数值', en: 'Value' } }

/**
 * The person's own indicators as an edition of the form: a table for each group, and within a group one for each set
 * of columns. It is never in force, so that nobody misses it where a report does not have it.
 */
export function ownForm(own: readonly OwnIndicator[], official: readonly Template[]): Template {
  const tables = new Map<string, TableTemplate>()
  for (const { id, group, label, unit, like } of own) {
    const key = JSON.stringify([group, like])
    const before = tables.get(key) ?? newTable(group, `group_${tables.size + 1}`, like, official)
    tables.set(key, { ...before, rows: [...before.rows, { id, label: { zh: label, en: label }, unit }] })
  }
  return {
    id: OWN_EDITION,
    title: TITLE,
    short: TITLE,
    source: '',
    years: NEVER,
    tables: [...tables.values()],
  }
}

const NEVER = [9999, 9999] as const

function newTable(group: string, id: string, like: OwnIndicator['like'], official: readonly Template[]): TableTemplate {
  const table = like && tableOf(official, like)
  const head = { id, title: { zh: group, en: group }, find: [], rows: [], unit: '' }
  if (!table) return { ...head, cells: '{row}', columns: [VALUE] }
  const columns = table.columns.map(({ id, label, under, signed }) => ({
    id,
    label,
    ...(under ? { under } : {}),
    ...(signed ? { signed } : {}),
  }))
  return { ...head, cells: '{row}_{column}', columns }
}

export function tableOf(
  forms: readonly Template[],
  { edition, table }: { readonly edition: string; readonly table: string },
): TableTemplate | undefined {
  return forms.find(({ id }) => id === edition)?.tables.find(({ id }) => id === table)
}

/**
 * What a taught row states, one indicator a column.
 *
 * @param forms  The editions, the person's own among them.
 * @returns      Null when there is no such row (any more).
 */
export function statesOf(
  target: TaughtTarget,
  edition: string,
  forms: readonly Template[],
): readonly Pick<Indicator, 'id' | 'unit' | 'signed'>[] | null {
  const tables =
    target.kind === 'own'
      ? (forms.find(({ id }) => id === OWN_EDITION)?.tables ?? [])
      : [tableOf(forms, { edition, table: target.table })].filter(table => table !== undefined)
  const wanted = target.kind === 'own' ? target.id : target.row
  for (const table of tables) {
    const row = table.rows.find(({ id, heading }) => id === wanted && !heading)
    if (!row) continue
    return columnsOfRow(table, row).map(column => ({
      id: indicatorId(table, row, column),
      unit: row.unit ?? column.unit ?? table.unit,
      signed: column.signed ?? false,
    }))
  }
  return null
}
