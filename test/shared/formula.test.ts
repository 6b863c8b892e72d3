import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Computed, evaluate, type Lack, type Operand } from '#shared/domain/evaluate.ts'
import { indicatorsIn, looksBack, readFormula } from '#shared/domain/formula.ts'

const SEED = Number(process.env.NIANBAO_SEED ?? 1)
const KNOWN = ['a', 'b', 'c', 'part_one_total', 'part_two_total', 'part_total', 'empty', 'doubt', 'absent', 'zero']

const CELLS: Readonly<Record<string, Operand>> = {
  a: { number: 6 },
  b: { number: 4 },
  c: { number: 0.3 },
  zero: { number: 0 },
  part_one_total: { number: 1 },
  part_two_total: { number: 2 },
  part_total: { number: 100 },
  empty: { lack: 'blank' },
  doubt: { lack: 'in-doubt' },
  absent: { lack: 'not-in-form' },
}

function workOut(text: string, previous: Readonly<Record<string, Operand>> | null = null): Computed {
  const read = readFormula(text, KNOWN)
  if (!read.ok) throw new Error(`${text}: ${read.trouble.why} at ${read.trouble.at}`)
  return evaluate(read.formula, id => CELLS[id]!, previous && (id => previous[id]!))
}

describe('a formula', () => {
  it.each<[string, number]>([
    ['a + b', 10],
    ['a - b - 1', 1],
    ['a - (b - 1)', 3],
    ['a + b * 2', 14],
    ['(a + b) × 2', 20],
    ['a ÷ b', 1.5],
    ['-a + b', -2],
    ['- (a − b)', -2],
    ['0.1 + 0.2', 0.3],
    ['c + 0.6', 0.9],
    ['sum(a, b, 2)', 12],
    ['sum(part_*_total)', 3],
    ['sum(part_*_total) + part_total', 103],
    ['herfindahl(a, b)', 0.52],
    ['a*b', 24],
    ['a + empty', 6],
    ['a - empty', 6],
    ['sum(empty, a, empty)', 6],
  ])('%s is %d', (text, expected) => {
    const found = workOut(text)
    expect(found.kind).toBe('number')
    if (found.kind === 'number') expect(found.number).toBeCloseTo(expected, 12)
  })

  it('says which blanks added nothing to a sum', () => {
    expect(workOut('sum(a, empty, b)')).toEqual({ kind: 'number', number: 10, blanks: ['empty'] })
    expect(workOut('(a + empty) / (b + empty)')).toEqual({ kind: 'number', number: 1.5, blanks: ['empty'] })
  })

  it.each<[string, Lack, readonly string[]]>([
    ['empty', 'blank', ['empty']],
    ['empty + empty', 'blank', ['empty']],
    ['empty / a', 'blank', ['empty']],
    ['empty - a', 'blank', ['empty']],
    ['a * empty', 'blank', ['empty']],
    ['a / zero', 'zero-denominator', []],
    ['a + doubt', 'in-doubt', ['doubt']],
    ['empty + doubt', 'in-doubt', ['doubt']],
    ['sum(a, absent)', 'not-in-form', ['absent']],
    ['herfindahl(zero, zero)', 'zero-denominator', []],
    ['previous(a)', 'no-report', []],
  ])('%s has no number: %s', (text, lack, lacking) => {
    expect(workOut(text)).toEqual({ kind: 'none', lack, lacking })
  })

  it('looks at the year before', () => {
    expect(workOut('(a - previous(a)) / previous(a)', { a: { number: 4 } })).toMatchObject({ number: 0.5 })
    expect(workOut('a - previous(a)', { a: { lack: 'blank' } })).toMatchObject({ lack: 'blank-before' })
    expect(workOut('sum(a, previous(a))', { a: { lack: 'blank' } })).toMatchObject({ lack: 'blank-before' })
    const read = readFormula('a / previous(b) + a', KNOWN)
    expect(read.ok && looksBack(read.formula)).toBe(true)
    expect(read.ok && indicatorsIn(read.formula)).toEqual(['a', 'b'])
  })

  it.each([
    ['', 'empty', 0],
    ['   ', 'empty', 0],
    ['a +', 'unfinished', 3],
    ['(a', 'unfinished', 2],
    ['a b', 'unexpected', 2],
    ['a + ？', 'unexpected', 4],
    ['a + nobody', 'unknown-indicator', 4],
    ['middle(a)', 'unknown-function', 0],
    ['part_*_total', 'pattern-outside-sum', 0],
    ['sum(other_*)', 'matches-nothing', 4],
    ['herfindahl(a)', 'number-of-parts', 0],
    ['previous(previous(a))', 'nested-previous', 9],
    [`${'('.repeat(200)}a`, 'too-long', 60],
  ])('%s is refused: %s at %d', (text, why, at) => {
    expect(readFormula(text, KNOWN)).toMatchObject({ ok: false, trouble: { why, at } })
  })

  it('is read or refused, whatever is typed, and never fails', () => {
    const word = fc.constantFrom(
      ...KNOWN,
      'sum',
      'previous',
      '(',
      ')',
      '+',
      '-',
      '*',
      '/',
      ',',
      '1',
      '2.5',
      '_*',
      ' ',
      '年',
    )
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(word).map(words => words.join('')),
        ),
        text => {
          const read = readFormula(text, KNOWN)
          if (read.ok) {
            const found = evaluate(read.formula, id => CELLS[id]!, null)
            if (found.kind === 'number') expect(Number.isNaN(found.number)).toBe(false)
          } else expect(read.trouble.at).toBeLessThanOrEqual(text.length)
        },
      ),
      { seed: SEED, numRuns: 2000 },
    )
  })
})
