import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { importFiles } from '../../src-main/import/import-files.ts'
import { openPool } from '../../src-main/import/pool.ts'
import { randomFrom } from '../corpus/random.ts'
import { newStudy, temporaryFolder } from '../store/made.ts'
import { isSound } from './dump.ts'
import { meansOf } from './means.ts'
import { mutate } from './mutate.ts'
import { seeds } from './seeds.ts'

const FILES = 300

it('explains every one of some hundred broken and hostile files, and stays whole', { timeout: 180_000 }, async () => {
  const folder = temporaryFolder()
  const from = seeds()
  for (let nth = 0; nth < FILES; nth += 1) {
    const { name, bytes } = mutate(from, nth, randomFrom(7_000 + nth))
    writeFileSync(join(folder, name), bytes)
  }
  const store = await newStudy()
  const { means, outcomes } = meansOf(store, {
    openReaders: start => openPool(start, { size: 2, seconds: 20, megabytes: 320 }),
  })
  const summary = await importFiles(1, [folder], means)
  expect(summary.cancelled).toBe(false)
  const told = new Set(outcomes.map(({ path }) => path.slice(folder.length + 1, folder.length + 6)))
  expect(told.size).toBe(FILES)
  const unexplained = outcomes.flatMap(outcome =>
    outcome.kind === 'failed' && ['internal', 'file/too-slow', 'file/broke-reader'].includes(outcome.code)
      ? [`${outcome.path.slice(folder.length)}: ${outcome.says.en}`]
      : [],
  )
  expect(unexplained).toEqual([])
  expect(isSound(store)).toBe(true)
})
