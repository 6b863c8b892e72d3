import type { Handlers } from '#shared/contract/api.ts'
import { Failure } from '#shared/contract/errors.ts'
import type { StepId, StepLine } from '#shared/domain/step.ts'
import type { ReportId } from '#shared/domain/study.ts'
import { reviewReports } from '../import/review.ts'
import { carryEdits } from '../store/carry.ts'
import { addEdits } from '../store/edits.ts'
import type { Store } from '../store/open.ts'
import { reportLine } from '../store/reports.ts'
import { rereadPage } from '../store/rereading.ts'
import { allOrNothing } from '../store/statements.ts'
import { stepLine } from '../store/step-history.ts'
import { changedBy, readTyped } from './block.ts'
import { openStore, pageOf, type Session } from './session.ts'

/** Cells that one block may have: holding its reports against their checks keeps everybody else waiting. */
const BLOCK_LIMIT = 20_000

/** Corrections: each call is one step, and holds its reports against their checks again, all or nothing. */
export function editHandlers(
  session: Session,
): Pick<Handlers, 'edit.make' | 'edit.makeMany' | 'edit.reread' | 'edit.carryOver'> {
  const { means } = session
  const keep = (write: (store: Store) => StepId | null, reportIds: readonly ReportId[]): StepLine | null => {
    const store = openStore(session)
    const line = allOrNothing(store, () => {
      for (const reportId of reportIds) reportLine(store, reportId)
      const stepId = write(store)
      if (stepId === null) return null
      reviewReports(store, means.forms, reportIds)
      return stepLine(store, stepId)
    })
    if (line) means.announce('study.changed', { reason: 'edit' })
    return line
  }

  return {
    'edit.make': ({ reportId, indicator, text, reason, author = means.author }) => {
      const value = readTyped(text)
      if (!value) throw new Failure({ code: 'edit/unreadable', text })
      const place = means.forms.indicators.get(indicator)
      if (!place) throw new Failure({ code: 'indicator/unknown', indicator })
      const correction = { reportId, indicator, value, unit: place.unit }
      const said = { reason, author, now: means.now() }
      return keep(store => addEdits(store, [correction], said), [reportId]) as StepLine
    },
    'edit.makeMany': ({ cells, reason, author = means.author }) => {
      if (cells.length > BLOCK_LIMIT) {
        throw new Failure({ code: 'edit/too-many', cells: cells.length, limit: BLOCK_LIMIT })
      }
      const store = openStore(session)
      const { changed, same } = changedBy(store, means.forms, cells)
      if (changed.length === 0) return { step: null, changed: 0, same }
      const said = { reason, author, now: means.now() }
      const reportIds = [...new Set(changed.map(({ reportId }) => reportId))]
      return { step: keep(() => addEdits(store, changed, said), reportIds), changed: changed.length, same }
    },
    'edit.reread': asked => rereadPage(openStore(session), pageOf(asked)),
    'edit.carryOver': ({ from, to, author = means.author }) => {
      const said = { reason: '', author, now: means.now() }
      return keep(store => carryEdits(store, 'edit', { from, to }, said)[0] ?? null, [to])
    },
  }
}
