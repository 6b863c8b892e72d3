import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { type IndicatorId, indicatorsOf } from '#shared/domain/form.ts'
import type { ColumnSet } from '#shared/domain/grid.ts'
import { mainIndicators } from '#shared/domain/main-indicators.ts'
import type { Series } from '#shared/domain/series.ts'
import type { Language } from '#shared/domain/wording.ts'
import { call } from '../api.ts'
import { useLanguage, useText } from '../text/language.tsx'
import { moveFocus, Popover } from '../ui/popover.tsx'
import { useForms } from './forms.ts'
import { useNotices } from './notice.tsx'
import { useSeries } from './panel.ts'
import { readShared, writeShared } from './shared-set.ts'

const KEY = ['study', 'column-sets']

type Props = {
  /** What is chosen now, to be kept under a name. */
  readonly now: readonly IndicatorId[]
  /** What can be chosen here. */
  readonly known: ReadonlySet<IndicatorId>
  /** Sets that are always there. */
  readonly ready: readonly ColumnSet[]
  readonly onTake: (ids: readonly IndicatorId[]) => void
  readonly testId: string
}

/** A button to choices by name: those of the program, those kept in the study, and one that somebody sent. */
export function IndicatorSets({ testId, ...sets }: Props) {
  const text = useText()
  return (
    <Popover label={text.data.setsLabel} testId={testId}>
      {close => <Panel {...sets} close={close} />}
    </Popover>
  )
}

/** The main indicators of the forms, those of each form, and all of them. */
export function useFormSets(): readonly ColumnSet[] {
  const text = useText()
  const language = useLanguage()
  const forms = useForms()
  const { sets: words } = text.data
  return [
    { name: words.main, indicators: mainIndicators(forms) },
    ...forms.map(form => ({
      name: words.ofForm(form.short[language]),
      indicators: indicatorsOf(form).map(({ id }) => id),
    })),
    { name: words.all, indicators: [...new Set(forms.flatMap(form => indicatorsOf(form).map(({ id }) => id)))] },
  ]
}

/** Series and ratios by what they are about. */
export function useSeriesSets(): readonly ColumnSet[] {
  return seriesSets(useSeries(), useLanguage())
}

export function seriesSets(series: readonly Series[], language: Language): readonly ColumnSet[] {
  const groups = [...new Set(series.map(({ group }) => group[language]))]
  return groups.map(name => ({
    name,
    indicators: series.filter(({ group }) => group[language] === name).map(({ id }) => id),
  }))
}

function Panel({ now, known, ready, onTake, close }: Omit<Props, 'testId'> & { readonly close: () => void }) {
  const text = useText()
  const cache = useQueryClient()
  const { tell, tellFailure } = useNotices()
  const { sets: words } = text.data
  const [name, setName] = useState('')
  const kept = useQuery({ queryKey: KEY, queryFn: () => call('columnSet.all', {}) }).data ?? []
  const take = (indicators: readonly IndicatorId[]) => {
    onTake(indicators)
    close()
  }
  /** A set may be of another page, or name what is gone: what cannot be chosen here is said. */
  const takeKept = ({ name, indicators }: ColumnSet) => {
    const here = indicators.filter(id => known.has(id))
    if (here.length === 0) return tell({ kind: 'trouble', says: words.noneHere(name) })
    if (here.length < indicators.length) {
      tell({ kind: 'done', says: words.someHere(name, here.length, indicators.length - here.length) })
    }
    take(here)
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
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrow keys move between the fields inside
    <div className="column-sets" onKeyDown={event => moveFocus(event.currentTarget, event)}>
      <ul ref={focusFirst}>
        {kept.map(set => (
          <li key={`kept ${set.name}`} data-testid="kept-set">
            <button type="button" className="quiet" onClick={() => takeKept(set)}>
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
        {ready.map(set => (
          <li key={set.name}>
            <button type="button" className="quiet" onClick={() => take(set.indicators)}>
              {set.name} <small>{words.size(set.indicators.length)}</small>
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
