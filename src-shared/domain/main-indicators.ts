import { columnsOfRow, type IndicatorId, indicatorId, indicatorsOf, type Template } from './form.ts'
import { isTotal } from './indicator-name.ts'

/** What one looks at first in a report: how much was made public, asked for, granted, refused and contested. */
const FIRST = [
  'proactive_total',
  'req_received',
  'answer_total',
  'answer_granted',
  'answer_refused',
  'review14_total',
  'suit14_total',
  'req_new_total',
  'req_granted_total',
  'req_partial_total',
  'req_outcomes_total',
  'req_carried_out_total',
  'review_total',
  'suit_direct_total',
  'suit_after_review_total',
]

/** The few indicators a comparison begins with. Forms that have none of them give the lines that sum up others. */
export function mainIndicators(forms: readonly Template[]): readonly IndicatorId[] {
  const main = forms.flatMap(form => {
    const own = new Set(indicatorsOf(form).map(({ id }) => id))
    const first = FIRST.filter(id => own.has(id))
    return first.length > 0 ? first : totals(form)
  })
  return [...new Set(main)]
}

function totals({ tables }: Template): readonly IndicatorId[] {
  return tables.flatMap(table => {
    const headings = new Set(table.rows.filter(row => row.heading && !row.parent).map(({ id }) => id))
    return table.rows
      .filter(row => !row.heading && (!row.parent || headings.has(row.parent)))
      .flatMap(row => {
        const columns = columnsOfRow(table, row)
        const summed = columns.filter(column => isTotal(column.id))
        return (summed.length > 0 ? summed : columns.slice(0, 1)).map(column => indicatorId(table, row, column))
      })
  })
}
