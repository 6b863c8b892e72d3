import type { Handlers } from '#shared/contract/api.ts'
import { Failure, toAppError } from '#shared/contract/errors.ts'
import type { TakenProgress } from '#shared/domain/taken-over.ts'
import type { InTurns } from '../store/grid-rows.ts'
import type { Store } from '../store/open.ts'
import { refuseWriting } from '../store/statements.ts'
import { takenState, takenYears } from '../store/taken-over.ts'
import { alikePage, takenPage } from '../store/taken-over-page.ts'
import { openStore, pageOf, type Session } from './session.ts'
import { workOutTaken } from './taken-over-work.ts'
import { inTurns } from './turns.ts'

/** Progress is told this often, in milliseconds. */
const TELL = 200

type Running = { readonly store: Store; isCancelled: boolean; progress: TakenProgress }

export function takenOverHandlers(
  session: Session,
): Pick<Handlers, 'taken.state' | 'taken.start' | 'taken.cancel' | 'taken.page' | 'taken.alike' | 'taken.years'> {
  const { means } = session
  let running: Running | null = null

  const run = async (mine: Running) => {
    let toldAt = 0
    const hear = (progress: TakenProgress) => {
      mine.progress = progress
      if (performance.now() - toldAt < TELL) return
      toldAt = performance.now()
      means.announce('taken.progress', { progress, error: null })
    }
    const error = await inTurns(mine.store, untilCancelled(workOutTaken(mine.store, means.now, hear), mine)).then(
      () => null,
      (thrown: unknown) => {
        if (!(thrown instanceof Failure)) means.log(thrown)
        // Whoever closed the study knows.
        return mine.store.database.open ? toAppError(thrown) : null
      },
    )
    if (running === mine) running = null
    means.announce('taken.progress', { progress: null, error })
  }

  return {
    'taken.state': () => {
      const store = openStore(session)
      return { ...takenState(store), progress: running?.store === store ? running.progress : null }
    },
    'taken.start': () => {
      const store = openStore(session)
      refuseWriting(store)
      if (running?.store === store && !running.isCancelled) return {}
      running = { store, isCancelled: false, progress: { phase: 'reading', done: 0, of: 0 } }
      void run(running)
      return {}
    },
    'taken.cancel': () => {
      if (running) running.isCancelled = true
      return {}
    },
    'taken.page': asked => takenPage(openStore(session), { ...asked, ...pageOf(asked) }),
    'taken.alike': asked => alikePage(openStore(session), { ...asked, ...pageOf(asked) }),
    'taken.years': () => takenYears(openStore(session)),
  }
}

function* untilCancelled(work: InTurns<void>, running: Running): InTurns<void> {
  while (!running.isCancelled && !work.next().done) yield
}
