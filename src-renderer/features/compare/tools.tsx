import { useMemo } from 'react'
import { mainIndicators } from '#shared/domain/main-indicators.ts'
import type { Changes, ComparisonChoice } from '#shared/domain/view.ts'
import { useComparisonChoices } from '../../state/comparison.ts'
import { useForms } from '../../state/forms.ts'
import { useIndicatorChoices } from '../../state/indicator-choices.ts'
import { IndicatorSets, useFormSets } from '../../state/indicator-sets.tsx'
import { useText } from '../../text/language.tsx'
import { Choose } from '../../ui/choose.tsx'

type Props = {
  readonly choice: ComparisonChoice
  readonly onChoice: (choice: ComparisonChoice) => void
  readonly years: readonly number[]
  readonly changes: Changes
  readonly onChanges: (changes: Changes) => void
}

/** Which organisations, years and indicators stand side by side, and which changes beside them. */
export function CompareTools({ choice, onChoice, years, changes, onChanges }: Props) {
  const text = useText()
  const forms = useForms()
  const choices = useComparisonChoices()
  const groups = useIndicatorChoices()
  const sets = useFormSets()
  const known = new Set(groups.flatMap(group => group.choices.map(({ id }) => id)))
  const main = useMemo(() => mainIndicators(forms), [forms])
  if (!choices) return null
  const names = choices.organisations.map(({ name }) => name)
  const organisations = new Set(choice.organisations ?? names)
  const indicators = new Set<string>(choice.indicators ?? main)
  const chosenYears = new Set(choice.years ?? choices.years)
  const toggleYear = (year: number) => {
    const next = choices.years.filter(each => chosenYears.has(each) !== (each === year))
    onChoice({ ...choice, years: next.length === choices.years.length ? null : next })
  }
  return (
    <>
      <Choose
        label={text.compare.organisations(organisations.size, names.length)}
        groups={[
          {
            title: '',
            choices: choices.organisations.map(({ name, reports }) => ({
              id: name,
              label: name,
              note: text.library.count(reports),
            })),
          },
        ]}
        chosen={organisations}
        onChoose={chosen => {
          const next = names.filter(name => chosen.has(name))
          onChoice({ ...choice, organisations: next.length === names.length ? null : next })
        }}
        words={text.choosing}
        testId="choose-organisations"
      />
      <Choose
        label={text.compare.indicators(indicators.size, choice.indicators === null)}
        groups={groups}
        chosen={indicators}
        onChoose={chosen =>
          onChoice({
            ...choice,
            indicators: groups.flatMap(group => group.choices.map(({ id }) => id)).filter(id => chosen.has(id)),
          })
        }
        words={text.choosing}
        testId="choose-indicators"
      />
      <IndicatorSets
        now={[...indicators]}
        known={known}
        ready={sets}
        onTake={indicators => onChoice({ ...choice, indicators })}
        testId="compare-sets"
      />
      {choice.indicators !== null && (
        <button type="button" className="quiet" onClick={() => onChoice({ ...choice, indicators: null })}>
          {text.compare.onlyTotals}
        </button>
      )}
      <span className="year-toggles">
        {choices.years.map(year => (
          <button
            type="button"
            key={year}
            aria-pressed={chosenYears.has(year)}
            data-testid={`year-${year}`}
            onClick={() => toggleYear(year)}
          >
            {year}
          </button>
        ))}
      </span>
      <label className="tool">
        {text.compare.change}
        <select
          value={changes}
          data-testid="choose-changes"
          onChange={event => onChanges(event.target.value as Changes)}
        >
          <option value="last">{text.compare.changeKinds.last}</option>
          <option value="each">{text.compare.changeKinds.each}</option>
          <option value="none">{text.compare.changeKinds.none}</option>
          {pairs(years).map(pair => (
            <option key={pair} value={pair}>
              {pair.replace('-', ' → ')}
            </option>
          ))}
        </select>
      </label>
      <label className="tool">
        <input
          type="checkbox"
          data-testid="only-stated"
          checked={choice.onlyStated}
          onChange={event => onChoice({ ...choice, onlyStated: event.target.checked })}
        />
        {text.compare.onlyStated}
      </label>
    </>
  )
}

function pairs(years: readonly number[]): readonly `${number}-${number}`[] {
  return years.flatMap((to, at) => years.slice(0, at).map(from => `${from}-${to}` as const)).reverse()
}
