import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { type EditionId, type Indicator, type IndicatorId, indicatorsOf, type Template } from '#shared/domain/form.ts'
import { call } from '../api.ts'
import { useSettings } from './settings.tsx'

const NONE: readonly Template[] = []

/** The editions of the official form, oldest first. They do not change while the program runs. */
export function useForms(): readonly Template[] {
  return useQuery({ queryKey: ['forms'], queryFn: () => call('form.all', {}), staleTime: Infinity }).data ?? NONE
}

/** Names of editions and indicators in the language of the window. */
export function useFormNames() {
  const forms = useForms()
  const { language } = useSettings().settings
  return useMemo(() => {
    const indicators = new Map<IndicatorId, Indicator>()
    for (const form of forms) for (const indicator of indicatorsOf(form)) indicators.set(indicator.id, indicator)
    return {
      editions: (ids: readonly EditionId[]) =>
        ids.map(id => forms.find(form => form.id === id)?.short[language] ?? id).join(' · '),
      /** Without the numbering of the form: `(一)收到申请数` is 收到申请数 where it stands alone. */
      indicator: (id: IndicatorId) => plainLabel(indicators.get(id)?.label[language] ?? id),
      unit: (id: IndicatorId) => indicators.get(id)?.unit ?? '',
    }
  }, [forms, language])
}

/** A row's label without the number it bears in the form. */
export function plainLabel(label: string): string {
  return label.replace(/^(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[)）]|\d+[.．、]|其中[:：])\s*/u, '')
}
