import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { randomFrom } from '../corpus/random.ts'
import { DEEDS, type DeedName } from '../kill/deeds.ts'
import { actAndKill, makeStudy, troubleIn } from '../kill/killing.ts'

/** Kills of one study before the next begins: its history grows with each. */
const KILLS_OF_ONE = 25
const AT_MOST = { acknowledged: 30, milliseconds: 60 }

/**
 * Kill the engine at random moments while corrections, choices and the like run, and see that what was acknowledged
 * is there and that the study holds together.
 *
 * @returns Exit code: 1 when something acknowledged is missing.
 */
export async function benchKillEdits(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { count: { type: 'string', default: '200' }, seed: { type: 'string', default: '1' } },
  })
  const deeds = (positionals.length > 0 ? positionals : Object.keys(DEEDS)) as DeedName[]
  const unknown = deeds.filter(deed => !Object.hasOwn(DEEDS, deed))
  if (unknown.length > 0) throw new Error(`no such deed: ${unknown}; there are ${Object.keys(DEEDS)}`)
  const [kills, random] = [Number(values.count), randomFrom(Number(values.seed))]
  let [acknowledged, bad] = [0, 0]
  for (let kill = 0; kill < kills; ) {
    const folder = mkdtempSync(join(tmpdir(), 'nianbao-kill-'))
    try {
      const study = await makeStudy(folder)
      for (const until = Math.min(kill + KILLS_OF_ONE, kills); kill < until; kill += 1) {
        const after = {
          acknowledged: random.whole(0, AT_MOST.acknowledged),
          milliseconds: random.whole(0, AT_MOST.milliseconds),
        }
        const told = await actAndKill(study, deeds, random.whole(0, 1_000_000), after)
        acknowledged += told.length
        const trouble = await troubleIn(study, told)
        bad += trouble.length
        for (const says of trouble) process.stdout.write(`kill ${kill}: ${says}\n`)
      }
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
    process.stdout.write(`${kill} kills, ${acknowledged} acknowledged, ${bad} bad\n`)
  }
  return bad === 0 ? 0 : 1
}
