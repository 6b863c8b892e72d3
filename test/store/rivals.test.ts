import { expect, it } from 'vitest'
import { compareRivals } from '../../src-main/api/rivals.ts'
import { rivalsOf } from '../../src-main/store/rivals.ts'
import { madeReport, newStudy, putReport, reading, stated } from './made.ts'

it('sets files of one body and year side by side with what differs: 0, blank and "/" are different facts', async () => {
  const store = await newStudy()
  const put = (name: string, printed: readonly string[], year = 2016) =>
    putReport(
      store,
      name,
      madeReport({ year: stated(year), readings: printed.map((text, nth) => reading(`req_${nth}`, text)) }),
    )
  const a = put('a', ['0', '5', '/', '7'])
  const b = put('b', ['', '5', '/'])
  const alone = put('c', ['0', '5'], 2017)
  expect(rivalsOf(store, b)).toEqual([a, b])
  const { reports, differences, same } = compareRivals(store, a)
  expect(reports.map(report => [report.reportId, report.standing])).toEqual([
    [a, true],
    [b, false],
  ])
  expect(same).toBe(2)
  expect(differences.map(({ indicator, values }) => [indicator, values.map(value => value?.kind ?? null)])).toEqual([
    ['req_0', ['number', 'blank']],
    ['req_3', ['number', null]],
  ])
  expect(compareRivals(store, alone)).toMatchObject({ reports: [{ reportId: alone }], differences: [] })
})
