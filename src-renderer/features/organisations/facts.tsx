import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useDeferredValue, useId, useState } from 'react'
import type { OrganisationFacts, OrganisationLine } from '#shared/domain/organisation.ts'
import { RANKS, type Rank } from '#shared/domain/place.ts'
import { call } from '../../api.ts'
import { useBodyChoices } from '../../state/body-filters.tsx'
import { useLanguage, useText } from '../../text/language.tsx'
import { useActs } from './use-acts.ts'

const OFFERED = 30

/** What a body is called and where it belongs; each can be set, and given back to what the name tells. */
export function Facts({ body }: { body: OrganisationLine }) {
  const text = useText()
  const language = useLanguage()
  const words = text.organisations
  const choices = useBodyChoices()
  const act = useActs()
  const [name, setName] = useState(body.name)
  const save = (facts: OrganisationFacts) =>
    act('organisation.edit', { organisationIds: [body.id], facts }, words.detail.saved(body.name))
  const rename = async () => {
    if (name.trim() !== body.name && !(await save({ name }))) setName(body.name)
  }
  return (
    <div className="body-facts">
      <label>
        <span>{words.detail.name}</span>
        <input
          type="text"
          value={name}
          data-testid="body-rename"
          onChange={event => setName(event.target.value)}
          onBlur={() => void rename()}
          onKeyDown={event => {
            if (event.key === 'Enter') void rename()
            if (event.key === 'Escape') setName(body.name)
          }}
        />
      </label>
      {body.otherNames.length > 0 && (
        <div className="fact">
          <span>{words.detail.otherNames}</span>
          <span data-testid="body-other-names">{body.otherNames.join('、')}</span>
        </div>
      )}
      <RegionField key={body.region?.code ?? 'none'} body={body} save={save} />
      <label>
        <span>{words.columns.rank}</span>
        <select
          data-testid="body-rank"
          value={body.rank ?? ''}
          onChange={event => void save({ rank: event.target.value === '' ? null : (event.target.value as Rank) })}
        >
          <option value="">{words.detail.byName}</option>
          {RANKS.map(rank => (
            <option key={rank} value={rank}>
              {words.ranks[rank]}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span>{words.columns.kind}</span>
        <select
          data-testid="body-kind"
          value={body.kind ?? ''}
          onChange={event => void save({ kind: event.target.value === '' ? null : event.target.value })}
        >
          <option value="">{words.detail.byName}</option>
          {choices?.allKinds.map(({ id, says }) => (
            <option key={id} value={id}>
              {says[language]}
            </option>
          ))}
        </select>
      </label>
    </div>
  )
}

type RegionProps = {
  readonly body: OrganisationLine
  readonly save: (facts: OrganisationFacts) => Promise<boolean>
}

/** The division, typed in part and chosen from a list; emptied, what the name tells holds again. */
function RegionField({ body, save }: RegionProps) {
  const text = useText()
  const words = text.organisations.detail
  const list = useId()
  const [typed, setTyped] = useState(body.region?.name ?? '')
  const search = useDeferredValue(typed.trim())
  const query = useQuery({
    queryKey: ['divisions', search],
    queryFn: () => call('organisation.regions', { search: lastPart(search), limit: OFFERED }),
    placeholderData: keepPreviousData,
  })
  const offered = search === '' && body.candidates.length > 0 ? body.candidates : (query.data ?? [])
  const choose = (value: string) => {
    setTyped(value)
    const region = offered.find(({ name }) => name === value)
    if (region && region.code !== body.region?.code) void save({ region: region.code })
  }
  return (
    <>
      <label>
        <span>{text.organisations.columns.region}</span>
        <input
          type="text"
          list={list}
          value={typed}
          placeholder={words.regionHint}
          data-testid="body-region"
          onChange={event => choose(event.target.value)}
          onBlur={() => {
            if (typed.trim() === '' && body.region !== null) void save({ region: null })
            else setTyped(body.region?.name ?? '')
          }}
        />
      </label>
      <datalist id={list}>
        {offered.map(({ code, name }) => (
          <option key={code} value={name} />
        ))}
      </datalist>
      {body.candidates.length > 0 && (
        <p className="small muted">{words.regionOpen(body.candidates.map(({ name }) => name))}</p>
      )}
    </>
  )
}

/** Of a whole path of divisions the innermost, which is what the list is asked for. */
function lastPart(typed: string): string {
  return typed.match(/[^省市区县州盟旗]+[省市区县州盟旗]?$/)?.[0] ?? typed
}
