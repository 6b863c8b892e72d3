import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { OrganisationId, OrganisationView } from '#shared/domain/organisation.ts'
import { call } from '../../api.ts'
import { useNotices } from '../../state/notice.tsx'
import { useSettings } from '../../state/settings.tsx'
import { Writes } from '../../state/writes.tsx'
import { moment } from '../../text/figures.ts'
import { useText } from '../../text/language.tsx'
import { Facts } from './facts.tsx'
import { Links } from './links.tsx'
import { Reports } from './reports.tsx'

type Props = {
  readonly organisationId: OrganisationId | null
  /** There is no such body any more. */
  readonly gone: () => void
}

/** One body: what it is called, its reports by year, what was merged into it, what came before and after. */
export function BodyDetail({ organisationId, gone }: Props) {
  const text = useText()
  const query = useQuery({
    queryKey: ['study', 'body', organisationId],
    queryFn: () => (organisationId === null ? null : call('organisation.read', { organisationId })),
    placeholderData: keepPreviousData,
  })
  useEffect(() => {
    if (query.isError) gone()
  }, [query.isError, gone])
  if (organisationId === null || !query.data) return <p className="empty">{text.organisations.detail.none}</p>
  const view = query.data
  return (
    <div key={view.organisation.id} className="body-detail" data-testid="body-detail">
      <h2 data-testid="body-name">{view.organisation.name}</h2>
      <YearStrip years={view.organisation.years} />
      <Writes>
        <Facts key={`${view.organisation.id}/${view.organisation.name}`} body={view.organisation} />
      </Writes>
      <Reports view={view} />
      <Merges view={view} />
      <Links view={view} />
    </div>
  )
}

/** A box for each year between the first and the last report, filled where there is one. */
function YearStrip({ years }: { years: readonly number[] }) {
  const [first, last] = [years[0], years.at(-1)]
  if (first === undefined || last === undefined) return null
  const all = Array.from({ length: last - first + 1 }, (_, at) => first + at)
  return (
    <div className="year-strip" data-testid="year-strip">
      {all.map(year => (
        <span key={year} className={years.includes(year) ? 'has' : 'gap'}>
          {years.includes(year) ? year : `(${year})`}
        </span>
      ))}
    </div>
  )
}

function Merges({ view }: { view: OrganisationView }) {
  const text = useText()
  const words = text.organisations.detail
  const { tell, tellFailure } = useNotices()
  const { author } = useSettings().settings
  if (view.merges.length === 0) return null
  return (
    <section>
      <h3>{words.merges}</h3>
      <ul className="body-lines">
        {view.merges.map(({ stepId, name, madeAt }) => (
          <li key={`${stepId}/${name}`}>
            {name} <small className="muted">{moment(madeAt)}</small>{' '}
            <Writes>
              <button
                type="button"
                className="link"
                onClick={() =>
                  void call('step.undo', { stepId, author }).then(
                    () => tell({ kind: 'done', says: text.edits.undone(`${text.history.kinds.merge} ${name}`) }),
                    tellFailure,
                  )
                }
              >
                {words.undoMerge}
              </button>
            </Writes>
          </li>
        ))}
      </ul>
    </section>
  )
}
