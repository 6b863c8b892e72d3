import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { type IndicatorId, indicatorsOf } from '#shared/domain/form.ts'
import type { ColumnSet } from '#shared/domain/grid.ts'
import { call } from '../../api.ts'
import { useForms } from '../../state/forms.ts'
import { mainIndicators } from '../../state/main-indicators.ts'
import { useNotices } from '../../state/notice.tsx'
import { useLanguage, useText } from '../../text/language.tsx'
import { moveFocus } from '../../ui/popover.tsx'
import { readShared, writeShared } from './shared-set.ts'
import type { DataChoice } from './use-choice.ts'

const KEY = ['study', 'column-sets']

/** Choices of columns by name: those of the forms, those kept in the study, and one that somebody sent. */
export function ColumnSets({ choice, close }: { choice: DataChoice; close: () => void }) {
  const text = useText()
  const language = useLanguage()
  const forms = useForms()
  const cache = useQueryClient()
  const { tell, tellFailure } = useNotices()
  const { sets: words } = text.data
  const [name, setName] = useState('')
  const kept = useQuery({ queryKey: KEY, queryFn: () => call('columnSet.all', {}) }).data ?? []
  const known = new Set(choice.all.map(({ id }) => id))
  const now = choice.places.map(({ id }) => id)
  const take = (indicators: readonly IndicatorId[]) => {
    choice.choose(indicators)
    close()
  }
  const settle = (sets: Promise<readonly ColumnSet[]>) =>
    sets.then(sets => cache.setQueryData(KEY, sets)).catch(tellFailure)
  const keep = (event: FormEvent) => {
    event.preventDefault()
    if (name.trim() === '') return
    void settle(call('columnSet.keep', { name: name.trim(), indicators: now }))
    setName('')
  }
  const receive = (pasted: string) => {
    const shared = readShared(pasted, known)
    if (!shared) return tell({ kind: 'trouble', says: words.notShared })
    if (shared.set.indicators.length === 0) return tell({ kind: 'trouble', says: words.noneKnown })
    void settle(call('columnSet.keep', shared.set)).then(() => {
      tell({ kind: 'done', says: words.received(shared.set.name, shared.set.indicators.length, shared.unknown) })
    })
    take(shared.set.indicators)
  }
  const ready = [
    { name: words.main, indicators: mainIndicators(forms) },
    ...forms.map(form => ({
      name: words.ofForm(form.short[language]),
      indicators: indicatorsOf(form).map(({ id }) => id),
    })),
    { name: words.all, indicators: [...known] },
  ]
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrow keys move between the fields inside
    <div className="column-sets" onKeyDown={event => moveFocus(event.currentTarget, event)}>
      <ul ref={focusFirst}>
        {ready.map(set => (
          <li key={set.name}>
            <button type="button" className="quiet" onClick={() => take(set.indicators)}>
              {set.name} <small>{words.size(set.indicators.length)}</small>
            </button>
          </li>
        ))}
        {kept.map(set => (
          <li key={`kept ${set.name}`} data-testid="kept-set">
            <button type="button" className="quiet" onClick={() => take(set.indicators.filter(id => known.has(id)))}>
              <b>{set.name}</b> <small>{words.size(set.indicators.length)}</small>
            </button>
            <button
              type="button"
              className="quiet"
              title={words.drop(set.name)}
              aria-label={words.drop(set.name)}
              onClick={() =>
                void settle(call('columnSet.drop', { name: set.name })).then(() =>
                  tell({
                    kind: 'done',
                    says: words.dropped(set.name),
                    action: { label: text.edits.undo, run: () => void settle(call('columnSet.keep', set)) },
                  }),
                )
              }
            >
              ×
            </button>
          </li>
        ))}
      </ul>
      <form onSubmit={keep}>
        <input
          type="text"
          data-testid="set-name"
          placeholder={words.nameHint(now.length)}
          aria-label={words.name}
          value={name}
          onChange={event => setName(event.target.value)}
        />
        <button type="submit" data-testid="set-keep" disabled={name.trim() === '' || now.length === 0}>
          {words.keep}
        </button>
      </form>
      <p>
        <button
          type="button"
          data-testid="set-share"
          onClick={() =>
            navigator.clipboard
              .writeText(writeShared({ name: name.trim() || words.unnamed, indicators: now }))
              .then(() => tell({ kind: 'done', says: words.shared(now.length) }))
              .catch(tellFailure)
          }
        >
          {words.share}
        </button>
        <input
          type="text"
          data-testid="set-receive"
          placeholder={words.receive}
          aria-label={words.receive}
          value=""
          onChange={() => undefined}
          onPaste={event => {
            event.preventDefault()
            receive(event.clipboardData.getData('text/plain'))
          }}
        />
      </p>
    </div>
  )
}

/** Named, so that it runs once and not with every drawing. */
function focusFirst(list: HTMLElement | null): void {
  list?.querySelector('button')?.focus()
}
