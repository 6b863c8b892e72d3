import type { Recipe } from '#shared/domain/recipe.ts'
import type { Store } from './open.ts'
import { prepared } from './statements.ts'

/** A recipe that is kept in the study under a name. */
export type KeptRecipe = { readonly name: string; readonly recipe: Recipe }

/** The recipes kept in the study, by name. */
export function keptRecipes(store: Store): readonly KeptRecipe[] {
  return prepared<[], { name: string; recipe: string }>(store, 'SELECT name, recipe FROM export_recipe ORDER BY name')
    .all()
    .map(({ name, recipe }) => ({ name, recipe: JSON.parse(recipe) as Recipe }))
}

/** Keep a recipe in place of one of the same name. */
export function keepRecipe(store: Store, name: string, recipe: string): void {
  prepared<[string, string]>(
    store,
    `INSERT INTO export_recipe (name, recipe) VALUES (?, ?)
     ON CONFLICT (name) DO UPDATE SET recipe = excluded.recipe`,
  ).run(name, recipe)
}

export function dropRecipe(store: Store, name: string): void {
  prepared<[string]>(store, 'DELETE FROM export_recipe WHERE name = ?').run(name)
}
