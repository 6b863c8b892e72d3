import type { ReportView } from '#shared/domain/study.ts'
import { useFormNames } from '../../state/forms.ts'
import { Writes } from '../../state/writes.tsx'
import { useText } from '../../text/language.tsx'
import { MARKS, shownValue } from '../../text/value-text.ts'
import type { Selection } from './form-pane.tsx'
import { localKey, proseKey } from './source-marks.ts'

type Props = {
  readonly view: ReportView
  readonly selection: Selection
  readonly onSelect: (selection: Selection) => void
}

/** Rows that the form does not have, kept as they stand until a person says what they are. */
export function LocalRows({ view, selection, onSelect, teach }: Props & { readonly teach: (row: number) => void }) {
  const text = useText()
  if (view.local.length === 0) return null
  return (
    <section className="side-list" data-testid="local-rows">
      <h2 className="form-title">{text.report.localRows}</h2>
      {view.local.map((row, at) => (
        <div key={`${row.label}/${row.evidence.start}`} className="taught-line">
          <button
            type="button"
            className="side-row"
            aria-pressed={selection.place === localKey(at)}
            ref={inSight(selection.place === localKey(at))}
            onClick={() => onSelect({ indicator: null, place: localKey(at), by: 'elsewhere' })}
          >
            <span>
              {row.label}
              {row.personal && <small className="chip">{text.report.personal}</small>}
            </span>
            <span className="muted">{text.unit(row.unit)}</span>
            <span className="side-value">{row.values.map(value => shownValue(value, row.unit).text).join(' · ')}</span>
          </button>
          <Writes>
            <button
              type="button"
              className="teach-button"
              title="Alt+T"
              data-testid={`teach-row-${at}`}
              onClick={() => teach(at)}
            >
              {text.teaching.teach}
            </button>
          </Writes>
        </div>
      ))}
    </section>
  )
}

/** What is selected elsewhere is brought into sight. */
function inSight(selected: boolean) {
  return (row: HTMLElement | null) => {
    if (selected) row?.scrollIntoView({ block: 'nearest' })
  }
}

/** Figures stated in sentences, compared with the table and never merged into it. */
export function ProseFigures({ view, selection, onSelect }: Props) {
  const text = useText()
  const names = useFormNames()
  if (view.narrative.length === 0) return null
  return (
    <section className="side-list" data-testid="prose-figures">
      <h2 className="form-title">{text.report.proseFigures}</h2>
      {view.narrative.map((reading, at) => (
        <button
          type="button"
          key={`${reading.indicator}/${reading.evidence.start}`}
          className="side-row"
          title={reading.evidence.quote}
          aria-pressed={selection.place === proseKey(at)}
          ref={inSight(selection.place === proseKey(at))}
          onClick={() => onSelect({ indicator: null, place: proseKey(at), by: 'elsewhere' })}
        >
          <span>{names.indicator(reading.indicator)}</span>
          <span className="muted">{text.unit(reading.unit)}</span>
          <span className="side-value">
            {reading.approximate && `${text.report.about} `}
            {shownValue(reading.value, reading.unit).text}
            <i className="mark">{MARKS.prose}</i>
          </span>
        </button>
      ))}
    </section>
  )
}
