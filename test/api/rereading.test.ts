import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { writtenReport } from '../import/written-report.ts'
import { desk } from './desk.ts'

type Desk = Awaited<ReturnType<typeof desk>>

/** A desk with one file at one path, whose text each `write` replaces and imports again. */
async function changingFile() {
  const at = await desk()
  const drop = join(at.folder, 'drop')
  mkdirSync(drop)
  const write = async (text: string) => {
    writeFileSync(join(drop, '2016.txt'), text)
    await at.handlers['import.start']({ paths: [drop] })
    await at.session.running?.ended
    const { rows } = await at.handlers['import.outcomes']({ kind: 'all', offset: 0, limit: 9 })
    return rows[0]
  }
  return { at, write }
}

async function cell({ handlers }: Desk, reportId: number, indicator: string) {
  return (await handlers['report.read']({ reportId })).observations.find(one => one.indicator === indicator)
}

/** A report that states one figure in every cell but in these rows. */
function report(figure: string, changed: Readonly<Record<string, string>> = {}): string {
  const lines = writtenReport('甲县民政局', 2016, figure).split('\n')
  for (const [label, value] of Object.entries(changed)) {
    const at = lines.findIndex(line => line.includes(label))
    lines[at] = (lines[at] ?? '').replace(`| ${figure} |`, `| ${value} |`)
  }
  return lines.join('\n')
}

it('takes corrections over when a file changes at its place, and says where the new file states something else', async () => {
  const { at, write } = await changingFile()
  await write(report('2'))
  const edit = (indicator: string, text: string, author: string, reason = '') =>
    at.handlers['edit.make']({ reportId: 1, indicator, text, author, reason })
  await edit('req_received', '7', '张', '原件')
  await edit('trainings', '8', '张', '原件')
  await edit('trainees', '9', '李')
  await edit('meetings', '5', '李')
  await at.handlers['step.undo']({})

  const [received = '', trainings = ''] = ['req_received', 'trainings'].map(
    id => at.session.means.forms.indicators.get(id)?.label.zh.split('：').at(-1) ?? '',
  )
  const outcome = await write(report('2', { [received]: '7', [trainings]: '3' }))
  expect(outcome).toMatchObject({ kind: 'imported', reportId: 2, replaces: 1, reread: 2 })

  expect(await cell(at, 2, 'req_received')).toMatchObject({
    value: { number: 7 },
    read: { value: { number: 7 } },
    edit: { author: '张', reason: '原件', readThen: { number: 2 }, rereading: 'agrees' },
  })
  expect(await cell(at, 2, 'trainings')).toMatchObject({
    value: { number: 8 },
    read: { value: { number: 3 } },
    edit: { readThen: { number: 2 }, rereading: 'differs' },
  })
  expect(await cell(at, 2, 'trainees')).toMatchObject({
    value: { number: 9 },
    edit: { author: '李', rereading: 'same' },
  })
  expect(await cell(at, 2, 'meetings')).toMatchObject({ value: { number: 2 }, edit: null })
  expect(await cell(at, 1, 'req_received')).toMatchObject({ value: { number: 7 }, edit: { rereading: 'same' } })
  expect(await at.handlers['edit.reread']({ offset: 0, limit: 9 })).toMatchObject({
    total: 2,
    rows: [
      { reportId: 2, indicator: 'trainings', rereading: 'differs', readNow: { number: 3 }, correction: { number: 8 } },
      { reportId: 2, indicator: 'req_received', rereading: 'agrees', organisation: '甲县民政局', year: 2016 },
    ],
  })
  const carried = await at.handlers['step.page']({ offset: 0, limit: 9, kind: 'carry' })
  expect(carried.rows).toMatchObject([
    { author: '李', size: 1 },
    { author: '张', reason: '原件', size: 2, first: { before: '7', after: '7' } },
  ])

  // What came about by itself is never what undo is about, and does not end what can be redone.
  expect(await at.handlers['study.summary']({})).toMatchObject({
    undo: { kind: 'edit', first: { indicator: 'trainees', report: { id: 1 } } },
    redo: { first: { indicator: 'meetings' } },
  })
  await at.handlers['step.undo']({ stepId: carried.rows[1]?.id ?? 0 })
  expect(await cell(at, 2, 'trainings')).toMatchObject({ value: { number: 3 }, edit: null })
  expect((await at.handlers['edit.reread']({ offset: 0, limit: 9 })).total).toBe(0)
})

