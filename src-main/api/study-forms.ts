import { indicatorsOf } from '#shared/domain/form.ts'
import type { Forms } from '#shared/domain/forms.ts'
import { ownForm, statesOf } from '#shared/domain/own-form.ts'
import { ownAsSeries } from '#shared/domain/own-series.ts'
import type { Store } from '../store/open.ts'
import { ownSeries } from '../store/own-series.ts'
import { ownIndicators, taughtWordings } from '../store/teaching.ts'

type Known = { readonly key: string; readonly forms: Forms }
const known = new WeakMap<Store, Known>()

/** The forms with what people taught in this study: own indicators as one more edition, wordings of rows, own series. */
export function formsIn(store: Store, forms: Forms): Forms {
  const own = ownIndicators(store)
  const kept = taughtWordings(store)
  const series = ownSeries(store)
  if (own.length === 0 && kept.length === 0 && series.length === 0) return forms
  const key = JSON.stringify([own, kept, series])
  const before = known.get(store)
  // The same object for the same lessons: what is worked out from it is kept under it.
  if (before?.key === key) return before.forms
  const edition = ownForm(own, forms.templates)
  const templates = own.length === 0 ? forms.templates : [...forms.templates, edition]
  const taught = kept.flatMap(({ target, ...wording }) => {
    const states = statesOf(target, wording.edition, templates)
    return states ? [{ ...wording, states }] : []
  })
  const indicators = new Map(forms.indicators)
  for (const indicator of indicatorsOf(edition)) indicators.set(indicator.id, indicator)
  const ids = new Set([...indicators.keys(), ...forms.series.map(({ id }) => id)])
  const made = {
    ...forms,
    templates,
    indicators,
    taught,
    series: [...forms.series, ...ownAsSeries(series, templates, ids)],
  }
  known.set(store, { key, forms: made })
  return made
}
