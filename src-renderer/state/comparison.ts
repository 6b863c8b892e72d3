import { useQuery } from '@tanstack/react-query'
import { useCallback, useMemo } from 'react'
import type { ComparisonRequest } from '#shared/domain/comparison.ts'
import type { Template } from '#shared/domain/form.ts'
import type { ComparisonChoice } from '#shared/domain/view.ts'
import { call } from '../api.ts'
import { useLanguage, useText } from '../text/language.tsx'
import { COMPARED, keptValue, useKept } from '../ui/kept.ts'
import { useForms } from './forms.ts'
import { mainIndicators } from './main-indicators.ts'
import { useNotices } from './notice.tsx'
import { useStudy } from './study.tsx'

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
  return useMemo(() => requestOf(choice, forms), [choice, forms])
}

/** Write what the comparison shows to a workbook, asking where to. */
export function useExportComparison() {
  const text = useText()
  const language = useLanguage()
  const forms = useForms()
  const { tell, tellFailure } = useNotices()
  return useCallback(async () => {
    const request = requestOf(keptValue(COMPARED.table, FIRST), forms)
    if (!request) return tell({ kind: 'trouble', says: text.compare.nothingChosen })
    try {
      const path = await call('shell.chooseSave', { suggested: text.compare.fileName, kind: 'workbook' })
      if (path === null) return
      tell({ kind: 'done', says: text.exporting.writing })
      const written = await call('compare.export', { ...request, path, language })
      tell({
        kind: 'done',
        says: text.exporting.written(written),
        action: {
          label: text.study.showInFolder,
          run: () => void call('shell.showInFolder', { path: written.path }).catch(tellFailure),
        },
      })
    } catch (thrown) {
      tellFailure(thrown)
    }
  }, [forms, language, tell, tellFailure, text])
}

function requestOf(choice: ComparisonChoice, forms: readonly Template[]): ComparisonRequest | null {
  const indicators = choice.indicators ?? mainIndicators(forms)
  if (indicators.length === 0 || choice.organisations?.length === 0 || choice.years?.length === 0) return null
  return {
    organisations: choice.organisations ?? [],
    years: choice.years ?? [],
    indicators,
    onlyStated: choice.onlyStated,
  }
}
