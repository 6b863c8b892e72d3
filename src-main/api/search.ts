import type { Handlers } from '#shared/contract/api.ts'
import type { ReportId } from '#shared/domain/study.ts'
import { revision } from '../store/comparisons.ts'
import { findReports, hitPage } from '../store/search.ts'
import { EVERYTHING, notePage } from '../store/search-filters.ts'
import { openStore, pageOf, type Session } from './session.ts'

export function searchHandlers(session: Session): Pick<Handlers, 'search.page' | 'search.notes'> {
  // Paging through what was found asks for the same again and again.
  let last: { readonly key: string; readonly found: Promise<readonly ReportId[]> } | null = null
  return {
    'search.notes': ({ query, filters, ...asked }) =>
      notePage(openStore(session), query, filters ?? EVERYTHING, pageOf(asked)),
    'search.page': async ({ query, filters = EVERYTHING, ...asked }) => {
      const store = openStore(session)
      const key = JSON.stringify([store.path, revision(store), query, filters])
      if (last?.key !== key) last = { key, found: findReports(store, query, filters) }
      return hitPage(store, query, await last.found, pageOf(asked), filters.section)
    },
  }
}
