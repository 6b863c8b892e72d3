import type { PanelFigure } from '#shared/domain/panel.ts'
import { useKept } from '../../ui/kept.ts'

/** What a panel is of; null for all of the study. */
export type PanelChoice = {
  readonly organisations: readonly string[] | null
  readonly years: readonly number[] | null
  readonly figures: readonly PanelFigure[]
  /** Of an arrangement of bodies; null for the last. */
  readonly year: number | null
  readonly ranks: boolean
}

/** What one looks at first: how much was asked for, granted, refused and contested, over all editions. */
const FIRST = [
  'h_req_new',
  'h_req_closed',
  'h_granted',
  'h_denied',
  'h_review_total',
  'h_lit_total',
  'grant_rate',
  'open_rate',
]

export function usePanelChoice() {
  return useKept<PanelChoice>('compare.panel', {
    organisations: null,
    years: null,
    figures: FIRST.map(id => ({ id, definition: null })),
    year: null,
    ranks: false,
  })
}
