import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import type { ImportOutcome } from '#shared/domain/study.ts'
import { importFiles } from '../../src-main/import/import-files.ts'
import { openPool } from '../../src-main/import/pool.ts'
import { newStudy, temporaryFolder } from '../store/made.ts'
import { meansOf } from './means.ts'
import { writtenReport } from './written-report.ts'

const HOSTILE = pathToFileURL(join(import.meta.dirname, 'hostile-worker.ts'))
const bytes = (text: string) => new TextEncoder().encode(text)
const good = (nth: number) => writtenReport(`第${nth}县民政局`, 2016, String(nth))

async function importHostile(files: Readonly<Record<string, string | Uint8Array>>, size = 2) {
  const folder = temporaryFolder()
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content)
  const store = await newStudy()
  const told = meansOf(store, {
    openReaders: start => openPool(start, { size, seconds: 6, megabytes: 64 }, HOSTILE),
  })
  const summary = await importFiles(1, [folder], told.means)
  return { ...told, summary, folder, again: () => importFiles(2, [folder], told.means) }
}

function codeOf(outcome: ImportOutcome | undefined): string | undefined {
  return outcome?.kind === 'failed' ? outcome.code : outcome?.kind
}

describe('a file that breaks its reader', () => {
  it.each([
    ['HANG', 'file/too-slow'],
    ['EXIT', 'file/broke-reader'],
    ['HOARD', 'file/too-heavy'],
    ['LATER', 'file/broke-reader'],
    ['BUG', 'internal'],
  ])('by %s is told as %s, and all others are in', { timeout: 90_000 }, async (order, code) => {
    const files = Object.fromEntries(Array.from({ length: 12 }, (_, nth) => [`${10 + nth}.txt`, good(nth)]))
    const { outcomes, summary, again } = await importHostile({
      ...files,
      '12b.txt': `${order}\n`,
      '15b.txt': `${order}\n2`,
    })
    expect(summary).toMatchObject({ imported: 12, failed: 2, cancelled: false })
    expect(outcomes.map(codeOf)).toEqual(outcomes.map(({ path }) => (path.endsWith('b.txt') ? code : 'imported')))
    expect(outcomes.map(({ path }) => path)).toEqual(outcomes.map(({ path }) => path).sort())
    const [failed] = outcomes.filter(({ kind }) => kind === 'failed')
    expect(failed).toMatchObject({
      says: { zh: expect.stringMatching(code === 'internal' ? /出了错/ : /12b\.txt.*。$/) },
    })
    expect(await again()).toMatchObject({ known: 14 })
  })

  it('inside an archive costs one line; the files after it are read', { timeout: 90_000 }, async () => {
    const archive = zipSync({
      'a.txt': bytes(good(1)),
      'b.txt': bytes('EXIT\n'),
      'c.txt': bytes(good(3)),
      'd.txt': bytes('HANG\n'),
      'e.txt': bytes(good(5)),
    })
    const { outcomes, folder } = await importHostile({ 'in.zip': archive, 'z.txt': good(9) })
    expect(outcomes.map(codeOf)).toEqual([
      'imported',
      'file/broke-reader',
      'imported',
      'file/too-slow',
      'imported',
      'imported',
    ])
    expect(outcomes[1]?.path).toBe(join(folder, 'in.zip/b.txt'))
  })

  it('again and again ends the archive, not the import', { timeout: 90_000 }, async () => {
    const entries = Array.from({ length: 6 }, (_, nth) => [`${nth}.txt`, bytes(`EXIT\n${nth}`)] as const)
    const { outcomes } = await importHostile({ 'in.zip': zipSync(Object.fromEntries(entries)), 'z.txt': good(9) }, 1)
    expect(outcomes.map(codeOf)).toEqual([...Array(4).fill('file/broke-reader'), 'imported'])
  })
})

it('ends with the reason when no worker can be started', { timeout: 90_000 }, async () => {
  process.env.HOSTILE_START = 'fails'
  try {
    await expect(importHostile({ 'a.txt': good(1) })).rejects.toThrow('never begins')
  } finally {
    delete process.env.HOSTILE_START
  }
})

it('gives the same study in the same order with one worker and with three', { timeout: 90_000 }, async () => {
  const files = Object.fromEntries(Array.from({ length: 60 }, (_, nth) => [`${nth}.txt`, good(nth)]))
  const runs = await Promise.all([1, 3].map(size => importHostile(files, size)))
  const [one, three] = runs.map(({ outcomes }) => outcomes.map(outcome => ({ ...outcome, path: '' })))
  expect(three).toEqual(one)
})

describe('an archive', () => {
  it('is walked like a folder, with archives in it one level down', async () => {
    const inner = zipSync({ '内/b.txt': bytes(good(2)) })
    const deepest = zipSync({ 'x.zip': zipSync({ 'c.txt': bytes(good(3)) }) })
    const archive = zipSync({ '甲/a.txt': bytes(good(1)), '乙.zip': inner, '丙.zip': deepest, 'p.png': bytes('x') })
    const { outcomes, folder, summary, again } = await importHostile({
      '报告.zip': archive,
      'broken.zip': archive.slice(0, 90),
    })
    const told = Object.fromEntries(outcomes.map(outcome => [outcome.path.slice(folder.length + 1), codeOf(outcome)]))
    expect(told).toEqual({
      'broken.zip': 'file/unreadable',
      '报告.zip/丙.zip/x.zip': 'file/unsupported',
      '报告.zip/乙.zip/内/b.txt': 'imported',
      '报告.zip/甲/a.txt': 'imported',
      '报告.zip/p.png': 'not-report',
    })
    expect(summary).toMatchObject({ imported: 2, failed: 2, notReports: 1 })
    expect(await again()).toMatchObject({ imported: 0, known: 3 })
  })

  it('holding a file that lies beside it too gives one report', async () => {
    const { outcomes } = await importHostile({ 'a.txt': good(1), 'b.zip': zipSync({ 'a.txt': bytes(good(1)) }) })
    expect(outcomes.map(codeOf)).toEqual(['imported', 'known'])
  })

  it('that is empty says so', async () => {
    const { outcomes } = await importHostile({ 'a.zip': zipSync({}) })
    expect(outcomes).toMatchObject([{ kind: 'not-report', says: expect.stringContaining('没有可读的文件') }])
  })
})
