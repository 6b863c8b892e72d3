import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  openSync,
  readdirSync,
  readFileSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { expect, it, onTestFinished, vi } from 'vitest'
import { readMigrations } from '../../src-main/store/migrate.ts'
import { currentValues } from '../../src-main/store/observations.ts'
import { closeStudy, openStudy, sqliteVersion } from '../../src-main/store/open.ts'
import { madeReport, putReport, reading, temporaryFolder } from './made.ts'

// Each looks through whole files in threads of its own, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 60_000 })

const HOLDER = `${import.meta.dirname}/hold-study.ts`
const READER = `${import.meta.dirname}/open-read-only.ts`

async function madeStudy(folder: string, rows = 1): Promise<string> {
  const path = join(folder, '研究.nianbao')
  const store = await openStudy(path, { create: true })
  for (let nth = 0; nth < rows; nth += 1) {
    putReport(store, `r${nth}`, madeReport({ readings: [reading('req_received', String(nth))] }))
  }
  closeStudy(store)
  return path
}

it('leaves one file behind', async () => {
  const folder = temporaryFolder()
  await madeStudy(folder)
  expect(readdirSync(folder)).toEqual(['研究.nianbao'])
})

it.each<[string, (folder: string) => Promise<string> | string, string]>([
  ['nothing there', folder => join(folder, 'none.nianbao'), 'study/missing'],
  ['a folder', folder => folder, 'study/not-a-study'],
  ['a text file', folder => written(folder, '年报'), 'study/not-a-study'],
  ['an empty file', folder => written(folder, ''), 'study/not-a-study'],
  ['a database of something else', foreign, 'study/not-a-study'],
  ['a study cut in half', async folder => cut(await madeStudy(folder, 200)), 'study/damaged'],
  ['a study with a page overwritten', async folder => scratched(await madeStudy(folder, 200)), 'study/damaged'],
  ['a study of a later version', async folder => aged(await madeStudy(folder)), 'study/newer-than-app'],
])('%s is refused and left alone', async (_what, make, code) => {
  const path = await make(temporaryFolder())
  const before = fingerprint(path)
  await expect(openStudy(path, { create: false })).rejects.toMatchObject({ error: { code } })
  expect(fingerprint(path)).toBe(before)
})

it('is not made where there is no folder', async () => {
  const path = join(temporaryFolder(), 'no', 'such', 'a.nianbao')
  await expect(openStudy(path, { create: true })).rejects.toMatchObject({ error: { code: 'study/cannot-write' } })
})

it('does not take over a file that is something else, even when a new one was wanted', async () => {
  const path = written(temporaryFolder(), '年报')
  await expect(openStudy(path, { create: true })).rejects.toMatchObject({ error: { code: 'study/not-a-study' } })
  expect(readFileSync(path, 'utf8')).toBe('年报')
})

it('is in use while another process has it, and free once that is gone, whole after a kill', async () => {
  const path = await madeStudy(temporaryFolder())
  const holder = spawn(process.execPath, [HOLDER, path], { stdio: ['ignore', 'pipe', 'inherit'] })
  onTestFinished(() => void holder.kill('SIGKILL'))
  await once(holder.stdout, 'data')
  await expect(openStudy(path, { create: false })).rejects.toMatchObject({
    error: { code: 'study/in-use', holder: { program: 'window', pid: holder.pid, host: hostname() } },
  })

  holder.kill('SIGKILL')
  await once(holder, 'exit')
  const store = await openStudy(path, { create: false })
  // What the killed process had saved, but not yet brought home into the one file.
  expect(currentValues(store, 2)[0]?.value).toMatchObject({ number: 77 })
  closeStudy(store)
})

it('is in use when another program has the file itself', async () => {
  const path = await madeStudy(temporaryFolder())
  const other = new Sqlite(path)
  other.exec('BEGIN EXCLUSIVE')
  await expect(openStudy(path, { create: false })).rejects.toMatchObject({
    error: { code: 'study/in-use', holder: null },
  })
  other.close()
  closeStudy(await openStudy(path, { create: false }))
})

it('is not kept from being opened by what a killed process, or anything else, left beside it', async () => {
  const path = await madeStudy(temporaryFolder())
  for (const left of ['', '年报', 'SQLite format 3\0 and then something else']) {
    writeFileSync(`${path}-lock`, left)
    const store = await openStudy(path, { create: false })
    await expect(openStudy(path, { create: false })).rejects.toMatchObject({
      error: { code: 'study/in-use', holder: { pid: process.pid } },
    })
    closeStudy(store)
  }
})

it.each([
  ['the file', 'file', 0o444, 0o777],
  ['the folder', 'folder', 0o666, 0o555],
])('is opened to be read where %s cannot be written', async (_what, why, ofFile, ofFolder) => {
  const folder = temporaryFolder()
  const path = await madeStudy(folder, 3)
  chmodSync(path, ofFile)
  chmodSync(folder, ofFolder)
  onTestFinished(() => chmodSync(folder, 0o777))
  // To root everything is open: as nobody then.
  const as = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {}
  const { stdout, stderr } = spawnSync(process.execPath, [READER, path], { ...as, encoding: 'utf8' })
  expect(stderr).toBe('')
  expect(JSON.parse(stdout)).toEqual({ readOnly: why, reports: 3, refused: 'study/read-only' })
  expect(readdirSync(folder)).toEqual(['研究.nianbao'])
})

it('finishes a study whose making was cut short', async () => {
  const path = join(temporaryFolder(), 'a.nianbao')
  const half = new Sqlite(path)
  half.pragma('journal_mode = WAL')
  half.close()
  const store = await openStudy(path, { create: true })
  expect(store.database.pragma('user_version', { simple: true })).toBe(readMigrations().length)
  closeStudy(store)
})

it('knows its SQLite', async () => {
  expect(await sqliteVersion()).toMatch(/^3\.\d+/)
})

function written(folder: string, text: string): string {
  const path = join(folder, 'a.nianbao')
  writeFileSync(path, text)
  return path
}

function foreign(folder: string): string {
  const path = join(folder, 'other.db')
  const database = new Sqlite(path)
  database.exec('CREATE TABLE t (a)')
  database.close()
  return path
}

function cut(path: string): string {
  truncateSync(path, 40_000)
  return path
}

function scratched(path: string): string {
  const handle = openSync(path, 'r+')
  for (let page = 2; page < 12; page += 1) writeSync(handle, Buffer.alloc(64, 0x58), 0, 64, page * 4096)
  return path
}

function aged(path: string): string {
  const database = new Sqlite(path)
  database.pragma('user_version = 999')
  database.close()
  return path
}

/** The bytes of a file; of a folder, the names in it. */
function fingerprint(path: string): string | null {
  const stats = statSync(path, { throwIfNoEntry: false })
  if (!stats) return null
  return stats.isDirectory() ? readdirSync(path).join() : readFileSync(path).toString('base64')
}
