import { chmodSync, mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readValue } from '#shared/domain/value.ts'
import { importFiles } from '../../src-main/import/import-files.ts'
import { readAndParse } from '../../src-main/import/read-and-parse.ts'
import type { ReadContent } from '../../src-main/import/read-path.ts'
import { addEdits } from '../../src-main/store/edits.ts'
import { currentValues } from '../../src-main/store/observations.ts'
import type { Store } from '../../src-main/store/open.ts'
import { allOrNothing } from '../../src-main/store/statements.ts'
import { newStudy, temporaryFolder } from '../store/made.ts'
import { meansOf, readersOf } from './means.ts'
import { writtenReport } from './written-report.ts'

const SAID = { reason: '', author: '', now: '2026-01-02T03:04:05.000Z' }

function folderOf(files: Readonly<Record<string, string>>): string {
  const folder = temporaryFolder()
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(folder, name, '..'), { recursive: true })
    writeFileSync(join(folder, name), text)
  }
  return folder
}

/** Every row of every table, for comparing whole studies. */
function everything(store: Store): unknown {
  const tables = store.database
    .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
    .pluck()
    .all()
  return tables.map(name => [name, store.database.prepare(`SELECT * FROM "${name}"`).all()])
}

const TWO = {
  '乙/b.txt': writtenReport('乙市司法局', 2017, '3'),
  '甲/a.txt': writtenReport('甲县民政局', 2016, '2'),
}

describe('a dropped folder', () => {
  it('becomes reports, in the order of the paths', async () => {
    const store = await newStudy()
    const { means, outcomes, progress } = meansOf(store)
    const summary = await importFiles(7, [folderOf(TWO)], means)
    expect(summary).toMatchObject({ importId: 7, imported: 2, known: 0, notReports: 0, failed: 0, cancelled: false })
    expect(outcomes).toMatchObject([
      { kind: 'imported', organisation: '乙市司法局', year: 2017, values: 58 },
      { kind: 'imported', organisation: '甲县民政局', year: 2016, values: 58 },
    ])
    expect(progress[0]).toMatchObject({ phase: 'scanning' })
    expect(progress.at(-1)).toMatchObject({ phase: 'done', done: 2, of: 2, secondsLeft: 0 })
  })

  it('changes nothing when it comes twice, nor under another name', async () => {
    const store = await newStudy()
    const folder = folderOf(TWO)
    await importFiles(1, [folder], meansOf(store).means)
    const before = everything(store)
    writeFileSync(join(folder, 'copy.txt'), TWO['甲/a.txt'])
    const { means, outcomes } = meansOf(store)
    expect(await importFiles(2, [folder], means)).toMatchObject({ imported: 0, known: 3 })
    expect(outcomes.every(outcome => outcome.kind === 'known' && outcome.reportId !== null)).toBe(true)
    expect(everything(store)).toEqual(before)
  })

  it('is walked without links, hidden files and what Office leaves behind', async () => {
    const folder = folderOf({ ...TWO, '.hidden.txt': 'x', '~$a.docx': 'x', '.git/config': 'x' })
    symlinkSync(folder, join(folder, 'loop'))
    symlinkSync(join(folder, '甲/a.txt'), join(folder, 'link.txt'))
    const { means, outcomes } = meansOf(await newStudy())
    await importFiles(1, [folder, join(folder, '甲/a.txt')], means)
    expect(outcomes).toHaveLength(2)
  })

  it('says of every file what became of it', async () => {
    const folder = folderOf({ 'a.png': 'x', 'b.txt': '', 'c.bin': '\0\x01\x02\0\xff', 'e.txt': '今天天气很好。' })
    writeFileSync(join(folder, 'd.txt'), '')
    truncateSync(join(folder, 'd.txt'), 65 * 1_048_576)
    const { means, outcomes, bugs } = meansOf(await newStudy())
    await importFiles(1, [folder, join(folder, 'gone.txt')], means)
    const codes = outcomes.map(outcome => (outcome.kind === 'failed' ? outcome.code : outcome.kind))
    expect(codes[0]).toBe('path/missing')
    expect(codes[1]).toBe('not-report')
    expect(codes).toContain('file/too-large')
    expect(codes.filter(code => code === 'imported')).toEqual([])
    expect(outcomes).toHaveLength(6)
    expect(bugs).toEqual([])
    expect(outcomes.every(outcome => outcome.kind !== 'failed' || outcome.says.zh.includes('/'))).toBe(true)
  })

  it('loses one line to a bug in a reader, not the rest', async () => {
    const store = await newStudy()
    const { means, outcomes, bugs } = meansOf(store)
    const openReaders = readersOf((content, forms) => {
      if (content.fileName === 'a.txt') throw new TypeError('seven')
      return readAndParse(content, forms)
    })
    await importFiles(1, [folderOf(TWO)], { ...means, openReaders })
    expect(outcomes).toMatchObject([{ kind: 'imported' }, { kind: 'failed', code: 'internal' }])
    expect(bugs).toHaveLength(1)
  })

  it.skipIf(process.getuid?.() === 0)('names the folder it may not look into', async () => {
    const folder = folderOf(TWO)
    chmodSync(join(folder, '甲'), 0)
    const { means, outcomes } = meansOf(await newStudy())
    await importFiles(1, [folder], means)
    chmodSync(join(folder, '甲'), 0o700)
    expect(outcomes[0]).toMatchObject({ kind: 'failed', code: 'path/unreadable' })
  })

  it('stops when cancelled, keeps what it told, and goes on from there', { timeout: 30_000 }, async () => {
    const store = await newStudy()
    const files = Object.fromEntries(
      Array.from({ length: 90 }, (_, nth) => [`${nth}.txt`, writtenReport(`第${nth}县民政局`, 2016)]),
    )
    const folder = folderOf(files)
    const first = meansOf(store)
    const isCancelled = () => first.outcomes.length >= 4
    const { imported, cancelled } = await importFiles(1, [folder], { ...first.means, isCancelled })
    expect(cancelled).toBe(true)
    expect(imported).toBeGreaterThanOrEqual(4)
    expect(imported).toBeLessThan(60)
    expect(imported).toBe(store.database.prepare('SELECT count(*) FROM report').pluck().get())
    expect(first.progress.at(-1)).toMatchObject({ phase: 'cancelled', of: 90 })
    expect(await importFiles(2, [folder], meansOf(store).means)).toMatchObject({
      imported: 90 - imported,
      known: imported,
    })
  })
})

