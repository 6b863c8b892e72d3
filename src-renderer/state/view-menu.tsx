import { type FormEvent, useState } from 'react'
import type { SavedView, ViewShows } from '#shared/domain/view.ts'
import { call } from '../api.ts'
import { useText } from '../text/language.tsx'
import { OPENED_VIEWS, useKept } from '../ui/kept.ts'
import { moveFocus, Popover } from '../ui/popover.tsx'
import { useNotices } from './notice.tsx'
import { usePlace } from './place.tsx'
import { useSettings } from './settings.tsx'
import { type OpenedViews, useGoneText, useOpenView, useViews } from './views.tsx'

type Props = { readonly shows: ViewShows }

/** Keep what a page shows as a view, and open others; what the open view misses is said beside it. */
export function ViewMenu({ shows }: Props) {
  const text = useText()
  const views = useViews()
  const goneText = useGoneText()
  const [opened, setOpened] = useKept<OpenedViews>(OPENED_VIEWS, {})
  const current = views.find(({ id }) => id === opened[shows.page]) ?? null
  return (
    <>
      <Popover label={current ? text.views.current(current.name) : text.views.menu} testId="views">
        {close => (
          <Panel
            shows={shows}
            views={views}
            current={current}
            onKept={id => setOpened({ ...opened, [shows.page]: id })}
            close={close}
          />
        )}
      </Popover>
      {current && current.gone.length > 0 && (
        <span className="chip doubt view-gone" data-testid="view-gone" title={goneText(current.gone)}>
          {goneText(current.gone)}
        </span>
      )}
    </>
  )
}

type PanelProps = Props & {
  readonly views: readonly SavedView[]
  readonly current: SavedView | null
  readonly onKept: (viewId: string) => void
  readonly close: () => void
}

function Panel({ shows, views, current, onKept, close }: PanelProps) {
  const text = useText()
  const open = useOpenView()
  const { go } = usePlace()
  const { author } = useSettings().settings
  const { tell, tellFailure } = useNotices()
  const [name, setName] = useState('')
  const keep = (event: FormEvent) => {
    event.preventDefault()
    const kept = name.trim()
    if (kept === '') return
    call('view.keep', { name: kept, shows, author })
      .then(({ viewId }) => {
        onKept(viewId)
        tell({ kind: 'done', says: text.views.kept(kept) })
        close()
      })
      .catch(tellFailure)
  }
  const renew = ({ id, name }: SavedView) =>
    call('view.change', { viewId: id, shows, author })
      .then(() => {
        tell({ kind: 'done', says: text.views.renewed(name) })
        close()
      })
      .catch(tellFailure)
  const isSame = current !== null && JSON.stringify(current.shows) === JSON.stringify(shows)
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrow keys move between the fields inside
    <div className="view-menu" onKeyDown={event => moveFocus(event.currentTarget, event)}>
      <form onSubmit={keep}>
        <input
          type="text"
          data-testid="view-name"
          ref={focusFirst}
          placeholder={text.views.nameHint}
          aria-label={text.views.name}
          value={name}
          onChange={event => setName(event.target.value)}
        />
        <button type="submit" className="primary" data-testid="view-keep" disabled={name.trim() === ''}>
          {text.views.keep}
        </button>
      </form>
      {current && !isSame && (
        <p>
          <button type="button" data-testid="view-renew" onClick={() => void renew(current)}>
            {text.views.renew(current.name)}
          </button>
        </p>
      )}
      {views.length > 0 && (
        <ul>
          {views.map(view => (
            <li key={view.id}>
              <button
                type="button"
                className="quiet"
                aria-current={view === current ? 'true' : undefined}
                data-testid="view-open"
                onClick={() => open(view)}
              >
                {view.name}
                <small>{view.shows ? text.pages[view.shows.page] : ''}</small>
              </button>
            </li>
          ))}
        </ul>
      )}
      <p>
        <button type="button" className="link" data-testid="views-all" onClick={() => go({ page: 'views' })}>
          {text.views.arrange}
        </button>
      </p>
    </div>
  )
}

/** Named, so that it runs once and not with every drawing. */
function focusFirst(field: HTMLInputElement | null): void {
  field?.focus()
}
