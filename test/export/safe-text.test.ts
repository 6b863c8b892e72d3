import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BYTE_ORDER_MARK, csvLine, tabbedLine } from '../../src-main/export/table/csv.ts'
import { safeFileName } from '../../src-main/export/table/file-name.ts'
import { fitText, plainText } from '../../src-main/export/table/safe-text.ts'
import { readCsv } from './read-csv.ts'

const SEED = Number(process.env.NIANBAO_SEED ?? 1)
const SIGNS = [...'=+-@\t＝＋－＠﹣−|",;\'<>& \r\n\ufeff\u200b', '""', '\r\n', "'="]
const UNFIT = [...'\u0000\u0008\u000b\u001f\u007f\uffff\ufffe\u0085\u2028', '\ud800', '\udc00']
const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(...SIGNS, ...UNFIT),
      fc.string({ unit: 'binary' }),
      fc.constantFrom('年', '1+1', 'cmd|/c calc', 'HYPERLINK("x")'),
    ),
    { maxLength: 8 },
  )
  .map(pieces => pieces.join(''))
const rows = fc
  .integer({ min: 1, max: 5 })
  .chain(width => fc.array(fc.array(hostile, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 6 }))
/** What a spreadsheet would take for the beginning of a formula. */
const FORMULA = /^[\s\u200b\ufeff]*[=+\-@＝＋－﹣−＠]|^[\t\r\n]/

describe('text in CSV', () => {
  it('comes back as it was, and no cell is a formula', () => {
    fc.assert(
      fc.property(rows, table => {
        const read = readCsv(BYTE_ORDER_MARK + table.map(csvLine).join(''))
        expect(read.flat().filter(cell => FORMULA.test(cell))).toEqual([])
        expect(read.map(row => row.map(plainText))).toEqual(table.map(row => row.map(fitText)))
      }),
      { seed: SEED, numRuns: 1_500 },
    )
  })

  it('is left alone when nothing in it could be mistaken', () => {
    expect(csvLine(['甲县人民政府', '公开目录（2016）', 'req_received', '2017-01-06', 'a b'])).toBe(
      '甲县人民政府,公开目录（2016）,req_received,2017-01-06,a b\r\n',
    )
  })

  it.each([
    ['-', `"'-"`],
    ['=1+1', `"'=1+1"`],
    ['  ＝1', `"'  ＝1"`],
    ['\t1', `"'\t1"`],
    ["'1", `"''1"`],
    ['a"b', '"a""b"'],
    ['a\u0000b', 'a\ufffdb'],
    ['a\r\nb', '"a\nb"'],
    ['一；二;三', '"一；二;三"'],
    ['a ', '"a "'],
  ])('%j is written %j', (text, written) => expect(csvLine([text])).toBe(`${written}\r\n`))

  it('stands beside numbers, which are never guarded, and empty cells', () => {
    expect(csvLine([-3, 0.5, -0, null, '', Number.NaN, 9007199254740991])).toBe('-3,0.5,0,,,,9007199254740991\r\n')
  })
})

describe('text for the clipboard', () => {
  it('never leaves its cell nor begins a formula', () => {
    fc.assert(
      fc.property(rows, table => {
        const lines = table.map(tabbedLine).join('').split('\n').slice(0, -1)
        expect(lines).toHaveLength(table.length)
        lines.forEach((line, at) => {
          const cells = line.split('\t')
          expect(cells).toHaveLength(table[at]!.length)
          expect(cells.filter(cell => FORMULA.test(cell))).toEqual([])
        })
      }),
      { seed: SEED, numRuns: 500 },
    )
  })
})

describe('names of files', () => {
  it.each([
    ['河南民政研究', '河南民政研究'],
    ['a/b\\c:d*e?f"g<h>i|j', 'a_b_c_d_e_f_g_h_i_j'],
    ['CON', '_CON'],
    ['com1.研究', '_com1.研究'],
    ['研究. . ', '研究'],
    ['..', 'nianbao'],
    ['', 'nianbao'],
    ['\u202egnp.exe', '_gnp.exe'],
  ])('%j is kept as %j', (wanted, kept) => expect(safeFileName(wanted)).toBe(kept))

  it('are safe whatever is wanted', () => {
    fc.assert(
      fc.property(fc.oneof(hostile, fc.string({ unit: 'grapheme', minLength: 60, maxLength: 300 })), wanted => {
        const name = safeFileName(wanted)
        expect(name).not.toMatch(/[\\/:*?"<>|]|^\s|[\s.]$|^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i)
        expect(name).toBe(fitText(name))
        expect(name).not.toBe('')
        expect(Buffer.byteLength(name)).toBeLessThanOrEqual(200)
        expect(safeFileName(name)).toBe(name)
      }),
      { seed: SEED, numRuns: 500 },
    )
  })
})
