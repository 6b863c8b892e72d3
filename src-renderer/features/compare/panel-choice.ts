import type { PanelChoice } from '#shared/domain/view.ts'
import { COMPARED, useKept } from '../../ui/kept.ts'

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
  return useKept<PanelChoice>(COMPARED.panel, {
    organisations: null,
    years: null,
    figures: FIRST.map(id => ({ id, definition: null })),
    year: null,
    ranks: false,
  })
}
