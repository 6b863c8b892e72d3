import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { SavedView } from '#shared/domain/view.ts'
import { call } from '../../api.ts'
import { useNotices } from '../../state/notice.tsx'
import { useSettings } from '../../state/settings.tsx'
import { useTurns } from '../../state/turns.ts'
import { useOpenView, useViews, VIEWS_KEY } from '../../state/views.tsx'
import { useText } from '../../text/language.tsx'
import { ViewRow } from './view-row.tsx'
import './views.css'

/** All views by name: opened, renamed, noted, put in order, deleted. */
export function ViewsPage() {
  const text = useText()
  const views = useViews()
  const open = useOpenView()
  const acts = useViewActs(views)
  const [dragged, setDragged] = useState<string | null>(null)
  const list = useRef<HTMLOListElement>(null)
  const focus = useRef<string | null>(views[0]?.id ?? null)
  // a row that changes its place in the page loses the keyboard
  useEffect(() => {
    const id = views.some(({ id }) => id === focus.current) ? focus.current : null
    if (id !== null) list.current?.querySelector<HTMLElement>(`[data-view="${id}"] .view-name`)?.focus()
    focus.current = null
  }, [views])
  const move = (id: string, to: number) => {
    if (to < 0 || to >= views.length || views[to]?.id === id) return
    focus.current = id
    acts.move(id, to)
  }
  const drop = (view: SavedView, nth: number) => {
    focus.current = (views[nth + 1] ?? views[nth - 1])?.id ?? null
    acts.drop(view)
  }
  return (
    <div className="page" data-testid="views-page">
      <div className="top">
        <h1>{text.pages.views}</h1>
        {views.length > 0 && <span className="chip">{text.views.count(views.length)}</span>}
        {views.length > 0 && <span className="muted small">{text.views.hint}</span>}
      </div>
      {views.length === 0 && <p className="empty">{text.views.empty}</p>}
      <ol className="views" ref={list}>
        {views.map((view, nth) => (
          <ViewRow
            key={view.id}
            view={view}
            isDragged={dragged === view.id}
            onOpen={() => open(view)}
            onRename={name => {
              focus.current = view.id
              acts.rename(view, name)
            }}
            onNote={note => acts.note(view, note)}
            onMove={by => move(view.id, nth + by)}
            onDrop={() => drop(view, nth)}
            onDrag={setDragged}
            onDraggedHere={() => dragged !== null && move(dragged, nth)}
          />
        ))}
      </ol>
    </div>
  )
}

/** What can be done to a view; each is a step. */
function useViewActs(views: readonly SavedView[]) {
  const text = useText()
  const cache = useQueryClient()
  const { undo } = useTurns()
  const { author } = useSettings().settings
  const { tell, tellFailure } = useNotices()
  return {
    rename: ({ id, name }: SavedView, typed: string) => {
      if (typed.trim() === '' || typed.trim() === name) return
      call('view.change', { viewId: id, name: typed, author }).catch(tellFailure)
    },
    note: ({ id, note }: SavedView, typed: string) => {
      if (typed.trim() === note) return
      call('view.change', { viewId: id, note: typed, author }).catch(tellFailure)
    },
    /** Shown at once, so that a quick person can go on. */
    move: (id: string, to: number) => {
      const moved = views.filter(view => view.id === id)
      const others = views.filter(view => view.id !== id)
      cache.setQueryData(VIEWS_KEY, [...others.slice(0, to), ...moved, ...others.slice(to)])
      call('view.move', { viewId: id, to, author }).catch(thrown => {
        tellFailure(thrown)
        void cache.invalidateQueries({ queryKey: VIEWS_KEY })
      })
    },
    drop: ({ id, name }: SavedView) => {
      call('view.drop', { viewId: id, author })
        .then(step =>
          tell({
            kind: 'done',
            says: text.views.dropped(name),
            action: { label: text.edits.undo, run: () => undo(step.id) },
          }),
        )
        .catch(tellFailure)
    },
  }
}
