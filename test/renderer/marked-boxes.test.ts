import { describe, expect, it } from 'vitest'
import type { TextPlaces } from '#shared/domain/source-pages.ts'
import { boxBeside, firstShown, type MarkedBox, markedBoxes } from '../../src-renderer/features/report/marked-boxes.ts'

type Box = readonly [left: number, top: number, right: number, bottom: number]

function placesOf(cells: readonly { span: readonly [number, number]; page: number; box: Box }[]): TextPlaces {
  return {
    starts: Uint32Array.from(cells, ({ span }) => span[0]),
    ends: Uint32Array.from(cells, ({ span }) => span[1]),
    pages: Uint16Array.from(cells, ({ page }) => page),
    boxes: Float32Array.from(cells.flatMap(({ box }) => box)),
    cells: Uint8Array.from(cells, () => 1),
  }
}

const mark = (key: string, start: number, end: number) => ({ key, start, end })

describe('the boxes of what was read', () => {
  const places = placesOf([
    { span: [0, 6], page: 1, box: [0, 0, 50, 20] },
    { span: [7, 9], page: 1, box: [50, 0, 80, 20] },
    { span: [10, 12], page: 1, box: [0, 700, 50, 720] },
    { span: [10, 12], page: 2, box: [0, 40, 50, 60] },
  ])

  it('are shared by all that was read from one place, and several for what stands in several', () => {
    const boxes = markedBoxes(places, [
      mark('v:a', 0, 3),
      mark('v:b', 3, 6),
      mark('v:c', 10, 12),
      mark('v:none', 20, 22),
    ])
    expect(boxes.map(({ keys, page, span }) => ({ keys, page, span }))).toEqual([
      { keys: ['v:a', 'v:b'], page: 1, span: { start: 0, end: 6 } },
      { keys: ['v:c'], page: 1, span: { start: 10, end: 12 } },
      { keys: ['v:c'], page: 2, span: { start: 10, end: 12 } },
    ])
    expect(new Set(boxes.map(({ id }) => id)).size).toBe(3)
  })

  it('are gone to by the first key that has one', () => {
    const boxes = markedBoxes(places, [mark('v:a', 0, 3), mark('p:0', 7, 9)])
    expect(firstShown(boxes, ['v:missing', 'p:0'])?.left).toBe(50)
    expect(firstShown(boxes, ['v:missing'])).toBeNull()
  })
})

describe('the box beside', () => {
  const box = (id: string, page: number, [left, top, right, bottom]: Box): MarkedBox => ({
    ...{ id, page, left, top, right, bottom },
    keys: [id],
    span: { start: 0, end: 1 },
  })
  const boxes = [
    box('a', 1, [100, 100, 140, 120]),
    box('b', 1, [140, 100, 180, 120]),
    // a wide cell whose middle lies a little lower
    box('c', 1, [180, 100, 220, 126]),
    box('d', 1, [100, 120, 140, 140]),
    box('e', 1, [300, 160, 340, 180]),
    box('f', 2, [100, 40, 140, 60]),
  ]
  const from = (id: string) => boxes.find(each => each.id === id) as MarkedBox
  it.each([
    ['a', 'right', 'b'],
    ['b', 'right', 'c'],
    ['c', 'left', 'b'],
    ['b', 'left', 'a'],
    ['a', 'left', null],
    ['a', 'down', 'd'],
    ['d', 'up', 'a'],
    // over the edge of the page, to the nearest below
    ['e', 'down', 'f'],
    // in its own column rather than the last on the page
    ['f', 'up', 'd'],
    ['f', 'right', null],
  ] as const)('%s, %s: %s', (start, direction, end) => {
    expect(boxBeside(boxes, from(start), direction)?.id ?? null).toBe(end)
  })
})
