import type { RefObject } from 'react'
import type { FindingLine } from '#shared/domain/study.ts'
import { VERDICTS, type Verdict } from '#shared/domain/verdict.ts'
import { useVerdictWords, VERDICT_KEYS } from '../../state/verdicts.ts'
import { Writes } from '../../state/writes.tsx'
import { useLanguage, useText } from '../../text/language.tsx'

type Props = {
  readonly chosen: readonly FindingLine[]
  readonly note: string
  readonly noteField: RefObject<HTMLInputElement | null>
  readonly onNote: (note: string) => void
  readonly judge: (verdict: Verdict | null) => void
  /** Back to the list. */
  readonly leave: () => void
}

/** What is chosen in full, and what can be said of it: buttons with their digits, and a note that goes with them. */
export function JudgeBar({ chosen, note, noteField, onNote, judge, leave }: Props) {
  const text = useText()
  const language = useLanguage()
  const wordsOf = useVerdictWords()
  const [only] = chosen
  const words = chosen.length === 1 && only ? wordsOf(only) : null
  return (
    <div className="judge-bar" data-testid="judge-bar">
      <p className={only ? undefined : 'muted'} data-testid="chosen-findings">
        {!only && text.findings.nothingSelected}
        {chosen.length > 1 && text.findings.selected(chosen.length)}
        {chosen.length === 1 && only?.says[language]}
        {words && <span className="muted"> {words.why}</span>}
      </p>
      <Writes>
        <div className="judge-line">
          <input
            type="text"
            ref={noteField}
            aria-label={text.findings.noteFor}
            placeholder={text.findings.noteHint}
            data-testid="verdict-note"
            value={note}
            onChange={event => onNote(event.target.value)}
            onKeyDown={event => {
              // an input method takes Enter for itself while it composes
              if (event.nativeEvent.isComposing || (event.key !== 'Enter' && event.key !== 'Escape')) return
              event.preventDefault()
              if (event.key === 'Escape') onNote('')
              leave()
            }}
          />
          {VERDICTS.map(verdict => (
            <button
              type="button"
              key={verdict}
              disabled={!only}
              aria-pressed={chosen.length === 1 && only?.judged?.verdict === verdict}
              data-testid={`judge-${verdict}`}
              onClick={() => judge(verdict)}
            >
              {text.verdicts[verdict]} <kbd>{VERDICT_KEYS[verdict]}</kbd>
            </button>
          ))}
          <button
            type="button"
            className="quiet"
            disabled={!chosen.some(({ judged }) => judged)}
            data-testid="judge-reopen"
            onClick={() => judge(null)}
          >
            {text.findings.reopen} <kbd>{VERDICT_KEYS.reopen}</kbd>
          </button>
        </div>
      </Writes>
    </div>
  )
}
