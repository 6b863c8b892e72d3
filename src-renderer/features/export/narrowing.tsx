import type { Recipe } from '#shared/domain/recipe.ts'
import { useComparisonChoices } from '../../state/comparison.ts'
import { useIndicatorChoices } from '../../state/indicator-choices.ts'
import { useText } from '../../text/language.tsx'
import { Choose } from '../../ui/choose.tsx'

type Props = { readonly recipe: Recipe; readonly set: (part: Partial<Recipe>) => void }

/** Which reports and indicators; all of them while nothing is chosen. */
export function Narrowing({ recipe, set }: Props) {
  const text = useText()
  const words = text.taking
  const choices = useComparisonChoices()
  const groups = useIndicatorChoices()
  const names = choices?.organisations.map(({ name }) => name) ?? []
  const ids = groups.flatMap(group => group.choices.map(({ id }) => id))
  /** All is the same as none: what comes in later is in it too. */
  const narrowed = (all: readonly string[], chosen: ReadonlySet<string>) =>
    chosen.size === all.length ? [] : all.filter(one => chosen.has(one))
  const chosenOf = (all: readonly string[], some: readonly string[]) => new Set(some.length === 0 ? all : some)
  return (
    <>
      <h2>{words.reports}</h2>
      <div>
        <select
          aria-label={words.reports}
          data-testid="export-reports"
          value={recipe.reports}
          onChange={event => set({ reports: event.target.value === 'all' ? 'all' : 'standing' })}
        >
          <option value="standing">{words.reportNames.standing}</option>
          <option value="all">{words.reportNames.all}</option>
        </select>
        <Choose
          label={words.bodies(recipe.organisations.length)}
          groups={[{ title: '', choices: names.map(name => ({ id: name, label: name })) }]}
          chosen={chosenOf(names, recipe.organisations)}
          onChoose={chosen => set({ organisations: narrowed(names, chosen) })}
          words={text.choosing}
          testId="export-bodies"
        />
        <Choose
          label={words.indicators(recipe.indicators.length)}
          groups={groups}
          chosen={chosenOf(ids, recipe.indicators)}
          onChoose={chosen => set({ indicators: narrowed(ids, chosen) })}
          words={text.choosing}
          testId="export-indicators"
        />
      </div>
      <h2>{words.years}</h2>
      <div>
        {(choices?.years ?? []).map(year => {
          const isOn = recipe.years.length === 0 || recipe.years.includes(year)
          const all = choices?.years ?? []
          const others = all.filter(
            each => (recipe.years.length === 0 || recipe.years.includes(each)) !== (each === year),
          )
          return (
            <button
              type="button"
              key={year}
              aria-pressed={isOn}
              data-testid={`export-year-${year}`}
              onClick={() => set({ years: others.length === all.length ? [] : others })}
            >
              {year}
            </button>
          )
        })}
      </div>
    </>
  )
}
