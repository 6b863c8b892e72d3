import { useState } from 'react'
import type { OrganisationId, OrganisationLine } from '#shared/domain/organisation.ts'
import { Writes } from '../../state/writes.tsx'
import { useText } from '../../text/language.tsx'
import { spans } from './columns.ts'
import { useActs } from './use-acts.ts'

type Props = {
  readonly bodies: readonly OrganisationLine[]
  readonly done: () => void
  readonly cancel: () => void
}

/** Which of several names the merged body keeps: the fullest, unless another is chosen. */
export function MergePanel({ bodies, done, cancel }: Props) {
  const text = useText()
  const words = text.organisations.merge
  const act = useActs()
  const fullest = bodies.reduce((best, body) => (body.name.length > best.name.length ? body : best))
  const [into, setInto] = useState<OrganisationId>(fullest.id)
  const merge = async () => {
    const target = bodies.find(({ id }) => id === into) ?? fullest
    const from = bodies.flatMap(({ id }) => (id === target.id ? [] : [id]))
    if (await act('organisation.merge', { from, into: target.id }, words.done(from.length, target.name))) done()
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Enter and Esc work from any of the names inside
    <div
      className="bar-line merge-panel"
      data-testid="merge-panel"
      ref={panel => {
        if (panel && !panel.contains(document.activeElement)) panel.querySelector<HTMLElement>('input:checked')?.focus()
      }}
      onKeyDown={event => {
        if (event.key === 'Escape') cancel()
        if (event.key !== 'Enter') return
        event.preventDefault()
        void merge()
      }}
    >
      <span>{words.into}</span>
      {bodies.map(({ id, name, years }) => (
        <label key={id} className="merge-name">
          <input type="radio" name="merge-into" checked={id === into} onChange={() => setInto(id)} />
          {name} <small className="muted">{spans(years)}</small>
        </label>
      ))}
      <Writes>
        <button type="button" className="primary" data-testid="merge-apply" onClick={() => void merge()}>
          {words.apply}
        </button>
      </Writes>
      <span className="small muted">{words.hint}</span>
    </div>
  )
}
