import type { Handlers } from '#shared/contract/api.ts'
import { Failure } from '#shared/contract/errors.ts'
import { openStudy } from '../store/open.ts'
import { studySummary } from '../store/summary.ts'
import { endSession, openStore, type Session } from './session.ts'

export function studyHandlers(session: Session): Pick<Handlers, 'study.open' | 'study.summary'> {
  return {
    'study.open': async ({ path, create }) => {
      if (session.running) throw new Failure({ code: 'import/running' })
      await endSession(session)
      session.store = await openStudy(path, { create })
      session.outcomes = []
      session.summary = null
      const summary = studySummary(session.store)
      session.means.announce('study.changed', { reason: 'open' })
      return summary
    },
    'study.summary': () => studySummary(openStore(session)),
  }
}
