import { useQuery, useQueryClient } from '@tanstack/react-query'
import { DATA_FORMATS, PROGRAMS, type Recipe, SHAPES, USUAL_RECIPE } from '#shared/domain/recipe.ts'
import { call } from '../../api.ts'
import { useNotices } from '../../state/notice.tsx'
import { useLanguage, useText } from '../../text/language.tsx'
import { useKept } from '../../ui/kept.ts'
import { KeptRecipes } from './kept-recipes.tsx'
import { Narrowing } from './narrowing.tsx'

const RECIPES = ['study', 'recipes']
const FURTHER = ['evidence', 'prose', 'ownRows', 'personal'] as const

/** What to write, as a form; the same as a recipe that the command line runs. */
export function DataSets() {
  const text = useText()
  const language = useLanguage()
  const cache = useQueryClient()
  const { tellFailure } = useNotices()
  const [recipe, setRecipe] = useKept<Recipe>('export.recipe', { ...USUAL_RECIPE, language })
  const kept = useQuery({ queryKey: RECIPES, queryFn: () => call('recipe.all', {}) }).data ?? []
  const words = text.taking
  const set = (part: Partial<Recipe>) => setRecipe({ ...recipe, ...part })
  const keep = (change: Promise<typeof kept>) =>
    void change.then(all => cache.setQueryData(RECIPES, all)).catch(tellFailure)
  const start = async () => {
    const [folder] = await call('shell.choosePaths', { kind: 'destination' })
    if (folder !== undefined) await call('export.start', { recipe, folder })
  }
  const isEmpty = (recipe.shapes.length === 0 || recipe.formats.length === 0) && !recipe.codebook
  return (
    <div className="export-scroll">
      <div className="export-form">
        <h2>{words.what}</h2>
        <div>
          {SHAPES.map(one => (
            <Tick
              key={one}
              id={`shape-${one}`}
              label={words.shapes[one]}
              isOn={recipe.shapes.includes(one)}
              set={on => set({ shapes: toggled(SHAPES, recipe.shapes, one, on) })}
            />
          ))}
          <Tick id="codebook" label={words.codebook} isOn={recipe.codebook} set={codebook => set({ codebook })} />
        </div>
        <h2>{words.formats}</h2>
        <div>
          {DATA_FORMATS.map(one => (
            <Tick
              key={one}
              id={`format-${one}`}
              label={words.formatNames[one]}
              isOn={recipe.formats.includes(one)}
              set={on => set({ formats: toggled(DATA_FORMATS, recipe.formats, one, on) })}
            />
          ))}
        </div>
        <h2>{words.programs}</h2>
        <div>
          {PROGRAMS.map(one => (
            <Tick
              key={one}
              id={`program-${one}`}
              label={words.programNames[one]}
              isOn={recipe.programs.includes(one)}
              isDisabled={!recipe.formats.includes('csv')}
              set={on => set({ programs: toggled(PROGRAMS, recipe.programs, one, on) })}
            />
          ))}
        </div>
        <h2>{words.values}</h2>
        <div>
          {(['corrected', 'raw'] as const).map(one => (
            <label key={one} className="tick">
              <input
                type="radio"
                name="values"
                data-testid={`values-${one}`}
                checked={recipe.values === one}
                onChange={() => set({ values: one })}
              />
              {words.valueNames[one]}
            </label>
          ))}
        </div>
        <h2>{words.further}</h2>
        <div className="lines">
          {FURTHER.map(one => (
            <Tick
              key={one}
              id={one}
              label={words.furtherNames[one]}
              isOn={recipe[one]}
              set={on => set({ [one]: on })}
            />
          ))}
        </div>
        <Narrowing recipe={recipe} set={set} />
        <h2>{words.labels}</h2>
        <div>
          {(['zh', 'en'] as const).map(one => (
            <label key={one} className="tick">
              <input
                type="radio"
                name="labels"
                checked={recipe.language === one}
                onChange={() => set({ language: one })}
              />
              {words.labelNames[one]}
            </label>
          ))}
        </div>
        <h2>{words.recipes}</h2>
        <KeptRecipes
          kept={kept}
          onTake={setRecipe}
          onKeep={name => keep(call('recipe.keep', { name, recipe }))}
          onDrop={name => keep(call('recipe.drop', { name }))}
        />
        <span />
        <div className="export-act">
          <button
            type="button"
            className="primary"
            data-testid="export-start"
            disabled={isEmpty}
            onClick={() => void start().catch(tellFailure)}
          >
            {words.start}
          </button>
          <p className="muted small">{words.startHint}</p>
        </div>
      </div>
    </div>
  )
}

type TickProps = {
  readonly id: string
  readonly label: string
  readonly isOn: boolean
  readonly isDisabled?: boolean
  readonly set: (on: boolean) => void
}

function Tick({ id, label, isOn, isDisabled = false, set }: TickProps) {
  return (
    <label className="tick">
      <input
        type="checkbox"
        data-testid={id}
        checked={isOn}
        disabled={isDisabled}
        onChange={event => set(event.target.checked)}
      />
      {label}
    </label>
  )
}

/** In the order in which they are offered, so that the same choice is the same recipe. */
function toggled<One extends string>(
  all: readonly One[],
  chosen: readonly One[],
  one: One,
  on: boolean,
): readonly One[] {
  return all.filter(each => (each === one ? on : chosen.includes(each)))
}
