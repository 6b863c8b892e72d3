import {
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { keepBackup, listBackups } from '../../src-main/store/backup.ts'
import { backupFolders, nameOfBackup, outdated, readBackupName } from '../../src-main/store/backup-names.ts'
import { copyStudy } from '../../src-main/store/copy-study.ts'
import { addEdits } from '../../src-main/store/edits.ts'
import { closeStudy, openStudy, type Store } from '../../src-main/store/open.ts'
import { restoreBackup } from '../../src-main/store/restore.ts'
import { allOrNothing } from '../../src-main/store/statements.ts'
import { countReport } from '../../src-main/store/tally.ts'
import { isSound } from '../import/dump.ts'
import { madeReport, newStudy, putReport, reading } from './made.ts'

// Each looks through whole files in threads of its own, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 60_000 })

const NOW = '2026-03-04T05:06:07.000Z'
const BY = { program: 'window', now: NOW } as const
const none = () => undefined

function correct(store: Store, reportId: number, number: number): void {
  const value = { kind: 'number', number, text: String(number) } as const
  allOrNothing(store, () => {
    addEdits(store, [{ reportId, indicator: 'req_received', value, unit: '件' }], {
      reason: '',
      author: '甲',
      now: NOW,
    })
    countReport(store, reportId)
  })
}

async function studyWithOne(): Promise<{ store: Store; reportId: number }> {
  const store = await newStudy()
  return { store, reportId: putReport(store, 'a', madeReport({ readings: [reading('req_received', '3')] })) }
}

const shown = (store: Store) =>
  store.database.prepare('SELECT number FROM current_value').pluck().all() as readonly number[]

describe('a backup', () => {
  it('has what the study has, in one file, beside the study', async () => {
    const { store, reportId } = await studyWithOne()
    correct(store, reportId, 4)
    const backup = await keepBackup(store, 'manual', NOW)
    expect(backup).toMatchObject({ kind: 'manual', madeAt: NOW, reports: 1, corrections: 1 })
    const [folder = ''] = backupFolders(store.path)
    expect(backup.path.startsWith(folder)).toBe(true)
    expect(readdirSync(folder)).toHaveLength(1)
    expect(readdirSync(folder)[0]).toMatch(/^研究 \d{4}-\d\d-\d\d \d{6} 手动\.nianbao$/)
    expect((await listBackups(store.path)).backups).toEqual([backup])

    const copy = await openStudy(backup.path, { create: false })
    expect(shown(copy)).toEqual([4])
    expect(isSound(copy)).toBe(true)
    closeStudy(copy)
  })

  it('is whole although the study is written to all the while', async () => {
    const { store, reportId } = await studyWithOne()
    for (let nth = 0; nth < 400; nth += 1) putReport(store, `r${nth}`, madeReport({ title: '长'.repeat(3_000) }))
    let written = 0
    let isMade = false
    const made = keepBackup(store, 'manual', NOW).then(backup => {
      isMade = true
      return backup
    })
    for (; !isMade; written += 1) {
      correct(store, reportId, written)
      await new Promise(setImmediate)
    }
    expect(written).toBeGreaterThan(5)
    const copy = await openStudy((await made).path, { create: false })
    expect(isSound(copy)).toBe(true)
    closeStudy(copy)
  })

  it('goes to the folder of the person where the one beside the study cannot be written', async () => {
    const { store } = await studyWithOne()
    const [beside = '', own = ''] = backupFolders(store.path, join(store.path, '..', 'home'))
    writeFileSync(beside, 'a file stands in the way')
    const backup = await keepBackup(store, 'daily', NOW, { folders: [beside, own] })
    expect(backup.path.startsWith(own)).toBe(true)
    expect((await listBackups(store.path, { folders: [beside, own] })).backups).toHaveLength(1)
  })

  it('says what is missing when no folder takes it, and leaves nothing half-done', async () => {
    const { store } = await studyWithOne()
    const folder = join(store.path, '..', 'full')
    const full = keepBackup(store, 'daily', NOW, { folders: [folder], room: async () => 1_000 })
    await expect(full).rejects.toMatchObject({ error: { code: 'backup/no-room', folder, free: 1_000 } })
    expect(readdirSync(folder)).toEqual([])
    writeFileSync(join(store.path, '..', 'file'), '')
    const barred = keepBackup(store, 'daily', NOW, { folders: [join(store.path, '..', 'file')] })
    await expect(barred).rejects.toMatchObject({ error: { code: 'backup/cannot-write' } })
    expect(shown(store)).toEqual([3])
  })

  it('lets older ones go only once it has been looked through', async () => {
    const { store } = await studyWithOne()
    const [folder = ''] = backupFolders(store.path)
    mkdirSync(folder)
    for (let second = 10; second < 20; second += 1) {
      const name = nameOfBackup(store.path, 'daily', `2026-03-04T05:05:${second}.000Z`, () => false)
      writeFileSync(join(folder, name), 'an earlier one')
    }
    writeFileSync(join(folder, '别人的.nianbao'), 'not ours')
    const before = readdirSync(folder).length
    await expect(keepBackup(store, 'daily', NOW, { folders: [folder], room: async () => 0 })).rejects.toThrow()
    expect(readdirSync(folder)).toHaveLength(before)
    await keepBackup(store, 'daily', NOW)
    expect(readdirSync(folder)).toContain('别人的.nianbao')
    expect(readdirSync(folder).filter(name => name.startsWith('研究 '))).toHaveLength(5)
  })
})

describe('names and rotation', () => {
  it.each(['daily', 'manual', 'upgrade', 'bulk', 'merge', 'restore'] as const)(
    '%s is read back from the name',
    kind => {
      const study = '/a/某市 2019 研究.nianbao'
      const first = nameOfBackup(study, kind, NOW, () => false)
      expect(first).not.toMatch(/[\\/:*?"<>|]/)
      expect(readBackupName(study, first)).toEqual({ fileName: first, kind, madeAt: NOW })
      const second = nameOfBackup(study, kind, NOW, name => name === first)
      expect(readBackupName(study, second)).toEqual({ fileName: second, kind, madeAt: NOW })
      expect(readBackupName('/a/某市.nianbao', first)).toBeNull()
      expect(readBackupName(study, `${first}.part`)).toBeNull()
    },
  )

  it('keeps the last five, one a week for eight weeks, and the newest made before a restoring', () => {
    const at = (day: number) => new Date(Date.parse(NOW) - day * 86_400_000).toISOString()
    const all = Array.from({ length: 100 }, (_, day) => ({
      fileName: String(day),
      kind: day === 90 || day === 95 ? ('restore' as const) : ('daily' as const),
      madeAt: at(day),
    }))
    const gone = new Set(outdated(all, NOW).map(({ fileName }) => Number(fileName)))
    const kept = all.map((_, day) => day).filter(day => !gone.has(day))
    // 4 March 2026 is a Wednesday: the newest of each earlier week is a Sunday.
    expect(kept).toEqual([0, 1, 2, 3, 4, 10, 17, 24, 31, 38, 45, 90])
  })
})

describe('restoring', () => {
  it('puts a backup in the place of the study, and can itself be undone', async () => {
    const { store, reportId } = await studyWithOne()
    const backup = await keepBackup(store, 'manual', NOW)
    correct(store, reportId, 4)
    const restored = await restoreBackup(store, backup.path, BY, none)
    expect(shown(restored.store)).toEqual([3])
    expect(restored.before).toMatchObject({ kind: 'restore', corrections: 1 })
    expect(store.database.open).toBe(false)

    const undone = await restoreBackup(restored.store, restored.before?.path ?? '', BY, none)
    expect(shown(undone.store)).toEqual([4])
    correct(undone.store, reportId, 5)
    expect(isSound(undone.store)).toBe(true)
    closeStudy(undone.store)
    expect(readdirSync(join(store.path, '..')).sort()).toEqual(['研究-备份', '研究.nianbao'])
  })

  it('refuses a bad backup and leaves the study open as it was', async () => {
    const { store, reportId } = await studyWithOne()
    const { path } = await keepBackup(store, 'manual', NOW)
    const handle = openSync(path, 'r+')
    for (let page = 3; page < 9; page += 1) writeSync(handle, Buffer.alloc(900, 0x58), 0, 900, page * 4096)
    await expect(restoreBackup(store, path, BY, none)).rejects.toMatchObject({ error: { code: 'backup/bad' } })
    truncateSync(path, 100)
    await expect(restoreBackup(store, path, BY, none)).rejects.toMatchObject({ error: { code: 'backup/bad' } })
    await expect(restoreBackup(store, `${path}x`, BY, none)).rejects.toMatchObject({
      error: { code: 'backup/unknown' },
    })
    correct(store, reportId, 6)
    expect(shown(store)).toEqual([6])
  })

  it('takes even the oldest backup, which the one made before lets go', async () => {
    const { store, reportId } = await studyWithOne()
    const at = (minute: number) => `2026-03-04T05:${String(minute).padStart(2, '0')}:00.000Z`
    const oldest = await keepBackup(store, 'manual', at(0))
    correct(store, reportId, 4)
    for (let minute = 1; minute < 5; minute += 1) await keepBackup(store, 'manual', at(minute))
    const { store: restored } = await restoreBackup(store, oldest.path, { ...BY, now: at(9) }, none)
    expect(shown(restored)).toEqual([3])
    expect(existsSync(oldest.path)).toBe(false)
    closeStudy(restored)
    expect(readdirSync(join(store.path, '..')).sort()).toEqual(['研究-备份', '研究.nianbao'])
  })

  it('takes no correction while it runs: none could be lost in between', async () => {
    const { store, reportId } = await studyWithOne()
    const backup = await keepBackup(store, 'manual', NOW)
    const restoring = restoreBackup(store, backup.path, BY, none)
    expect(() => correct(store, reportId, 7)).toThrow('study/busy')
    closeStudy((await restoring).store)
  })

  it('is brought to its end when it was cut off before the last step, else as if never begun', async () => {
    const { store } = await studyWithOne()
    const { path } = store
    await copyStudy(store, `${path}-restoring`)
    closeStudy(store)
    closeStudy(await openStudy(path, { create: false }))
    expect(existsSync(`${path}-restoring`)).toBe(false)

    const again = await openStudy(path, { create: false })
    await copyStudy(again, `${path}-restoring`)
    closeStudy(again)
    const bytes = readFileSync(`${path}-restoring`)
    rmSync(path)
    const finished = await openStudy(path, { create: false })
    expect(shown(finished)).toEqual([3])
    closeStudy(finished)
    expect(readFileSync(path).length).toBe(bytes.length)
  })
})
