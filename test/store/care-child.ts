/**
 * Corrects, backs up, restores, merges and migrates studies without end, and says what it has been told is done, a line
 * each, until it is killed.
 */
import { copyFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { handlersOf } from '../../src-main/api/handlers.ts'
import { newSession, openStore } from '../../src-main/api/session.ts'
import { loadForms } from '../../src-main/forms.ts'
import { closeStudy, openStudy } from '../../src-main/store/open.ts'
import { randomFrom } from '../corpus/random.ts'

const [folder = '', round = '0', seed = '1'] = process.argv.slice(2)
const random = randomFrom(Number(seed) * 1_000 + Number(round))
const session = newSession({
  forms: loadForms(),
  announce: () => undefined,
  now: () => new Date().toISOString(),
  author: `round ${round}`,
  processName: 'test',
  log: bug => console.error(bug),
})
const handlers = handlersOf(session)

/** Straight to the pipe: nothing said is lost in a buffer when the process is killed. */
const say = (line: string) => void writeSync(1, `${line}\n`)

await handlers['study.open']({ path: join(folder, '研究.nianbao'), create: false })
const { observations, report } = await handlers['report.read']({ reportId: 1 })
say('ready')

async function correct(nth: number): Promise<void> {
  const { indicator } = observations[nth % observations.length] ?? { indicator: '' }
  const text = String(Number(round) * 100_000 + nth)
  await handlers['edit.make']({ reportId: report.id, indicator, text, reason: '', author: '' })
  say(`edit ${text}`)
}

async function restoreAndUndo(nth: number): Promise<void> {
  const backup = await handlers['backup.make']({})
  await correct(nth + 50_000)
  const { before } = await handlers['backup.restore']({ path: backup.path })
  await handlers['backup.restore']({ path: before?.path ?? '' })
  say('restored')
}

async function migrateOne(nth: number): Promise<void> {
  const path = join(folder, `旧 ${round}-${nth}.nianbao`)
  copyFileSync(join(folder, '第一版.nianbao'), path)
  say(`migrating ${path}`)
  closeStudy(await openStudy(path, { create: false }))
  say('migrated')
}

async function mergeOther(): Promise<void> {
  await handlers['merge.start']({ path: join(folder, `别人的 ${random.whole(1, 3)}.nianbao`), decisions: {} })
  say('merged')
}

for (let nth = 0; openStore(session).database.open; nth += 1) {
  await correct(nth)
  const what = random.whole(0, 9)
  if (what === 0) await handlers['backup.make']({})
  else if (what <= 2) await restoreAndUndo(nth)
  else if (what <= 4) await mergeOther()
  else if (what <= 6) await migrateOne(nth)
}
