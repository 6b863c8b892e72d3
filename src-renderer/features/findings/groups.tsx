import { type KeyboardEvent, useRef } from 'react'
import type { FindingGroup } from '#shared/domain/study.ts'
import { figure } from '../../text/figures.ts'
import { useLanguage, useText } from '../../text/language.tsx'
import { LEVEL_MARKS, LEVEL_TONES } from '../../text/value-text.ts'

type Props = {
  readonly groups: readonly FindingGroup[]
  /** The check shown, null for all. */
  readonly chosen: string | null
  readonly onChoose: (check: string | null) => void
}

/** The checks that found something, each with how much of it is open and judged. Arrows go up and down. */
export function Groups({ groups, chosen, onChoose }: Props) {
  const text = useText()
  const language = useLanguage()
  const list = useRef<HTMLElement>(null)
  const sum = (of: 'open' | 'judged') => groups.reduce((total, group) => total + group[of], 0)
  const move = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step === 0) return
    event.preventDefault()
    const buttons = [...(list.current?.querySelectorAll('button') ?? [])]
    const next = buttons[(event.target instanceof HTMLButtonElement ? buttons.indexOf(event.target) : -1) + step]
    next?.focus()
    next?.click()
  }
  const line = (check: string | null, mark: string, title: string, open: number, judged: number, tone = '') => (
    <button
      type="button"
      key={check ?? ''}
      className="check-line"
      aria-pressed={check === chosen}
      tabIndex={check === chosen ? 0 : -1}
      title={`${title}\n${text.findings.counts(open, judged)}`}
      data-testid={`check-${check ?? 'all'}`}
      onClick={() => onChoose(check)}
    >
      <i className={`mark ${tone}`}>{mark}</i>
      <span className="check-title">{title}</span>
      <b className={open === 0 ? 'figure-faint' : undefined}>{figure(open)}</b>
      <span className="muted">{figure(judged)}</span>
    </button>
  )
  return (
    <nav ref={list} className="check-list" aria-label={text.findings.checks} data-testid="checks" onKeyDown={move}>
      <div className="check-head muted">
        <span className="check-title">{text.findings.checks}</span>
        <span>{text.findings.states.open}</span>
        <span>{text.findings.states.judged}</span>
      </div>
      {line(null, '', text.findings.allChecks, sum('open'), sum('judged'))}
      {groups.map(({ check, level, title, open, judged }) =>
        line(check, LEVEL_MARKS[level], title[language], open, judged, LEVEL_TONES[level]),
      )}
    </nav>
  )
}
