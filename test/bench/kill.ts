import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isDeepStrictEqual, parseArgs } from 'node:util'
import { closeStudy, openStudy } from '../../src-main/store/open.ts'
import { makeCorpus, PLAIN_MIX } from '../corpus/make-corpus.ts'
import { randomFrom } from '../corpus/random.ts'
import { dump, isSound } from '../import/dump.ts'
import { importAndKill, importWhole } from '../import/killing.ts'

/** Kills of one study before it is finished and held against the one left alone. */
const KILLS_OF_ONE = 10

/**
 * Kill imports at random moments and hold what comes of them in the end against an import that was left alone.
 *
 * @returns Exit code: 1 when a study differs or does not hold together.
 */
export async function benchKill(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: { count: { type: 'string', default: '100' }, seed: { type: 'string', default: '1' } },
  })
  const [kills, seed] = [Number(values.count), Number(values.seed)]
  const folder = mkdtempSync(join(tmpdir(), 'nianbao-kill-'))
  const random = randomFrom(seed)
  const bad: string[] = []
  let inTheMidst = 0
  try {
    makeCorpus(folder, 600, seed, PLAIN_MIX)
    const reports = join(folder, 'reports')
    const left = join(folder, 'left.nianbao')
    const began = performance.now()
    await importWhole(reports, left)
    const whole = performance.now() - began
    for (let at = 0; at < kills; at += KILLS_OF_ONE) {
      const study = join(folder, `${at}.nianbao`)
      for (let kill = at; kill < Math.min(at + KILLS_OF_ONE, kills); kill += 1) {
        // Each goes on from the last: half of what is left on average, so that the later ones still find work.
        if (await importAndKill(reports, study, random.whole(0, whole / 3))) inTheMidst += 1
        if (!(await isSoundAt(study))) bad.push(`kill ${kill}: the study does not hold together`)
      }
      await importWhole(reports, study)
      if (!(await areSame(left, study))) bad.push(`after kill ${at + KILLS_OF_ONE}: the study differs`)
      process.stdout.write(
        `${Math.min(at + KILLS_OF_ONE, kills)} kills, ${inTheMidst} in the midst, ${bad.length} bad\n`,
      )
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  for (const line of bad) process.stdout.write(`${line}\n`)
  return bad.length === 0 ? 0 : 1
}

async function isSoundAt(path: string): Promise<boolean> {
  const store = await openStudy(path, { create: true })
  const sound = isSound(store)
  closeStudy(store)
  return sound
}

async function areSame(a: string, b: string): Promise<boolean> {
  const [one, two] = [await openStudy(a, { create: false }), await openStudy(b, { create: false })]
  const same = isDeepStrictEqual(dump(one), dump(two))
  closeStudy(one)
  closeStudy(two)
  return same
}
