import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { type EditionId, type IndicatorId, indicatorsOf, namesOf, type Template } from '#shared/domain/form.ts'
import { call } from '../api.ts'
import { useSettings } from './settings.tsx'

const NONE: readonly Template[] = []

/** The editions of the official form, oldest first. They do not change while the program runs. */
export function useForms(): readonly Template[] {
  return useQuery({ queryKey: ['forms'], queryFn: () => call('form.all', {}), staleTime: Infinity }).data ?? NONE
}

/** What a province's own form has in common with a national one goes by its national name. */
export function nationalFirst(forms: readonly Template[]): Template[] {
  return [...forms.filter(form => !form.province), ...forms.filter(form => form.province)]
}

/** Names of editions and indicators in the language of the window. */
export function useFormNames() {
  const forms = useForms()
  const { language } = useSettings().settings
  return useMemo(() => {
    const names = new Map<IndicatorId, string>()
    const units = new Map<IndicatorId, string>()
    for (const form of nationalFirst(forms).reverse()) {
      for (const [id, name] of namesOf(form)) names.set(id, name[language])
      for (const { id, unit } of indicatorsOf(form)) units.set(id, unit)
    }
    return {
      editions: (ids: readonly EditionId[]) =>
        ids.map(id => forms.find(form => form.id === id)?.short[language] ?? id).join(' · '),
      /** As it stands alone: without the numbering of the form, and a total without saying so. */
      indicator: (id: IndicatorId) => names.get(id) ?? id,
      /** The first year the newest of these was in force. */
      inForceFrom: (ids: readonly EditionId[]) =>
        forms.reduce((latest, form) => (ids.includes(form.id) ? Math.max(latest, form.years[0]) : latest), 0),
      unit: (id: IndicatorId) => units.get(id) ?? '',
    }
  }, [forms, language])
}
