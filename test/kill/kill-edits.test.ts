import { expect, it } from 'vitest'
import { randomFrom } from '../corpus/random.ts'
import { temporaryFolder } from '../store/made.ts'
import { DEEDS, type DeedName } from './deeds.ts'
import { actAndKill, makeStudy, troubleIn } from './killing.ts'

const KILLS = 20
/** Of a study that is open; a correction takes some milliseconds. */
const AT_MOST = { acknowledged: 25, milliseconds: 20 }

it('has every acknowledged step after being killed at any moments', { timeout: 180_000 }, async () => {
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
  for (const deed of Object.keys(DEEDS)) expect(done.get(deed), deed).toBeGreaterThan(2)
})
