import type { Handlers } from '#shared/contract/api.ts'
import type { StepLine } from '#shared/domain/step.ts'
import { reviewYears } from '../import/review.ts'
import type { Store } from '../store/open.ts'
import { allOrNothing } from '../store/statements.ts'
import { changePage, stepAuthors, stepLine, stepPage } from '../store/step-history.ts'
import { addRedo, addUndo, type Turn } from '../store/steps.ts'
import { readDue } from './read-due.ts'
import { openStore, pageOf, type Session } from './session.ts'
import { AFTER_TURN } from './step-kinds.ts'

/** Undo, redo and the history: each turn is a step of its own, with all that follows from it, all or nothing. */
export function stepHandlers(
  session: Session,
): Pick<Handlers, 'step.undo' | 'step.redo' | 'step.page' | 'step.changes' | 'step.authors'> {
  const { means } = session
  const turn = (act: (store: Store) => Turn): StepLine => {
    const store = openStore(session)
    const line = allOrNothing(store, () => {
      const { id, target, kind } = act(store)
      AFTER_TURN[kind](store, means, target)
      reviewYears(store, means.forms)
      return stepLine(store, id)
    })
    means.announce('study.changed', { reason: line.kind })
    readDue(session)
    return line
  }
  const said = (author = means.author) => ({ reason: '', author, now: means.now() })

  return {
    'step.undo': ({ stepId, author }) => turn(store => addUndo(store, stepId ?? null, said(author))),
    'step.redo': ({ stepId, author }) => turn(store => addRedo(store, stepId ?? null, said(author))),
    'step.page': asked => stepPage(openStore(session), { ...asked, ...pageOf(asked) }),
    'step.changes': ({ stepId, ...asked }) => changePage(openStore(session), { stepId, ...pageOf(asked) }),
    'step.authors': () => stepAuthors(openStore(session)),
  }
}
