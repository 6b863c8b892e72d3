import { MAIN_FIGURES } from '#shared/domain/panel.ts'
import type { PanelChoice } from '#shared/domain/view.ts'
import { COMPARED, useKept } from '../../ui/kept.ts'

export function usePanelChoice() {
  return useKept<PanelChoice>(COMPARED.panel, {
    organisations: null,
    years: null,
    figures: MAIN_FIGURES.map(id => ({ id, definition: null })),
    year: null,
    ranks: false,
  })
}
