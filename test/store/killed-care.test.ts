import { expect, it } from 'vitest'
import { randomFrom } from '../corpus/random.ts'
import { killOnce, makeStudies } from './killing-care.ts'
import { temporaryFolder } from './made.ts'

const KILLS = 10

it('loses no acknowledged correction, killed at any moment of backing up, restoring, merging and migrating', {
  timeout: 300_000,
}, async () => {
  const folder = temporaryFolder()
  await makeStudies(folder)
  const random = randomFrom(5)
  const acknowledged = new Set<string>()
  for (let round = 1; round <= KILLS; round += 1) {
    expect((await killOnce(folder, round, random, acknowledged)).bad, `kill ${round}`).toEqual([])
  }
  expect(acknowledged.size).toBeGreaterThan(KILLS)
})
