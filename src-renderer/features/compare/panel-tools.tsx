import type { PanelChoice } from '#shared/domain/view.ts'
import { useComparisonChoices } from '../../state/comparison.ts'
import { IndicatorSets, useFormSets, useSeriesSets } from '../../state/indicator-sets.tsx'
import { useFigureChoices } from '../../state/panel.ts'
import { usePlace } from '../../state/place.tsx'
import { useText } from '../../text/language.tsx'
import { Choose } from '../../ui/choose.tsx'
import { PanelDefinitions } from './panel-definitions.tsx'

type Props = {
  readonly choice: PanelChoice
  readonly onChoice: (part: Partial<PanelChoice>) => void
  /** Years that the panel has, for an arrangement of one year. */
  readonly years: readonly number[]
  readonly year: number
  readonly ofOneYear: boolean
}

/** Which bodies, years and figures a panel is of. */
export function PanelTools({ choice, onChoice, years, year, ofOneYear }: Props) {
  const text = useText()
  const choices = useComparisonChoices()
  const groups = useFigureChoices()
  const seriesSets = useSeriesSets()
  const formSets = useFormSets()
  const known = new Set(groups.flatMap(group => group.choices.map(({ id }) => id)))
  const { go } = usePlace()
  if (!choices) return null
  const names = choices.organisations.map(({ name }) => name)
  const organisations = new Set(choice.organisations ?? names)
  const chosen = new Map(choice.figures.map(figure => [figure.id, figure]))
  const chosenYears = new Set(choice.years ?? choices.years)
  return (
    <>
      <Choose
        label={text.compare.organisations(organisations.size, names.length)}
        groups={[{ title: '', choices: names.map(name => ({ id: name, label: name })) }]}
        chosen={organisations}
        onChoose={next => {
          const kept = names.filter(name => next.has(name))
          onChoice({ organisations: kept.length === names.length ? null : kept })
        }}
        words={text.choosing}
        testId="panel-organisations"
      />
      <Choose
        label={text.panel.figures(choice.figures.length)}
        groups={groups}
        chosen={new Set(chosen.keys())}
        onChoose={next => {
          const inOrder = groups.flatMap(group => group.choices.map(({ id }) => id)).filter(id => next.has(id))
          onChoice({ figures: [...new Set(inOrder)].map(id => chosen.get(id) ?? { id, definition: null }) })
        }}
        words={text.choosing}
        testId="panel-figures"
      />
      <IndicatorSets
        now={choice.figures.map(({ id }) => id)}
        known={known}
        ready={[...seriesSets, ...formSets]}
        onTake={ids => onChoice({ figures: ids.map(id => chosen.get(id) ?? { id, definition: null }) })}
        testId="panel-sets"
      />
      <button type="button" className="quiet" data-testid="own-series" onClick={() => go({ page: 'series' })}>
        {text.series.open}
      </button>
      <PanelDefinitions figures={choice.figures} onChoice={figures => onChoice({ figures })} />
      {ofOneYear ? (
        <label className="tool">
          {text.panel.year}
          <select
            data-testid="panel-year"
            value={years[year] ?? ''}
            onChange={event => onChoice({ year: Number(event.target.value) })}
          >
            {years.map(one => (
              <option key={one} value={one}>
                {one}
              </option>
            ))}
          </select>
        </label>
      ) : (
        <span className="year-toggles">
          {choices.years.map(one => (
            <button
              type="button"
              key={one}
              aria-pressed={chosenYears.has(one)}
              onClick={() => {
                const next = choices.years.filter(each => chosenYears.has(each) !== (each === one))
                if (next.length > 0) onChoice({ years: next.length === choices.years.length ? null : next })
              }}
            >
              {one}
            </button>
          ))}
        </span>
      )}
      {ofOneYear && (
        <label className="tool">
          <input
            type="checkbox"
            data-testid="panel-ranks"
            checked={choice.ranks}
            onChange={event => onChoice({ ranks: event.target.checked })}
          />
          {text.panel.showRanks}
        </label>
      )}
    </>
  )
}
