import { copyFileSync, mkdirSync, openSync, readdirSync, writeFileSync, writeSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, it, onTestFinished, vi } from 'vitest'
import { backUpBefore } from '../../src-main/api/backups.ts'
import { desk, importInto } from './desk.ts'

// Each looks through whole files in threads of its own, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 60_000 })

it('backs a study up once a day, when it is opened and there is something in it', async () => {
  const one = await desk()
  const { handlers, session, told } = one
  const { path } = await handlers['study.summary']({})
  const made = () => told.filter(({ name }) => name === 'backup.made')
  expect(made()).toEqual([])
  await importInto(one, [['甲县民政局', 2016, '3']])
  await handlers['study.open']({ path, create: false })
  await expect
    .poll(made, { timeout: 30_000 })
    .toMatchObject([{ news: { backup: { kind: 'daily', reports: 1 }, error: null } }])
  await handlers['study.open']({ path, create: false })
  expect((await handlers['backup.all']({})).backups).toHaveLength(1)
  expect(session.isBusy).toBe(false)
})

it('restores a backup of the open study and undoes that, telling the window each time', async () => {
  const one = await desk()
  const { handlers, told } = one
  await importInto(one, [['甲县民政局', 2016, '3']])
  const backup = await handlers['backup.make']({})
  await importInto(one, [['乙县民政局', 2016, '4']])
  const restored = await handlers['backup.restore']({ path: backup.path })
  expect(restored.summary.reports).toBe(1)
  expect(told.at(-1)).toEqual({ name: 'study.changed', news: { reason: 'restore' } })
  const undone = await handlers['backup.restore']({ path: restored.before?.path ?? '' })
  expect(undone.summary.reports).toBe(2)
  const elsewhere = join(one.folder, '别处.nianbao')
  await handlers['study.saveCopy']({ path: elsewhere })
  await expect(handlers['backup.restore']({ path: elsewhere })).rejects.toMatchObject({
    error: { code: 'backup/unknown' },
  })
})

it('says why there is no backup, and the work goes on', async () => {
  const one = await desk()
  const { handlers, session, told, bugs } = one
  await importInto(one, [['甲县民政局', 2016, '3']])
  vi.stubEnv('NIANBAO_USER_DATA', join(one.folder, 'home'))
  onTestFinished(() => void vi.unstubAllEnvs())
  for (const folder of (await handlers['backup.all']({})).folders) {
    mkdirSync(dirname(folder), { recursive: true })
    writeFileSync(folder, 'in the way')
  }
  expect(await backUpBefore(session, 'bulk')).toBeNull()
  expect(told.at(-1)).toMatchObject({
    name: 'backup.made',
    news: { backup: null, error: { code: 'backup/cannot-write' } },
  })
  await importInto(one, [['乙县民政局', 2016, '4']])
  expect((await handlers['study.summary']({})).reports).toBe(2)
  expect(bugs).toEqual([])
})

it('opens what can be read of a damaged study, lets nothing be written, and takes the offered backup', async () => {
  const one = await desk()
  const { handlers, session } = one
  const reports = Array.from({ length: 30 }, (_, nth) => [`第${nth}县民政局`, 2016, '3'] as [string, number, string])
  await importInto(one, reports)
  const backup = await handlers['backup.make']({})
  const damaged = join(one.folder, '坏.nianbao')
  await handlers['study.saveCopy']({ path: damaged })
  const handle = openSync(damaged, 'r+')
  writeSync(handle, Buffer.alloc(40_960, 0x58), 0, 40_960, 4_096 * 120)
  const folder = join(one.folder, '坏-备份')
  mkdirSync(folder)
  copyFileSync(backup.path, join(folder, '坏 2026-01-02 030405.nianbao'))

  const opened = await handlers['study.open']({ path: damaged, create: false })
  expect(opened).toMatchObject({ path: damaged, name: '坏' })
  const condition = await handlers['study.condition']({})
  expect(condition).toMatchObject({ readOnly: 'damaged', newestBackup: { kind: 'daily', reports: 30 } })
  expect(condition.salvage?.rows.source).toBeGreaterThan(0)
  await handlers['import.start']({ paths: [one.folder] })
  await session.running?.ended
  expect(session.outcomes.at(-1)).toMatchObject({ kind: 'failed', code: 'study/read-only' })
  await handlers['study.saveCopy']({ path: join(one.folder, '读出来的.nianbao') })
  const { summary, before } = await handlers['backup.restore']({ path: condition.newestBackup?.path ?? '' })
  expect(before).toBeNull()
  expect(summary.reports).toBe(30)
  expect(await handlers['study.condition']({})).toMatchObject({ readOnly: null, salvage: null })
  expect(readdirSync(folder).some(name => name.includes('损坏'))).toBe(true)
})

it('a study that cannot be opened does not cost the one that is open', async () => {
  const { handlers, folder } = await desk()
  const { path } = await handlers['study.summary']({})
  writeFileSync(join(folder, 'a.nianbao'), '年报')
  await expect(handlers['study.open']({ path: join(folder, 'a.nianbao'), create: false })).rejects.toThrow()
  expect((await handlers['study.summary']({})).path).toBe(path)
  await expect(handlers['study.saveCopy']({ path })).rejects.toMatchObject({ error: { code: 'study/is-open' } })
})
