import { expect, it } from 'vitest'
import { Late, pacemaker } from '../../src-renderer/features/report/drawing/pacemaker.ts'

/** A canvas that takes so long for each instruction it has noted. */
function canvas(each: number) {
  let time = 0
  let noted = 0
  const batches: number[] = []
  const inTime = pacemaker(
    {
      getImageData: () => {
        time += noted * each
        batches.push(noted)
        noted = 0
        return {} as ImageData
      },
    },
    10_000,
    () => time,
  )
  const draw = () => {
    noted += 1
    return inTime()
  }
  return { draw, batches, time: () => time }
}

it('has quick instructions drawn in large batches', () => {
  const { draw, batches } = canvas(0.01)
  for (let nth = 0; nth < 10_000; nth += 1) expect(draw()).toBe(true)
  expect(batches.length).toBeLessThan(40)
})

it('ends a page of slow ones soon after its time is over', () => {
  const { draw, batches, time } = canvas(300)
  expect(() => {
    for (let nth = 0; nth < 10_000; nth += 1) draw()
  }).toThrow(Late)
  expect(time()).toBeLessThan(11_000)
  expect(batches.at(-1)).toBe(1)
})

it('falls back to small batches when instructions turn slow', () => {
  let each = 0.01
  let time = 0
  let noted = 0
  const inTime = pacemaker(
    {
      getImageData: () => {
        time += noted * each
        noted = 0
        return {} as ImageData
      },
    },
    10_000,
    () => time,
  )
  const draw = (count: number) => {
    for (let nth = 0; nth < count; nth += 1) {
      noted += 1
      inTime()
    }
  }
  draw(5_000)
  each = 5
  draw(1_000)
  expect(time).toBeLessThan(10_000)
  each = 200
  expect(() => draw(1_000)).toThrow(Late)
  expect(time).toBeLessThan(16_000)
})
