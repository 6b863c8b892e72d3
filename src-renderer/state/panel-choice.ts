import { useCallback } from 'react'
import { MAIN_FIGURES } from '#shared/domain/panel.ts'
import { ARRANGEMENTS, type Arrangement, type PanelChoice } from '#shared/domain/view.ts'
import { panelRequest } from '#shared/domain/view-request.ts'
import { call } from '../api.ts'
import { useLanguage, useText } from '../text/language.tsx'
import { COMPARED, keptValue, useKept } from '../ui/kept.ts'
import { useNotices } from './notice.tsx'
import { orderShown } from './panel-sort.ts'
import { useWriteWorkbook } from './workbook.ts'

const FIRST: PanelChoice = {
  organisations: null,
  years: null,
  figures: MAIN_FIGURES.map(id => ({ id, definition: null })),
  year: null,
  ranks: false,
  silent: false,
}

export function usePanelChoice() {
  return useKept<PanelChoice>(COMPARED.panel, FIRST)
}

/** How the page of comparisons arranges a panel; null where it shows something else. */
export function arrangementShown(): Arrangement | null {
  const layout = keptValue<string>(COMPARED.layout, '')
  return ARRANGEMENTS.find(one => one === layout) ?? null
}

/** Write the panel to a workbook as the page of comparisons arranges it, asking where to. */
export function useExportPanel() {
  const text = useText()
  const language = useLanguage()
  const { tell } = useNotices()
  const write = useWriteWorkbook()
  return useCallback(async () => {
    const arrangement = arrangementShown() ?? 'years'
    const choice = keptValue(COMPARED.panel, FIRST)
    const request = panelRequest(choice, arrangement)
    if (!request) return tell({ kind: 'trouble', says: text.panel.choose })
    const asked = { ...request, arrangement, year: choice.year, sort: orderShown(arrangement, choice.figures) }
    await write(text.panel.fileName, path => call('panel.export', { ...asked, path, language }))
  }, [language, tell, text, write])
}
