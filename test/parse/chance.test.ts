import { describe, expect, it } from 'vitest'
import { type Chance, chanceOf } from '../../src-main/parse/chance.ts'
import { type OpenRow, waysToCut } from '../../src-main/parse/cut.ts'
import { settleTogether } from '../../src-main/parse/together.ts'

const COLUMNS = ['person', 'business', 'research', 'nonprofit', 'legalservice', 'other', 'total']
const BOUND = [[0, 1, 2, 3, 4, 5, 6]]
const SUM = { left: ['total'], right: COLUMNS.slice(0, 6) }

function rowOf(digits: string): OpenRow {
  return {
    indicators: COLUMNS,
    signed: COLUMNS.map(() => false),
    pieces: [{ text: digits, start: 0, bounded: false }],
  }
}

function judged(digits: string): { readonly numbers: readonly (number | null)[]; readonly chance: Chance } {
  const row = rowOf(digits)
  const { found } = waysToCut(row, [SUM], false)
  expect(found).toHaveLength(1)
  return {
    numbers: found[0]!.map(slot => slot?.number ?? null),
    chance: chanceOf(row, BOUND, settleTogether([row], [found], new Map(), [])[0]!),
  }
}

describe('a row of digits run together, of which one cut adds up', () => {
  it('stands where the digits are few and mostly 0', () => {
    expect(judged('15130000154')).toEqual({ numbers: [151, 3, 0, 0, 0, 0, 154], chance: 'none' })
    expect(judged('6000017')).toEqual({ numbers: [6, 0, 0, 0, 0, 1, 7], chance: 'none' })
  })

  it('stands only where people are told, when a sum of the table does not come out', () => {
    const row = rowOf('26400113')
    const { found } = waysToCut(row, [SUM], false)
    const alone = { ways: found, holds: false, contradicted: false, seldom: 1 }
    expect(chanceOf(row, BOUND, alone)).toBe('none')
    expect(chanceOf(row, BOUND, { ...alone, contradicted: true })).toBe('when-told')
    expect(chanceOf(row, BOUND, { ...alone, contradicted: true, seldom: 0.01 })).toBe('none')
  })

  it('may be chance where the digits can be cut in thousands of ways', () => {
    expect(judged(LOST_DIGIT)).toEqual({ numbers: [152, 6, 1566, 5355, 56, 178, 7313], chance: 'likely' })
  })
})

describe('a row of long digits tied to others by the sums of a table', () => {
  const long = rowOf('152615665355561787' + '3135')
  const { found } = waysToCut(long, [SUM], false)
  const tied = { ways: found, holds: true, contradicted: false, seldom: 1e-9 }

  it('is borne out where these come out, and nothing else would', () => {
    expect(found.map(way => way.map(slot => slot?.number))).toEqual([[152, 615, 665, 355, 561, 787, 3135]])
    expect(chanceOf(long, BOUND, tied)).toBe('none')
  })

  it('may still be chance where they do not, or where much else would do as well', () => {
    expect(chanceOf(long, BOUND, { ...tied, holds: false, seldom: 1 })).toBe('likely')
    expect(chanceOf(long, BOUND, { ...tied, seldom: 0.1 })).toBe('likely')
  })
})

/** 152 615 665 355 561 787 3135, with its last digit lost. */
const LOST_DIGIT = '152615665355561787313'
