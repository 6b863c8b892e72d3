import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { IndicatorId } from '#shared/domain/form.ts'
import { isOwnSeries } from '#shared/domain/own-series.ts'
import { isOfReport } from '#shared/domain/report-fact.ts'
import type { Series } from '#shared/domain/series.ts'
import { call } from '../api.ts'
import { useLanguage } from '../text/language.tsx'
import { useFormNames } from './forms.ts'

const NONE: readonly Series[] = []

/** What is known of a report as a whole. The program's own, which do not change while it runs. */
export function useFactSeries(): readonly Series[] {
  const query = useQuery({
    queryKey: ['facts'],
    queryFn: async () => (await call('series.all', {})).filter(one => isOfReport(one) && !isOwnSeries(one.id)),
    staleTime: Infinity,
  })
  return query.data ?? NONE
}

/** Names as of the forms, and of what is known of a report as a whole. */
export function useReportNames() {
  const names = useFormNames()
  const facts = useFactSeries()
  const language = useLanguage()
  return useMemo(() => {
    const labels = new Map(facts.map(({ id, label }) => [id, label[language]] as const))
    return { ...names, indicator: (id: IndicatorId) => labels.get(id) ?? names.indicator(id) }
  }, [names, facts, language])
}
