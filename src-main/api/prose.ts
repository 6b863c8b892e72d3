import type { Handlers } from '#shared/contract/api.ts'
import { Failure } from '#shared/contract/errors.ts'
import type { ReportOf } from '#shared/domain/prose.ts'
import { comparePart, kindsOf } from '../compare/prose.ts'
import type { Store } from '../store/open.ts'
import { type Prose, proseOf, yearsOf } from '../store/prose.ts'
import { openStore, type Session } from './session.ts'

export function proseHandlers(session: Session): Pick<Handlers, 'prose.compare' | 'prose.years'> {
  return {
    'prose.years': ({ organisation }) => yearsOf(openStore(session), organisation),
    'prose.compare': ({ left, right }) => {
      const store = openStore(session)
      const [one, other] = [standing(store, left), standing(store, right)]
      const kinds = new Set([...kindsOf(one), ...kindsOf(other)])
      const parts = [...kinds].map(kind => comparePart(kind, one, other))
      return {
        left: one.reportId,
        right: other.reportId,
        parts: parts.filter(({ rows }) => rows.length > 0),
      }
    },
  }
}

function standing(store: Store, of: ReportOf): Prose {
  const prose = proseOf(store, of)
  if (!prose) throw new Failure({ code: 'compare/no-report', ...of })
  return prose
}
