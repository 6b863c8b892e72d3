import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { FindingLine } from '#shared/domain/study.ts'
import { writtenReport } from '../import/written-report.ts'
import { desk } from './desk.ts'

type Desk = Awaited<ReturnType<typeof desk>>

/** The staff of this body adds up to something else than its total, and nothing else is stated. */
async function withFindings(...staff: readonly (readonly [body: string, total: string])[]): Promise<Desk> {
  const there = await desk()
  mkdirSync(join(there.folder, 'drop'))
  for (const [body, total] of staff) write(there, body, total)
  await drop(there)
  return there
}

function write({ folder }: Desk, body: string, total: string, more = ''): void {
  const text = writtenReport(body, 2016, '1', ['staff_full', 'staff_part']).replace(
    /(从事政府信息公开工作人员数 \| 人 \|)[^|]*\|/,
    `$1 ${total} |`,
  )
  writeFileSync(join(folder, 'drop', `${body}.txt`), text + more)
}

async function drop({ handlers, session, folder }: Desk): Promise<void> {
  await handlers['import.start']({ paths: [join(folder, 'drop')] })
  await session.running?.ended
}

async function found({ handlers }: Desk, filters = {}): Promise<readonly FindingLine[]> {
  return (await handlers['finding.page']({ offset: 0, limit: 50, ...filters })).rows
}

const counts = async ({ handlers }: Desk) => {
  const { findings, judged } = await handlers['study.summary']({})
  const { rows } = await handlers['report.page']({
    ...{ offset: 0, limit: 9, search: '', sort: 'organisation', descending: false },
  })
  return { findings, judged, reports: rows.map(row => [row.findings, row.worst]) }
}

describe('a verdict', () => {
  it('closes a finding, is a step, and is undone and redone as one', async () => {
    const there = await withFindings(['甲县民政局', '5'], ['乙市司法局', '4'])
    const findings = await found(there)
    expect(findings.map(({ check, organisation, left, right }) => [check, organisation, left, right])).toEqual([
      ['t14.staff-total', '乙市司法局', 4, 2],
      ['t14.staff-total', '甲县民政局', 5, 2],
    ])
    const open = {
      findings: 2,
      judged: 0,
      reports: [
        [1, 'error'],
        [1, 'error'],
      ],
    }
    expect(await counts(there)).toEqual(open)

    const step = await there.handlers['finding.judge']({
      ...{ findingIds: findings.map(({ id }) => id), verdict: 'publisher', reason: '原文如此', author: '张' },
    })
    expect(step).toMatchObject({ kind: 'verdict', size: 2, reason: '原文如此', author: '张' })
    const judged = {
      findings: 0,
      judged: 2,
      reports: [
        [0, null],
        [0, null],
      ],
    }
    expect(await counts(there)).toEqual(judged)
    expect((await found(there))[0]).toMatchObject({
      judged: { verdict: 'publisher', note: '原文如此', author: '张', left: 4, right: 2 },
      judgedBefore: null,
    })

    await there.handlers['step.undo']({})
    expect(await counts(there)).toEqual(open)
    expect((await found(there))[0]).toMatchObject({ judged: null, judgedBefore: null })
    await there.handlers['step.redo']({})
    expect(await counts(there)).toEqual(judged)
    expect(there.told.filter(({ name }) => name === 'study.changed').at(-1)?.news).toEqual({ reason: 'verdict' })
    expect(there.bugs).toEqual([])
  })

  it('sticks through new readings, and to these two numbers', async () => {
    const there = await withFindings(['甲县民政局', '5'])
    const [finding] = await found(there)
    await there.handlers['finding.judge']({ findingIds: [finding!.id], verdict: 'fine', reason: '含借调' })

    there.session.store!.database.prepare("UPDATE source SET parser_version = 'old'").run()
    await drop(there)
    expect(await found(there)).toMatchObject([{ judged: { verdict: 'fine', note: '含借调' } }])

    const cell = { reportId: finding!.reportId, indicator: 'staff_total', reason: '' }
    await there.handlers['edit.make']({ ...cell, text: '6' })
    expect(await found(there)).toMatchObject([
      { left: 6, judged: null, judgedBefore: { verdict: 'fine', note: '含借调', left: 5, right: 2 } },
    ])
    expect(await found(there, { verdict: 'changed' })).toHaveLength(1)
    await there.handlers['edit.make']({ ...cell, text: '2' })
    expect(await found(there)).toEqual([])
    await there.handlers['edit.make']({ ...cell, text: '5' })
    expect(await found(there)).toMatchObject([{ left: 5, judged: { verdict: 'fine' } }])
    expect(await found(there, { verdict: 'changed' })).toEqual([])
  })

  it('gives way to a later one, and can be taken back without undoing', async () => {
    const there = await withFindings(['甲县民政局', '5'])
    const [finding] = await found(there)
    const judge = (verdict: 'misread' | 'fine' | null) =>
      there.handlers['finding.judge']({ findingIds: [finding!.id], verdict, reason: '' })
    await judge('fine')
    await judge('misread')
    expect(await found(there)).toMatchObject([{ judged: { verdict: 'misread' } }])
    await judge(null)
    expect(await found(there)).toMatchObject([{ judged: null, judgedBefore: null }])
    await there.handlers['step.undo']({})
    expect(await found(there)).toMatchObject([{ judged: { verdict: 'misread' } }])
  })

  it('is refused on what is no longer there', async () => {
    const there = await withFindings(['甲县民政局', '5'])
    const [finding] = await found(there)
    const cell = { reportId: finding!.reportId, indicator: 'staff_total', text: '2', reason: '' }
    await there.handlers['edit.make'](cell)
    expect(() =>
      there.handlers['finding.judge']({ findingIds: [finding!.id], verdict: 'fine', reason: '' }),
    ).toThrowError(expect.objectContaining({ error: { code: 'finding/unknown', findingId: finding!.id } }))
    const { total } = await there.handlers['step.page']({ offset: 0, limit: 9 })
    expect(total).toBe(1)
  })

  it('takes the mark off the cell only where nothing is wrong', async () => {
    const there = await withFindings(['甲县民政局', '5'])
    const [finding] = await found(there)
    const cellOf = async () => {
      const request = { organisations: [], years: [], indicators: ['staff_total'], onlyStated: false }
      const { rows } = await there.handlers['compare.table']({ ...request, offset: 0, limit: 1 })
      return rows[0]!.cells[0]!.inFinding
    }
    expect(await cellOf()).toBe('error')
    await there.handlers['finding.judge']({ findingIds: [finding!.id], verdict: 'publisher', reason: '' })
    expect(await cellOf()).toBe('error')
    await there.handlers['finding.judge']({ findingIds: [finding!.id], verdict: 'fine', reason: '' })
    expect(await cellOf()).toBeNull()
  })
})

