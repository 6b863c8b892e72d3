import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { type EditionId, type Indicator, type IndicatorId, indicatorsOf, type Template } from '#shared/domain/form.ts'
import type { Language } from '#shared/domain/wording.ts'
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
    const indicators = new Map<IndicatorId, { readonly unit: string; readonly name: string }>()
    for (const form of nationalFirst(forms).reverse())
      for (const indicator of indicatorsOf(form))
        indicators.set(indicator.id, { unit: indicator.unit, name: shortened(nameOf(form, indicator, language)) })
    return {
      editions: (ids: readonly EditionId[]) =>
        ids.map(id => forms.find(form => form.id === id)?.short[language] ?? id).join(' · '),
      /** As it stands alone: without the numbering of the form, and a total without saying so. */
      indicator: (id: IndicatorId) => indicators.get(id)?.name ?? id,
      /** The first year the newest of these was in force. */
      inForceFrom: (ids: readonly EditionId[]) =>
        forms.reduce((latest, form) => (ids.includes(form.id) ? Math.max(latest, form.years[0]) : latest), 0),
      unit: (id: IndicatorId) => indicators.get(id)?.unit ?? '',
    }
  }, [forms, language])
}

/** A row's label without the number it bears in the form: `(一)收到申请数` is 收到申请数. */
export function plainLabel(label: string): string {
  return label.replace(/^(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[)）]|\d+[.．、]|其中[:：])\s*/u, '')
}

/**
 * The name of a total is that of what it sums up: 予以公开 for 予以公开·总计. A row that is itself called 总计 is named
 * after what it stands under.
 */
function nameOf(form: Template, indicator: Indicator, language: Language): string {
  const label = plainLabel(indicator.label[language])
  const table = form.tables.find(({ id }) => id === indicator.table)
  const column = table?.columns.find(({ id }) => id === indicator.column)
  if (!table || !column || table.columns.length === 1 || !isTotal(indicator.column)) return label
  const row = table.rows.find(({ id }) => id === indicator.row)
  if (!row || row.unlabelled) return label.replace(/(?:·|, | · )[^·,]+$/u, '')
  const above = table.rows.find(({ id }) => id === row.parent)
  const own = plainLabel(row.label[language])
  return above && own === column.label[language] ? plainLabel(above.label[language]) : own
}

/** Without the remark that some rows end with: 部分公开 for 部分公开(区分处理的,只计这一情形,不计其他情形). */
function shortened(name: string): string {
  return name.replace(/[（(][^（()）]{8,}[)）]$/u, '')
}

/** Whether a column sums up others of its table. */
export function isTotal(column: string): boolean {
  return /(^|_)total$/.test(column)
}
