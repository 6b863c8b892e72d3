import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bodyIn, lastBody, lineName } from '#shared/domain/body-line.ts'
import { bodyLines } from '../../src-main/compare/body-lines.ts'

const spans = (...years: readonly (readonly [number, number])[]) =>
  years.map(([first, last], id) => ({ id, first, last }))
const links = (...pairs: readonly (readonly [number, number])[]) => pairs.map(([from, to]) => ({ from, to }))

describe('bodies that took over from each other', () => {
  it.each([
    ['one from one', spans([2014, 2018], [2019, 2023]), links([0, 1]), [[0, 1]]],
    [
      'three in turn, in whatever order they are told',
      spans([2021, 2023], [2010, 2014], [2016, 2018]),
      links([2, 0], [1, 2]),
      [[1, 2, 0]],
    ],
    ['none', spans([2014, 2018], [2019, 2023]), [], [[0], [1]]],
    ['with reports of the same year', spans([2014, 2019], [2019, 2023]), links([0, 1]), [[0], [1]]],
    ['the wrong way round', spans([2019, 2023], [2014, 2018]), links([0, 1]), [[0], [1]]],
    ['one from two', spans([2014, 2018], [2014, 2018], [2019, 2023]), links([0, 2], [1, 2]), [[0], [1], [2]]],
    ['two from one', spans([2014, 2018], [2019, 2023], [2019, 2023]), links([0, 1], [0, 2]), [[0], [1], [2]]],
    ['one of them without reports', spans([2014, 2018]), links([0, 7]), [[0]]],
    ['in a circle', spans([2014, 2018], [2019, 2023]), links([0, 1], [1, 0]), [[0, 1]]],
  ])('%s', (_case, all, told, lines) => {
    expect(bodyLines(told, all)).toEqual(lines)
  })

  it('each stand in one line, and no line has two of them in one year', () => {
    const years = fc
      .tuple(fc.integer({ min: 2008, max: 2024 }), fc.nat(6))
      .map(([first, more]) => [first, first + more] as const)
    const pair = fc.tuple(fc.nat(7), fc.nat(7)).filter(([a, b]) => a !== b)
    fc.assert(
      fc.property(
        fc.array(years, { minLength: 1, maxLength: 8 }),
        fc.uniqueArray(pair, { selector: String }),
        (given, told) => {
          const all = spans(...given)
          const lines = bodyLines(links(...told), all)
          expect(lines.flat().sort((a, b) => a - b)).toEqual(all.map(({ id }) => id))
          for (const line of lines)
            for (const [at, id] of line.slice(1).entries()) {
              expect(told.some(([from, to]) => from === line[at] && to === id)).toBe(true)
              expect(all[id]!.first).toBeGreaterThan(all[line[at]!]!.last)
            }
        },
      ),
    )
  })
})

it('a line is called by all its bodies, and knows which one stands for a year', () => {
  const line = {
    organisation: '丙局',
    earlier: [
      { name: '甲局', through: 2014 },
      { name: '乙局', through: 2018 },
    ],
  }
  expect(lineName(line)).toBe('丙局 ← 乙局 (–2018) ← 甲局 (–2014)')
  expect(lastBody(lineName(line))).toBe('丙局')
  expect([2013, 2014, 2015, 2018, 2019].map(year => bodyIn(line, year))).toEqual([
    '甲局',
    '甲局',
    '乙局',
    '乙局',
    '丙局',
  ])
  expect(lineName({ organisation: '丁局', earlier: [] })).toBe('丁局')
})
