import type { Handlers } from '#shared/contract/api.ts'
import { findingPage } from '../store/findings.ts'
import { openStore, pageOf, type Session } from './session.ts'

export function findingHandlers(session: Session): Pick<Handlers, 'finding.page'> {
  return {
    'finding.page': ({ level, ...asked }) =>
      findingPage(openStore(session), { ...pageOf(asked), level: level ?? null }),
  }
}
