import { useQuery } from '@tanstack/react-query'
import { useCallback, useMemo } from 'react'
import type { ComparisonRequest } from '#shared/domain/comparison.ts'
import type { ComparisonChoice } from '#shared/domain/view.ts'
import { comparisonRequest } from '#shared/domain/view-request.ts'
import { call } from '../api.ts'
import { useLanguage, useText } from '../text/language.tsx'
import { COMPARED, keptValue, useKept } from '../ui/kept.ts'
import { useForms } from './forms.ts'
import { useNotices } from './notice.tsx'
import { useStudy } from './study.tsx'
import { useWriteWorkbook } from './workbook.ts'

const FIRST: ComparisonChoice = { organisations: null, years: null, indicators: null, onlyStated: true }

export function useComparisonChoice() {
  return useKept<ComparisonChoice>(COMPARED.table, FIRST)
}

/** Organisations and years there are reports of. */
export function useComparisonChoices() {
  const { state } = useStudy()
  return useQuery({
    queryKey: ['study', 'choices'],
    queryFn: () => call('compare.choices', {}),
    enabled: state === 'open',
  }).data
}

/** The question for the engine; null when something was chosen to be nothing. */
export function useComparisonRequest(choice: ComparisonChoice): ComparisonRequest | null {
  const forms = useForms()
  return useMemo(() => comparisonRequest(choice, forms), [choice, forms])
}

/** Write what the comparison shows to a workbook, asking where to. */
export function useExportComparison() {
  const text = useText()
  const language = useLanguage()
  const forms = useForms()
  const { tell } = useNotices()
  const write = useWriteWorkbook()
  return useCallback(async () => {
    const request = comparisonRequest(keptValue(COMPARED.table, FIRST), forms)
    if (!request) return tell({ kind: 'trouble', says: text.compare.nothingChosen })
    await write(text.compare.fileName, path => call('compare.export', { ...request, path, language }))
  }, [forms, language, tell, text, write])
}
