import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { GRID_KINDS } from '#shared/domain/grid.ts'
import { readValue } from '#shared/domain/value.ts'
import type { DataCell } from '../../src-renderer/features/data/cell.ts'
import { cleared, copiedText, fillText, put } from '../../src-renderer/features/data/copied.ts'
import { zhPanel } from '../../src-renderer/text/panel-zh.ts'
import { readBlock, writeBlock } from '../../src-renderer/ui/block.ts'

const SEED = Number(process.env.NIANBAO_SEED ?? 1)

const ABSENT = { missing: '未见', 'not-in-form': '本版无', 'not-known': zhPanel.lacks }
const cell = (kind: DataCell['kind'], text = '', number = Number.NaN): DataCell => ({
  kind,
  number,
  text,
  lack: kind === 'not-known' ? 'not-dated' : null,
  isCorrected: false,
  isDerived: false,
  level: null,
})
const number = (value: number, unit = '') => cell('number', unit, value)

describe('a cell on the clipboard', () => {
  it.each<[string, DataCell, string]>([
    ['a number', number(1234.5), '1234.5'],
    ['zero', number(0), '0'],
    ['a negative number', number(-12), '-12'],
    ['a number too small for plain writing', number(0.0000012), '0.0000012'],
    ['a number in another unit', number(3, '万元'), '3万元'],
    ['more digits than a spreadsheet keeps', number(9_007_199_254_740_991), "'9007199254740991"],
    ['a blank', cell('blank'), ''],
    ['a stroke', cell('slash', '/'), '/'],
    ['a dash', cell('dash', '—'), '—'],
    ['a dash that a spreadsheet would take for a sign', cell('dash', '-'), "'-"],
    ['none', cell('none', '无'), '无'],
    ['what is in doubt', cell('ambiguous', '1510'), '1510?'],
    ['what cannot be read', cell('unreadable', '?'), '?'],
    ['a formula', cell('text', '=HYPERLINK("http://a")'), `'=HYPERLINK("http://a")`],
    ['an address', cell('text', '@abc'), "'@abc"],
    ['what is missing', cell('missing'), '未见'],
    ['what the form does not have', cell('not-in-form'), '本版无'],
    ['what is not known of the report', cell('not-known'), '文件里没有写公布日期'],
  ])('%s', (_what, from, text) => {
    expect(copiedText(from, ABSENT)).toBe(text)
    expect(put(text, from, ABSENT)).toEqual({ kind: 'same' })
  })
})

describe('a cell pasted into', () => {
  const five = number(5)
  it.each<[string, DataCell, ReturnType<typeof put>]>([
    ['6', five, { kind: 'change', text: '6' }],
    ['5', five, { kind: 'same' }],
    [' ５ ', five, { kind: 'same' }],
    ['1,234', number(1234), { kind: 'same' }],
    ['1,234', five, { kind: 'change', text: '1,234' }],
    ['', five, { kind: 'change', text: '' }],
    ['/', five, { kind: 'change', text: '/' }],
    ["'-", five, { kind: 'change', text: '-' }],
    ["'-3", five, { kind: 'change', text: '-3' }],
    ['约12', five, { kind: 'unreadable', text: '约12' }],
    ['1510?', five, { kind: 'unreadable', text: '1510?' }],
    ['1510', cell('ambiguous', '1510'), { kind: 'change', text: '1510' }],
    ['未见', five, { kind: 'unreadable', text: '未见' }],
    ['=1+1', five, { kind: 'unreadable', text: '=1+1' }],
    ['0', cell('blank'), { kind: 'change', text: '0' }],
    ['', cell('blank'), { kind: 'same' }],
    ['', cell('missing'), { kind: 'change', text: '' }],
    ['3万元', number(3), { kind: 'change', text: '3万元' }],
  ])('%s over %o', (typed, into, becomes) => expect(put(typed, into, ABSENT)).toEqual(becomes))

  it('takes nothing away where nothing is', () => {
    expect(cleared(five)).toEqual({ kind: 'change', text: '' })
    for (const kind of ['blank', 'missing', 'not-in-form', 'not-known'] as const)
      expect(cleared(cell(kind))).toEqual({ kind: 'same' })
  })

  it('is not filled with what nobody knows', () => {
    for (const kind of ['ambiguous', 'unreadable', 'text', 'missing', 'not-in-form', 'not-known'] as const) {
      expect(fillText(cell(kind, '15'))).toBe(null)
    }
    expect(fillText(number(-3, '万元'))).toBe('-3万元')
    expect(fillText(cell('blank'))).toBe('')
  })
})

/** Any cell that a study may hold. */
const anyCell = fc.oneof(
  fc.double({ min: -1e9, max: 1e9, noNaN: true }).map(value => number(Number(value.toFixed(4)) || 0)),
  fc.integer({ min: -1_000_000, max: Number.MAX_SAFE_INTEGER }).map(value => number(value)),
  fc
    .constantFrom(...GRID_KINDS.filter(kind => kind !== 'number'))
    .chain(kind =>
      fc
        .constantFrom('', '/', '—', '-', '无', '1510', '?', '=A1', '+1', 'a\tb', '"x', "'y")
        .map(text => cell(kind, textFor(kind, text))),
    ),
)

/** The text that a cell of this kind can really have. */
function textFor(kind: DataCell['kind'], text: string): string {
  if (kind === 'slash') return '/'
  if (kind === 'dash') return text === '-' ? '-' : '—'
  if (kind === 'none') return '无'
  if (kind === 'ambiguous') return '472581'
  if (kind === 'unreadable') return '?'
  return kind === 'text' ? (readValue(text).kind === 'text' ? text : '见附件') : ''
}

describe('a block copied and pasted', () => {
  const block = fc
    .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 }))
    .chain(([rows, columns]) =>
      fc.array(fc.array(anyCell, { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows }),
    )
  const sent = (cells: readonly (readonly DataCell[])[]) =>
    readBlock(writeBlock(cells.map(row => row.map(one => copiedText(one, ABSENT)))))

  it('changes nothing where it came from', () => {
    fc.assert(
      fc.property(block, cells => {
        const back = sent(cells)
        for (const [r, row] of cells.entries())
          for (const [c, one] of row.entries())
            expect(put(back[r]?.[c] ?? 'gone', one, ABSENT)).toEqual({ kind: 'same' })
      }),
      { seed: SEED, numRuns: 500 },
    )
  })

  it('makes another cell the same value, or is refused: never another value', () => {
    const elsewhere = cell('text', 'something else')
    fc.assert(
      fc.property(block, cells => {
        const back = sent(cells)
        for (const [r, row] of cells.entries())
          for (const [c, one] of row.entries()) {
            const becomes = put(back[r]?.[c] ?? 'gone', elsewhere, ABSENT)
            if (becomes.kind !== 'change') {
              expect(becomes.kind).toBe('unreadable')
              expect(['ambiguous', 'unreadable', 'text', 'missing', 'not-in-form', 'not-known']).toContain(one.kind)
              continue
            }
            const value = readValue(becomes.text)
            expect(value.kind).toBe(one.kind)
            if (value.kind === 'number') expect(value.number).toBe(one.number)
          }
      }),
      { seed: SEED, numRuns: 500 },
    )
  })
})
