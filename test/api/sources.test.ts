import { appendFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { answer } from '../../src-main/api/serve.ts'
import { encode } from '../corpus/encode.ts'
import { writtenReport } from '../import/written-report.ts'
import { mhtmlOf } from '../read/office.ts'
import { desk } from './desk.ts'

type Desk = Awaited<ReturnType<typeof desk>>

async function drop({ handlers, session }: Desk, ...paths: string[]): Promise<void> {
  await handlers['import.start']({ paths })
  await session.running?.ended
}

async function outcomes({ handlers }: Desk) {
  return (await handlers['import.outcomes']({ kind: 'all', offset: 0, limit: 99 })).rows
}

const NOTICE = '关于印发通知\n今天天气很好，明天也不错。\n'

describe('a file that is no report', () => {
  it('is listed with its reason, becomes one when a person says so, and stays one', async () => {
    const at = await desk()
    const path = join(at.folder, 'a.txt')
    writeFileSync(path, NOTICE)
    await drop(at, path)
    const listed = await at.handlers['source.page']({ outcome: 'not-report', offset: 0, limit: 9 })
    expect(listed).toMatchObject({
      total: 1,
      rows: [{ path, outcome: 'not-report', says: { zh: expect.any(String) }, reportId: null }],
    })
    await at.handlers['import.asReport']({ path, author: '张' })
    await at.session.running?.ended
    expect(await outcomes(at)).toMatchObject([{ kind: 'imported', path }])
    const copy = join(at.folder, 'copy.txt')
    writeFileSync(copy, NOTICE)
    await drop(at, path, copy)
    expect(await outcomes(at)).toMatchObject([
      { kind: 'known', reportId: 1 },
      { kind: 'known', reportId: 1 },
    ])
    expect(at.bugs).toEqual([])
  })

  it('in an archive too', async () => {
    const at = await desk()
    const archive = join(at.folder, 'a.zip')
    writeFileSync(archive, zipSync({ 'in.txt': Buffer.from(NOTICE), 'other.txt': Buffer.from('x') }))
    await drop(at, archive)
    await at.handlers['import.asReport']({ path: `${archive}/in.txt` })
    await at.session.running?.ended
    expect(await outcomes(at)).toMatchObject([{ kind: 'imported', path: `${archive}/in.txt` }])
  })
})

describe('an encoding', () => {
  it('is looked at before it is chosen, used from then on, and corrections survive it', async () => {
    const at = await desk()
    const path = join(at.folder, 'a.txt')
    writeFileSync(path, encode(writtenReport('甲县民政局', 2016, '2'), 'gb18030'))
    await drop(at, path)
    const [line] = (await at.handlers['source.page']({ offset: 0, limit: 9 })).rows
    const sourceId = line?.id ?? 0
    expect(line).toMatchObject({ encoding: 'gb18030' })
    await at.handlers['edit.make']({ reportId: 1, indicator: 'req_received', text: '9', reason: '', author: '李' })

    const wrong = await at.handlers['source.preview']({ sourceId, encoding: 'utf-16be' })
    expect(wrong.text).not.toContain('民政局')
    expect(await at.handlers['source.preview']({ sourceId, encoding: 'GBK' })).toMatchObject({
      text: expect.stringContaining('甲县民政局'),
      encoding: 'gbk',
      doubtful: 0,
    })
    const again = async (encoding: string | null) => {
      await at.handlers['source.readAgain']({ sourceIds: [sourceId], encoding })
      await at.session.running?.ended
      return (await at.handlers['source.page']({ offset: 0, limit: 9 })).rows[0]?.encoding
    }
    expect(await again('gbk')).toBe('gbk')
    expect(await again(null)).toBe('gb18030')
    const view = await at.handlers['report.read']({ reportId: 1 })
    const cell = view.observations.find(({ indicator }) => indicator === 'req_received')
    expect(cell).toMatchObject({ value: { number: 9 }, read: { value: { number: 2 } }, edit: { author: '李' } })
  })

  it('reaches the page inside a web archive', async () => {
    const at = await desk()
    const path = join(at.folder, 'a.mht')
    const page = `<meta charset="big5"><pre>${writtenReport('甲县民政局', 2016, '2')}</pre>`
    writeFileSync(path, mhtmlOf(encode(page, 'gb18030'), 'big5', 'base64'))
    await drop(at, path)
    const preview = (encoding: string) => at.handlers['source.preview']({ sourceId: 1, encoding })
    expect((await preview('gbk')).text).toContain('甲县民政局')
    expect((await preview('big5')).text).not.toContain('甲县民政局')
    await at.handlers['source.readAgain']({ sourceIds: [1], encoding: 'big5' })
    await at.session.running?.ended
    const [line] = (await at.handlers['source.page']({ offset: 0, limit: 9 })).rows
    expect(line).toMatchObject({ encoding: 'big5' })
    await at.handlers['source.readAgain']({ sourceIds: [1], encoding: 'gb18030' })
    await at.session.running?.ended
    expect((await at.handlers['source.page']({ offset: 0, limit: 9 })).rows[0]).toMatchObject({
      encoding: 'gb18030',
      format: 'mhtml',
      outcome: 'report',
    })
  })

  it.each([
    [{ sourceIds: [7], encoding: 'gb18030' }, 'source/unknown'],
    [{ sourceIds: [1], encoding: 'klingon' }, 'encoding/unknown'],
    [{ sourceIds: [1], encoding: 'big5' }, 'source/gone'],
  ])('%j is refused', async (asked, code) => {
    const at = await desk()
    const path = join(at.folder, 'a.txt')
    writeFileSync(path, writtenReport('甲县民政局', 2016))
    await drop(at, path)
    appendFileSync(path, 'changed')
    expect(await answer(at.handlers, 'source.readAgain', asked, () => 0)).toMatchObject({ ok: false, error: { code } })
  })
})

it('tells why a file failed in both languages, of files that an earlier version kept in one too', async () => {
  const at = await desk()
  const path = join(at.folder, 'a.png.txt')
  writeFileSync(path, Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0]))
  await drop(at, path)
  const says = { zh: expect.stringMatching(/图片或扫描件.*没有文字层/), en: expect.stringMatching(/picture or scan/) }
  expect((await at.handlers['import.outcomes']({ kind: 'failed', offset: 0, limit: 9 })).rows).toMatchObject([{ says }])
  const listed = async () => (await at.handlers['source.page']({ offset: 0, limit: 9 })).rows
  expect(await listed()).toMatchObject([{ outcome: 'failed', reason: 'file/no-text-layer', says }])
  at.session.store?.database.exec("UPDATE source SET message = '《a》读不了。'")
  expect(await listed()).toMatchObject([{ says: { zh: '《a》读不了。', en: '《a》读不了。' } }])
})

