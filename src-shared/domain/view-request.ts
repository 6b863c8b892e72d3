import type { ComparisonRequest } from './comparison.ts'
import type { Template } from './form.ts'
import { mainIndicators } from './main-indicators.ts'
import type { PanelRequest } from './panel.ts'
import type { Arrangement, ComparisonChoice, PanelChoice } from './view.ts'

/** What a comparison is asked for by what was chosen; null where something was chosen to be nothing. */
export function comparisonRequest(choice: ComparisonChoice, forms: readonly Template[]): ComparisonRequest | null {
  const { organisations, years, onlyStated } = choice
  const indicators = choice.indicators ?? mainIndicators(forms)
  if (indicators.length === 0 || organisations?.length === 0 || years?.length === 0) return null
  return { organisations: organisations ?? [], years: years ?? [], indicators, onlyStated }
}

/**
 * What a panel is asked for by what was chosen; null where something was chosen to be nothing. An arrangement of bodies
 * is of one year, and all are at hand to choose from.
 */
export function panelRequest(
  { organisations, years, figures, year, silent }: PanelChoice,
  arrangement: Arrangement,
): PanelRequest | null {
  if (figures.length === 0 || organisations?.length === 0) return null
  const ofOneYear = arrangement === 'bodies'
  return {
    organisations: organisations ?? [],
    years: ofOneYear ? [] : (years ?? []),
    figures,
    bodies: { reportingOn: ofOneYear ? year : 'any', withSilent: silent },
  }
}
