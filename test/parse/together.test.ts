import { describe, expect, it } from 'vitest'
import { type Identity, type OpenRow, waysToCut } from '../../src-main/parse/cut.ts'
import { settleTogether, type Tied } from '../../src-main/parse/together.ts'

const COLUMNS = ['person', 'business', 'other', 'total'] as const

function rowOf(name: string, digits: string): OpenRow {
  return {
    indicators: COLUMNS.map(column => `${name}_${column}`),
    signed: COLUMNS.map(() => false),
    pieces: [{ text: digits, start: 0, bounded: false }],
  }
}

/** Rows of digits that add up to a last one, column by column, each with its total at its end. */
function table(parts: readonly string[], sum: string): { rows: OpenRow[]; tied: readonly Tied[]; shown: string[][] } {
  const rows = [...parts.map((digits, nth) => rowOf(`part${nth}`, digits)), rowOf('sum', sum)]
  const ways = rows.map(row => {
    const [left, right] = [row.indicators.slice(3), row.indicators.slice(0, 3)]
    return waysToCut(row, [{ left, right }], false).found
  })
  const identities: Identity[] = COLUMNS.map((column): Identity => {
    return { left: [`sum_${column}`], right: parts.map((_, nth) => `part${nth}_${column}`) }
  })
  const tied = settleTogether(rows, ways, new Map(), identities)
  const shown = tied.map(one => one.ways.map(way => way.map(slot => slot?.text ?? '').join(' ')))
  return { rows, tied, shown }
}

describe('rows of digits run together, tied by the sums of their table', () => {
  it('are read in the one way in which all sums come out', () => {
    const { shown, tied } = table(['990099', '770077'], '106700176')
    expect(waysIn('990099')).toEqual(['9 90 0 99', '99 0 0 99'])
    expect(shown).toEqual([['99 0 0 99'], ['7 70 0 77'], ['106 70 0 176']])
    expect(tied.every(({ holds, contradicted }) => holds && !contradicted)).toBe(true)
  })

  it('keep every way that some other ways go with', () => {
    const { shown } = table(['990099', '990099'], '108900198')
    expect(shown).toEqual([['9 90 0 99', '99 0 0 99'], ['9 90 0 99', '99 0 0 99'], ['108 90 0 198']])
  })

  it('keep all their ways where a sum of the table comes out in none', () => {
    const { shown, tied } = table(['990099', '770077'], '17700177')
    expect(shown).toEqual([['9 90 0 99', '99 0 0 99'], ['7 70 0 77', '77 0 0 77'], ['177 0 0 177']])
    expect(tied.every(({ holds, contradicted }) => !holds && contradicted)).toBe(true)
  })

  it('keep all their ways where these are too many to be tried', () => {
    const { shown, tied } = table(
      Array.from({ length: 40 }, () => '990099'),
      '3960003960',
    )
    expect(shown[0]).toEqual(['9 90 0 99', '99 0 0 99'])
    expect(tied.some(({ holds, contradicted }) => holds || contradicted)).toBe(false)
  })

  it('may all be wrong together, the sooner the more ways there are to read the others', () => {
    const [alone] = table(['990099', '5005'], '10400104').tied
    const [beside] = table(['990099', '880088'], '18700187').tied
    expect(alone!.holds && beside!.holds).toBe(true)
    expect(alone!.seldom).toBeLessThan(beside!.seldom)
  })
})

function waysIn(digits: string): string[] {
  const row = rowOf('row', digits)
  const { found } = waysToCut(row, [{ left: row.indicators.slice(3), right: row.indicators.slice(0, 3) }], false)
  return found.map(way => way.map(slot => slot?.text ?? '').join(' '))
}