describe('findings over the study', () => {
  it('are counted by check, open and judged, and filtered', async () => {
    const there = await withFindings(['甲县民政局', '5'], ['乙市司法局', '4'], ['乙县教育局', '2'])
    const [first] = await found(there)
    await there.handlers['finding.judge']({ findingIds: [first!.id], verdict: 'fine', reason: '' })
    const group = { check: 't14.staff-total', level: 'error', title: { zh: '工作人员数与各项之和' } }
    expect(await there.handlers['finding.groups']({})).toMatchObject([{ ...group, open: 1, judged: 1 }])
    expect(await there.handlers['finding.groups']({ organisation: '民政' })).toMatchObject([{ open: 1, judged: 0 }])
    const namesOf = async (filters: object) => (await found(there, filters)).map(({ organisation }) => organisation)
    expect(await namesOf({ verdict: 'open' })).toEqual(['甲县民政局'])
    expect(await namesOf({ verdict: 'judged' })).toEqual(['乙市司法局'])
    expect(await namesOf({ verdict: 'fine' })).toEqual(['乙市司法局'])
    expect(await namesOf({ verdict: 'publisher' })).toEqual([])
    expect(await namesOf({ year: 2016, level: 'error', check: 't14.staff-total' })).toEqual([
      '乙市司法局',
      '甲县民政局',
    ])
    expect(await namesOf({ year: 2017 })).toEqual([])
    expect(await namesOf({ level: 'info' })).toEqual([])
    expect(await namesOf({ organisation: '县' })).toEqual(['甲县民政局'])
    expect(await namesOf({ region: 'none' })).toHaveLength(2)
    expect(await namesOf({ region: '41' })).toEqual([])
    there.session.store!.database.prepare("UPDATE organisation SET region = '410800' WHERE name = '甲县民政局'").run()
    expect(await namesOf({ region: '41' })).toEqual(['甲县民政局'])
    expect(await there.handlers['finding.groups']({ region: '4108' })).toMatchObject([{ open: 1, judged: 0 }])
  })
})
