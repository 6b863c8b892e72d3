import type { Handlers } from '#shared/contract/api.ts'
import { findingCounts, findingPage } from '../store/finding-list.ts'
import { allOrNothing } from '../store/statements.ts'
import { stepLine } from '../store/step-history.ts'
import { countFindings } from '../store/tally.ts'
import { addVerdicts } from '../store/verdicts.ts'
import { openStore, pageOf, type Session } from './session.ts'

/** Findings over the whole study, and what people say of them: each call of `finding.judge` is one step. */
export function findingHandlers(session: Session): Pick<Handlers, 'finding.page' | 'finding.groups' | 'finding.judge'> {
  const { means } = session
  const titles = new Map(means.forms.checks.map(({ check }) => [check.id, check.title]))
  return {
    'finding.page': asked => findingPage(openStore(session), { ...asked, ...pageOf(asked) }),
    'finding.groups': asked =>
      findingCounts(openStore(session), asked).map(group => ({
        ...group,
        title: titles.get(group.check) ?? { zh: group.check, en: group.check },
      })),
    'finding.judge': ({ findingIds, verdict, reason, author = means.author }) => {
      const store = openStore(session)
      const line = allOrNothing(store, () => {
        const { stepId, reports } = addVerdicts(store, findingIds, verdict, { reason, author, now: means.now() })
        for (const reportId of reports) countFindings(store, reportId)
        return stepLine(store, stepId)
      })
      means.announce('study.changed', { reason: 'verdict' })
      return line
    },
  }
}
