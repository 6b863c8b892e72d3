import { useMemo } from 'react'
import type { IndicatorId } from '#shared/domain/form.ts'
import type { GridFilter, GridQuery, GridSort } from '#shared/domain/grid.ts'
import { mainIndicators } from '#shared/domain/main-indicators.ts'
import type { GridChoice } from '#shared/domain/view.ts'
import { useFactSeries } from '../../state/fact-series.ts'
import { useForms } from '../../state/forms.ts'
import { useLanguage } from '../../text/language.tsx'
import { GRID, useKept } from '../../ui/kept.ts'
import { factPlaces, type Place, placesOf } from './places.ts'

/** What is chosen to be seen; still there when one comes back to the page. */
export type DataChoice = {
  /** Facts of the reports, then indicators in the order of the forms, whatever the order they were chosen in. */
  readonly places: readonly Place[]
  /** Every fact, and every place of the forms. */
  readonly all: readonly Place[]
  readonly filters: readonly GridFilter[]
  readonly sort: GridSort | null
  /** All of it, to be kept as a view. */
  readonly kept: GridChoice
  readonly which: GridQuery['which']
  readonly choose: (indicators: readonly IndicatorId[]) => void
  readonly filter: (filters: readonly GridFilter[]) => void
  readonly order: (sort: GridSort | null) => void
  readonly take: (which: GridQuery['which']) => void
}

export function useDataChoice(): DataChoice {
  const forms = useForms()
  const facts = useFactSeries()
  const language = useLanguage()
  const [chosen, choose] = useKept<readonly IndicatorId[] | null>(GRID.columns, null)
  const [filters, filter] = useKept<readonly GridFilter[]>(GRID.filters, [])
  const [sort, order] = useKept<GridSort | null>(GRID.sort, null)
  const [which, take] = useKept<GridQuery['which']>(GRID.which, 'standing')
  const all = useMemo(() => [...factPlaces(facts, language), ...placesOf(forms, language)], [facts, forms, language])
  const places = useMemo(() => {
    const wanted = new Set(chosen ?? mainIndicators(forms))
    return all.filter(({ id }) => wanted.has(id))
  }, [all, chosen, forms])
  const kept = { columns: chosen, filters, sort, which }
  return { places, kept, all, filters, sort, which, choose, filter, order, take }
}
