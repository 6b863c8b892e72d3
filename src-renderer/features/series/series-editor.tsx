import { type KeyboardEvent, useMemo } from 'react'
import { indicatorsOf } from '#shared/domain/form.ts'
import {
  isOwnSeries,
  nationalEditions,
  type OwnSeries,
  type OwnSeriesDraft,
  restingOn,
} from '#shared/domain/own-series.ts'
import { COMPARABILITIES, type Comparability, type SeriesId } from '#shared/domain/series.ts'
import { useForms } from '../../state/forms.ts'
import { useFigureChoices, useFigureNames, useSeries } from '../../state/panel.ts'
import { useLanguage, useText } from '../../text/language.tsx'
import { FormulaField } from './formula-field.tsx'
import { notInForm } from './formula-words.ts'
import { Preview } from './preview.tsx'
import { draftOf, EMPTY } from './series-drafts.ts'

type Props = {
  readonly own: readonly OwnSeries[]
  /** Null while it is not kept yet. */
  readonly seriesId: SeriesId | null
  readonly draft: OwnSeriesDraft
  readonly onWrite: (part: Partial<OwnSeriesDraft>) => void
  readonly isChanged: boolean
  readonly onKeep: () => void
  readonly onRevert: () => void
  readonly onDrop: (() => void) | null
}

/** One series: what it is called, what it says, its formulas, and what they come to. */
export function SeriesEditor({ own, seriesId, draft, onWrite, isChanged, onKeep, onRevert, onDrop }: Props) {
  const text = useText()
  const language = useLanguage()
  const series = useSeries()
  const nameable = useNameable(own, seriesId)
  const { fields, hints } = text.series
  const canKeep = draft.label.trim() !== '' && draft.formulas.some(({ formula }) => formula.trim() !== '') && isChanged
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !event.ctrlKey || !canKeep) return
    event.preventDefault()
    onKeep()
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Ctrl+Enter keeps it from whichever field
    <div className="series-editor" onKeyDown={press}>
      <div className="series-fields">
        <label htmlFor="series-label">{fields.label}</label>
        <input
          id="series-label"
          type="text"
          data-testid="series-label"
          placeholder={hints.label}
          value={draft.label}
          onChange={event => onWrite({ label: event.target.value })}
        />
        <label htmlFor="series-unit">{fields.unit}</label>
        <input
          id="series-unit"
          type="text"
          data-testid="series-unit"
          placeholder={hints.unit}
          value={draft.unit}
          onChange={event => onWrite({ unit: event.target.value })}
        />
        <label htmlFor="series-means">{fields.means}</label>
        <input
          id="series-means"
          type="text"
          className="wide"
          data-testid="series-means"
          placeholder={hints.means}
          value={draft.means}
          onChange={event => onWrite({ means: event.target.value })}
        />
        <label htmlFor="series-comparability">{fields.comparability}</label>
        <select
          id="series-comparability"
          data-testid="series-comparability"
          value={draft.comparability}
          onChange={event => onWrite({ comparability: event.target.value as Comparability })}
        >
          {COMPARABILITIES.map(one => (
            <option key={one} value={one}>
              {text.series.comparability[one]}
            </option>
          ))}
        </select>
        <label htmlFor="series-base">{fields.base}</label>
        <select
          id="series-base"
          data-testid="series-base"
          value=""
          onChange={event => {
            const base = series.find(({ id }) => id === event.target.value)
            if (base) onWrite({ ...draftOf(base, language), label: draft.label })
          }}
        >
          <option value="">{text.series.noBase}</option>
          {series
            .filter(({ id }) => !isOwnSeries(id))
            .map(({ id, label }) => (
              <option key={id} value={id}>
                {label[language]}
              </option>
            ))}
        </select>
      </div>
      <Formulas nameable={nameable} draft={draft} onWrite={onWrite} />
      <Preview seriesId={seriesId} draft={draft} known={nameable.known} />
      <div className="series-acts">
        <button type="button" className="primary" data-testid="series-keep" disabled={!canKeep} onClick={onKeep}>
          {text.series.keep}
        </button>
        {isChanged && (
          <button type="button" data-testid="series-revert" onClick={onRevert}>
            {seriesId === null ? text.series.discard : text.series.revert}
          </button>
        )}
        <span className="space" />
        {onDrop && (
          <button type="button" data-testid="series-drop" onClick={onDrop}>
            {text.series.drop}
          </button>
        )}
      </div>
    </div>
  )
}