describe('a newer parser', () => {
  it('reads known files again and keeps corrections', async () => {
    const store = await newStudy()
    const folder = folderOf(TWO)
    const { means, outcomes } = meansOf(store)
    await importFiles(1, [folder], means)
    const reportId = outcomes[0]?.kind === 'imported' ? outcomes[0].reportId : 0
    const edit = { reportId, indicator: 'req_received', value: readValue('21'), unit: '件' }
    allOrNothing(store, () => addEdits(store, [edit], SAID))

    const again = meansOf(store, { parserVersion: 'test-2' })
    expect(await importFiles(2, [folder], again.means)).toMatchObject({ imported: 2, known: 0 })
    const cell = currentValues(store, reportId).find(({ indicator }) => indicator === 'req_received')
    expect(cell).toMatchObject({ value: { number: 21 }, read: { value: { number: 3 } } })
  })

  it('says how many corrections it reads otherwise than when they were made', async () => {
    const store = await newStudy()
    const folder = folderOf(TWO)
    const { means, outcomes } = meansOf(store)
    await importFiles(1, [folder], means)
    const reportId = outcomes[0]?.kind === 'imported' ? outcomes[0].reportId : 0
    const edit = { reportId, indicator: 'req_received', value: readValue('21'), unit: '件' }
    allOrNothing(store, () => addEdits(store, [edit], SAID))
    const again = meansOf(store, { parserVersion: 'test-2', openReaders: readersOf(readingOtherwise('21')) })
    expect(await importFiles(2, [folder], again.means)).toMatchObject({ imported: 2, reread: 1 })
    expect(again.outcomes).toMatchObject([{ reread: 1 }, {}])
    const cell = currentValues(store, reportId).find(({ indicator }) => indicator === 'req_received')
    expect(cell).toMatchObject({ value: { number: 21 }, edit: { readThen: { number: 3 }, rereading: 'agrees' } })
  })

  it('that no longer takes a file for a report forgets it, unless someone corrected it', async () => {
    const store = await newStudy()
    const folder = folderOf(TWO)
    const { means, outcomes } = meansOf(store)
    await importFiles(1, [folder], means)
    const reportId = outcomes[0]?.kind === 'imported' ? outcomes[0].reportId : 0
    const edit = { reportId, indicator: 'req_received', value: readValue('21'), unit: '件' }
    allOrNothing(store, () => addEdits(store, [edit], SAID))
    const openReaders = readersOf(async (content, forms) => ({
      ...(await readAndParse(content, forms)),
      parsed: { kind: 'not-report', why: { reason: 'notice', says: '是通知。' } },
    }))
    const again = meansOf(store, { parserVersion: 'test-2', openReaders })
    await importFiles(2, [folder], again.means)
    expect(again.outcomes.map(({ kind }) => kind)).toEqual(['not-report', 'not-report'])
    expect(store.database.prepare('SELECT id FROM report').pluck().all()).toEqual([reportId])
    expect(await importFiles(3, [folder], meansOf(store, { parserVersion: 'test-2' }).means)).toMatchObject({
      known: 2,
    })
  })

  it('tries what failed again', async () => {
    const store = await newStudy()
    const folder = folderOf(TWO)
    const failing = meansOf(store, { openReaders: readersOf(() => Promise.reject(new Error('seven'))) })
    expect(await importFiles(1, [folder], failing.means)).toMatchObject({ failed: 2 })
    expect(await importFiles(2, [folder], meansOf(store).means)).toMatchObject({ known: 2 })
    const newer = meansOf(store, { parserVersion: 'test-2' })
    expect(await importFiles(3, [folder], newer.means)).toMatchObject({ imported: 2 })
  })
})

/** A parser that reads this figure where the real one reads `req_received`. */
function readingOtherwise(printed: string): ReadContent {
  return async (content, forms) => {
    const read = await readAndParse(content, forms)
    if (read.parsed.kind !== 'report') return read
    const readings = read.parsed.report.readings.map(one =>
      one.indicator === 'req_received' ? { ...one, value: readValue(printed) } : one,
    )
    return { ...read, parsed: { ...read.parsed, report: { ...read.parsed.report, readings } } }
  }
}
