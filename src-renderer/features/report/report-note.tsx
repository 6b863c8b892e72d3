import type { ReportView } from '#shared/domain/study.ts'
import { Writes } from '../../state/writes.tsx'
import { useText } from '../../text/language.tsx'
import { MARKS } from '../../text/value-text.ts'
import { NoteField } from './note-field.tsx'

type Props = {
  readonly view: ReportView
  readonly writing: boolean
  readonly onOpen: () => void
  readonly onWrite: (words: string) => void
  readonly onClose: () => void
}

/** The note on the whole report, beneath its title; nothing while there is none. */
export function ReportNote({ view, writing, onOpen, onWrite, onClose }: Props) {
  const text = useText()
  const note = view.notes.find(({ indicator }) => indicator === null)
  if (!writing && !note) return null
  return (
    <div className="report-note" data-testid="report-note">
      {writing ? (
        <NoteField id="note-of-report" written={note?.text ?? ''} writing={1} onWrite={onWrite} onLeave={onClose} />
      ) : (
        note && (
          <>
            <span title={text.looking.noteBy(note)}>
              {MARKS.note} {note.text}
            </span>
            <span className="muted small">{note.author}</span>
            <Writes>
              <button type="button" className="link" onClick={onOpen}>
                {text.looking.editNote}
              </button>
            </Writes>
          </>
        )
      )}
    </div>
  )
}