type Nameable = ReturnType<typeof useNameable>

/** What the formulas of a series may name: neither itself nor what rests on it. */
function useNameable(own: readonly OwnSeries[], seriesId: SeriesId | null) {
  const groups = useFigureChoices()
  const forms = useForms()
  return useMemo(() => {
    const barred = seriesId === null ? new Set<string>() : restingOn(seriesId, own)
    const choices = groups.map(group => ({ ...group, choices: group.choices.filter(({ id }) => !barred.has(id)) }))
    const indicators = new Set(forms.flatMap(form => indicatorsOf(form).map(({ id }) => id)))
    const known = new Set([...choices.flatMap(group => group.choices.map(({ id }) => id)), ...indicators])
    return { choices, known, indicators }
  }, [groups, own, seriesId, forms])
}

/** One formula for all editions, or one for each. */
function Formulas({ nameable, draft, onWrite }: Pick<Props, 'draft' | 'onWrite'> & { nameable: Nameable }) {
  const text = useText()
  const language = useLanguage()
  const forms = useForms()
  const nameOf = useFigureNames()
  const editions = nationalEditions(forms)
  const isOne = draft.formulas.every(({ edition }) => edition === null)
  const { choices, known, indicators } = nameable
  const formulaOf = (edition: string | null) => draft.formulas.find(one => one.edition === edition)?.formula ?? ''
  const write = (edition: string | null, formula: string) =>
    onWrite({ formulas: [...draft.formulas.filter(one => one.edition !== edition), { edition, formula }] })
  const warning = (edition: string) => {
    const form = forms.find(({ id }) => id === edition)
    const held = new Set(form ? indicatorsOf(form).map(({ id }) => id) : [])
    const lacking = notInForm(formulaOf(edition), held, indicators, known)
    return lacking.length === 0
      ? null
      : text.series.notInForm(lacking.map(id => text.series.named(nameOf(id))).join('、'))
  }
  const field = { choices, known, nameOf }
  return (
    <fieldset className="formulas">
      <legend>{text.series.fields.formulas}</legend>
      <div className="formula-modes">
        {([true, false] as const).map(one => (
          <label key={String(one)} className="tool">
            <input
              type="radio"
              name="formula-mode"
              data-testid={one ? 'formulas-one' : 'formulas-each'}
              checked={isOne === one}
              onChange={() =>
                onWrite({
                  formulas: one
                    ? asOne(draft)
                    : asEach(
                        draft,
                        editions.map(({ id }) => id),
                      ),
                })
              }
            />
            {one ? text.series.every : text.series.each}
          </label>
        ))}
      </div>
      {isOne ? (
        <FormulaField
          {...field}
          label={text.series.ofAll}
          testId="formula-all"
          placeholder={text.series.hints.formula}
          value={formulaOf(null)}
          onChange={formula => write(null, formula)}
          warning={null}
        />
      ) : (
        editions.map(({ id, short, years: [first, last] }) => (
          <FormulaField
            {...field}
            key={id}
            label={text.series.ofEdition(short[language], first, last)}
            testId={`formula-${id}`}
            placeholder={text.series.hints.notStated}
            value={formulaOf(id)}
            onChange={formula => write(id, formula)}
            warning={warning(id)}
          />
        ))
      )}
    </fieldset>
  )
}

/** The first formula that was written stands for all. */
function asOne({ formulas }: OwnSeriesDraft): OwnSeriesDraft['formulas'] {
  const written = formulas.find(({ formula }) => formula.trim() !== '')
  return written ? [{ edition: null, formula: written.formula }] : EMPTY.formulas
}

/** The one formula stands in each edition, to be changed there. */
function asEach({ formulas }: OwnSeriesDraft, editions: readonly string[]): OwnSeriesDraft['formulas'] {
  const formula = formulas[0]?.formula ?? ''
  return editions.map(edition => ({ edition, formula }))
}
