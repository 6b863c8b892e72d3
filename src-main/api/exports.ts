import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Handlers } from '#shared/contract/api.ts'
import { Failure, toAppError } from '#shared/contract/errors.ts'
import { safeFileName } from '../export/table/file-name.ts'
import type { Store } from '../store/open.ts'
import { dropRecipe, keepRecipe, keptRecipes } from '../store/recipes.ts'
import { allOrNothing } from '../store/statements.ts'
import { studyName } from '../store/summary.ts'
import { exportDataSet } from './data-sets.ts'
import { readRecipe, recipeText } from './recipes.ts'
import { openStore, type Session } from './session.ts'
import { formsIn } from './study-forms.ts'

/** Progress is told this often, in milliseconds. */
const TELL = 200

type ExportCalls = 'export.start' | 'export.cancel' | 'recipe.all' | 'recipe.keep' | 'recipe.drop'

/** Data sets by a recipe, and the recipes kept in the study. One export at a time; its progress is announced. */
export function exportHandlers(session: Session): Pick<Handlers, ExportCalls> {
  const { means } = session
  let running: { isCancelled: boolean } | null = null

  return {
    'export.start': ({ recipe, folder }) => {
      const store = openStore(session)
      if (running) throw new Failure({ code: 'export/running' })
      const wanted = readRecipe(JSON.stringify(recipe))
      const mine = { isCancelled: false }
      running = mine
      let toldAt = 0
      const hear = (done: number, of: number) => {
        if (performance.now() - toldAt < TELL && done !== of) return
        toldAt = performance.now()
        means.announce('export.progress', { done, of })
      }
      const watch = { hear, isCancelled: () => mine.isCancelled }
      // Not awaited: the call returns at once, the work is announced.
      void Promise.resolve()
        .then(() => exportDataSet(store, formsIn(store, means.forms), wanted, ownFolder(store, folder), watch))
        .then(
          done => means.announce('export.done', { done, error: null }),
          (thrown: unknown) => {
            if (!(thrown instanceof Failure)) means.log(thrown)
            means.announce('export.done', { done: null, error: toAppError(thrown) })
          },
        )
        .finally(() => {
          running = null
        })
      return {}
    },
    'export.cancel': () => {
      if (running) running.isCancelled = true
      return {}
    },
    'recipe.all': () => keptRecipes(openStore(session)),
    'recipe.keep': ({ name, recipe }) => {
      const store = openStore(session)
      const text = recipeText(readRecipe(JSON.stringify(recipe)))
      allOrNothing(store, () => keepRecipe(store, name.trim(), text))
      return keptRecipes(store)
    },
    'recipe.drop': ({ name }) => {
      const store = openStore(session)
      allOrNothing(store, () => dropRecipe(store, name))
      return keptRecipes(store)
    },
  }
}

/** A folder of its own within the one chosen, or that itself where an export was written to it before. */
function ownFolder(store: Store, chosen: string): string {
  if (existsSync(join(chosen, 'recipe.json'))) return resolve(chosen)
  return resolve(chosen, safeFileName(`${studyName(store)} 数据集`))
}