it('keeps what a person says about it: the correction stays once it is said again, goes when it is taken back', async () => {
  const { at, write } = await changingFile()
  await write(report('2'))
  await at.handlers['edit.make']({ reportId: 1, indicator: 'req_received', text: '7', reason: '' })
  await at.handlers['edit.make']({ reportId: 1, indicator: 'trainings', text: '8', reason: '' })
  await write(report('3'))
  await at.handlers['edit.make']({ reportId: 2, indicator: 'req_received', text: '7', reason: '' })
  await at.handlers['edit.makeMany']({ cells: [{ reportId: 2, indicator: 'trainings', text: null }], reason: '' })
  expect(await cell(at, 2, 'req_received')).toMatchObject({ value: { number: 7 }, edit: { rereading: 'same' } })
  expect(await cell(at, 2, 'trainings')).toMatchObject({ value: { number: 3 }, edit: null })
  expect((await at.handlers['edit.reread']({ offset: 0, limit: 9 })).total).toBe(0)
  await at.handlers['step.undo']({})
  expect((await at.handlers['edit.reread']({ offset: 0, limit: 9 })).rows).toMatchObject([{ indicator: 'trainings' }])
})

it('takes nothing over to a file on another body or year', async () => {
  const { at, write } = await changingFile()
  await write(report('2'))
  await at.handlers['edit.make']({ reportId: 1, indicator: 'req_received', text: '7', reason: '' })
  expect(await write(writtenReport('甲县民政局', 2017, '2'))).toMatchObject({ reportId: 2, replaces: 1 })
  expect(await cell(at, 2, 'req_received')).toMatchObject({ value: { number: 2 }, edit: null })
  expect(await cell(at, 1, 'req_received')).toMatchObject({ value: { number: 7 } })
  expect((await at.handlers['report.read']({ reportId: 2 })).uncarried).toMatchObject([{ reportId: 1, corrections: 1 }])
})

it('offers corrections made to another file of the same body and year, and takes them over as one step', async () => {
  const at = await desk()
  for (const [name, figure] of [
    ['a.txt', '2'],
    ['b.txt', '3'],
  ] as const) {
    writeFileSync(join(at.folder, name), report(figure))
  }
  await at.handlers['import.start']({ paths: ['a.txt', 'b.txt'].map(name => join(at.folder, name)) })
  await at.session.running?.ended
  for (const indicator of ['req_received', 'trainings', 'trainees']) {
    await at.handlers['edit.make']({ reportId: 1, indicator, text: '7', reason: indicator, author: '张' })
  }
  await at.handlers['edit.make']({ reportId: 2, indicator: 'trainees', text: '8', reason: '' })
  const uncarried = async () => (await at.handlers['report.read']({ reportId: 2 })).uncarried
  expect(await uncarried()).toEqual([{ reportId: 1, fileName: 'a.txt', corrections: 2 }])

  const step = await at.handlers['edit.carryOver']({ from: 1, to: 2, author: '李' })
  expect(step).toMatchObject({ kind: 'edit', size: 2, author: '李', reason: 'req_received；trainings' })
  expect(await cell(at, 2, 'trainings')).toMatchObject({ value: { number: 7 }, edit: { rereading: 'differs' } })
  expect(await cell(at, 2, 'trainees')).toMatchObject({ value: { number: 8 } })
  expect(await uncarried()).toEqual([])
  expect(await at.handlers['edit.carryOver']({ from: 1, to: 2 })).toBeNull()
  await at.handlers['step.undo']({})
  expect(await cell(at, 2, 'trainings')).toMatchObject({ value: { number: 3 } })
})
