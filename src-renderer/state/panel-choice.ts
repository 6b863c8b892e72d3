import { useCallback } from 'react'
import { MAIN_FIGURES, type PanelRequest } from '#shared/domain/panel.ts'
import { ARRANGEMENTS, type Arrangement, type PanelChoice } from '#shared/domain/view.ts'
import { call } from '../api.ts'
import { useLanguage, useText } from '../text/language.tsx'
import { COMPARED, keptValue, useKept } from '../ui/kept.ts'
import { useNotices } from './notice.tsx'
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

/** The question for the engine; an arrangement of bodies is of one year, and all are at hand to choose from. */
export function panelRequest(choice: PanelChoice, arrangement: Arrangement): PanelRequest {
  return {
    organisations: choice.organisations ?? [],
    years: arrangement === 'bodies' ? [] : (choice.years ?? []),
    figures: choice.figures,
    bodies: { reportingOn: arrangement === 'bodies' ? choice.year : 'any', withSilent: choice.silent },
  }
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
    if (choice.figures.length === 0 || choice.organisations?.length === 0)
      return tell({ kind: 'trouble', says: text.panel.choose })
    await write(text.panel.fileName, path =>
      call('panel.export', { ...panelRequest(choice, arrangement), arrangement, year: choice.year, path, language }),
    )
  }, [language, tell, text, write])
}
