import { expect, it } from 'vitest'
import { desk, importInto } from './desk.ts'

it('confirms, notes and marks a report through the contract, each undone by itself', async () => {
  const engine = await desk()
  const { handlers, told } = engine
  await importInto(engine, [['甲县民政局', 2016, '12']])
  const { rows } = await handlers['report.page']({ offset: 0, limit: 9, search: '', sort: 'year', descending: false })
  const reportId = rows[0]?.id ?? 0
  const view = () => handlers['report.read']({ reportId })
  const indicator = 'proactive_total'
  const confirm = await handlers['reading.confirm']({ reportId, indicators: [indicator], author: '张' })
  await handlers['note.write']({ reportId, indicator, text: ' 与公报一致 ', author: '张' })
  await handlers['report.check']({ reportId, checked: true })
  expect(told.slice(-3)).toMatchObject([
    { news: { reason: 'confirm' } },
    { news: { reason: 'note' } },
    { news: { reason: 'checked' } },
  ])
  expect((await view()).observations.find(one => one.indicator === indicator)?.confirmed).toMatchObject({
    author: '张',
  })
  expect((await view()).notes).toMatchObject([{ indicator, text: '与公报一致', author: '张' }])
  expect((await view()).checked).toMatchObject({ holds: true })
  expect(await handlers['report.nextUnchecked']({ after: reportId })).toEqual({ reportId: null })

  await handlers['step.undo']({})
  expect((await view()).checked).toBeNull()
  expect((await view()).report.checked).toBe('no')
  await handlers['step.undo']({ stepId: confirm.id })
  expect((await view()).observations.some(one => one.confirmed)).toBe(false)
  expect((await view()).notes).toHaveLength(1)
  await handlers['step.redo']({})
  expect((await view()).observations.some(one => one.confirmed)).toBe(true)

  const refused = (act: () => unknown) => expect(act).toThrow(/unknown/)
  refused(() => handlers['note.write']({ reportId: 99, indicator: null, text: 'x' }))
  refused(() => handlers['note.write']({ reportId, indicator: 'nonsense', text: 'x' }))
})
