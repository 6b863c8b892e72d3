import type { Handlers } from '#shared/contract/api.ts'
import type { ReportId } from '#shared/domain/study.ts'
import { revision } from '../store/comparisons.ts'
import { findReports, hitPage } from '../store/search.ts'
import { openStore, pageOf, type Session } from './session.ts'

export function searchHandlers(session: Session): Pick<Handlers, 'search.page'> {
  // Paging through what was found asks for the same again and again.
  let last: { readonly key: string; readonly found: Promise<readonly ReportId[]> } | null = null
  return {
    'search.page': async ({ query, ...asked }) => {
      const store = openStore(session)
      const key = JSON.stringify([store.path, revision(store), query])
      if (last?.key !== key) last = { key, found: findReports(store, query) }
      return hitPage(store, query, await last.found, pageOf(asked))
    },
  }
}
