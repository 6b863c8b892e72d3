import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { randomFrom } from '../corpus/random.ts'
import { killOnce, makeStudies } from '../store/killing-care.ts'

/** Kills in one folder: what was acknowledged in it must be there until its end. */
const KILLS_OF_ONE = 20

/**
 * Kill a process at random moments while it corrects, backs up, restores, merges and migrates studies.
 *
 * @returns Exit code: 1 when anything acknowledged is gone or a study does not hold together.
 */
export async function benchKillCare(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: { count: { type: 'string', default: '200' }, seed: { type: 'string', default: '1' } },
  })
  const [kills, random] = [Number(values.count), randomFrom(Number(values.seed))]
  const bad: string[] = []
  let said = 0
  for (let from = 1; from <= kills; from += KILLS_OF_ONE) {
    const folder = mkdtempSync(join(tmpdir(), 'nianbao-kill-care-'))
    const acknowledged = new Set<string>()
    try {
      await makeStudies(folder)
      for (let round = from; round < from + KILLS_OF_ONE && round <= kills; round += 1) {
        const killed = await killOnce(folder, round, random, acknowledged)
        const found = killed.bad.map(line => `kill ${round} (${killed.at}): ${line}`)
        for (const line of found) process.stdout.write(`${line}\n`)
        bad.push(...found)
      }
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
    said += acknowledged.size
    process.stdout.write(
      `${Math.min(from + KILLS_OF_ONE - 1, kills)} kills, ${said} corrections acknowledged, ${bad.length} bad\n`,
    )
  }
  return bad.length === 0 ? 0 : 1
}
