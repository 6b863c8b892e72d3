import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { accuracySentence, allotted, errorRate } from '#shared/domain/sample.ts'

describe('the error rate', () => {
  // Bounds by R 4.2: prop.test(wrong, checked, correct = FALSE)$conf.int
  it.each([
    [0, 100, 0, 0, 0.03699481],
    [3, 200, 0.015, 0.005113, 0.04317],
    [50, 100, 0.5, 0.4038315, 0.5961685],
    [10, 10, 1, 0.7224672, 1],
  ])('of %i wrong in %i', (wrong, checked, rate, low, high) => {
    const found = errorRate(wrong, checked)
    expect(found.rate).toBe(rate)
    expect(found.low).toBeCloseTo(low, 5)
    expect(found.high).toBeCloseTo(high, 5)
  })

  it('is not known while nothing is checked', () => {
    expect(errorRate(0, 0)).toEqual({ checked: 0, wrong: 0, rate: null, low: 0, high: 1 })
    expect(accuracySentence(null, 'zh')).toContain('没有抽样核对过')
  })

  it('lies within its bounds, which lie within 0 and 1', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5_000 }), fc.nat(), (checked, some) => {
        const { rate, low, high } = errorRate(some % (checked + 1), checked)
        expect(0 <= low && low <= (rate ?? -1) && (rate ?? 2) <= high && high <= 1).toBe(true)
      }),
    )
  })
})

it('strata are allotted their share, no more and no less than is drawn', () => {
  expect(allotted(100, [900, 90, 10, 0])).toEqual([90, 9, 1, 0])
  expect(allotted(10, [1, 1, 1])).toEqual([1, 1, 1])
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 500 }),
      fc.array(fc.nat(10_000), { minLength: 1, maxLength: 6 }),
      (size, all) => {
        const shares = allotted(size, all)
        const total = all.reduce((sum, one) => sum + one, 0)
        expect(shares.reduce((sum, one) => sum + one, 0)).toBe(Math.min(size, total))
        expect(shares.filter((share, at) => share > all[at]!)).toEqual([])
      },
    ),
  )
})
