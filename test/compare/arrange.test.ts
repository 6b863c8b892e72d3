import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { changeBetween } from '#shared/domain/change.ts'
import type { ComparisonCell } from '#shared/domain/comparison.ts'
import type { Template } from '#shared/domain/form.ts'
import type { Observation } from '#shared/domain/study.ts'
import { type CellValue, readValue } from '#shared/domain/value.ts'
import { arrange, type ComparedReport, rowsOf } from '../../src-main/compare/arrange.ts'
import { editionsInForce, formOrder } from '../../src-main/compare/form-order.ts'

const BODY = { organisation: '甲', earlier: [] }

const words = (text: string) => ({ zh: text, en: text })

function template(id: string, from: number, to: number | null, rows: readonly string[]): Template {
  const table = {
    id: 'one',
    title: words(`${id} table`),
    find: [],
    cells: '{row}',
    columns: [{ id: 'number', label: words('number') }],
    rows: rows.map(row => ({ id: row, label: words(`${row} in ${id}`) })),
    unit: '件',
  }
  return { id, title: words(id), short: words(id), source: '', years: [from, to], tables: [table] }
}

const TEMPLATES = [template('new', 2019, null, ['c', 'b', 'd']), template('old', 2014, 2018, ['a', 'b'])]
const ORDER = formOrder(TEMPLATES)

function observation(indicator: string, value: CellValue, corrected = false): Observation {
  const edit = corrected
    ? { id: 1, stepId: 1, reason: '', author: '', madeAt: '', readThen: null, rereading: 'same' as const }
    : null
  return {
    indicator,
    value,
    unit: '件',
    origin: corrected ? 'corrected' : 'table',
    edition: 'old',
    confidence: 1,
    read: null,
    edit,
    confirmed: null,
  }
}

function report(year: number, editions: readonly string[], observations: readonly Observation[]): ComparedReport {
  const values = new Map(observations.map(one => [one.indicator, one]))
  return { reportId: year, year, path: `/${year}`, editions, values, inFinding: new Map([['b', 'error' as const]]) }
}

function cell(printed: string, unit = '件'): ComparisonCell {
  const value = readValue(printed)
  return {
    ...{
      reportId: 1,
      state: 'read',
      value,
      unit,
      isInForm: true,
      inFinding: null,
      origin: 'table',
      evidence: null,
      path: '',
    },
    ...{ confidence: 1, correction: null },
  }
}

describe('rows', () => {
  it('follow the forms, oldest first, an indicator at its first place', () => {
    expect([...ORDER.keys()]).toEqual(['a', 'b', 'c', 'd'])
    expect(ORDER.get('b')?.label.zh).toBe('b in old')
  })

  it.each([
    ['one edition', ['new'], [], [], ['b', 'c', 'd']],
    ['both', ['new', 'old'], [], [], ['a', 'b', 'c', 'd']],
    ['those asked for', ['new', 'old'], [], ['d', 'a'], ['a', 'd']],
    ['what a person filled in besides', ['old'], ['d'], [], ['a', 'b', 'd']],
    ['none', [], [], [], []],
  ])('of %s', (_of, editions, also, wanted, expected) => {
    const rows = rowsOf(ORDER, new Set(editions), new Set(also), new Set(wanted))
    expect(rows.map(({ indicator }) => indicator)).toEqual(expected)
  })

  it('for a report without tables are those of the form in force', () => {
    expect(editionsInForce(TEMPLATES, 2016)).toEqual(['old'])
    expect(editionsInForce(TEMPLATES, 2030)).toEqual(['new'])
    expect(editionsInForce(TEMPLATES, 2000)).toEqual([])
  })
})

describe('changes', () => {
  it.each([
    ['in both forms', 'b', 2],
    ['that a person filled in where the form has no such cell', 'a', null],
  ])('of a cell %s', (_of, indicator, amount) => {
    const reports = [
      report(2018, ['old'], [observation(indicator, readValue('3'))]),
      report(2019, ['new'], [observation(indicator, readValue('5'), true)]),
    ]
    const [row] = arrange(BODY, [2018, 2019], [ORDER.get(indicator)!], reports)
    expect(row?.changes[1]?.amount ?? null).toBe(amount)
  })

  it('go on where a person filled in both years of a form without the cell', () => {
    const reports = [2019, 2020].map(year => report(year, ['new'], [observation('a', readValue('3'), true)]))
    expect(arrange(BODY, [2019, 2020], [ORDER.get('a')!], reports)[0]?.changes[1]).toEqual({ amount: 0, share: 0 })
  })
})

describe('changes over a year between', () => {
  it('are none where a person filled in what the form of one year lacks, as between neighbours', () => {
    const reports = [
      report(2018, ['old'], [observation('a', readValue('3'))]),
      report(2019, ['new'], []),
      report(2020, ['new'], [observation('a', readValue('5'), true)]),
      report(2021, ['new'], [observation('a', readValue('9'), true)]),
    ]
    const [row] = arrange(BODY, [2018, 2019, 2020, 2021], [ORDER.get('a')!], reports)
    const [first, , third, last] = row!.cells
    expect(changeBetween(first!, third!)).toBeNull()
    expect(changeBetween(third!, last!)).toEqual(row!.changes[3])
    expect(row!.changes[3]).toEqual({ amount: 4, share: 0.8 })
  })
})

describe('cells', () => {
  it('say how they came about', () => {
    const unreadable: CellValue = { kind: 'unreadable', text: '?' }
    const reports = [
      report(2017, ['old'], [observation('a', readValue('3')), observation('b', unreadable)]),
      report(2019, ['new'], [observation('b', readValue('5'), true)]),
    ]
    const places = [...ORDER.values()]
    const rows = arrange(BODY, [2017, 2018, 2019], places, reports)
    const states = rows.map(row => row.cells.map(one => one?.state ?? null))
    expect(states).toEqual([
      ['read', null, 'not-in-form'],
      ['in-doubt', null, 'corrected'],
      ['not-in-form', null, 'missing'],
      ['not-in-form', null, 'missing'],
    ])
    expect(rows[1]?.cells[0]).toMatchObject({ inFinding: 'error', path: '/2017' })
    expect(rows.every(row => row.changes[0] === null)).toBe(true)
  })
})

describe('change', () => {
  it.each([
    ['10', '12', { amount: 2, share: 0.2 }],
    ['10', '0', { amount: -10, share: -1 }],
    ['0', '7', { amount: 7, share: null }],
    ['0.1', '0.3', { amount: 0.2, share: 2 }],
    ['-5', '5', { amount: 10, share: null }],
    ['35000元', '40000元', { amount: 5000, share: 1 / 7 }],
    ['35000元', '4万元', null],
    ['', '7', null],
    ['7', '/', null],
    ['7', '—', null],
  ])('from “%s” to “%s”', (earlier, later, expected) => {
    expect(changeBetween(cell(earlier), cell(later))).toEqual(expected)
  })

  it('is none across units, nor where no report is', () => {
    expect(changeBetween(cell('1', '元'), cell('1', '万元'))).toBeNull()
    expect(changeBetween(null, cell('1'))).toBeNull()
    expect(changeBetween(cell('4万元', '元'), cell('4', '元'))).toBeNull()
  })

  it('there and back is opposite', () => {
    fc.assert(
      fc.property(fc.nat(1e9), fc.nat(1e9), (a, b) => {
        const there = changeBetween(cell(String(a)), cell(String(b)))
        const back = changeBetween(cell(String(b)), cell(String(a)))
        expect((there?.amount ?? 1) + (back?.amount ?? 1)).toBe(0)
      }),
    )
  })
})
