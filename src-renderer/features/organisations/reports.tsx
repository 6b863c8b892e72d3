import { useState } from 'react'
import type { OrganisationView } from '#shared/domain/organisation.ts'
import type { ReportId } from '#shared/domain/study.ts'
import { usePlace } from '../../state/place.tsx'
import { Writes } from '../../state/writes.tsx'
import { fileName } from '../../text/figures.ts'
import { useText } from '../../text/language.tsx'
import { moveFocus } from '../../ui/popover.tsx'
import { BodyNames } from './body-names.tsx'
import { useActs } from './use-acts.ts'

/** The reports of a body; those ticked can be moved to another. */
export function Reports({ view }: { view: OrganisationView }) {
  const text = useText()
  const words = text.organisations.detail
  const { go } = usePlace()
  const act = useActs()
  const [ticked, setTicked] = useState<ReadonlySet<ReportId>>(new Set())
  const [name, setName] = useState('')
  const chosen = view.reports.filter(({ reportId }) => ticked.has(reportId)).map(({ reportId }) => reportId)
  const split = async () => {
    const to = name.trim()
    if (chosen.length === 0 || to === '') return
    if (await act('organisation.split', { reportIds: chosen, name: to }, words.splitDone(chosen.length, to))) {
      setTicked(new Set())
      setName('')
    }
  }
  return (
    <section>
      <h3>{words.reports}</h3>
      <ul
        className="body-lines"
        data-testid="body-reports"
        onKeyDown={event => moveFocus(event.currentTarget, event, 'input')}
      >
        {view.reports.map(({ reportId, year, title, path, readName, standing }) => (
          <li key={reportId} className={standing ? '' : 'muted'}>
            <input
              type="checkbox"
              aria-label={title || fileName(path)}
              data-testid={`split-${year ?? 'none'}`}
              checked={ticked.has(reportId)}
              onChange={event => {
                const next = new Set(ticked)
                event.target.checked ? next.add(reportId) : next.delete(reportId)
                setTicked(next)
              }}
            />{' '}
            <button
              type="button"
              className="link"
              title={path}
              onClick={() => go({ page: 'report', reportId, indicator: null })}
            >
              {year ?? words.noYear} · {fileName(path)}
            </button>{' '}
            <small className="muted">
              {[
                readName !== '' && readName !== view.organisation.name ? words.readName(readName) : '',
                standing ? '' : words.passedOver,
              ]
                .filter(Boolean)
                .join(' · ')}
            </small>
          </li>
        ))}
      </ul>
      {chosen.length === 0 ? (
        <p className="small muted">{words.splitNone}</p>
      ) : (
        <Writes>
          <form
            className="body-act"
            onSubmit={event => {
              event.preventDefault()
              void split()
            }}
          >
            <span>{words.split(chosen.length)}</span>
            <BodyNames value={name} set={setName} placeholder={words.splitHint} testId="split-name" />
            <button type="submit" data-testid="split-apply" disabled={name.trim() === ''}>
              {words.splitApply}
            </button>
          </form>
        </Writes>
      )}
    </section>
  )
}
