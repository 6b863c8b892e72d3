import type { Handlers } from '#shared/contract/api.ts'
import { searchPage } from '../store/search.ts'
import { openStore, pageOf, type Session } from './session.ts'

export function searchHandlers(session: Session): Pick<Handlers, 'search.page'> {
  return {
    'search.page': ({ query, ...asked }) => searchPage(openStore(session), { query, ...pageOf(asked) }),
  }
}
