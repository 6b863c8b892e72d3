import { useEffect, useRef, useState } from 'react'
import { OWN_EDITION } from '#shared/domain/forms.ts'
import { plainLabel } from '#shared/domain/indicator-name.ts'
import type { ReportView } from '#shared/domain/study.ts'
import { failureText } from '../../api.ts'
import { useForms } from '../../state/forms.ts'
import { useLanguage, useText } from '../../text/language.tsx'
import { shownValue } from '../../text/value-text.ts'
import { type TeachChoice, useOffer, useTeach, useTeachChoices } from './use-teaching.ts'

type Props = { readonly view: ReportView; readonly row: number; readonly close: () => void }

/** Say what a row is that the form does not have: one of the form's, one of one's own, or a new one. */
export function TeachDialog({ view, row, close }: Props) {
  const text = useText()
  const language = useLanguage()
  const local = view.local[row]
  const label = local?.label ?? ''
  const box = useRef<HTMLDialogElement>(null)
  useEffect(() => box.current?.showModal(), [])
  const offer = useOffer(view.report.id, row)
  const groups = useTeachChoices(view, offer.data)
  const teach = useTeach(view.report.id, row, label, close)
  const [search, setSearch] = useState('')
  const [at, setAt] = useState<number | null>(null)
  const [making, setMaking] = useState(false)
  const words = search.trim().toLowerCase().split(/\s+/)
  const found = groups
    .map(group => ({
      ...group,
      choices: group.choices.filter(choice => words.every(word => choice.search.includes(word))),
    }))
    .filter(({ choices }) => choices.length > 0)
  const flat: readonly (TeachChoice | null)[] = [...found.flatMap(({ choices }) => choices), null]
  // what the report states already is a bad first guess
  const isGoodGuess = search.trim() !== '' || found[0]?.isLikely
  const chosen = Math.min(at ?? (isGoodGuess ? 0 : flat.length - 1), flat.length - 1)
  const choose = (choice: TeachChoice | null) => {
    if (choice) teach(choice.target, choice.label)
    else setMaking(true)
  }
  const reports = offer.data?.reports ?? 0
  return (
    <dialog ref={box} className="teach" data-testid="teach" aria-label={text.teaching.title(label)} onClose={close}>
      <div className="teach-head">
        <h2>{text.teaching.title(label)}</h2>
        <p className="muted small">
          {local?.values.map(value => shownValue(value, local.unit).text).join(' · ')} {local?.unit}
        </p>
        {offer.data && (
          <p className="small" data-testid="teach-concerned">
            {text.teaching.concerned(reports)}
          </p>
        )}
        {offer.error && <p className="tone-broken">{failureText(offer.error, language)}</p>}
      </div>
      {making && offer.data ? (
        <NewIndicator
          label={plainLabel(label)}
          unit={offer.data.unit}
          reports={reports}
          back={() => setMaking(false)}
          make={made => teach({ kind: 'new', ...made }, made.label)}
        />
      ) : (
        <>
          <input
            type="text"
            className="teach-search"
            placeholder={text.teaching.search}
            aria-label={text.teaching.search}
            data-testid="teach-search"
            value={search}
            onChange={event => {
              setSearch(event.target.value)
              setAt(null)
            }}
            onKeyDown={event => {
              const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
              if (step !== 0) {
                event.preventDefault()
                setAt((chosen + step + flat.length) % flat.length)
              }
              if (event.key === 'Enter' && !event.nativeEvent.isComposing && offer.data) {
                event.preventDefault()
                choose(flat[chosen] ?? null)
              }
            }}
          />
          <div className="teach-list" role="listbox" aria-label={text.teaching.search}>
            {found.map(group => (
              <div key={group.title}>
                <div className="choose-group">{group.title}</div>
                {group.choices.map(choice => (
                  <Item
                    key={choice.id}
                    testId={`teach-${choice.id}`}
                    isChosen={flat[chosen] === choice}
                    point={() => setAt(flat.indexOf(choice))}
                    choose={() => choose(choice)}
                  >
                    {choice.label}
                  </Item>
                ))}
              </div>
            ))}
            {found.length === 0 && offer.data && <p className="muted teach-none">{text.teaching.noMatch}</p>}
            {offer.data && (
              <Item
                testId="teach-new"
                isChosen={flat[chosen] === null}
                point={() => setAt(flat.length - 1)}
                choose={() => choose(null)}
              >
                ＋ {text.teaching.makeNew(plainLabel(label))}
              </Item>
            )}
          </div>
        </>
      )}
    </dialog>
  )
}

function Item(props: {
  readonly testId: string
  readonly isChosen: boolean
  readonly point: () => void
  readonly choose: () => void
  readonly children: React.ReactNode
}) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are on the field above
    <div
      role="option"
      tabIndex={-1}
      aria-selected={props.isChosen}
      data-testid={props.testId}
      ref={item => {
        if (props.isChosen) item?.scrollIntoView({ block: 'nearest' })
      }}
      onPointerMove={props.point}
      onClick={props.choose}
    >
      <span>{props.children}</span>
    </div>
  )
}

type Made = { readonly id: string | null; readonly label: string; readonly unit: string; readonly group: string }

/** A new indicator of one's own: named after the row, in a group. */
function NewIndicator(props: {
  readonly label: string
  readonly unit: string
  readonly reports: number
  readonly back: () => void
  readonly make: (made: Made) => void
}) {
  const text = useText()
  const groups =
    useForms()
      .find(({ id }) => id === OWN_EDITION)
      ?.tables.map(({ title }) => title.zh) ?? []
  const [made, setMade] = useState<Made>({
    id: null,
    label: props.label,
    unit: props.unit,
    group: groups[0] ?? text.teaching.own,
  })
  const field = (name: keyof Made, label: string, hint: string, list?: string) => (
    <label>
      <span className="muted">{label}</span>
      <input
        type="text"
        data-testid={`own-${name}`}
        placeholder={hint}
        list={list}
        value={made[name] ?? ''}
        onChange={event =>
          setMade({ ...made, [name]: name === 'id' ? event.target.value || null : event.target.value })
        }
      />
    </label>
  )
  return (
    <form
      className="own-indicator"
      onSubmit={event => {
        event.preventDefault()
        props.make(made)
      }}
    >
      {field('label', text.teaching.name, '')}
      {field('unit', text.teaching.unit, '')}
      {field('group', text.teaching.group, text.teaching.groupHint, 'own-groups')}
      {field('id', text.teaching.id, text.teaching.idHint)}
      <datalist id="own-groups">
        {[...new Set(groups)].map(group => (
          <option key={group} value={group} />
        ))}
      </datalist>
      <div className="own-buttons">
        <button type="button" onClick={props.back}>
          {text.teaching.back}
        </button>
        <button type="submit" className="primary" data-testid="own-make">
          {text.teaching.make(props.reports)}
        </button>
      </div>
    </form>
  )
}
