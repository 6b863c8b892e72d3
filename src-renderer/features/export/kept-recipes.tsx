import { useState } from 'react'
import type { Recipe } from '#shared/domain/recipe.ts'
import { useText } from '../../text/language.tsx'

type Props = {
  readonly kept: readonly { readonly name: string; readonly recipe: Recipe }[]
  readonly onTake: (recipe: Recipe) => void
  readonly onKeep: (name: string) => void
  readonly onDrop: (name: string) => void
}

/** Recipes kept in the study by name: taken up, kept anew, dropped. */
export function KeptRecipes({ kept, onTake, onKeep, onDrop }: Props) {
  const words = useText().taking
  const [name, setName] = useState('')
  const keep = () => {
    if (name.trim() === '') return
    onKeep(name)
    setName('')
  }
  return (
    <div>
      {kept.map(one => (
        <span key={one.name} className="kept-recipe">
          <button type="button" data-testid="recipe-take" onClick={() => onTake(one.recipe)}>
            {one.name}
          </button>
          <button
            type="button"
            className="quiet"
            aria-label={words.drop(one.name)}
            title={words.drop(one.name)}
            onClick={() => onDrop(one.name)}
          >
            ×
          </button>
        </span>
      ))}
      <input
        type="text"
        data-testid="recipe-name"
        placeholder={words.recipeName}
        aria-label={words.recipeName}
        value={name}
        onChange={event => setName(event.target.value)}
        onKeyDown={event => {
          if (event.key === 'Enter' && !event.nativeEvent.isComposing) keep()
        }}
      />
      <button type="button" data-testid="recipe-keep" disabled={name.trim() === ''} onClick={keep}>
        {words.keep}
      </button>
    </div>
  )
}
