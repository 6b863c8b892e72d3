import { execFileSync } from 'node:child_process'
import { appendFileSync, chmodSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { describe, expect, it, onTestFinished } from 'vitest'
import { importFiles } from '../../src-main/import/import-files.ts'
import { scan } from '../../src-main/import/scan.ts'
import { takeBytes } from '../../src-main/import/take-bytes.ts'
import { openStudy } from '../../src-main/store/open.ts'
import { newStudy, temporaryFolder } from '../store/made.ts'
import { meansOf } from './means.ts'
import { writtenReport } from './written-report.ts'

const REPORT = writtenReport('甲县民政局', 2016, '2')
const never = () => false
const isLinux = process.platform === 'linux'

describe('names', () => {
  it
    .skipIf(!isLinux)
    .each([
      ['line\nbreak.txt'],
      ['"quotes" \'and\' `more`.txt'],
      ['年报 😀 👨‍👩‍👧.txt'],
      ['back\\slash and $HOME; rm -rf.txt'],
      [' leading and trailing .txt '],
      [`${'长'.repeat(83)}.txt`],
      ['\u202etxt.exe.txt'],
      ['%2e%2e%2f.txt'],
    ])('like %j are read', async name => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, name), REPORT)
    const { means, outcomes } = meansOf(await newStudy())
    await importFiles(1, [folder], means)
    expect(outcomes).toMatchObject([{ kind: 'imported', path: join(folder, name) }])
  })

  it.skipIf(!isLinux)('that are no text are told, and others read', async () => {
    const folder = temporaryFolder()
    writeFileSync(Buffer.concat([Buffer.from(`${folder}/`), Buffer.from([0xb1, 0xa8, 0x2e, 0x74, 0x78, 0x74])]), REPORT)
    writeFileSync(join(folder, 'z.txt'), REPORT)
    const { means, outcomes } = meansOf(await newStudy())
    await importFiles(1, [folder], means)
    expect(outcomes).toMatchObject([{ code: 'path/bad-name' }, { kind: 'imported' }])
  })
})

describe('folders', () => {
  it('are walked however deep, and links in circles end nowhere', async () => {
    const folder = temporaryFolder()
    const deep = join(folder, ...Array(300).fill('层'))
    mkdirSync(deep, { recursive: true })
    writeFileSync(join(deep, 'a.txt'), REPORT)
    symlinkSync('..', join(deep, 'up'))
    symlinkSync('self', join(folder, 'self'))
    const { files, refused } = await scan([folder, join(folder, 'self')], never, () => undefined)
    expect(files).toEqual([join(deep, 'a.txt')])
    expect(refused).toMatchObject([{ code: 'path/unreadable', why: expect.stringContaining('ELOOP') }])
  })

  it.skipIf(!isLinux)('may hold pipes and sockets: nobody waits for them', async () => {
    const folder = temporaryFolder()
    execFileSync('mkfifo', [join(folder, 'pipe.txt')])
    writeFileSync(join(folder, 'a.txt'), REPORT)
    const { files, refused } = await scan([folder, join(folder, 'pipe.txt')], never, () => undefined)
    expect(files).toEqual([join(folder, 'a.txt')])
    expect(refused).toMatchObject([{ code: 'path/unreadable' }])
  })
})

describe('a file that does not stand still', () => {
  it('is missing when it vanishes between the walk and the reading', async () => {
    const folder = temporaryFolder()
    for (const nth of [1, 2, 3]) writeFileSync(join(folder, `${nth}.txt`), writtenReport(`第${nth}县民政局`, 2016))
    const { means, outcomes } = meansOf(await newStudy())
    const hearProgress: typeof means.hearProgress = ({ phase }) => {
      if (phase === 'reading') rmSync(join(folder, '2.txt'), { force: true })
    }
    await importFiles(1, [folder], { ...means, hearProgress })
    expect(outcomes).toMatchObject([{ kind: 'imported' }, { code: 'path/missing' }, { kind: 'imported' }])
  })

  it('is refused while it keeps growing, and read once it is finished', async () => {
    const path = join(temporaryFolder(), 'a.txt')
    writeFileSync(path, 'x'.repeat(8_000_000))
    let growing = true
    const growth = (async () => {
      while (growing) {
        appendFileSync(path, 'x')
        await wait(0)
      }
    })()
    await expect(takeBytes(path)).rejects.toMatchObject({ error: { code: 'file/changed' } })
    growing = false
    await growth
    expect((await takeBytes(path)).length).toBeGreaterThan(8_000_000)
  })

  it('with new bytes at a known path is a new version, which stands; the old one is kept', async () => {
    const path = join(temporaryFolder(), 'a.txt')
    const store = await newStudy()
    const { means, outcomes } = meansOf(store)
    writeFileSync(path, REPORT)
    await importFiles(1, [path], means)
    writeFileSync(path, writtenReport('甲县民政局', 2016, '3', ['meetings']))
    await importFiles(2, [path], means)
    const [first, second] = outcomes
    const reportId = first?.kind === 'imported' ? first.reportId : 0
    expect(second).toMatchObject({ kind: 'imported', replaces: reportId })
    const standing = store.database.prepare('SELECT id FROM report WHERE standing = 1').pluck().all()
    expect(standing).toEqual([second?.kind === 'imported' ? second.reportId : 0])
    expect(store.database.prepare('SELECT count(*) FROM report').pluck().get()).toBe(2)
  })
})

describe('a study that cannot be written', () => {
  it.skipIf(!isLinux || process.getuid?.() !== 0)(
    'for want of space ends the import; what was saved is whole',
    {
      timeout: 30_000,
    },
    async () => {
      const disk = temporaryFolder()
      try {
        execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1500k', 'tmpfs', disk], { stdio: 'ignore' })
      } catch {
        return // Not allowed in this container.
      }
      onTestFinished(() => void execFileSync('umount', ['-l', disk]))
      const folder = temporaryFolder()
      for (let nth = 0; nth < 60; nth += 1) {
        writeFileSync(join(folder, `${nth}.txt`), writtenReport(`第${nth}县民政局`, 2016, String(nth)))
      }
      const path = join(disk, 'a.nianbao')
      const store = await openStudy(path, { create: true })
      const { means, outcomes } = meansOf(store)
      await expect(importFiles(1, [folder], means)).rejects.toMatchObject({ error: { code: 'study/cannot-write' } })
      expect(store.database.pragma('integrity_check', { simple: true })).toBe('ok')
      const saved = store.database.prepare('SELECT count(*) FROM report').pluck().get()
      expect(saved).toBe(outcomes.filter(({ kind }) => kind === 'imported').length)
      store.database.close()
    },
  )

  it.skipIf(process.getuid?.() === 0)('in a folder that may not be written says so', async () => {
    const folder = temporaryFolder()
    chmodSync(folder, 0o500)
    await expect(openStudy(join(folder, 'a.nianbao'), { create: true })).rejects.toMatchObject({
      error: { code: 'study/cannot-write' },
    })
    chmodSync(folder, 0o700)
  })
})
