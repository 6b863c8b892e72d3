import { describe, expect, it } from 'vitest'
import { pooled, rankOf, sortedNumbers, summarise } from '../../src-main/compare/statistics.ts'

const column = (values: readonly (number | null)[]) => Float64Array.from(values, value => value ?? Number.NaN)
const summaryOf = (values: readonly (number | null)[]) => {
  const sorted = sortedNumbers(column(values))
  return summarise(sorted, values.length - sorted.length)
}

describe('many bodies together', () => {
  it('are summed, averaged and halved over those that have a number', () => {
    expect(summaryOf([3, null, 1, 10, null])).toEqual({
      numbers: 3,
      lacking: 2,
      sum: 14,
      mean: 14 / 3,
      median: 3,
      least: 1,
      most: 10,
    })
    expect(summaryOf([4, 1, 2, 3]).median).toBe(2.5)
    expect(summaryOf([0.1, 0.2]).sum).toBe(0.3)
    expect(summaryOf([null])).toMatchObject({ numbers: 0, lacking: 1, sum: null, mean: null, median: null })
    expect(summaryOf([])).toMatchObject({ numbers: 0, lacking: 0, sum: null })
  })

  it('have a ratio that is not the mean of their ratios', () => {
    expect(
      pooled([
        { numerator: 1, denominator: 1 },
        { numerator: 0, denominator: 9 },
        { numerator: 0, denominator: 0 },
      ]),
    ).toBe(0.1)
    expect(pooled([{ numerator: 0, denominator: 0 }])).toBeNull()
    expect(pooled([])).toBeNull()
  })

  it('are ranked, equals sharing the better place', () => {
    const sorted = sortedNumbers(column([5, 9, null, 5, 1]))
    expect([5, 9, 5, 1].map(number => rankOf(number, sorted))).toEqual([2, 1, 2, 4])
  })
})
