import { describe, expect, it } from 'vitest'
import { formOf } from '../corpus/forms.ts'
import { makeReport } from '../corpus/make-report.ts'
import type { TrueValue } from '../corpus/truth.ts'
import { decidedByText } from './decided.ts'

const form = formOf('t21')
const zeros = makeReport(1, { edition: 't21', values: 'zeros' }).truth.values

function number(value: number): TrueValue {
  return { kind: 'number', number: value, text: String(value) }
}

function row(id: string, columns: readonly string[], numbers: readonly number[]): Record<string, TrueValue> {
  return Object.fromEntries(columns.map((column, nth) => [`${id}_${column}`, number(numbers[nth]!)]))
}

const APPLICANTS = ['person', 'business', 'research', 'nonprofit', 'legalservice', 'other', 'total']

describe('what the text of a made report decides', () => {
  it('is every value that has a cell of its own', () => {
    const values = { ...zeros, ...row('normdoc', ['issued', 'repealed', 'valid'], [69, 3, 665]) }
    expect(decidedByText('pipe-rows', form, values)).toEqual(new Set(Object.keys(values)))
  })

  it('is none of the digits run together that can be cut in several ways', () => {
    const values = { ...zeros, ...row('normdoc', ['issued', 'repealed', 'valid'], [69, 3, 665]) }
    const decided = decidedByText('glued', form, values)
    expect([...Object.keys(values)].filter(id => !decided.has(id))).toEqual([
      'normdoc_issued',
      'normdoc_repealed',
      'normdoc_valid',
    ])
  })

  it('is what the sums leave of digits run together, those down the columns too', () => {
    // 27 0 0 2 0 1 30 could be 2 7 0 0 20 1 30, were it not for the rows it adds up with.
    const numbers = [27, 0, 0, 2, 0, 1, 30]
    const values = Object.assign(
      {},
      zeros,
      ...['new', 'granted', 'outcomes'].map(id => row(`req_${id}`, APPLICANTS, numbers)),
    )
    expect(decidedByText('glued', form, values).has('req_granted_person')).toBe(false)
    const apart = {
      ...values,
      ...row('req_new', APPLICANTS, [28, 0, 0, 2, 0, 1, 31]),
      ...row('req_carried_out', APPLICANTS, [1, 0, 0, 0, 0, 0, 1]),
    }
    expect(decidedByText('glued', form, apart)).toEqual(new Set(Object.keys(apart)))
  })

  it('is no value beside a blank cell that left no trace, unless the sums tell which it is', () => {
    const blank: TrueValue = { kind: 'blank', number: null, text: '' }
    const values = { ...zeros, ...row('normdoc', ['issued', 'repealed', 'valid'], [2, 1, 40]), normdoc_repealed: blank }
    const decided = decidedByText('cell-lines', form, values)
    expect(decided.has('normdoc_issued')).toBe(false)
    expect(decided.has('req_new_total')).toBe(true)
  })
})
