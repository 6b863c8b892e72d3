import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { lineName } from '#shared/domain/body-line.ts'
import type { ComparisonCell } from '#shared/domain/comparison.ts'
import { answer } from '../../src-main/api/serve.ts'
import { writtenReport } from '../import/written-report.ts'
import { desk, importInto } from './desk.ts'

const BY_NAME = { sort: 'name', descending: false, offset: 0, limit: 99 } as const
const numberIn = (cell: ComparisonCell | null) => (cell?.value?.kind === 'number' ? cell.value.number : null)
const ALL = { organisations: [], years: [], indicators: [], onlyStated: false }

describe('a comparison', () => {
  it('sets years side by side, pages over bodies, and says what it is made of', async () => {
    const at = await desk()
    await importInto(at, [
      ['乙市司法局', 2016, '1'],
      ['甲县民政局', 2016, '2'],
      ['甲县民政局', 2017, '3'],
    ])
    expect(await at.handlers['compare.choices']({})).toEqual({
      organisations: [
        { name: '乙市司法局', reports: 1 },
        { name: '甲县民政局', reports: 2 },
      ],
      years: [2016, 2017],
    })
    const whole = await at.handlers['compare.table']({ ...ALL, offset: 0, limit: 1_000 })
    expect(whole).toMatchObject({ years: [2016, 2017], editions: [['t14'], ['t14']], total: 116 })
    expect(whole.rows).toHaveLength(116)
    expect(whole.rows[0]).toMatchObject({ organisation: '乙市司法局', cells: [{ state: 'read' }, null] })
    expect(whole.rows[115]?.changes[1]).toEqual({ amount: 1, share: 0.5 })
    const pages = await Promise.all(
      [0, 50, 100].map(offset => at.handlers['compare.table']({ ...ALL, offset, limit: 50 })),
    )
    expect(pages.flatMap(page => page.rows)).toEqual(whole.rows)
  })

  it('runs on as one line from a body to the one that took over from it, and says so', async () => {
    const at = await desk()
    await importInto(at, [
      ['甲市农业局', 2016, '1'],
      ['甲市农业局', 2017, '2'],
      ['甲市农业农村局', 2018, '5'],
      ['乙市司法局', 2018, '9'],
    ])
    const received = async (organisations: string[]) => {
      const asked = { ...ALL, organisations, indicators: ['req_received'], offset: 0, limit: 9 }
      const { years, rows } = await at.handlers['compare.table'](asked)
      return { years, rows: rows.map(row => [lineName(row), ...row.cells.map(numberIn)]) }
    }
    const years = [2016, 2017, 2018]
    const bodies = (await at.handlers['organisation.page'](BY_NAME)).rows
    const idOf = (name: string) => bodies.find(body => body.name === name)?.id ?? 0
    await at.handlers['organisation.link']({
      ...{ from: idOf('甲市农业局'), to: idOf('甲市农业农村局'), year: 2018, holds: true },
    })
    const line = ['甲市农业农村局 ← 甲市农业局 (–2017)', 1, 2, 5]
    expect(await received([])).toEqual({ years, rows: [['乙市司法局', null, null, 9], line] })
    expect(await received(['甲市农业农村局'])).toEqual({ years, rows: [line] })
    // who came after is another body
    expect(await received(['甲市农业局'])).toEqual({ years: [2016, 2017], rows: [['甲市农业局', 1, 2]] })
    const changes = (await at.handlers['compare.table']({ ...ALL, indicators: ['req_received'], offset: 1, limit: 1 }))
      .rows[0]?.changes
    expect(changes?.[2]).toEqual({ amount: 3, share: 1.5 })
    await at.handlers['step.undo']({})
    expect((await received([])).rows.map(([name]) => name)).toEqual(['乙市司法局', '甲市农业农村局', '甲市农业局'])
  })

  it('leaves out what nobody states when asked to', async () => {
    const at = await desk()
    const path = join(at.folder, 'a.txt')
    writeFileSync(path, writtenReport('甲县民政局', 2016, '5', ['meetings', 'trainings']))
    await at.handlers['import.start']({ paths: [path] })
    await at.session.running?.ended
    await at.handlers['edit.make']({ reportId: 1, indicator: 'req_received', text: '4', reason: '' })
    await at.handlers['edit.make']({ reportId: 1, indicator: 'trainings', text: '', reason: '' })
    const table = await at.handlers['compare.table']({ ...ALL, onlyStated: true, offset: 0, limit: 99 })
    expect(table.rows.map(({ indicator }) => indicator)).toEqual(['req_received', 'meetings'])
    expect(table.total).toBe(2)
  })

  it.each([
    [{ organisations: ['丙'] }, 'compare/unknown-organisation'],
    [{ years: [1999] }, 'compare/unknown-year'],
    [{ indicators: ['nonsense'] }, 'indicator/unknown'],
  ])('of %o is refused', async (more, code) => {
    const at = await desk()
    await importInto(at, [['甲县民政局', 2016, '1']])
    const asked = { ...ALL, ...more, offset: 0, limit: 9 }
    expect(await answer(at.handlers, 'compare.table', asked, () => 0)).toMatchObject({ ok: false, error: { code } })
  })

  it('gives the same workbook to the byte on another day', async () => {
    const at = await desk()
    await importInto(at, [['甲县民政局', 2016, '1']])
    const [first, second] = [join(at.folder, 'a.xlsx'), join(at.folder, 'b.xlsx')]
    await at.handlers['compare.export']({ ...ALL, path: first, language: 'zh' })
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2031-02-03T04:05:06Z') })
    await at.handlers['compare.export']({ ...ALL, path: second, language: 'zh' })
    vi.useRealTimers()
    expect(readFileSync(first).equals(readFileSync(second))).toBe(true)
  })

  it('is written to a workbook, whole or not at all', async () => {
    const at = await desk()
    const path = join(at.folder, '对照.xlsx')
    const empty = await answer(at.handlers, 'compare.export', { ...ALL, path, language: 'zh' }, () => 0)
    expect(empty).toMatchObject({ ok: false, error: { code: 'compare/nothing' } })
    await importInto(at, [['甲县民政局', 2016, '1']])
    const written = await at.handlers['compare.export']({ ...ALL, path, language: 'zh' })
    expect(written).toMatchObject({ path, rows: 58 })
    const study = join(at.folder, '研究.nianbao')
    for (const bad of [study, at.folder, join(at.folder, 'no', 'a.xlsx')]) {
      const refused = await answer(at.handlers, 'compare.export', { ...ALL, path: bad, language: 'zh' }, () => 0)
      expect(refused).toMatchObject({ ok: false, error: { code: 'export/cannot-write' } })
    }
    expect(existsSync(path)).toBe(true)
    expect(readdirSync(at.folder).filter(name => name.endsWith('.part'))).toEqual([])
  })
})
