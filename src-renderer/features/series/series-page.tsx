import { useQuery } from '@tanstack/react-query'
import type { OwnSeries } from '#shared/domain/own-series.ts'
import { call } from '../../api.ts'
import { useNotices } from '../../state/notice.tsx'
import { usePlace } from '../../state/place.tsx'
import { useSettings } from '../../state/settings.tsx'
import { useTurns } from '../../state/turns.ts'
import { useText } from '../../text/language.tsx'
import { moveFocus } from '../../ui/popover.tsx'
import { FormulaHelp } from './formula-help.tsx'
import { NEW, useDrafts } from './series-drafts.ts'
import { SeriesEditor } from './series-editor.tsx'
import './series.css'

const NONE: readonly OwnSeries[] = []

/** Series and ratios of a person's own: their list, the one that is being written, and how to write. */
export function SeriesPage() {
  const text = useText()
  const { back } = usePlace()
  const { undo } = useTurns()
  const { author } = useSettings().settings
  const { tell, tellFailure } = useNotices()
  const own = useQuery({ queryKey: ['study', 'own-series'], queryFn: () => call('ownSeries.all', {}) }).data ?? NONE
  const drafts = useDrafts(own)
  const { at, draft } = drafts
  const keep = () =>
    call('ownSeries.keep', { seriesId: at === NEW ? null : at, draft, author })
      .then(({ seriesId }) => {
        drafts.forget(at)
        drafts.choose(seriesId)
        tell({ kind: 'done', says: text.series.kept(draft.label.trim()) })
      })
      .catch(tellFailure)
  const drop = ({ id, label }: OwnSeries) =>
    call('ownSeries.drop', { seriesId: id, author })
      .then(step => {
        drafts.forget(id)
        drafts.choose(NEW)
        tell({
          kind: 'done',
          says: text.series.dropped(label),
          action: { label: text.edits.undo, run: () => undo(step.id) },
        })
      })
      .catch(tellFailure)
  const kept = own.find(({ id }) => id === at)
  return (
    <div className="page" data-testid="series-page">
      <div className="top">
        <button type="button" className="quiet" data-testid="series-back" onClick={back}>
          ← {text.back}
        </button>
        <h1>{text.series.title}</h1>
      </div>
      <div className="series-page">
        <nav aria-label={text.series.title} onKeyDown={event => moveFocus(event.currentTarget, event)}>
          <button
            type="button"
            className="quiet"
            aria-current={at === NEW ? 'true' : undefined}
            data-testid="series-new"
            onClick={() => drafts.choose(NEW)}
          >
            + {text.series.fresh}
            {drafts.isChanged(NEW) && <small>{text.series.unsaved}</small>}
          </button>
          {own.map(({ id, label }) => (
            <button
              type="button"
              key={id}
              className="quiet"
              aria-current={at === id ? 'true' : undefined}
              data-testid="series-item"
              onClick={() => drafts.choose(id)}
            >
              {label}
              {drafts.isChanged(id) && <small>{text.series.unsaved}</small>}
            </button>
          ))}
          {own.length === 0 && <p className="muted small">{text.series.none}</p>}
        </nav>
        <SeriesEditor
          key={at}
          own={own}
          seriesId={kept?.id ?? null}
          draft={draft}
          onWrite={drafts.write}
          isChanged={drafts.isChanged(at)}
          onKeep={() => void keep()}
          onRevert={() => drafts.forget(at)}
          onDrop={kept ? () => void drop(kept) : null}
        />
        <FormulaHelp />
      </div>
    </div>
  )
}
