import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Block, isEven, readBlock, writeBlock } from '../../src-renderer/ui/block.ts'

const SEED = Number(process.env.NIANBAO_SEED ?? 1)

describe('a block from the clipboard', () => {
  it.each<[string, string, Block]>([
    ['of one cell', '12', [['12']]],
    ['with the line end that Excel adds', '12\r\n', [['12']]],
    [
      'of rows and columns',
      '1\t2\r\n3\t4\r\n',
      [
        ['1', '2'],
        ['3', '4'],
      ],
    ],
    [
      'with line feeds only',
      '1\t2\n3\t4',
      [
        ['1', '2'],
        ['3', '4'],
      ],
    ],
    ['with carriage returns only', '1\r2\r', [['1'], ['2']]],
    ['whose last row is empty', '1\r\n\r\n', [['1'], ['']]],
    [
      'with empty cells',
      '\t\r\n1\t\r\n',
      [
        ['', ''],
        ['1', ''],
      ],
    ],
    ['with quoted cells', '"a\tb"\t"c\r\nd"\r\n', [['a\tb', 'c\r\nd']]],
    ['with quotes in quotes', '"说""好"""\t1', [['说"好"', '1']]],
    ['with a quote that is just a character', '"好\t5\r\n', [['"好', '5']]],
    ['with something behind a closed quote', '"a"b\tc', [['"a"b', 'c']]],
    ['with thousands and full width', '1,234\t１２', [['1,234', '１２']]],
    ['of nothing', '', [['']]],
    ['with rows of unequal length', '1\t2\n3', [['1', '2'], ['3']]],
  ])('%s', (_what, text, block) => expect(readBlock(text)).toEqual(block))

  it('tells even from uneven', () => {
    expect(isEven(readBlock('1\t2\n3\t4'))).toBe(true)
    expect(isEven(readBlock('1\t2\n3'))).toBe(false)
  })

  it('reads back whatever was written', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', '\t', '\r', '\n', '1', '，', "'", ' ') })
    const block = fc
      .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 }))
      .chain(([rows, columns]) =>
        fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows }),
      )
    fc.assert(
      fc.property(block, cells => {
        expect(readBlock(writeBlock(cells))).toEqual(cells)
      }),
      { seed: SEED, numRuns: 1_000 },
    )
  })
})
