import { useEffect, useRef } from 'react'
import { useText } from '../../text/language.tsx'
import { COMMANDS, FORM_KEYS, PAGE_KEYS } from './report-keys.ts'

/** The keys of the page in the order in which one comes to need them. */
const ORDER = [
  'nextPlace',
  'previousPlace',
  'nextFinding',
  'previousFinding',
  'nextDoubt',
  'previousDoubt',
  'accept',
  'candidate',
  'correct',
  'blank',
  'prose',
  'publisher',
  'misread',
  'fine',
  'reopen',
  'note',
  'reportNote',
  'check',
  'nextReport',
  'teach',
  'rivals',
  'pictures',
  'boxes',
  'zoom',
  'inspect',
  'help',
] as const

/** Every key of the page with what it does. Esc or the key itself closes it. */
export function KeyHelp({ close }: { close: () => void }) {
  const text = useText()
  const box = useRef<HTMLDialogElement>(null)
  useEffect(() => box.current?.showModal(), [])
  const keys = { ...COMMANDS, ...FORM_KEYS, ...PAGE_KEYS }
  const words = { ...text.looking.keys, ...text.findings.keys }
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a click beside it closes it, as Esc does
    <dialog
      ref={box}
      className="key-help"
      data-testid="key-help"
      aria-label={text.looking.help}
      onClose={close}
      onClick={event => {
        if (event.target === event.currentTarget) close()
      }}
    >
      <div className="key-help-head">
        <h2>{text.looking.help}</h2>
        <button type="button" className="quiet" aria-label={text.close} onClick={close}>
          ×
        </button>
      </div>
      <dl>
        {ORDER.map(command => (
          <div key={command}>
            <dt>
              <kbd>{keys[command]}</kbd>
            </dt>
            <dd>{words[command]}</dd>
          </div>
        ))}
      </dl>
    </dialog>
  )
}
