import { useEffect, useRef, useState } from 'react'
import { useText } from '../../text/language.tsx'

type Props = {
  readonly id: string
  readonly written: string
  /** Counts up when the note is to be written now. */
  readonly writing: number
  readonly onWrite: (words: string) => void
  /** Esc: the person goes back to where they were. */
  readonly onLeave?: () => void
}

/** A note on one line: Enter saves, Esc leaves it as it was. */
export function NoteField({ id, written, writing, onWrite, onLeave }: Props) {
  const text = useText()
  const [words, setWords] = useState(written)
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => setWords(written), [written])
  useEffect(() => {
    if (writing > 0) field.current?.focus()
  }, [writing])
  return (
    <>
      <label htmlFor={id} className="muted">
        {text.looking.note}
      </label>
      <input
        ref={field}
        type="text"
        id={id}
        data-testid="note-field"
        placeholder={text.looking.noteHint}
        value={words}
        onChange={event => setWords(event.target.value)}
        onKeyDown={event => {
          if (event.nativeEvent.isComposing || (event.key !== 'Enter' && event.key !== 'Escape')) return
          event.stopPropagation()
          if (event.key === 'Escape') setWords(written)
          else if (words.trim() !== written) onWrite(words)
          event.currentTarget.blur()
          onLeave?.()
        }}
      />
    </>
  )
}
