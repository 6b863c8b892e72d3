import type { EditionId, IndicatorId } from '#shared/domain/form.ts'
import type { GridFilter } from '#shared/domain/grid.ts'
import { figure } from '../../text/figures.ts'
import type { Text } from '../../text/zh-CN.ts'
import type { BodyColumn } from './use-bodies.ts'

type Names = {
  readonly indicator: (id: IndicatorId) => string
  readonly editions: (ids: readonly EditionId[]) => string
  readonly body: (what: BodyColumn, value: string) => string
}

/** A filter in a few words, as it stands above the grid. */
export function filterWords(filter: GridFilter, text: Text, names: Names): string {
  const { filters } = text.data
  switch (filter.on) {
    case 'organisation':
      return `${text.columns.organisation} ${text.quoted(filter.words)}`
    case 'body':
      return `${text.organisations.columns[filter.what]} ${names.body(filter.what, filter.value)}`
    case 'years':
      return `${text.columns.year} ${filter.from === filter.to ? filter.from : `${filter.from ?? '…'}–${filter.to ?? '…'}`}`
    case 'editions':
      return `${text.columns.edition} ${filter.editions.map(edition => names.editions([edition])).join(filters.or)}`
    case 'number':
      return `${names.indicator(filter.indicator)} ${filter.tests.map(({ is, number }) => `${is} ${figure(number)}`).join(filters.and)}`
    case 'kinds':
      return `${names.indicator(filter.indicator)} ${filter.kinds.map(kind => filters.kinds[kind]).join(filters.or)}`
    case 'status':
      return filter.indicator === null
        ? filters.reportStatuses[filter.status]
        : `${names.indicator(filter.indicator)} ${filters.statuses[filter.status]}`
  }
}
