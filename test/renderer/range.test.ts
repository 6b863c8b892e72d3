import { describe, expect, it } from 'vitest'
import { afterKey, boxOf, everything, moved, type Spot, single, sizeOf } from '../../src-renderer/ui/range.ts'

const SIZE = { rows: 100, columns: 8 }
const at = (row: number, column: number): Spot => ({ row, column })

describe('a range', () => {
  it.each([
    ['down and right', at(2, 1), at(4, 5)],
    ['up and left', at(4, 5), at(2, 1)],
    ['down and left', at(2, 5), at(4, 1)],
  ])('drawn %s is the same box', (_way, anchor, head) => {
    const box = boxOf({ anchor, head })
    expect(box).toEqual({ top: 2, bottom: 4, left: 1, right: 5 })
    expect(sizeOf(box)).toEqual({ rows: 3, columns: 5 })
  })

  it('can be one cell, or everything', () => {
    expect(sizeOf(boxOf(single(at(7, 7))))).toEqual({ rows: 1, columns: 1 })
    expect(sizeOf(boxOf(everything(SIZE)))).toEqual(SIZE)
    expect(sizeOf(boxOf(everything({ rows: 0, columns: 0 })))).toEqual({ rows: 1, columns: 1 })
  })

  it.each<[string, Spot, boolean, Spot | null]>([
    ['ArrowUp', at(5, 3), false, at(4, 3)],
    ['ArrowUp', at(0, 3), false, at(0, 3)],
    ['ArrowDown', at(99, 3), false, at(99, 3)],
    ['ArrowDown', at(5, 3), true, at(99, 3)],
    ['ArrowLeft', at(5, 3), true, at(5, 0)],
    ['ArrowRight', at(5, 7), false, at(5, 7)],
    ['ArrowRight', at(5, 3), false, at(5, 4)],
    ['PageDown', at(5, 3), false, at(25, 3)],
    ['PageDown', at(95, 3), false, at(99, 3)],
    ['PageUp', at(5, 3), false, at(0, 3)],
    ['Home', at(5, 3), false, at(5, 0)],
    ['Home', at(5, 3), true, at(0, 0)],
    ['End', at(5, 3), false, at(5, 7)],
    ['End', at(5, 3), true, at(99, 7)],
    ['Enter', at(5, 3), false, null],
  ])('%s from %o, far: %s', (key, from, far, to) => expect(moved(from, key, far, SIZE, 20)).toEqual(to))

  const held = { shiftKey: false, ctrlKey: false, metaKey: false }
  const range = { anchor: at(5, 3), head: at(6, 4) }
  it.each<[string, object, ReturnType<typeof afterKey>]>([
    ['Enter', {}, { goTo: at(6, 3) }],
    ['Enter', { shiftKey: true }, { goTo: at(4, 3) }],
    ['Tab', {}, { goTo: at(5, 4) }],
    ['Tab', { shiftKey: true }, { goTo: at(5, 2) }],
    ['a', { ctrlKey: true }, { range: everything(SIZE) }],
    ['a', {}, null],
    ['Escape', {}, { range: single(at(5, 3)) }],
    ['ArrowDown', { shiftKey: true }, { range: { anchor: at(5, 3), head: at(7, 4) } }],
    ['ArrowDown', { shiftKey: true, ctrlKey: true }, { range: { anchor: at(5, 3), head: at(99, 4) } }],
    ['ArrowDown', {}, null],
    ['Enter', { ctrlKey: true }, null],
  ])('%s with %o', (key, more, becomes) =>
    expect(afterKey(range, { key, ...held, ...more }, SIZE, 20)).toEqual(becomes),
  )

  it('goes on to the next row at the end of one, and stays at the last', () => {
    const tab = { key: 'Tab', ...held }
    expect(afterKey(single(at(5, 7)), tab, SIZE, 20)).toEqual({ goTo: at(6, 0) })
    expect(afterKey(single(at(99, 7)), tab, SIZE, 20)).toEqual({ goTo: at(99, 7) })
    expect(afterKey(single(at(5, 0)), { ...tab, shiftKey: true }, SIZE, 20)).toEqual({ goTo: at(4, 7) })
  })
})
