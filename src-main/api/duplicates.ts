import type { Handlers } from '#shared/contract/api.ts'
import { Failure } from '#shared/contract/errors.ts'
import type { DuplicateGroup } from '#shared/domain/study.ts'
import { reviewYears } from '../import/review.ts'
import { revision } from '../store/comparisons.ts'
import { addChoice, duplicateGroups } from '../store/duplicates.ts'
import { reportLine } from '../store/reports.ts'
import { allOrNothing } from '../store/statements.ts'
import { compareRivals } from './rivals.ts'
import { openStore, pageOf, type Session } from './session.ts'

export function duplicateHandlers(
  session: Session,
): Pick<Handlers, 'duplicates.page' | 'duplicates.compare' | 'duplicates.choose'> {
  // Paging through them asks for the same groups again and again.
  let last: { readonly key: string; readonly groups: Promise<readonly DuplicateGroup[]> } | null = null
  const groups = () => {
    const store = openStore(session)
    const key = JSON.stringify([store.path, revision(store)])
    if (last?.key !== key) last = { key, groups: duplicateGroups(store) }
    return last.groups
  }

  return {
    'duplicates.page': async asked => {
      const { offset, limit } = pageOf(asked)
      const all = await groups()
      return { total: all.length, offset, rows: all.slice(offset, offset + limit) }
    },
    'duplicates.compare': ({ reportId }) => compareRivals(openStore(session), reportId),
    'duplicates.choose': async ({ reportId, reason, author = session.means.author }) => {
      const find = async () =>
        (await groups()).find(({ reports }) => reports.some(report => report.reportId === reportId))
      const group = await find()
      const store = openStore(session)
      // A report that is gone and one that is alone are told apart by asking for it.
      if (!group) throw new Failure({ code: 'report/unknown', reportId: reportLine(store, reportId).id })
      const rivals = group.reports.map(report => report.reportId)
      allOrNothing(store, () => {
        addChoice(store, reportId, rivals, { author, reason, now: session.means.now() })
        reviewYears(store, session.means.forms)
      })
      session.means.announce('study.changed', { reason: 'choice' })
      return (await find()) ?? group
    },
  }
}
