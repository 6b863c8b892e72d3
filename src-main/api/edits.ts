import type { Handlers } from '#shared/contract/api.ts'
import { Failure } from '#shared/contract/errors.ts'
import type { EditId, EditLine } from '#shared/domain/study.ts'
import { readValue } from '#shared/domain/value.ts'
import { reviewReport } from '../import/review.ts'
import { editLine, editPage } from '../store/edit-history.ts'
import { addEdit, addRedo, addUndo } from '../store/edits.ts'
import type { Store } from '../store/open.ts'
import { reportLine } from '../store/reports.ts'
import { allOrNothing } from '../store/statements.ts'
import { openStore, pageOf, type Session } from './session.ts'

/** Corrections: each call writes one line of history and holds the report against its checks again, all or nothing. */
export function editHandlers(session: Session): Pick<Handlers, 'edit.make' | 'edit.undo' | 'edit.redo' | 'edit.page'> {
  const { means } = session
  const said = (reason: string, author = means.author) => ({ reason, author, now: means.now() })
  const write = (act: (store: Store) => EditId): EditLine => {
    const store = openStore(session)
    const line = allOrNothing(store, () => {
      const written = editLine(store, act(store))
      reviewReport(store, means.forms, written.reportId)
      return written
    })
    means.announce('study.changed', { reason: 'edit' })
    return line
  }

  return {
    'edit.make': ({ reportId, indicator, text, reason, author }) => {
      const value = readValue(text)
      if (value.kind === 'text' || value.kind === 'unreadable' || value.kind === 'ambiguous') {
        throw new Failure({ code: 'edit/unreadable', text })
      }
      const place = means.forms.indicators.get(indicator)
      if (!place) throw new Failure({ code: 'indicator/unknown', indicator })
      return write(store => {
        reportLine(store, reportId)
        return addEdit(store, { reportId, indicator, value, unit: place.unit }, said(reason, author))
      })
    },
    'edit.undo': ({ editId, author }) => write(store => addUndo(store, editId ?? null, said('', author))),
    'edit.redo': ({ author }) => write(store => addRedo(store, said('', author))),
    'edit.page': ({ reportId, ...asked }) =>
      editPage(openStore(session), { ...pageOf(asked), reportId: reportId ?? null }),
  }
}
