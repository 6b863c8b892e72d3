import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { StudyText, StudyTextAbout } from '#shared/domain/study-care.ts'
import { call } from '../../api.ts'
import { useNotices } from '../../state/notice.tsx'
import { useSettings } from '../../state/settings.tsx'
import { useCondition } from '../../state/study-care.ts'
import { moment } from '../../text/figures.ts'
import { useText } from '../../text/language.tsx'

const FIELDS: readonly StudyTextAbout[] = ['title', 'description', 'notes']

/** Title, description and notes, each saved when one leaves it; what stood there before can be read. */
export function StudyTexts() {
  const texts = useQuery({ queryKey: ['study', 'texts'], queryFn: () => call('study.texts', {}) })
  const isReadOnly = useCondition()?.readOnly != null
  if (!texts.data) return null
  return FIELDS.map(about => <Field key={about} about={about} lines={texts.data[about]} isReadOnly={isReadOnly} />)
}

type Props = { readonly about: StudyTextAbout; readonly lines: readonly StudyText[]; readonly isReadOnly: boolean }

function Field({ about, lines, isReadOnly }: Props) {
  const text = useText()
  const { author } = useSettings().settings
  const { tellFailure } = useNotices()
  const [now, ...before] = lines
  const saved = now?.text ?? ''
  const [typed, setTyped] = useState(saved)
  useEffect(() => setTyped(saved), [saved])
  const save = () => {
    if (typed.trim() !== saved) call('study.write', { about, text: typed, author }).catch(tellFailure)
  }
  const shared = {
    id: `study-${about}`,
    'data-testid': `study-${about}`,
    placeholder: text.care.hints[about],
    value: typed,
    readOnly: isReadOnly,
    onBlur: save,
  }
  return (
    <>
      <h2>
        <label htmlFor={shared.id}>{text.care.fields[about]}</label>
      </h2>
      <div>
        {about === 'title' ? (
          <input type="text" {...shared} onChange={event => setTyped(event.target.value)} />
        ) : (
          <textarea rows={about === 'notes' ? 5 : 3} {...shared} onChange={event => setTyped(event.target.value)} />
        )}
        {now && (
          <small className="muted">
            {text.care.lastChange(now)}
            {before.length > 0 && (
              <details>
                <summary>{text.care.earlier(before.length)}</summary>
                <ul>
                  {before.map(line => (
                    <li key={`${line.madeAt} ${line.text}`}>
                      {line.author} {moment(line.madeAt)}
                      <p>{line.text}</p>
                    </li>
                  ))}
                </ul>
              </details>
            )}
          </small>
        )}
      </div>
    </>
  )
}
