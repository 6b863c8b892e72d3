import { describe, expect, it } from 'vitest'
import { readValue } from '#shared/domain/value.ts'
import { reconcileYears } from '../../src-main/reconcile/years.ts'
import { forms } from '../read-and-parse.ts'

type Cells = Record<string, string>

function year(year: number | null, edition: string, cells: Cells) {
  const values = new Map(Object.entries(cells).map(([indicator, text]) => [indicator, readValue(text)] as const))
  return { year, editions: [edition], values }
}

const stock = (issued: string, repealed: string, valid: string): Cells => ({
  normdoc_issued: issued,
  normdoc_repealed: repealed,
  normdoc_valid: valid,
})

describe('a report against the one of the year before', () => {
  it.each([
    ['carried over and taken up', { req_carried_out_person: '3' }, { req_carried_in_person: '3' }, []],
    ['carried over and lost', { req_carried_out_person: '3' }, { req_carried_in_person: '1' }, ['years.carry-over']],
    ['carried over, not said', { req_carried_out_person: '3' }, { req_carried_in_person: '' }, []],
    ['carried over, unclear', { req_carried_out_person: '3' }, { req_carried_in_person: '约1' }, []],
    ['stock holds', stock('9', '9', '597'), stock('50', '227', '420'), []],
    ['stock does not hold', stock('62', '33', '470'), stock('58', '45', '546'), ['years.normdoc-stock']],
    ['stock with a blank', stock('1', '0', '20'), stock('2', '', '22'), []],
  ])('%s', (_case, before, now, checks) => {
    const found = reconcileYears(forms, year(2021, 't21', before), year(2022, 't21', now))
    expect(found.map(({ check }) => check)).toEqual(checks)
  })

  it.each([
    ['items add up', ['396', '-18', '378'], []],
    ['items do not', ['396', '0', '107'], ['years.license-items']],
  ])('%s', (_case, [prev, delta, next], checks) => {
    const before = year(2019, 't19', { license_items_prev: prev!, license_items_delta: delta! })
    const found = reconcileYears(forms, before, year(2020, 't19', { license_items_prev: next! }))
    expect(found.map(({ check }) => check)).toEqual(checks)
  })

  it('holds cumulative figures against those of the year before, row by row', () => {
    const before = year(2015, 'pre2014-fujian', { proactive_total_cumulative: '81916' })
    const now = (cumulative: string) =>
      year(2016, 'pre2014-fujian', { proactive_total: '3460', proactive_total_cumulative: cumulative })
    expect(reconcileYears(forms, before, now('85376'))).toEqual([])
    const [finding] = reconcileYears(forms, before, now('12106'))
    expect(finding).toMatchObject({ check: 'years.cumulative', left: 81916, right: 8646 })
    expect(finding!.indicators).toEqual(['proactive_total_cumulative', 'proactive_total'])
  })

  it('says what does not agree, where, and is known again', () => {
    const [finding, ...others] = reconcileYears(
      forms,
      year(2020, 't19', { req_carried_out_person: '3', req_carried_out_total: '4' }),
      year(2021, 't21', { req_carried_in_person: '1', req_carried_in_total: '4' }),
    )
    expect(others).toEqual([])
    expect(finding!.says.zh).toBe('上一年报告结转下年 3 件，本年报告上年结转是 1 件（自然人一列）。')
    expect(finding!.fingerprint).toBe('years.carry-over/person/2020-2021')
  })

  it.each([
    [2020, 2022],
    [2021, 2021],
    [null, 2022],
  ])('passes over years that do not follow one another: %s, %s', (first, second) => {
    const before = year(first, 't21', { req_carried_out_person: '3' })
    expect(reconcileYears(forms, before, year(second, 't21', { req_carried_in_person: '1' }))).toEqual([])
  })
})
