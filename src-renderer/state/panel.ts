import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { toAppError } from '#shared/contract/errors.ts'
import type { IndicatorId } from '#shared/domain/form.ts'
import { isOwnSeries } from '#shared/domain/own-series.ts'
import type { PanelRequest } from '#shared/domain/panel.ts'
import { dataOf } from '#shared/domain/panel-data.ts'
import type { Series } from '#shared/domain/series.ts'
import type { Language } from '#shared/domain/wording.ts'
import { call } from '../api.ts'
import { useLanguage, useText } from '../text/language.tsx'
import type { Text } from '../text/zh-CN.ts'
import type { ChoiceGroup } from '../ui/choose.tsx'
import { useFormNames } from './forms.ts'
import { useIndicatorChoices } from './indicator-choices.ts'
import { useStudy } from './study.tsx'

/** Harmonised series and ratios. */
export function useSeries(): readonly Series[] {
  const { version } = useStudy()
  return useQuery({ queryKey: ['study', 'series', version], queryFn: () => call('series.all', {}) }).data ?? NONE
}
const NONE: readonly Series[] = []

/** What a series or an indicator is called; its id where it is neither any more. */
export function useFigureNames(): (id: IndicatorId) => string {
  const language = useLanguage()
  const series = useSeries()
  const names = useFormNames()
  return useMemo(() => {
    const labels = new Map(series.map(({ id, label }) => [id, label[language]]))
    return id => labels.get(id) ?? names.indicator(id)
  }, [series, names, language])
}

/** All that can be compared: own series first, then the others, then the indicators of each edition. */
export function useFigureChoices(): readonly ChoiceGroup[] {
  const language = useLanguage()
  const text = useText()
  const series = useSeries()
  const indicators = useIndicatorChoices()
  return useMemo(() => {
    const ownFirst = [...series.filter(({ id }) => isOwnSeries(id)), ...series.filter(({ id }) => !isOwnSeries(id))]
    return [...seriesChoices(ownFirst, language, text), ...indicators]
  }, [series, indicators, language, text])
}

/** Series by what they are about. */
export function seriesChoices(series: readonly Series[], language: Language, text: Text): readonly ChoiceGroup[] {
  const titles = [...new Set(series.map(({ group }) => group[language]))]
  return titles.map(title => ({
    title,
    choices: series
      .filter(({ group }) => group[language] === title)
      .map(({ id, label, unit }) => ({ id, label: label[language], note: text.unit(unit) })),
  }))
}

/** Whether another panel was asked for before all of this one was read. */
export function isReplaced(thrown: unknown): boolean {
  return toAppError(thrown).code === 'compare/replaced'
}

/** The engine holds one panel: what was replaced while it was still wanted is asked for once more. */
export const askedAnew = {
  retry: (failures: number, thrown: Error) => failures < 3 && isReplaced(thrown),
  retryDelay: 50,
} as const

/** More bodies than these are not fetched for one picture. */
export const MOST_BODIES = 500

/** The panel asked for, worked out anew when the study changes. */
export function usePanel(request: PanelRequest | null) {
  const { version } = useStudy()
  return useQuery({
    queryKey: ['study', 'panel', request, version],
    queryFn: async () => {
      const head = await call('panel.open', request!)
      return dataOf(head, await call('panel.window', { panelId: head.panelId, from: 0, count: MOST_BODIES }))
    },
    enabled: request !== null,
    ...askedAnew,
    placeholderData: before => before,
  })
}
