import type { ReportView } from '#shared/domain/study.ts'
import { useFormNames } from '../../state/forms.ts'
import { useText } from '../../text/language.tsx'
import { MARKS, shownValue } from '../../text/value-text.ts'
import type { FormCell } from './form.ts'

/** More would hide the source they came from. */
const SHOWN = 12

type Props = {
  readonly view: ReportView
  readonly cells: readonly FormCell[]
  readonly keys: readonly string[]
  /** The one that is selected now. */
  readonly selected: string | null
  readonly onSelect: (key: string) => void
  readonly onClose: () => void
}

/** What was read from the words a person pointed at in the source. */
export function FromSource({ view, cells, keys, selected, onSelect, onClose }: Props) {
  const text = useText()
  const names = useFormNames()
  const labelOf = (key: string): string => {
    const name = key.slice(2)
    if (key.startsWith('v:')) return cells.find(cell => cell.indicator === name)?.label ?? names.indicator(name)
    if (key.startsWith('p:')) return `${MARKS.prose} ${names.indicator(view.narrative[Number(name)]?.indicator ?? '')}`
    return view.local[Number(name)]?.label ?? ''
  }
  const shownOf = (key: string): string => {
    const name = key.slice(2)
    const observation = key.startsWith('v:') && view.observations.find(({ indicator }) => indicator === name)
    if (observation) return shownValue(observation.value, observation.unit).text
    const reading = key.startsWith('p:') && view.narrative[Number(name)]
    if (reading) return shownValue(reading.value, reading.unit).text
    const row = key.startsWith('l:') && view.local[Number(name)]
    return row ? row.values.map(value => shownValue(value, row.unit).text).join(' · ') : ''
  }
  return (
    <div className="from-source" data-testid="from-source" role="status">
      <span className="muted">{text.looking.inSelection(keys.length)}</span>
      {keys.slice(0, SHOWN).map(key => (
        <button type="button" key={key} aria-pressed={key === selected} onClick={() => onSelect(key)}>
          {labelOf(key)} <b>{shownOf(key)}</b>
        </button>
      ))}
      {keys.length > SHOWN && <span className="muted">…</span>}
      <span className="space" />
      <button type="button" className="quiet" aria-label={text.close} onClick={onClose}>
        ×
      </button>
    </div>
  )
}
