import { Failure } from '#shared/contract/errors.ts'
import { DATA_FORMATS, PROGRAMS, type Recipe, SHAPES, USUAL_RECIPE } from '#shared/domain/recipe.ts'
import type { Wording } from '#shared/domain/wording.ts'

type Reader = { readonly wanted: Wording; readonly fits: (found: unknown) => boolean }

const YES_OR_NO: Reader = { wanted: { zh: 'true 或 false', en: 'true or false' }, fits: is('boolean') }
const NAMES: Reader = {
  wanted: { zh: '文字的列表，空列表是全部', en: 'a list of texts, empty for all' },
  fits: found => Array.isArray(found) && found.every(is('string')),
}

/** What each part of a recipe may be. */
const PARTS: Readonly<Record<keyof Recipe, Reader>> = {
  recipe: oneOf('nianbao-export'),
  version: { wanted: { zh: '1', en: '1' }, fits: found => found === 1 },
  shapes: someOf(SHAPES),
  formats: someOf(DATA_FORMATS),
  programs: someOf(PROGRAMS),
  codebook: YES_OR_NO,
  values: oneOf('corrected', 'raw'),
  evidence: YES_OR_NO,
  prose: YES_OR_NO,
  ownRows: YES_OR_NO,
  personal: YES_OR_NO,
  language: oneOf('zh', 'en'),
  reports: oneOf('standing', 'all'),
  organisations: NAMES,
  years: {
    wanted: { zh: '年份的列表，空列表是全部', en: 'a list of years, empty for all' },
    fits: found => Array.isArray(found) && found.every(year => Number.isInteger(year) && year >= 1900 && year <= 2200),
  },
  indicators: NAMES,
}

/**
 * Read a recipe from JSON. What it leaves out is as usual; what it does not say right is refused, never passed over.
 *
 * @throws Failure `recipe/unreadable` when it is no JSON, `recipe/not-one` when it does not call itself a recipe,
 *                 `recipe/unknown-part`, `recipe/bad-part`, `recipe/nothing` when it asks for no file at all.
 */
export function readRecipe(json: string): Recipe {
  const found = parsed(json)
  if (typeof found !== 'object' || found === null || Array.isArray(found) || !('recipe' in found)) {
    throw new Failure({ code: 'recipe/not-one' })
  }
  for (const [part, said] of Object.entries(found)) {
    if (!isPart(part)) throw new Failure({ code: 'recipe/unknown-part', part, known: Object.keys(PARTS) })
    const { fits, wanted } = PARTS[part]
    if (!fits(said)) throw new Failure({ code: 'recipe/bad-part', part, found: JSON.stringify(said), wanted })
  }
  // every part was looked at above
  const recipe = { ...USUAL_RECIPE, ...found } as Recipe
  const hasData = recipe.shapes.length > 0 && recipe.formats.length > 0
  if (!hasData && !recipe.codebook) throw new Failure({ code: 'recipe/nothing' })
  return recipe
}

/** A recipe as it is kept: its parts in one order, so that the same recipe is the same text. */
export function recipeText(recipe: Recipe): string {
  const parts = Object.keys(PARTS).filter(isPart)
  return `${JSON.stringify(Object.fromEntries(parts.map(part => [part, recipe[part]])), null, 2)}\n`
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json.replace(/^\ufeff/, ''))
  } catch (broken) {
    throw new Failure({ code: 'recipe/unreadable', why: broken instanceof Error ? broken.message : String(broken) })
  }
}

function isPart(name: string): name is keyof Recipe {
  return Object.hasOwn(PARTS, name)
}

function is(type: 'boolean' | 'string'): (found: unknown) => boolean {
  return found => typeof found === type
}

function oneOf(...choices: readonly string[]): Reader {
  const names = choices.map(choice => `"${choice}"`)
  return {
    wanted: { zh: names.join(' 或 '), en: names.join(' or ') },
    fits: found => choices.some(choice => choice === found),
  }
}

function someOf(choices: readonly string[]): Reader {
  const names = choices.map(choice => `"${choice}"`).join(', ')
  return {
    wanted: { zh: `列表，其中只能有 ${names}`, en: `a list of any of ${names}` },
    fits: found => Array.isArray(found) && found.every(one => choices.some(choice => choice === one)),
  }
}
