import { useState } from 'react'
import type { OrganisationLink, OrganisationView } from '#shared/domain/organisation.ts'
import { call } from '../../api.ts'
import { useNotices } from '../../state/notice.tsx'
import { Writes } from '../../state/writes.tsx'
import { useText } from '../../text/language.tsx'
import { BodyNames } from './body-names.tsx'
import { useActs } from './use-acts.ts'

/** What came before a body and what after it. */
export function Links({ view }: { view: OrganisationView }) {
  const text = useText()
  const words = text.organisations.detail
  const act = useActs()
  const { tell, tellFailure } = useNotices()
  const [name, setName] = useState('')
  const { id, name: own } = view.organisation
  const remove = ({ from, to, year }: OrganisationLink) =>
    void act('organisation.link', { from: from.id, to: to.id, year, holds: false }, words.unlinked)
  const add = async () => {
    const wanted = name.trim()
    try {
      const { rows } = await call('organisation.page', {
        ...{ search: wanted, sort: 'name', descending: false, offset: 0, limit: 100 },
      })
      const from = rows.find(row => row.name === wanted && row.id !== id)
      if (!from) return tell({ kind: 'trouble', says: words.noBody(wanted) })
      const year = view.organisation.years[0] ?? null
      if (await act('organisation.link', { from: from.id, to: id, year, holds: true }, words.linked(from.name, own)))
        setName('')
    } catch (thrown) {
      tellFailure(thrown)
    }
  }
  return (
    <section>
      <h3>{words.links}</h3>
      <ul className="body-lines" data-testid="body-links">
        {view.links.map(link => (
          <li key={`${link.from.id}-${link.to.id}`}>
            {link.to.id === id ? words.before(link.from.name, link.year) : words.after(link.to.name, link.year)}{' '}
            <Writes>
              <button type="button" className="link" onClick={() => remove(link)}>
                {words.removeLink}
              </button>
            </Writes>
          </li>
        ))}
      </ul>
      <Writes>
        <form
          className="body-act"
          onSubmit={event => {
            event.preventDefault()
            void add()
          }}
        >
          <span>{words.addLink}</span>
          <BodyNames value={name} set={setName} placeholder={words.addLinkHint} testId="link-name" />
          <button type="submit" data-testid="link-apply" disabled={name.trim() === ''}>
            {words.addLinkApply}
          </button>
        </form>
      </Writes>
    </section>
  )
}
