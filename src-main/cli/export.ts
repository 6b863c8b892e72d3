import { readFileSync } from 'node:fs'
import { Failure } from '#shared/contract/errors.ts'
import type { Forms } from '#shared/domain/forms.ts'
import { type Recipe, USUAL_RECIPE } from '#shared/domain/recipe.ts'
import { exportDataSet } from '../api/data-sets.ts'
import { readRecipe } from '../api/recipes.ts'
import { formsIn } from '../api/study-forms.ts'
import type { Store } from '../store/open.ts'
import type { Arguments } from './arguments.ts'
import type { Output } from './output.ts'

/** Write what a recipe asks for into a folder, and say which files. An interrupt (Ctrl C) leaves none behind. */
export async function runExport(
  store: Store,
  forms: Forms,
  { recipe, out, language, json }: Pick<Arguments, 'recipe' | 'out' | 'language' | 'json'>,
  output: Output,
): Promise<void> {
  let cancelled = false
  process.once('SIGINT', () => {
    cancelled = true
  })
  const wanted = recipe === '' ? { ...USUAL_RECIPE, language } : recipeIn(recipe)
  const done = await exportDataSet(store, formsIn(store, forms), wanted, out, {
    hear: showProgress,
    isCancelled: () => cancelled,
  })
  if (json) await output.print(`${JSON.stringify(done)}\n`)
  else {
    const said =
      language === 'zh'
        ? `写好 ${done.reports} 份报告，${done.rows} 行，研究指纹 ${done.fingerprint.slice(0, 16)}：`
        : `Wrote ${done.reports} reports, ${done.rows} rows, study fingerprint ${done.fingerprint.slice(0, 16)}:`
    await output.print(`${[said, ...done.files].join('\n')}\n`)
  }
}

function recipeIn(path: string): Recipe {
  let json: string
  try {
    json = readFileSync(path, 'utf8')
  } catch (refused) {
    if (!(refused instanceof Error)) throw refused
    throw new Failure({ code: 'path/unreadable', path, why: refused.message.split(', ')[0] ?? refused.message })
  }
  return readRecipe(json)
}

function showProgress(done: number, of: number): void {
  if (!process.stderr.isTTY || (done % 50 !== 0 && done !== of)) return
  process.stderr.write(done === of ? '\r\x1b[K' : `\r${done}/${of}   `)
}
