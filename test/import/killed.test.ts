import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { closeStudy, openStudy } from '../../src-main/store/open.ts'
import { randomFrom } from '../corpus/random.ts'
import { temporaryFolder } from '../store/made.ts'
import { dump, isSound } from './dump.ts'
import { importAndKill, importWhole } from './killing.ts'
import { writtenReport } from './written-report.ts'

const FILES = 400
const KILLS = 10

it('comes to the same study after being killed at any moments as when left alone', { timeout: 120_000 }, async () => {
  const folder = temporaryFolder()
  for (let nth = 0; nth < FILES; nth += 1) {
    writeFileSync(join(folder, `${nth}.txt`), writtenReport(`第${nth % 300}县民政局`, 2016, String(nth)))
  }
  const [left, killed] = [join(temporaryFolder(), 'a.nianbao'), join(temporaryFolder(), 'b.nianbao')]
  const random = randomFrom(11)
  let inTheMidst = 0
  let kept = 0
  for (let kill = 0; kill < KILLS; kill += 1) {
    if (await importAndKill(folder, killed, random.whole(0, 450))) inTheMidst += 1
    const store = await openStudy(killed, { create: true })
    expect(isSound(store)).toBe(true)
    const torn = store.database
      .prepare('SELECT r.id FROM report r WHERE (SELECT count(*) FROM observation o WHERE o.report_id = r.id) <> 58')
      .all()
    expect(torn).toEqual([])
    const now = store.database.prepare<[], number>('SELECT count(*) FROM report').pluck().get() ?? 0
    expect(now).toBeGreaterThanOrEqual(kept)
    kept = now
    closeStudy(store)
  }
  expect(inTheMidst).toBeGreaterThan(2)
  await importWhole(folder, killed)
  await importWhole(folder, left)
  const [one, two] = [await openStudy(killed, { create: false }), await openStudy(left, { create: false })]
  expect(dump(one)).toEqual(dump(two))
  closeStudy(one)
  closeStudy(two)
})
