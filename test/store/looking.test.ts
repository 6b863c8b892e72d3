import { expect, it } from 'vitest'
import type { ReportId } from '#shared/domain/study.ts'
import { addChecked, checkedOf, nextUnchecked, renewMarked } from '../../src-main/store/checked.ts'
import { addConfirmations } from '../../src-main/store/confirmations.ts'
import { addEdits } from '../../src-main/store/edits.ts'
import { addNote, notesOf } from '../../src-main/store/notes.ts'
import { currentValues } from '../../src-main/store/observations.ts'
import type { Store } from '../../src-main/store/open.ts'
import { reportLine, reportPage } from '../../src-main/store/reports.ts'
import { allOrNothing } from '../../src-main/store/statements.ts'
import { addRedo, addUndo } from '../../src-main/store/steps.ts'
import { madeReport, NOW, newStudy, putReport, reading, stated } from './made.ts'

const SAID = { reason: '', author: '张', now: NOW }
const report = (...printed: string[]) =>
  madeReport({ readings: printed.map((text, nth) => reading(`req_${nth}`, text)) })
const confirmedIn = (store: Store, reportId: ReportId) =>
  currentValues(store, reportId).map(({ confirmed }) => confirmed !== null)

it('confirms a reading without changing it, as a step that can be undone', async () => {
  const store = await newStudy()
  const id = putReport(store, 'a', report('3', ''))
  const before = currentValues(store, id).map(({ value, origin }) => ({ value, origin }))
  const stepId = allOrNothing(store, () => addConfirmations(store, id, ['req_0', 'req_1'], SAID))
  expect(confirmedIn(store, id)).toEqual([true, true])
  expect(currentValues(store, id)[0]?.confirmed).toEqual({ stepId, author: '张', madeAt: NOW })
  expect(currentValues(store, id).map(({ value, origin }) => ({ value, origin }))).toEqual(before)
  allOrNothing(store, () => addUndo(store, stepId, SAID))
  expect(confirmedIn(store, id)).toEqual([false, false])
  allOrNothing(store, () => addRedo(store, stepId, SAID))
  expect(confirmedIn(store, id)).toEqual([true, true])
})

it('does not let a confirmation hold for another reading, and lets it hold again for the same', async () => {
  const store = await newStudy()
  const id = putReport(store, 'a', report('3', '5'))
  allOrNothing(store, () => addConfirmations(store, id, ['req_0', 'req_1'], SAID))
  putReport(store, 'a', report('8', '5'))
  expect(confirmedIn(store, id)).toEqual([false, true])
  putReport(store, 'a', report('3', ''))
  expect(confirmedIn(store, id)).toEqual([true, false])
})

it('confirms nothing that is in doubt or not there', async () => {
  const store = await newStudy()
  const value = { kind: 'ambiguous', text: '12', candidates: [] } as const
  const id = putReport(store, 'a', madeReport({ readings: [reading('req_0', '12', { value })] }))
  for (const indicator of ['req_0', 'req_1'])
    expect(() => addConfirmations(store, id, [indicator], SAID)).toThrow('reading/not-to-confirm')
})

it('keeps one note a place, with the earlier ones behind it', async () => {
  const store = await newStudy()
  const id = putReport(store, 'a', report('3'))
  const write = (indicator: string | null, text: string) =>
    allOrNothing(store, () => addNote(store, { reportId: id, indicator, text }, SAID))
  const texts = () => notesOf(store, id).map(({ indicator, text }) => [indicator, text])
  write('req_0', '与上年口径不同')
  write(null, '缺附表')
  const second = write('req_0', '口径已问过')
  expect(texts()).toEqual([
    [null, '缺附表'],
    ['req_0', '口径已问过'],
  ])
  allOrNothing(store, () => addUndo(store, second, SAID))
  expect(texts()[1]).toEqual(['req_0', '与上年口径不同'])
  write('req_0', '')
  expect(texts()).toEqual([[null, '缺附表']])
})

it('marks a report as checked until it is read otherwise or taken up again', async () => {
  const store = await newStudy()
  const id = putReport(store, 'a', report('3'))
  expect(checkedOf(store, id)).toBeNull()
  const stepId = allOrNothing(store, () => addChecked(store, id, true, SAID))
  expect(checkedOf(store, id)).toMatchObject({ stepId, holds: true })
  putReport(store, 'a', report('3'))
  expect(reportLine(store, id).checked).toBe('yes')
  putReport(store, 'a', report('4'))
  expect(reportLine(store, id).checked).toBe('reread')
  putReport(store, 'a', report('3'))
  expect(checkedOf(store, id)).toMatchObject({ holds: true })
  // what a person corrects does not unsettle what the file was read as
  const correction = { reportId: id, indicator: 'req_0', value: { kind: 'blank', text: '' }, unit: '件' } as const
  allOrNothing(store, () => addEdits(store, [correction], SAID))
  expect(checkedOf(store, id)).toMatchObject({ holds: true })
  allOrNothing(store, () => addChecked(store, id, false, SAID))
  expect(checkedOf(store, id)).toBeNull()
  const { target } = allOrNothing(store, () => addUndo(store, null, SAID))
  renewMarked(store, target)
  expect(checkedOf(store, id)).toMatchObject({ stepId })
})

it('goes from report to report that nobody is done with, by body and year, round and round', async () => {
  const store = await newStudy()
  const put = (name: string, organisation: string | null, year: number | null) =>
    putReport(store, name, madeReport({ organisation: stated(organisation), year: stated(year) }))
  const [b17, a16, b16] = [put('1', '乙局', 2017), put('2', '丙局', 2016), put('3', '乙局', 2016)]
  const nameless = put('4', null, 2016)
  const order = ['丙局', '乙局'].sort()[0] === '丙局' ? [a16, b16, b17, nameless] : [b16, b17, a16, nameless]
  const walk = (from: ReportId, steps: number) => {
    const seen: (ReportId | null)[] = []
    for (let at: ReportId | null = from; seen.length < steps && at !== null; ) {
      at = nextUnchecked(store, at)
      seen.push(at)
    }
    return seen
  }
  expect(walk(order[3]!, 5)).toEqual([...order, order[0]])
  allOrNothing(store, () => addChecked(store, order[1]!, true, SAID))
  expect(walk(order[0]!, 2)).toEqual([order[2], order[3]])
  for (const id of [order[0]!, order[2]!, order[3]!]) allOrNothing(store, () => addChecked(store, id, true, SAID))
  expect(nextUnchecked(store, order[0]!)).toBeNull()
  expect(
    reportPage(store, { offset: 0, limit: 9, search: '', sort: 'year', descending: false }).rows.map(
      row => row.checked,
    ),
  ).toEqual(['yes', 'yes', 'yes', 'yes'])
})

it.each(['confirmation', 'note', 'checked'])('never changes nor deletes a line of %s', async table => {
  const store = await newStudy()
  const id = putReport(store, 'a', report('3'))
  allOrNothing(store, () => addConfirmations(store, id, ['req_0'], SAID))
  allOrNothing(store, () => addNote(store, { reportId: id, indicator: null, text: '甲' }, SAID))
  allOrNothing(store, () => addChecked(store, id, true, SAID))
  for (const sql of [
    `UPDATE ${table} SET report_id = report_id`,
    `DELETE FROM ${table}`,
    `INSERT OR REPLACE INTO ${table} SELECT * FROM ${table}`,
  ])
    expect(() => store.database.exec(sql)).toThrow('never')
})
