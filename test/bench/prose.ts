import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import type { Handlers } from '#shared/contract/api.ts'
import type { TakenSort } from '#shared/domain/taken-over.ts'
import { backupEnds } from './calm.ts'
import { makeProseStudy } from './prose-study.ts'
import { watchStandingStill } from './standing-still.ts'

/** Seconds for the largest; milliseconds the engine may stand still; how much more time a report may take among many. */
const [MOST, STILL, GROWTH] = [60, 50, 1.5]
const SIZES = [10_000, 20_000, 50_000]
const SORTS: readonly TakenSort[] = ['organisation', 'again', 'elsewhere']

/**
 * What the reports of a study took over from one another, for studies of three sizes: from stored texts alone, and once
 * more when nothing is to be read.
 *
 * @returns  Whether all aims are reached.
 */
export async function benchProse(handlers: Handlers, folder: string, ended: () => boolean): Promise<boolean> {
  // Of the processor: by the clock, other programs at work would count too.
  const took: number[] = []
  let isWell = true
  for (const size of SIZES) {
    const path = join(folder, `prose-${size}.nianbao`)
    await makeProseStudy(path, size)
    await handlers['study.open']({ path, create: false })
    await backupEnds(path)
    const first = await measured(handlers, ended)
    const again = await measured(handlers, ended)
    took.push(first.processor)
    console.log(
      `prose of ${size} reports: ${first.seconds.toFixed(1)} s by the clock, ${first.processor.toFixed(1)} of the processor; ` +
        `once more ${again.seconds.toFixed(1)} and ${again.processor.toFixed(1)}; ` +
        `longest turn ${Math.max(first.own, again.own).toFixed(0)} ms of its own, ${Math.max(first.most, again.most).toFixed(0)} by the clock; ` +
        `memory ${(process.memoryUsage().rss / 1e6).toFixed(0)} MB`,
    )
    isWell &&= Math.max(first.own, again.own) <= STILL
    console.log(`  ${await pages(handlers)}`)
    for (const end of ['', '-wal', '-shm']) rmSync(path + end, { force: true })
    rmSync(path.replace(/\.nianbao$/, '-备份'), { recursive: true, force: true })
  }
  const each = took.map((seconds, at) => (1_000 * seconds) / SIZES[at]!)
  const growth = each.at(-1)! / each[0]!
  console.log(
    `prose: ${each.map((ms, at) => `${ms.toFixed(2)} ms a report of ${SIZES[at]}`).join(', ')}: ` +
      `${growth.toFixed(2)} times as long a report (aim ${GROWTH}); ${took.at(-1)!.toFixed(1)} s for all (aim ${MOST})`,
  )
  return isWell && growth <= GROWTH && took.at(-1)! <= MOST
}

async function measured(handlers: Handlers, ended: () => boolean) {
  const still = watchStandingStill()
  const [began, spent] = [performance.now(), process.cpuUsage()]
  await handlers['taken.start']({})
  while (!ended()) await setTimeout(20)
  const { user, system } = process.cpuUsage(spent)
  return { seconds: (performance.now() - began) / 1_000, processor: (user + system) / 1e6, ...still() }
}

/** What the window asks for then. */
async function pages(handlers: Handlers): Promise<string> {
  const asked = { search: '', year: null, descending: true, offset: 0, limit: 100 }
  const times: string[] = []
  const time = async (name: string, ask: () => unknown) => {
    const began = performance.now()
    await ask()
    times.push(`${name} ${(performance.now() - began).toFixed(0)} ms`)
  }
  for (const sort of SORTS) await time(`by ${sort}`, () => handlers['taken.page']({ ...asked, sort, part: null }))
  await time('one part', () => handlers['taken.page']({ ...asked, sort: 'again', part: 'problems' }))
  await time('found', () => handlers['taken.page']({ ...asked, sort: 'again', part: null, search: '99' }))
  await time('pairs', () => handlers['taken.alike']({ ...asked, kind: 'bodies' }))
  await time('pairs found', () => handlers['taken.alike']({ ...asked, kind: 'bodies', search: '99', year: 2020 }))
  await time('years', () => handlers['taken.years']({}))
  return times.join(', ')
}
