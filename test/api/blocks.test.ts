import { expect, it } from 'vitest'
import type { EditedCell } from '#shared/domain/edit.ts'
import { answer } from '../../src-main/api/serve.ts'
import { desk, importInto } from './desk.ts'

type Desk = Awaited<ReturnType<typeof desk>>

/** Two reports that state the same figure in every cell. */
async function twoReports(): Promise<Desk> {
  const at = await desk()
  await importInto(at, [
    ['乙县民政局', 2016, '2'],
    ['甲县民政局', 2016, '3'],
  ])
  return at
}

/** A cell as `value (read)`, with a star where it is corrected; nothing where there is no such cell. */
async function shown({ handlers }: Desk, reportId: number, indicator: string): Promise<string> {
  const { observations } = await handlers['report.read']({ reportId })
  const cell = observations.find(observation => observation.indicator === indicator)
  if (!cell) return ''
  const { value, read, edit } = cell
  return `${value.kind === 'number' ? value.number : value.kind}${edit ? '*' : ''}${read ? ` (${read.value.text})` : ''}`
}

const block = (at: Desk, cells: readonly EditedCell[], reason = '') =>
  at.handlers['edit.makeMany']({ cells, reason, author: '张' })

it('corrects a block as one step, leaves alone what shows the same, and undoes and redoes it as one', async () => {
  const at = await twoReports()
  const made = await block(
    at,
    [
      { reportId: 1, indicator: 'req_received', text: '１,２３４' },
      { reportId: 2, indicator: 'req_received', text: '0003件' },
      { reportId: 1, indicator: 'req_closed', text: '/' },
      { reportId: 2, indicator: 'meetings', text: '7' },
    ],
    '原件',
  )
  const unit = at.session.means.forms.indicators.get('req_received')?.unit
  expect(unit).toBe('件')
  expect(made).toMatchObject({
    changed: 3,
    same: 1,
    step: { kind: 'edit', size: 3, author: '张', reason: '原件', first: { before: '2', after: '1234' } },
  })
  expect(await shown(at, 1, 'req_received')).toBe('1234* (2)')
  expect(await shown(at, 2, 'req_received')).toBe('3 (3)')
  expect(await shown(at, 1, 'req_closed')).toMatch(/^slash\* /)
  expect(await at.handlers['study.summary']({})).toMatchObject({ corrected: 3, undo: { size: 3 } })
  const changes = await at.handlers['step.changes']({ stepId: made.step?.id ?? 0, offset: 1, limit: 9 })
  expect(changes).toMatchObject({ total: 3, rows: [{ indicator: 'req_closed' }, { report: { id: 2 }, after: '7' }] })

  await at.handlers['step.undo']({})
  expect(await shown(at, 1, 'req_received')).toBe('2 (2)')
  expect(await shown(at, 2, 'meetings')).not.toContain('*')
  expect(await at.handlers['study.summary']({})).toMatchObject({ corrected: 0, undo: null, redo: { size: 3 } })
  await at.handlers['step.redo']({})
  expect(await shown(at, 1, 'req_received')).toBe('1234* (2)')
})

it.each([
  ['约十件', { code: 'edit/unreadable-cell', text: '约十件', organisation: '甲县民政局', year: 2016 }],
  ['?', { code: 'edit/unreadable-cell', text: '?' }],
])('refuses the whole block for one cell that cannot be read: %s', async (text, error) => {
  const at = await twoReports()
  const cells = [
    { reportId: 1, indicator: 'req_received', text: '9' },
    { reportId: 2, indicator: 'req_received', text },
  ]
  expect(await answer(at.handlers, 'edit.makeMany', { cells, reason: '' }, () => 0)).toMatchObject({ ok: false, error })
  expect(await shown(at, 1, 'req_received')).toBe('2 (2)')
  expect((await at.handlers['step.page']({ offset: 0, limit: 9 })).total).toBe(0)
})

it.each([
  [{ reportId: 7, indicator: 'req_received', text: '9' }, 'report/unknown'],
  [{ reportId: 1, indicator: 'nonsense', text: '9' }, 'indicator/unknown'],
])('refuses a block with %j', async (cell, code) => {
  const at = await twoReports()
  const cells = [{ reportId: 1, indicator: 'req_received', text: '9' }, cell]
  const reply = await answer(at.handlers, 'edit.makeMany', { cells, reason: '' }, () => 0)
  expect(reply).toMatchObject({ ok: false, error: { code } })
  expect(await at.handlers['study.summary']({})).toMatchObject({ corrected: 0 })
})

it('refuses more cells than can be held against their checks at once', async () => {
  const at = await twoReports()
  const cells = Array.from({ length: 20_001 }, () => ({ reportId: 1, indicator: 'req_received', text: '9' }))
  expect(await answer(at.handlers, 'edit.makeMany', { cells, reason: '' }, () => 0)).toMatchObject({
    error: { code: 'edit/too-many', cells: 20_001 },
  })
})

it('tells an emptied cell from one whose correction is taken back', async () => {
  const at = await twoReports()
  const one = (indicator: string, text: string | null) => block(at, [{ reportId: 1, indicator, text }])

  await one('req_received', '')
  expect(await shown(at, 1, 'req_received')).toBe('blank* (2)')
  expect(await one('req_received', null)).toMatchObject({ changed: 1, step: { first: { before: '', after: '2' } } })
  expect(await shown(at, 1, 'req_received')).toBe('2 (2)')
  expect(await one('req_received', null)).toMatchObject({ changed: 0, same: 1, step: null })

  const cell = 'req_carried_in_nonprofit' // not in the form of these years
  expect(await one(cell, '')).toMatchObject({ changed: 0, step: null })
  expect(await one(cell, '5')).toMatchObject({ step: { first: { before: null, after: '5' } } })
  expect(await shown(at, 1, cell)).toBe('5*')
  expect(await one(cell, '')).toMatchObject({ step: { first: { before: '5', after: null } } })
  expect(await shown(at, 1, cell)).toBe('')
  await at.handlers['step.undo']({})
  expect(await shown(at, 1, cell)).toBe('5*')
})
