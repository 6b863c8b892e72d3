import { type KeyboardEvent, useId, useLayoutEffect, useRef, useState } from 'react'
import type { IndicatorId } from '#shared/domain/form.ts'
import { readFormula } from '#shared/domain/formula.ts'
import { useText } from '../../text/language.tsx'
import type { ChoiceGroup } from '../../ui/choose.tsx'
import { aroundTrouble, completed, inWords, type Offer, offersFor, wordBefore } from './formula-words.ts'

type Props = {
  readonly label: string
  readonly testId: string
  readonly value: string
  readonly onChange: (formula: string) => void
  readonly placeholder: string
  readonly choices: readonly ChoiceGroup[]
  readonly known: ReadonlySet<IndicatorId>
  readonly nameOf: (id: IndicatorId) => string
  /** Said of a formula that can be read. */
  readonly warning: string | null
}

const MOST_OFFERS = 8

/** A formula, checked with every key, with names offered for the word that is being written. */
export function FormulaField({ label, testId, value, onChange, placeholder, choices, known, nameOf, warning }: Props) {
  const name = useId()
  const field = useRef<HTMLTextAreaElement>(null)
  const pending = useRef<number | null>(null)
  const [caret, setCaret] = useState<number | null>(null)
  const [at, setAt] = useState(0)
  const word = caret === null ? null : wordBefore(value, caret, known)
  const offers = word === null ? [] : offersFor(word.word, choices, MOST_OFFERS)
  const take = (offer: Offer) => {
    if (word === null) return
    const done = completed(value, word, offer.id)
    pending.current = done.caret
    onChange(done.text)
    setCaret(null)
  }
  // before the next key comes: a quick person's would land in the wrong place
  useLayoutEffect(() => {
    if (pending.current !== null) field.current?.setSelectionRange(pending.current, pending.current)
    pending.current = null
  })
  const press = (event: KeyboardEvent) => {
    // Enter and arrows belong to the input method while it composes
    if (offers.length === 0 || event.nativeEvent.isComposing) return
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      setAt((at + (event.key === 'ArrowDown' ? 1 : offers.length - 1)) % offers.length)
    } else if (event.key === 'Enter' || event.key === 'Tab') take(offers[at] as Offer)
    else if (event.key === 'Escape') setCaret(null)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div className="formula">
      <label htmlFor={name}>{label}</label>
      <textarea
        id={name}
        ref={field}
        rows={2}
        spellCheck={false}
        data-testid={testId}
        placeholder={placeholder}
        aria-describedby={`${name}-says`}
        aria-controls={offers.length > 0 ? `${name}-offers` : undefined}
        value={value}
        onChange={event => {
          onChange(event.target.value)
          setCaret(event.target.selectionStart)
          setAt(0)
        }}
        onKeyDown={press}
        onBlur={() => setCaret(null)}
      />
      {offers.length > 0 && (
        <ul className="offers" id={`${name}-offers`} data-testid="offers">
          {offers.map((offer, nth) => (
            <li key={`${offer.group} ${offer.id}`}>
              <button
                type="button"
                tabIndex={-1}
                aria-current={nth === at ? 'true' : undefined}
                // the field keeps the keyboard
                onMouseDown={event => event.preventDefault()}
                onClick={() => take(offer)}
              >
                <span>{offer.label}</span>
                <small>{[offer.group, offer.note].filter(Boolean).join(' · ')}</small>
                <code>{offer.id}</code>
              </button>
            </li>
          ))}
        </ul>
      )}
      <div id={`${name}-says`} data-testid={`${testId}-says`} aria-live="polite">
        {value.trim() !== '' && offers.length === 0 && (
          <Says formula={value} known={known} nameOf={nameOf} warning={warning} />
        )}
      </div>
    </div>
  )
}

type SaysProps = Pick<Props, 'known' | 'nameOf' | 'warning'> & { readonly formula: string }

/** What is wrong and where, or how the formula reads. */
function Says({ formula, known, nameOf, warning }: SaysProps) {
  const text = useText()
  const read = readFormula(formula, known)
  if (read.ok) {
    return (
      <>
        <p className="muted small">{text.series.reads(inWords(formula, id => text.series.named(nameOf(id))))}</p>
        {warning && <p className="tone-doubt small">{warning}</p>}
      </>
    )
  }
  const { before, wrong, after } = aroundTrouble(formula, read.trouble)
  return (
    <p className="tone-broken small">
      {text.series.troubles[read.trouble.why](read.trouble.word)}
      <code className="trouble-place">
        {before}
        <mark>{wrong || '▏'}</mark>
        {after}
      </code>
    </p>
  )
}
