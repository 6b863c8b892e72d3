import { describe, expect, it } from 'vitest'
import { GRID_KINDS, type GridKind, type GridPage } from '#shared/domain/grid.ts'
import { type DataRow, rowsOf } from '../../src-renderer/features/data/cell.ts'
import { planClear, planFill, planPaste, type Target, targetOf } from '../../src-renderer/features/data/plan.ts'
import { readShared, writeShared } from '../../src-renderer/state/shared-set.ts'
import { zhPanel } from '../../src-renderer/text/panel-zh.ts'

const ABSENT = { missing: '未见', 'not-in-form': '本版无', 'not-known': zhPanel.lacks }
const TARGETS: readonly Target[] = [
  { indicator: 'req_received', place: 0 },
  { indicator: 'req_fax', place: 1 },
]

/** Rows of numbers, or of kinds where there is no number. */
function rows(cells: readonly (readonly (number | GridKind)[])[]): readonly DataRow[] {
  const all = cells.flat()
  const page: GridPage = {
    total: cells.length,
    offset: 0,
    reports: cells.map((_row, nth) => nth + 1),
    organisations: cells.map(() => '甲县民政局'),
    years: Int16Array.from(cells, () => 2020),
    editions: cells.map(() => ['t14']),
    standing: Uint8Array.from(cells, () => 1),
    numbers: Float64Array.from(all, cell => (typeof cell === 'number' ? cell : Number.NaN)),
    kinds: Uint8Array.from(all, cell => GRID_KINDS.indexOf(typeof cell === 'number' ? 'number' : cell)),
    marks: new Uint8Array(all.length),
    textAt: Uint32Array.from(all.keys()).filter(at => all[at] === 'ambiguous'),
    texts: all.filter(cell => cell === 'ambiguous').map(() => '1510'),
  }
  return rowsOf(page)
}
const box = (top: number, left: number, bottom: number, right: number) => ({ top, left, bottom, right })

describe('a pasted block', () => {
  const grid = { rows: 10, columns: 6 }
  it.each([
    [
      'goes where the selection begins',
      [
        ['1', '2'],
        ['3', '4'],
      ],
      box(2, 1, 2, 1),
      { box: box(2, 1, 3, 2) },
    ],
    ['of one cell goes into every selected one', [['1']], box(2, 1, 5, 3), { box: box(2, 1, 5, 3) }],
    ['is repeated where it fits', [['1', '2']], box(2, 1, 4, 4), { box: box(2, 1, 4, 4) }],
    ['is not repeated where it does not', [['1', '2']], box(2, 1, 4, 3), { box: box(2, 1, 2, 2) }],
    ['is larger than what is selected', [['1'], ['2'], ['3']], box(7, 5, 8, 5), { box: box(7, 5, 9, 5) }],
    ['has too many rows', [['1'], ['2'], ['3']], box(8, 5, 8, 5), { refused: { why: 'rows', rows: 3, room: 2 } }],
    ['has too many columns', [['1', '2']], box(8, 5, 8, 5), { refused: { why: 'columns', columns: 2, room: 1 } }],
    ['is uneven', [['1', '2'], ['3']], box(0, 0, 0, 0), { refused: { why: 'uneven' } }],
  ])('%s', (_what, block, selected, target) => expect(targetOf(block, selected, grid)).toEqual(target))

  it('writes what changes, and only that', () => {
    expect(
      planPaste(
        [
          ['1', ''],
          ['7', '/'],
        ],
        rows([
          [1, 2],
          [3, 'slash'],
        ]),
        TARGETS,
        ABSENT,
      ),
    ).toEqual({
      cells: 4,
      written: [
        { reportId: 1, indicator: 'req_fax', text: '' },
        { reportId: 2, indicator: 'req_received', text: '7' },
      ],
    })
  })

  it('is refused as a whole for one cell that is no value, and says how many there are', () => {
    expect(
      planPaste(
        [
          ['1', '约2'],
          ['多', '4'],
        ],
        rows([
          [0, 0],
          [0, 0],
        ]),
        TARGETS,
        ABSENT,
      ),
    ).toEqual({
      refused: { why: 'unreadable', row: 0, column: 1, text: '约2', cells: 2 },
    })
  })

  it('is refused over columns that are no figures', () => {
    expect(planPaste([['1', '2']], rows([[0, 0]]), [null, TARGETS[1]!], ABSENT)).toEqual({ refused: { why: 'head' } })
  })
})

describe('filling down', () => {
  it('puts the first row into the others', () => {
    expect(
      planFill(
        rows([
          [5, 'blank'],
          [5, 3],
          ['missing', 0],
        ]),
        TARGETS,
        ABSENT,
      ),
    ).toEqual({
      cells: 4,
      written: [
        { reportId: 2, indicator: 'req_fax', text: '' },
        { reportId: 3, indicator: 'req_received', text: '5' },
        { reportId: 3, indicator: 'req_fax', text: '' },
      ],
    })
  })

  it('is refused where nobody knows what to fill with', () => {
    expect(
      planFill(
        rows([
          [5, 'ambiguous'],
          [1, 1],
        ]),
        TARGETS,
        ABSENT,
      ),
    ).toEqual({
      refused: { why: 'not-fillable', row: 0, column: 1 },
    })
  })
})

describe('deleting', () => {
  it('makes blank what is there, and leaves the columns that cannot be changed', () => {
    expect(
      planClear(
        rows([
          [5, 'missing'],
          ['blank', 'ambiguous'],
        ]),
        [null, ...TARGETS],
      ),
    ).toMatchObject({
      written: [
        { reportId: 1, indicator: 'req_received', text: '' },
        { reportId: 2, indicator: 'req_fax', text: '' },
      ],
    })
  })
})

describe('a set of columns sent as text', () => {
  const known = new Set(['a', 'b', 'c'])
  it('comes back as it went, without what is not known here', () => {
    const text = writeShared({ name: '复议', indicators: ['c', 'a', 'z'] })
    expect(readShared(text, known)).toEqual({ set: { name: '复议', indicators: ['c', 'a'] }, unknown: 1 })
  })

  it.each([
    '',
    '1',
    '[]',
    '{"a":1}',
    '{"nianbao":"columns","name":"","indicators":["a"]}',
    '复议',
    '{"nianbao":"columns","name":"x"}',
  ])('%s is none', text => expect(readShared(text, known)).toBe(null))
})
