import type { Handlers } from '#shared/contract/api.ts'
import { comparisonChoices, revision } from '../store/comparisons.ts'
import { type Comparison, openComparison, pageOfComparison } from './comparison.ts'
import { openStore, pageOf, type Session } from './session.ts'

export function comparisonHandlers(session: Session): Pick<Handlers, 'compare.choices' | 'compare.table'> {
  // Scrolling asks for page after page of the same comparison.
  let last: { readonly key: string; readonly comparison: Comparison } | null = null

  return {
    'compare.choices': () => comparisonChoices(openStore(session)),
    'compare.table': ({ offset, limit, ...request }) => {
      const store = openStore(session)
      const key = JSON.stringify([store.path, revision(store), request])
      if (last?.key !== key) last = { key, comparison: openComparison(store, session.means.forms, request) }
      return pageOfComparison(store, last.comparison, pageOf({ offset, limit }))
    },
  }
}
