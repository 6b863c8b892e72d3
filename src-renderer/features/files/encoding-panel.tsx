import { useEffect, useRef, useState } from 'react'
import type { StudyFile } from '#shared/domain/study.ts'
import { failureText } from '../../api.ts'
import { useImporting } from '../../state/importing.tsx'
import { Writes } from '../../state/writes.tsx'
import { useLanguage, useText } from '../../text/language.tsx'
import { canChooseEncoding, ENCODINGS, type Encoding, encodingName, unknownIn } from './encodings.ts'
import { usePreview } from './use-files.ts'

type Props = {
  readonly file: StudyFile
  /** All that would be read again. */
  readonly files: readonly StudyFile[]
  readonly readAgain: (files: readonly StudyFile[], encoding: Encoding) => void
  readonly close: () => void
}

/** Choose an encoding by looking at what becomes of the file's first lines. */
export function EncodingPanel({ file, files, readAgain, close }: Props) {
  const text = useText()
  const words = text.encodings
  const { progress } = useImporting()
  const [choice, setChoice] = useState<{ readonly of: number; readonly encoding: Encoding } | null>(null)
  const encoding = choice?.of === file.id ? choice.encoding : null
  const choices = useRef<HTMLFieldSetElement>(null)
  useEffect(() => choices.current?.querySelector<HTMLInputElement>('input:checked')?.focus(), [])
  const fitting = files.filter(canChooseEncoding)
  const others = fitting.filter(({ id }) => id !== file.id).length
  return (
    <aside
      className="encoding-panel"
      aria-label={words.title}
      data-testid="encoding-panel"
      onKeyDown={event => {
        if (event.key === 'Escape') close()
      }}
    >
      <div className="encoding-head">
        <h2 title={file.path}>{file.fileName}</h2>
        <button type="button" className="quiet" aria-label={text.close} onClick={close}>
          ×
        </button>
      </div>
      {canChooseEncoding(file) ? (
        <>
          <fieldset ref={choices} aria-label={words.title}>
            {ENCODINGS.map(each => (
              <label key={each ?? 'automatic'}>
                <input
                  type="radio"
                  name="encoding"
                  data-testid={`encoding-${each ?? 'automatic'}`}
                  checked={each === encoding}
                  onChange={() => setChoice({ of: file.id, encoding: each })}
                />
                <span>{each === null ? words.automatic : words.names[each]}</span>
                {each !== null && each === file.encoding && <small className="muted">{words.now}</small>}
              </label>
            ))}
          </fieldset>
          <Preview sourceId={file.id} encoding={encoding} />
          <div className="encoding-end">
            <Writes>
              <button
                type="button"
                className="primary"
                data-testid="read-again"
                disabled={progress !== null}
                onClick={() => readAgain(fitting, encoding)}
              >
                {words.readAgain(fitting.length)}
              </button>
            </Writes>
            <p className="muted small">
              {words.keeps}
              {others > 0 && ` ${words.others(others)}`}
              {files.length > fitting.length && ` ${words.leftOut(files.length - fitting.length)}`}
            </p>
          </div>
        </>
      ) : (
        <p className="encoding-note">{words.notText}</p>
      )}
    </aside>
  )
}

function Preview({ sourceId, encoding }: { sourceId: number; encoding: Encoding }) {
  const { encodings } = useText()
  const language = useLanguage()
  const preview = usePreview(sourceId, encoding)
  const box = useRef<HTMLElement>(null)
  useEffect(() => {
    if (preview.data) box.current?.scrollTo(0, 0)
  }, [preview.data])
  if (preview.error) return <p className="encoding-note tone-broken">{failureText(preview.error, language)}</p>
  if (!preview.data) return <p className="encoding-note muted">{encodings.reading}</p>
  const { text, doubtful, encoding: used } = preview.data
  return (
    <>
      <p className={doubtful > 0 ? 'encoding-says doubt' : 'encoding-says'} data-testid="encoding-doubtful">
        <b>{used === null ? encodings.preview : encodingName(used)}</b> {encodings.doubtful(doubtful)}
      </p>
      <section
        ref={box}
        className="encoding-text"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a pane that scrolls must be reachable by keyboard
        tabIndex={0}
        aria-label={encodings.preview}
        data-testid="encoding-preview"
      >
        {unknownIn(text).map((part, at) =>
          // biome-ignore lint/suspicious/noArrayIndexKey: parts of a text never move
          part.unknown ? <mark key={at}>{part.text}</mark> : part.text,
        )}
      </section>
    </>
  )
}
