import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readValue, showValue } from '#shared/domain/value.ts'

describe('readValue', () => {
  it.each([
    ['0', { kind: 'number', number: 0 }],
    ['１２３', { kind: 'number', number: 123 }],
    ['1,234', { kind: 'number', number: 1234 }],
    ['1，234', { kind: 'number', number: 1234 }],
    ['１，２３４．５', { kind: 'number', number: 1234.5 }],
    ['-35', { kind: 'number', number: -35 }],
    ['－35', { kind: 'number', number: -35 }],
    ['+7', { kind: 'number', number: 7 }],
    ['0.8', { kind: 'number', number: 0.8 }],
    ['59237.2449', { kind: 'number', number: 59237.2449 }],
    ['24252.311082', { kind: 'number', number: 24252.311082 }],
    ['12条', { kind: 'number', number: 12, unit: '条' }],
    ['251000元', { kind: 'number', number: 251000, unit: '元' }],
    ['38 人次', { kind: 'number', number: 38, unit: '人次' }],
    ['', { kind: 'blank' }],
    ['　', { kind: 'blank' }],
    ['\u00a0', { kind: 'blank' }],
    ['/', { kind: 'slash' }],
    ['／', { kind: 'slash' }],
    ['—', { kind: 'dash' }],
    ['——', { kind: 'dash' }],
    ['-', { kind: 'dash' }],
    ['无', { kind: 'none' }],
    ['????', { kind: 'unreadable' }],
    ['\ufffd', { kind: 'unreadable' }],
    ['12,34', { kind: 'text' }],
    ['1 234', { kind: 'text' }],
    ['约12', { kind: 'text' }],
    ['12余', { kind: 'text' }],
    ['22(其中修订16件)', { kind: 'text' }],
    ['减3', { kind: 'text' }],
    ['1.2.3', { kind: 'text' }],
    ['1e5', { kind: 'text' }],
    ['99999999999999999999', { kind: 'text' }],
  ])('%s', (printed, expected) => {
    expect(readValue(printed)).toMatchObject(expected)
  })

  it('gives back every number that is shown', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }),
        fc.constantFrom(1, 10, 1e4, 1e6),
        (whole, parts) => {
          const number = whole / parts
          const shown = showValue({ kind: 'number', number, text: String(number) })
          if (shown.includes('e')) return
          expect(readValue(shown)).toMatchObject({ kind: 'number', number: number === 0 ? 0 : number })
        },
      ),
    )
  })

  it('takes any text without throwing and keeps it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), text => {
        expect(readValue(text).text).toBe(text.trim())
      }),
    )
  })
})
