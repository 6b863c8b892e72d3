import type { Handlers } from '#shared/contract/api.ts'
import { Failure } from '#shared/contract/errors.ts'
import type { StepId, StepLine } from '#shared/domain/step.ts'
import type { ReportId } from '#shared/domain/study.ts'
import { addChecked, nextUnchecked } from '../store/checked.ts'
import { addConfirmations } from '../store/confirmations.ts'
import { addNote } from '../store/notes.ts'
import type { Store } from '../store/open.ts'
import { reportLine } from '../store/reports.ts'
import { allOrNothing } from '../store/statements.ts'
import { stepLine } from '../store/step-history.ts'
import type { Said } from '../store/steps.ts'
import { openStore, type Session } from './session.ts'

/** What a person says while looking through a report. No value changes by it. */
export function lookingHandlers(
  session: Session,
): Pick<Handlers, 'reading.confirm' | 'note.write' | 'report.check' | 'report.nextUnchecked'> {
  const { means } = session
  const say = (reportId: ReportId, author: string | undefined, act: (store: Store, said: Said) => StepId): StepLine => {
    const store = openStore(session)
    const line = allOrNothing(store, () => {
      reportLine(store, reportId)
      return stepLine(store, act(store, { reason: '', author: author ?? means.author, now: means.now() }))
    })
    means.announce('study.changed', { reason: line.kind })
    return line
  }
  const known = (indicator: string) => {
    if (!means.forms.indicators.has(indicator)) throw new Failure({ code: 'indicator/unknown', indicator })
  }

  return {
    'reading.confirm': ({ reportId, indicators, author }) =>
      say(reportId, author, (store, said) => addConfirmations(store, reportId, indicators, said)),
    'note.write': ({ reportId, indicator, text, author }) => {
      if (indicator !== null) known(indicator)
      return say(reportId, author, (store, said) => addNote(store, { reportId, indicator, text: text.trim() }, said))
    },
    'report.check': ({ reportId, checked, author }) =>
      say(reportId, author, (store, said) => addChecked(store, reportId, checked, said)),
    'report.nextUnchecked': ({ after }) => ({ reportId: nextUnchecked(openStore(session), after) }),
  }
}
