import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { IndicatorId } from '#shared/domain/form.ts'
import { readFormula } from '#shared/domain/formula.ts'
import type { OwnSeriesDraft } from '#shared/domain/own-series.ts'
import type { SeriesId } from '#shared/domain/series.ts'
import { call, failureText } from '../../api.ts'
import { useComparisonChoices } from '../../state/comparison.ts'
import { useFormNames } from '../../state/forms.ts'
import { useStudy } from '../../state/study.tsx'
import { figure, percent } from '../../text/figures.ts'
import { useLanguage, useText } from '../../text/language.tsx'
import { Choose } from '../../ui/choose.tsx'
import { useKept } from '../../ui/kept.ts'

type Props = {
  readonly seriesId: SeriesId | null
  readonly draft: OwnSeriesDraft
  readonly known: ReadonlySet<IndicatorId>
}

/** Long enough for the next key of a formula. */
const PAUSE = 250

/** What the formulas come to for one body, year by year. */
export function Preview({ seriesId, draft, known }: Props) {
  const text = useText()
  const language = useLanguage()
  const names = useFormNames()
  const { version } = useStudy()
  const bodies = useComparisonChoices()?.organisations ?? []
  const [chosen, choose] = useKept<string | null>('series.body', null)
  const organisation = bodies.some(({ name }) => name === chosen) ? chosen : (bodies[0]?.name ?? null)
  const settled = useSettled(draft.formulas)
  // under a formula that cannot be read there are no figures of the one before it
  const written = draft.formulas.filter(({ formula }) => formula.trim() !== '')
  const isWritten = written.length > 0 && written.every(({ formula }) => readFormula(formula, known).ok)
  const { data, error, isPlaceholderData } = useQuery({
    queryKey: ['study', 'try-series', seriesId, settled, organisation, version],
    queryFn: () =>
      call('ownSeries.try', { seriesId, draft: { ...draft, formulas: settled }, organisation: organisation! }),
    enabled: isWritten && settled === draft.formulas && organisation !== null,
    placeholderData: before => before,
  })
  const shown = (number: number) =>
    draft.unit.trim() === '%' ? percent(number) : figure(Math.round(number * 1e4) / 1e4)
  return (
    <section className="preview" data-testid="series-preview">
      <div className="preview-head">
        <h2>{text.series.preview}</h2>
        <Choose
          single
          label={organisation ?? text.series.previewOf}
          groups={[{ title: '', choices: bodies.map(({ name }) => ({ id: name, label: name })) }]}
          chosen={new Set(organisation === null ? [] : [organisation])}
          onChoose={([name]) => choose(name ?? null)}
          words={text.choosing}
          testId="preview-body"
        />
      </div>
      {!isWritten && <p className="muted small">{text.series.previewNone}</p>}
      {isWritten && error && <p className="muted small">{failureText(error, language)}</p>}
      {isWritten && data && (
        <table className={isPlaceholderData || settled !== draft.formulas ? 'stale' : undefined}>
          <thead>
            <tr>
              {data.map(({ year, edition }) => (
                <th key={year} className="number">
                  {year}
                  <small>{edition === null ? '' : names.editions([edition])}</small>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <tr>
              {data.map(({ year, number, lack }) => (
                <td
                  key={year}
                  className={number === null ? 'lack' : 'number'}
                  title={lack ? text.lacks[lack] : undefined}
                >
                  {number === null ? (lack === null || lack === 'no-report' ? '–' : text.lacks[lack]) : shown(number)}
                </td>
              ))}
            </tr>
          </tbody>
        </table>
      )}
    </section>
  )
}

/** The formulas once nothing was typed for a moment. */
function useSettled(formulas: OwnSeriesDraft['formulas']): OwnSeriesDraft['formulas'] {
  const [settled, settle] = useState(formulas)
  useEffect(() => {
    const timer = setTimeout(() => settle(formulas), PAUSE)
    return () => clearTimeout(timer)
  }, [formulas])
  return settled
}
