import type { DataReport } from '#shared/domain/data-set.ts'
import type { IndicatorId } from '#shared/domain/form.ts'
import type { Wording } from '#shared/domain/wording.ts'
import type { TableCell } from '../table/csv.ts'
import { type DataColumn, WIDE_HEAD } from './columns.ts'
import type { DataValue } from './data-values.ts'
import { STATUS_ENDING, variableName } from './variable-names.ts'

export type WideIndicator = { readonly id: IndicatorId; readonly name: Wording; readonly unit: string }

/** The columns of the wide data set: of each indicator its value, and beside it what kind of value that is. */
export function wideColumns(indicators: readonly WideIndicator[]): readonly DataColumn[] {
  const kind = { zh: '取值类型', en: 'kind of value' }
  return [
    ...WIDE_HEAD,
    ...indicators.flatMap(({ id, name, unit }): DataColumn[] => {
      const value = variableName(id)
      const status = value + STATUS_ENDING
      const label = { zh: `${name.zh}（${unit}）`, en: `${name.en} (${unit})` }
      return [
        { name: value, type: 'number', label, status },
        {
          name: status,
          type: 'text',
          isStatus: true,
          label: { zh: `${name.zh}：${kind.zh}`, en: `${name.en}: ${kind.en}` },
        },
      ]
    }),
  ]
}

/** One report as a row of these columns. */
export function wideRow(
  report: DataReport,
  values: readonly DataValue[],
  indicators: readonly WideIndicator[],
): readonly TableCell[] {
  const byIndicator = new Map<string, DataValue>()
  for (const value of values) {
    if (value.indicator !== '' && value.origin !== 'prose') byIndicator.set(value.indicator, value)
  }
  const row: TableCell[] = WIDE_HEAD.map(column => column.of(report))
  for (const { id } of indicators) {
    const value = byIndicator.get(id)
    row.push(value?.value ?? null, value?.status ?? 'not_in_form')
    byIndicator.delete(id)
  }
  // to leave a value out would be wrong in silence
  for (const left of byIndicator.keys()) throw new Error(`${left} of ${report.fileName} has no column`)
  return row
}
