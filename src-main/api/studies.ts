import { resolve } from 'node:path'
import type { Handlers } from '#shared/contract/api.ts'
import { Failure } from '#shared/contract/errors.ts'
import { copyStudy } from '../store/copy-study.ts'
import { allOrNothing } from '../store/statements.ts'
import { addStudyText, studyTexts } from '../store/study-texts.ts'
import { studySummary } from '../store/summary.ts'
import { backUpDaily } from './backups.ts'
import { isSame, openAnyway, refuseWhileBusy } from './opening.ts'
import { readDue } from './read-due.ts'
import { endSession, openStore, type Session } from './session.ts'

export function studyHandlers(
  session: Session,
): Pick<
  Handlers,
  'study.open' | 'study.summary' | 'study.condition' | 'study.saveCopy' | 'study.texts' | 'study.write'
> {
  return {
    'study.open': async ({ path, create }) => {
      refuseWhileBusy(session)
      session.isBusy = true
      try {
        // A study that cannot be opened must not cost the one that is open.
        if (session.store && isSame(session.store.path, path)) await endSession(session)
        const { store, condition } = await openAnyway(session, path, create)
        await endSession(session)
        Object.assign(session, { store, condition, outcomes: [], summary: null })
      } finally {
        session.isBusy = false
      }
      const summary = studySummary(openStore(session))
      session.means.announce('study.changed', { reason: 'open' })
      // Not awaited: a backup takes its time, and neither it nor its trouble keeps anybody from working.
      backUpDaily(session).catch(session.means.log)
      if (openStore(session).readOnly === null) readDue(session)
      return summary
    },
    'study.summary': () => studySummary(openStore(session)),
    'study.condition': () => {
      openStore(session)
      if (!session.condition) throw new Failure({ code: 'study/not-open' })
      return session.condition
    },
    'study.texts': () => studyTexts(openStore(session)),
    'study.write': ({ about, text, author = session.means.author }) => {
      const store = openStore(session)
      allOrNothing(store, () => addStudyText(store, about, text.trim(), { author, now: session.means.now() }))
      session.means.announce('study.changed', { reason: 'study' })
      return studyTexts(store)
    },
    'study.saveCopy': async ({ path }) => {
      const store = openStore(session)
      const to = resolve(path)
      if (isSame(store.path, to)) throw new Failure({ code: 'study/is-open', path: to })
      return { path: to, bytes: await copyStudy(store, to) }
    },
  }
}
