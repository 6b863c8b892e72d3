import { type KeyboardEvent, useState } from 'react'
import type { SavedView } from '#shared/domain/view.ts'
import { useFigureNames } from '../../state/panel.ts'
import { showsText, useGoneText } from '../../state/views.tsx'
import { useText } from '../../text/language.tsx'
import { moveFocus } from '../../ui/popover.tsx'

type Props = {
  readonly view: SavedView
  readonly isDragged: boolean
  readonly onOpen: () => void
  readonly onRename: (name: string) => void
  readonly onNote: (note: string) => void
  /** By so many places, up where it is less than 0. */
  readonly onMove: (by: number) => void
  readonly onDrop: () => void
  readonly onDrag: (viewId: string | null) => void
  readonly onDraggedHere: () => void
}

/** One view: its name, what it shows, the note on it. */
export function ViewRow({ view, isDragged, ...acts }: Props) {
  const text = useText()
  const nameOf = useFigureNames()
  const goneText = useGoneText()
  const [isRenaming, setRenaming] = useState(false)
  const shows = view.shows === null ? text.views.unreadable : showsText(view.shows, text, nameOf)
  const press = (event: KeyboardEvent<HTMLLIElement>) => {
    if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
      event.preventDefault()
      return acts.onMove(event.key === 'ArrowUp' ? -1 : 1)
    }
    if (event.target instanceof HTMLInputElement) return
    if (event.key === 'F2') setRenaming(true)
    else if (event.key === 'Delete') acts.onDrop()
    else if (event.currentTarget.parentElement) moveFocus(event.currentTarget.parentElement, event, '.view-name')
  }
  return (
    <li
      data-view={view.id}
      data-testid="view"
      className={isDragged ? 'dragged' : undefined}
      draggable={!isRenaming}
      onKeyDown={press}
      onDragStart={event => {
        event.dataTransfer.effectAllowed = 'move'
        event.dataTransfer.setData('text/plain', view.name)
        acts.onDrag(view.id)
      }}
      onDragEnd={() => acts.onDrag(null)}
      onDragOver={event => {
        if (event.dataTransfer.types.includes('Files')) return
        // the window takes nothing but files
        event.stopPropagation()
        event.preventDefault()
      }}
      onDrop={event => {
        if (event.dataTransfer.types.includes('Files')) return
        event.stopPropagation()
        event.preventDefault()
        acts.onDraggedHere()
      }}
    >
      <span className="view-handle" aria-hidden="true" title={text.views.drag}>
        ⠿
      </span>
      {isRenaming ? (
        <NameField
          name={view.name}
          onDone={name => {
            setRenaming(false)
            if (name !== null) acts.onRename(name)
          }}
        />
      ) : (
        <button type="button" className="view-name quiet" title={view.name} onClick={acts.onOpen}>
          {view.name}
        </button>
      )}
      <span className="view-shows muted">
        <span title={shows}>{shows}</span>
        {view.gone.length > 0 && (
          <span className="chip doubt" title={goneText(view.gone)}>
            {goneText(view.gone)}
          </span>
        )}
      </span>
      <NoteField key={view.note} view={view} onNote={acts.onNote} />
      <button type="button" className="quiet" data-testid="view-rename" onClick={() => setRenaming(true)}>
        {text.views.rename}
      </button>
      <button type="button" className="quiet" data-testid="view-drop" onClick={acts.onDrop}>
        {text.views.drop}
      </button>
    </li>
  )
}

function NameField({ name, onDone }: { name: string; onDone: (name: string | null) => void }) {
  const text = useText()
  const [typed, setTyped] = useState(name)
  return (
    <input
      type="text"
      className="view-name"
      data-testid="view-new-name"
      aria-label={text.views.name}
      ref={selectAll}
      value={typed}
      onChange={event => setTyped(event.target.value)}
      onBlur={() => onDone(typed)}
      onKeyDown={event => {
        if (event.key === 'Enter') onDone(typed)
        else if (event.key === 'Escape') onDone(null)
      }}
    />
  )
}

function NoteField({ view, onNote }: { view: SavedView; onNote: (note: string) => void }) {
  const text = useText()
  const [typed, setTyped] = useState(view.note)
  return (
    <input
      type="text"
      className="view-note"
      data-testid="view-note"
      aria-label={text.views.note(view.name)}
      placeholder={text.views.noteHint}
      value={typed}
      onChange={event => setTyped(event.target.value)}
      onBlur={() => onNote(typed)}
      onKeyDown={event => {
        if (event.key === 'Enter') onNote(typed)
        else if (event.key === 'Escape') setTyped(view.note)
      }}
    />
  )
}

/** Named, so that it runs once and not with every drawing. */
function selectAll(field: HTMLInputElement | null): void {
  field?.select()
}