it('tries a single file without a study, in a worker', async () => {
  const at = await desk()
  const path = join(at.folder, 'a.txt')
  writeFileSync(path, NOTICE)
  expect(await at.handlers['engine.tryFile']({ path })).toMatchObject({ kind: 'not-report' })
  const missing = await answer(at.handlers, 'engine.tryFile', { path: join(at.folder, 'no.txt') }, () => 0)
  expect(missing).toMatchObject({ error: { code: 'path/missing' } })
})

it('shows reports that are likely the same and lets one of them stand', async () => {
  const at = await desk()
  for (const [name, figure] of [
    ['a.txt', '2'],
    ['b.txt', '3'],
  ] as const) {
    writeFileSync(join(at.folder, name), writtenReport('甲县民政局', 2016, figure))
  }
  await drop(at, join(at.folder, 'a.txt'), join(at.folder, 'b.txt'))
  const page = await at.handlers['duplicates.page']({ offset: 0, limit: 9 })
  expect(page).toMatchObject({
    total: 1,
    rows: [{ why: ['same-place'], reports: [{ reportId: 2, standing: true }, {}] }],
  })
  const chosen = await at.handlers['duplicates.choose']({ reportId: 1, reason: '', author: '张' })
  expect(chosen.reports[0]).toMatchObject({ reportId: 1, standing: true, chosen: true })
  const hits = await at.handlers['search.page']({ query: '民政局', offset: 0, limit: 9 })
  expect(hits.total).toBe(2)
  expect(await answer(at.handlers, 'duplicates.choose', { reportId: 9, reason: '' }, () => 0)).toMatchObject({
    error: { code: 'report/unknown' },
  })
})
