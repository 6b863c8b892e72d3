import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { importFiles } from '../../src-main/import/import-files.ts'
import { PARSER_VERSION } from '../../src-main/parse/parse-report.ts'
import { closeStudy, openStudy } from '../../src-main/store/open.ts'
import { temporaryFolder } from '../store/made.ts'
import { meansOf } from './means.ts'
import { writtenReport } from './written-report.ts'

const FILES = 120
const KILLS = 4

it('goes on after being killed at any moment: what was saved is whole, the rest is read again', {
  timeout: 60_000,
}, async () => {
  const folder = temporaryFolder()
  const study = join(temporaryFolder(), 'a.nianbao')
  for (let nth = 0; nth < FILES; nth += 1) {
    writeFileSync(join(folder, `${nth}.txt`), writtenReport(`第${nth}县民政局`, 2016, String(nth)))
  }
  for (let kill = 0; kill < KILLS; kill += 1) {
    const child = spawn(process.execPath, ['src-main/cli.ts', 'import', folder, '--study', study, '--json'])
    await grown(`${study}-wal`, (kill + 1) * 200_000, () => child.exitCode !== null)
    child.kill('SIGKILL')
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')

    const store = await openStudy(study, { create: true })
    const torn = store.database
      .prepare('SELECT r.id FROM report r WHERE (SELECT count(*) FROM observation o WHERE o.report_id = r.id) <> 58')
      .all()
    expect(torn).toEqual([])
    expect(store.database.pragma('integrity_check', { simple: true })).toBe('ok')
    expect(store.database.pragma('foreign_key_check')).toEqual([])
    closeStudy(store)
  }
  const store = await openStudy(study, { create: true })
  const { imported, known } = await importFiles(1, [folder], meansOf(store, { parserVersion: PARSER_VERSION }).means)
  expect(imported + known).toBe(FILES)
  expect(Math.min(imported, known)).toBeGreaterThan(0)
  expect(store.database.prepare('SELECT count(*) FROM observation').pluck().get()).toBe(FILES * 58)
  closeStudy(store)
})

/** Wait until a file has so many bytes, so that the kill comes in the middle of the work on any machine. */
async function grown(path: string, bytes: number, isOver: () => boolean): Promise<void> {
  while (!isOver() && (statSync(path, { throwIfNoEntry: false })?.size ?? 0) < bytes) await wait(3)
}
