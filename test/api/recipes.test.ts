import { describe, expect, it } from 'vitest'
import { errorText } from '#shared/contract/error-text.ts'
import { Failure } from '#shared/contract/errors.ts'
import { USUAL_RECIPE } from '#shared/domain/recipe.ts'
import { readRecipe, recipeText } from '../../src-main/api/recipes.ts'

const HEAD = { recipe: 'nianbao-export', version: 1 }

function refusal(json: string): string {
  try {
    readRecipe(json)
  } catch (thrown) {
    if (thrown instanceof Failure) return errorText(thrown.error, 'zh')
    throw thrown
  }
  throw new Error('it was taken')
}

describe('a recipe', () => {
  it('comes back as it was kept, its parts in one order', () => {
    const recipe = { ...USUAL_RECIPE, years: [2016, 2017], evidence: true, shapes: ['wide' as const] }
    expect(readRecipe(recipeText(recipe))).toEqual(recipe)
    const turned = Object.fromEntries(Object.entries(recipe).reverse())
    expect(recipeText(readRecipe(JSON.stringify(turned)))).toBe(recipeText(recipe))
  })

  it('is as usual in what it leaves out', () => {
    expect(readRecipe(JSON.stringify({ ...HEAD, values: 'raw' }))).toEqual({ ...USUAL_RECIPE, values: 'raw' })
  })

  it.each([
    ['{"recipe"', '不是有效的 JSON'],
    ['[]', '不是导出方案'],
    ['{"version": 1}', '不是导出方案'],
    [JSON.stringify({ ...HEAD, version: 2 }), '"version" 写的是 2，应是1。'],
    [JSON.stringify({ ...HEAD, evidnce: true }), '不认识“evidnce”'],
    [JSON.stringify({ ...HEAD, evidence: 'yes' }), '"evidence" 写的是 "yes"，应是true 或 false。'],
    [JSON.stringify({ ...HEAD, shapes: ['tall'] }), '其中只能有 "long", "wide"'],
    [JSON.stringify({ ...HEAD, years: ['2016'] }), '年份的列表'],
    [JSON.stringify({ ...HEAD, organisations: '甲县' }), '文字的列表'],
    [JSON.stringify({ ...HEAD, values: 'both' }), '应是"corrected" 或 "raw"'],
    [JSON.stringify({ ...HEAD, shapes: [], codebook: false }), '什么也不要'],
  ])('%s is refused in words', (json, words) => expect(refusal(json)).toContain(words))
})
