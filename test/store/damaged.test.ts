import {
  appendFileSync,
  closeSync,
  copyFileSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest'
import { Failure } from '#shared/contract/errors.ts'
import { keepBackup } from '../../src-main/store/backup.ts'
import { openDamaged } from '../../src-main/store/damaged.ts'
import { addEdits } from '../../src-main/store/edits.ts'
import { closeStudy, openStudy, type Store } from '../../src-main/store/open.ts'
import { restoreBackup } from '../../src-main/store/restore.ts'
import { allOrNothing } from '../../src-main/store/statements.ts'
import { countReport } from '../../src-main/store/tally.ts'
import { isSound } from '../import/dump.ts'
import { madeReport, putReport, reading, stated, temporaryFolder } from './made.ts'

// Each looks through whole files in threads of its own, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 60_000 })

const NOW = '2026-03-04T05:06:07.000Z'
const BY = { program: 'window', now: NOW } as const
const PAGE = 4_096
const REPORTS = 300
/** Corrections that stand in the log only. */
const LATE = 20

let made = ''

beforeAll(async () => {
  made = mkdtempSync(join(tmpdir(), 'nianbao-made-'))
  const store = await openStudy(join(made, '研究.nianbao'), { create: true })
  store.database.pragma('synchronous = OFF')
  for (let nth = 0; nth < REPORTS; nth += 1) {
    const report = madeReport({ organisation: stated(`第${nth}县`), readings: [reading('req_received', String(nth))] })
    correct(store, putReport(store, `r${nth}`, report), nth + 1_000)
  }
  closeStudy(store)
}, 60_000)

afterAll(() => rmSync(made, { recursive: true }))

/** A study of many reports, each with one correction. */
function fullStudy(): Promise<Store> {
  const path = join(temporaryFolder(), '研究.nianbao')
  copyFileSync(join(made, '研究.nianbao'), path)
  return openStudy(path, { create: false })
}

function correct(store: Store, reportId: number, number: number): void {
  const value = { kind: 'number', number, text: String(number) } as const
  allOrNothing(store, () => {
    addEdits(store, [{ reportId, indicator: 'req_received', value, unit: '件' }], { reason: '', author: '', now: NOW })
    countReport(store, reportId)
  })
}

function corrections({ database }: Store): number {
  return database.prepare<[], number>('SELECT count(*) FROM edit').pluck().get() ?? 0
}

function overwrite(path: string, pages: readonly number[], bytes = PAGE): void {
  const handle = openSync(path, 'r+')
  for (const page of pages) writeSync(handle, Buffer.alloc(bytes, 0x58), 0, bytes, (page - 1) * PAGE)
  closeSync(handle)
}

/** Pages of the file that a table or index lies in, those with rows. */
function leavesOf(path: string, name: string): readonly number[] {
  const database = new Sqlite(path, { readonly: true })
  const pages = database
    .prepare<[string], number>("SELECT pageno FROM dbstat WHERE name = ? AND pagetype = 'leaf' ORDER BY pageno")
    .pluck()
    .all(name)
  database.close()
  return pages
}

async function whyDamaged(path: string): Promise<string> {
  const thrown = await openStudy(path, { create: false }).catch((thrown: unknown) => thrown)
  if (!(thrown instanceof Failure) || thrown.error.code !== 'study/damaged') throw thrown
  return thrown.error.why
}

async function readWhatCanBe(path: string) {
  const opened = await openDamaged(path, await whyDamaged(path), BY)
  onTestFinished(() => closeStudy(opened.store))
  expect(isSoundToRead(opened.store)).toBe(true)
  return opened
}

function isSoundToRead({ database }: Store): boolean {
  const strays = database.pragma('foreign_key_check') as readonly unknown[]
  return database.pragma('integrity_check', { simple: true }) === 'ok' && strays.length === 0
}

describe('of a damaged study', () => {
  it('all is read but the rows on the overwritten pages, and the file stays as it was', async () => {
    const store = await fullStudy()
    closeStudy(store)
    const leaves = leavesOf(store.path, 'observation')
    expect(leaves.length).toBeGreaterThan(5)
    overwrite(store.path, leaves.slice(2, 4))
    const before = readFileSync(store.path).toString('base64')

    const { store: read, salvage } = await readWhatCanBe(store.path)
    expect(read.readOnly).toBe('damaged')
    expect(salvage).toMatchObject({ reports: REPORTS, corrections: REPORTS, orphans: 0 })
    expect(salvage.unreadable).toBeGreaterThan(0)
    expect(salvage.rows.edit).toBe(REPORTS)
    const lost = REPORTS - (salvage.rows.observation ?? 0)
    expect(lost).toBeGreaterThan(0)
    expect(lost).toBeLessThan(REPORTS / 2)
    expect(() => allOrNothing(read, () => undefined)).toThrow('study/read-only')
    expect(() => read.database.exec("INSERT INTO organisation (name) VALUES ('x')")).toThrow()
    expect(readFileSync(store.path).toString('base64')).toBe(before)
  })

  it('cut short, what stands before the cut is read', async () => {
    const store = await fullStudy()
    closeStudy(store)
    truncateSync(store.path, Math.floor((statSync(store.path).size * 0.8) / PAGE) * PAGE + 17)
    const { salvage } = await readWhatCanBe(store.path)
    expect(salvage.reports).toBeGreaterThan(10)
    expect(salvage.reports).toBeLessThanOrEqual(REPORTS)
  })

  it.each([
    ['the beginning of the file', (path: string) => overwrite(path, [1], 16)],
    [
      'the whole first page but the mark of a study',
      (path: string) => {
        const mark = readFileSync(path).subarray(68, 72)
        overwrite(path, [1])
        const handle = openSync(path, 'r+')
        writeSync(handle, mark, 0, 4, 68)
        closeSync(handle)
      },
    ],
    ['the pages that tell where the tables are', (path: string) => overwrite(path, leavesOf(path, 'sqlite_schema'))],
  ])('whose %s is overwritten, everything is read', async (_what, damage) => {
    const store = await fullStudy()
    await keepBackup(store, 'daily', NOW)
    closeStudy(store)
    damage(store.path)
    const { salvage, newestBackup } = await readWhatCanBe(store.path)
    expect(salvage).toMatchObject({ reports: REPORTS, corrections: REPORTS, unreadable: 0 })
    expect(newestBackup).toMatchObject({ kind: 'daily', reports: REPORTS })
  })

  it('without a backup, the tables are found by those of a new study', async () => {
    const store = await fullStudy()
    closeStudy(store)
    overwrite(store.path, [1], 60)
    const { salvage, newestBackup } = await readWhatCanBe(store.path)
    expect(salvage).toMatchObject({ reports: REPORTS, corrections: REPORTS })
    expect(newestBackup).toBeNull()
  })

  it('the newest good backup is offered, not a bad one, and takes its place; the damaged file is kept', async () => {
    const store = await fullStudy()
    const good = await keepBackup(store, 'daily', '2026-03-03T05:06:07.000Z')
    const bad = await keepBackup(store, 'daily', NOW)
    closeStudy(store)
    overwrite(bad.path, leavesOf(bad.path, 'edit'))
    overwrite(store.path, leavesOf(store.path, 'observation'))
    const { store: read, newestBackup } = await readWhatCanBe(store.path)
    expect(newestBackup).toEqual(good)

    const damaged = readFileSync(store.path).toString('base64')
    const { store: restored, before } = await restoreBackup(read, good.path, BY, () => undefined)
    expect(before).toBeNull()
    expect(restored.readOnly).toBeNull()
    expect(isSound(restored)).toBe(true)
    expect(restored.database.prepare('SELECT count(*) FROM edit').pluck().get()).toBe(REPORTS)
    closeStudy(restored)
    const kept = readdirSync(dirname(good.path)).find(name => name.includes('损坏')) ?? ''
    expect(readFileSync(join(dirname(good.path), kept)).toString('base64')).toBe(damaged)
  })

  it('nobody else can open it meanwhile', async () => {
    const store = await fullStudy()
    closeStudy(store)
    overwrite(store.path, leavesOf(store.path, 'observation'))
    await readWhatCanBe(store.path)
    await expect(openStudy(store.path, { create: false })).rejects.toMatchObject({ error: { code: 'study/in-use' } })
  })
})

describe('the log beside the file', () => {
  /** A study as a killed process leaves it: its last corrections stand in the log only. */
  async function cutOff(): Promise<string> {
    const store = await fullStudy()
    store.database.pragma('wal_checkpoint(TRUNCATE)')
    for (let nth = 0; nth < LATE; nth += 1) correct(store, 1, nth)
    const folder = temporaryFolder()
    const path = join(folder, '研究.nianbao')
    for (const end of ['', '-wal', '-lock']) copyFileSync(`${store.path}${end}`, `${path}${end}`)
    closeStudy(store)
    return path
  }

  it('is brought home after a kill, without a word', async () => {
    const path = await cutOff()
    const store = await openStudy(path, { create: false })
    expect(store.lostLog).toBe(false)
    expect(corrections(store)).toBe(REPORTS + LATE)
    closeStudy(store)
  })

  it('is missed when it is gone', async () => {
    const path = await cutOff()
    rmSync(`${path}-wal`)
    const store = await openStudy(path, { create: false })
    expect(store.lostLog).toBe(true)
    expect(corrections(store)).toBe(REPORTS)
    closeStudy(store)
  })

  it('is missed when it is torn in the middle, and a copy of it is kept', async () => {
    const path = await cutOff()
    const log = `${path}-wal`
    const frames = Math.floor((statSync(log).size - 32) / (PAGE + 24))
    const handle = openSync(log, 'r+')
    writeSync(handle, Buffer.alloc(64, 0x58), 0, 64, 32 + Math.floor(frames / 2) * (PAGE + 24) + 100)
    closeSync(handle)
    const torn = readFileSync(log).toString('base64')
    const store = await openStudy(path, { create: false })
    expect(store.lostLog).toBe(true)
    expect(isSound(store)).toBe(true)
    expect(corrections(store)).toBeGreaterThan(REPORTS)
    expect(corrections(store)).toBeLessThan(REPORTS + LATE)
    const folder = join(dirname(path), '研究-备份')
    const [kept = ''] = readdirSync(folder)
    expect(readFileSync(join(folder, kept)).toString('base64')).toBe(torn)
    closeStudy(store)
    // It is said once: the next opening finds nothing wrong.
    const again = await openStudy(path, { create: false })
    expect(again.lostLog).toBe(false)
    closeStudy(again)
  })

  it('is not missed for a last transaction that was never finished', async () => {
    const path = await cutOff()
    truncateSync(`${path}-wal`, statSync(`${path}-wal`).size - 1_000)
    const store = await openStudy(path, { create: false })
    expect(store.lostLog).toBe(false)
    expect(corrections(store)).toBe(REPORTS + LATE - 1)
    closeStudy(store)
  })

  it('is not missed when something was appended to it', async () => {
    const path = await cutOff()
    appendFileSync(`${path}-wal`, Buffer.alloc(PAGE + 24, 0x58))
    const store = await openStudy(path, { create: false })
    expect(store.lostLog).toBe(false)
    expect(corrections(store)).toBe(REPORTS + LATE)
    closeStudy(store)
  })

  it('is missed when its beginning is garbled', async () => {
    const path = await cutOff()
    const handle = openSync(`${path}-wal`, 'r+')
    writeSync(handle, Buffer.from('garbled!'), 0, 8, 16)
    closeSync(handle)
    const store = await openStudy(path, { create: false })
    expect(store.lostLog).toBe(true)
    expect(corrections(store)).toBe(REPORTS)
    closeStudy(store)
    expect(readdirSync(join(dirname(path), '研究-备份'))).toHaveLength(1)
  })
})

it('a file that was never a study is not taken for a damaged one', async () => {
  const path = join(temporaryFolder(), 'a.nianbao')
  writeFileSync(path, Buffer.alloc(20_000, 0x58))
  await expect(openStudy(path, { create: false })).rejects.toMatchObject({ error: { code: 'study/not-a-study' } })
})
