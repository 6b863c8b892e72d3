import { columnsOfRow, type IndicatorId, indicatorId, type Template } from '#shared/domain/form.ts'
import { plainLabel } from '#shared/domain/indicator-name.ts'
import type { Series } from '#shared/domain/series.ts'
import type { Language } from '#shared/domain/wording.ts'
import { nationalFirst } from '../../state/forms.ts'

/** Where an indicator stands in the form, as the heads of the columns say it: table, group, column; or a fact of the report. */
export type Place = {
  readonly id: IndicatorId
  /** "2021版 · 三、收到和处理政府信息公开申请情况" */
  readonly table: string
  /** The row of a matrix, or what a row of a list stands under; '' where neither is. */
  readonly group: string
  readonly label: string
  readonly unit: string
  /** What is known of the report as a whole: what it means, and by what. Nobody writes into it. Null for an indicator. */
  readonly fact: { readonly means: string; readonly source: string } | null
}

/** What is known of reports as wholes. It comes before the indicators: it is said of the row, not of a table in it. */
export function factPlaces(facts: readonly Series[], language: Language): readonly Place[] {
  return facts.map(({ id, group, label, unit, means, source }) => ({
    ...{ id, unit, table: group[language], group: '', label: label[language] },
    fact: { means: means[language], source },
  }))
}

/** Every indicator in the order of the forms, under its first national edition. */
export function placesOf(forms: readonly Template[], language: Language): readonly Place[] {
  const seen = new Set<IndicatorId>()
  return nationalFirst(forms).flatMap(form =>
    form.tables.flatMap(table => {
      const title = `${form.short[language]} · ${table.title[language]}`
      const labels = new Map(table.rows.map(row => [row.id, plainLabel(row.label[language])] as const))
      return table.rows
        .filter(row => !row.heading)
        .flatMap(row =>
          columnsOfRow(table, row).flatMap(column => {
            const id = indicatorId(table, row, column)
            if (seen.has(id)) return []
            seen.add(id)
            const [group, label] = headsOf(
              {
                row: labels.get(row.id) ?? '',
                above: labels.get(row.parent ?? '') ?? '',
                unlabelled: row.unlabelled === true,
              },
              {
                label: column.label[language],
                under: column.under?.[language] ?? '',
                isOnly: table.columns.length === 1,
              },
            )
            return [{ id, table: title, group, label, unit: row.unit ?? column.unit ?? table.unit, fact: null }]
          }),
        )
    }),
  )
}

function headsOf(
  row: { readonly row: string; readonly above: string; readonly unlabelled: boolean },
  column: { readonly label: string; readonly under: string; readonly isOnly: boolean },
): readonly [group: string, label: string] {
  if (row.unlabelled) return [column.under, column.label]
  if (column.isOnly) return [row.above, row.row]
  return [row.above && row.row === column.label ? row.above : row.row, column.label]
}
