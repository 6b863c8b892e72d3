import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { randomFrom } from '../corpus/random.ts'
import { temporaryFolder } from '../store/made.ts'
import { DEEDS, type DeedName } from './deeds.ts'
import { actAndKill, makeStudy, troubleIn } from './killing.ts'
import { makeOldStudy, openAndKill, troubleAfterMigration } from './migrating.ts'

const KILLS = 20
const MIGRATIONS = 5
const OLD_CORRECTIONS = 6_000
/** Of a study that is open; a correction takes some milliseconds. */
const AT_MOST = { acknowledged: 20, milliseconds: 20 }

it('carries every correction of version 1 over although it is killed while it does', { timeout: 300_000 }, async () => {
  const study = join(temporaryFolder(), '旧.nianbao')
  const old = join(temporaryFolder(), '旧.nianbao')
  await makeOldStudy(old, OLD_CORRECTIONS)
  const random = randomFrom(7)
  let inTheMidst = 0
  for (let kill = 0; kill < MIGRATIONS; kill += 1) {
    copyFileSync(old, study)
    if (await openAndKill(study, random.whole(0, 250))) inTheMidst += 1
    expect(await troubleAfterMigration(study, OLD_CORRECTIONS)).toEqual([])
  }
  expect(inTheMidst).toBeGreaterThan(0)
})

it('has every acknowledged step after being killed at any moments', { timeout: 300_000 }, async () => {
  const study = await makeStudy(temporaryFolder())
  const random = randomFrom(5)
  const done = new Map<string, number>()
  for (let kill = 0; kill < KILLS; kill += 1) {
    const after = {
      acknowledged: random.whole(0, AT_MOST.acknowledged),
      milliseconds: random.whole(0, AT_MOST.milliseconds),
    }
    const told = await actAndKill(study, Object.keys(DEEDS) as DeedName[], kill, after)
    expect(await troubleIn(study, told)).toEqual([])
    for (const { deed } of told) done.set(deed, (done.get(deed) ?? 0) + 1)
  }
  const never = Object.keys(DEEDS).filter(deed => !done.has(deed))
  expect(never).toEqual([])
  expect([...done.values()].reduce((sum, count) => sum + count, 0)).toBeGreaterThan(100)
})
