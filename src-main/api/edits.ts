import type { Handlers } from '#shared/contract/api.ts'
import { Failure } from '#shared/contract/errors.ts'
import { readValue } from '#shared/domain/value.ts'
import { reviewReport } from '../import/review.ts'
import { addEdits } from '../store/edits.ts'
import { reportLine } from '../store/reports.ts'
import { allOrNothing } from '../store/statements.ts'
import { stepLine } from '../store/step-history.ts'
import { openStore, type Session } from './session.ts'

/** Corrections: each call is one step, and holds its reports against their checks again, all or nothing. */
export function editHandlers(session: Session): Pick<Handlers, 'edit.make'> {
  const { means } = session
  return {
    'edit.make': ({ reportId, indicator, text, reason, author = means.author }) => {
      const value = readValue(text)
      if (value.kind === 'text' || value.kind === 'unreadable' || value.kind === 'ambiguous') {
        throw new Failure({ code: 'edit/unreadable', text })
      }
      const place = means.forms.indicators.get(indicator)
      if (!place) throw new Failure({ code: 'indicator/unknown', indicator })
      const store = openStore(session)
      const line = allOrNothing(store, () => {
        reportLine(store, reportId)
        const correction = { reportId, indicator, value, unit: place.unit }
        const stepId = addEdits(store, [correction], { reason, author, now: means.now() })
        reviewReport(store, means.forms, reportId)
        return stepLine(store, stepId)
      })
      means.announce('study.changed', { reason: 'edit' })
      return line
    },
  }
}
