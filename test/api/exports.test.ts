import { existsSync, mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, vi } from 'vitest'
import { USUAL_RECIPE } from '#shared/domain/recipe.ts'
import { desk, importInto } from './desk.ts'

vi.setConfig({ testTimeout: 60_000 })

type Desk = Awaited<ReturnType<typeof desk>>

async function study(): Promise<Desk> {
  const one = await desk()
  await importInto(one, [
    ['甲县民政局', 2016, '3'],
    ['乙县民政局', 2016, '4'],
  ])
  return one
}
const ended = ({ told }: Desk) =>
  vi.waitUntil(() => told.find(({ name }) => name === 'export.done')?.news, { timeout: 30_000 })

it('an export goes into a folder named after the study, tells how far it is, and does not keep others waiting', async () => {
  const one = await study()
  const out = join(one.folder, '写到')
  mkdirSync(out)
  await one.handlers['export.start']({ recipe: USUAL_RECIPE, folder: out })
  expect(() => one.handlers['export.start']({ recipe: USUAL_RECIPE, folder: out })).toThrow('export/running')
  expect(await one.handlers['study.summary']({})).toMatchObject({ reports: 2 })
  expect(await ended(one)).toMatchObject({ done: { folder: join(out, '研究 数据集'), reports: 2 }, error: null })
  expect(one.told).toContainEqual({ name: 'export.progress', news: { done: 2, of: 2 } })
  expect(readdirSync(join(out, '研究 数据集'))).toEqual(expect.arrayContaining(['long.csv', 'codebook.xlsx']))
  expect(one.bugs).toEqual([])
  one.told.length = 0
  await one.handlers['export.start']({ recipe: USUAL_RECIPE, folder: join(out, '研究 数据集') })
  expect(await ended(one)).toMatchObject({ done: { folder: join(out, '研究 数据集') } })
})

it('cancelled, it says so and leaves nothing', async () => {
  const one = await study()
  void one.handlers['export.start']({ recipe: USUAL_RECIPE, folder: one.folder })
  // at once: two reports are written sooner than anybody could change their mind
  void one.handlers['export.cancel']({})
  expect(await ended(one)).toMatchObject({ done: null, error: { code: 'export/cancelled' } })
  expect(existsSync(join(one.folder, '研究 数据集', 'long.csv'))).toBe(false)
})

it('a recipe that is none is refused before anything is written', async () => {
  const one = await study()
  const recipe = { ...USUAL_RECIPE, values: 'both' } as never
  expect(() => one.handlers['export.start']({ recipe, folder: one.folder })).toThrow('recipe/bad-part')
  expect(() => one.handlers['recipe.keep']({ name: '论文', recipe })).toThrow('recipe/bad-part')
})

it('recipes are kept by name, replaced, dropped, and come over with another study', async () => {
  const [one, other] = [await study(), await study()]
  const long = { ...USUAL_RECIPE, shapes: ['long' as const] }
  await one.handlers['recipe.keep']({ name: ' 论文 ', recipe: USUAL_RECIPE })
  expect(await one.handlers['recipe.keep']({ name: '论文', recipe: long })).toEqual([{ name: '论文', recipe: long }])
  await other.handlers['recipe.keep']({ name: '论文', recipe: USUAL_RECIPE })
  await other.handlers['recipe.keep']({ name: '复核', recipe: USUAL_RECIPE })
  const copy = join(other.folder, '对方.nianbao')
  await other.handlers['study.saveCopy']({ path: copy })
  await one.handlers['merge.start']({ path: copy, decisions: {} })
  expect(await one.handlers['recipe.all']({})).toEqual([
    { name: '复核', recipe: USUAL_RECIPE },
    { name: '论文', recipe: long },
  ])
  expect(await one.handlers['recipe.drop']({ name: '复核' })).toHaveLength(1)
})
