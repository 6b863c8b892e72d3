import { describe, expect, it } from 'vitest'
import { printsOf, prosePrint } from '../../src-main/import/likeness.ts'
import { addChoice, duplicateGroups } from '../../src-main/store/duplicates.ts'
import type { Store } from '../../src-main/store/open.ts'
import { allOrNothing } from '../../src-main/store/statements.ts'
import { madeReport, newStudy, putReport, reading, stated } from './made.ts'

const SAID = { author: '张', reason: '原件', now: '2026-01-02T03:04:05.000Z' }
const figures = (...numbers: number[]) => numbers.map((number, at) => reading(`figure_${at}`, String(number)))
const standing = (store: Store) =>
  store.database.prepare<[], number>('SELECT id FROM report WHERE standing = 1 ORDER BY id').pluck().all()
const PROSE = Array.from(
  { length: 60 },
  (_, nth) => `第${nth}项工作共办理${nth * 7}件，主动公开信息${nth * 13}条。`,
).join('')

describe('prints', () => {
  it('are the same for the same figures in any order, and none for too few', () => {
    const print = (...numbers: number[]) => printsOf(madeReport({ readings: figures(...numbers) }), '').values
    expect(print(1, 2, 3, 4, 5, 6, 7, 8)).toBe(
      printsOf(madeReport({ readings: figures(1, 2, 3, 4, 5, 6, 7, 8).reverse() }), '').values,
    )
    expect(print(1, 2, 3, 4, 5, 6, 7, 8)).not.toBe(print(1, 2, 3, 4, 5, 6, 7, 9))
    expect(print(1, 2, 3, 4, 5, 6, 7, 0)).toBeNull()
    expect(print(1, 1, 1, 1, 1, 1, 1, 1, 1, 1)).toBeNull()
  })

  it('of prose differ in few bits after a slip of the pen, in many for other prose', () => {
    const bits = (a: string, b: string) => {
      const [one, two] = [prosePrint(a), prosePrint(b)].map(print => BigInt(`0x${print}`))
      return ((one ?? 0n) ^ (two ?? 0n)).toString(2).replaceAll('0', '').length
    }
    expect(bits(PROSE, PROSE.replace('第30项', '第30大项'))).toBeLessThanOrEqual(3)
    expect(bits(PROSE, [...PROSE].reverse().join(''))).toBeGreaterThan(8)
    expect(prosePrint('短')).toBeNull()
  })
})

describe('groups', () => {
  it('gather one body and year, the same figures under another name, and nearly the same prose', async () => {
    const store = await newStudy()
    const one = putReport(store, 'a', madeReport())
    const two = putReport(store, 'b', madeReport())
    putReport(store, 'c', madeReport({ year: stated(2017) }))
    const mirrored = putReport(store, 'd', madeReport({ organisation: stated('镜像站') }))
    store.database.exec(`UPDATE report SET values_print = 'same' WHERE id IN (${two}, ${mirrored})`)
    const near = ['甲', '乙'].map(name => putReport(store, name, madeReport({ organisation: stated(name) })))
    store.database.exec(`UPDATE report SET prose_print = '00000000ffffffff' WHERE id = ${near[0]}`)
    store.database.exec(`UPDATE report SET prose_print = '00010000fffffffe' WHERE id = ${near[1]}`)
    const groups = (await duplicateGroups(store)).map(({ why, reports }) => [
      why,
      reports.map(({ reportId }) => reportId).sort(),
    ])
    expect(groups).toEqual([
      [['near-prose'], near],
      [
        ['same-place', 'same-values'],
        [one, two, mirrored],
      ],
    ])
  })

  it('obey a choice through new readings, until the next choice', async () => {
    const store = await newStudy()
    const full = { readings: figures(1, 2, 3) }
    const one = putReport(store, 'a', madeReport(full))
    const two = putReport(store, 'b', madeReport())
    const three = putReport(store, 'c', madeReport({ organisation: stated('镜像站') }))
    expect(standing(store)).toEqual([one, three])
    allOrNothing(store, () => addChoice(store, two, [one, two, three], SAID))
    expect(standing(store)).toEqual([two])
    for (const name of ['a', 'b']) putReport(store, name, madeReport(full))
    putReport(store, 'c', madeReport({ organisation: stated('镜像站') }))
    expect(standing(store)).toEqual([two])
    expect((await duplicateGroups(store))[0]?.reports[0]).toMatchObject({ reportId: two, standing: true, chosen: true })
    allOrNothing(store, () => addChoice(store, three, [one, two], SAID))
    expect(standing(store)).toEqual([three])
    expect(() => store.database.exec('DELETE FROM choice')).toThrow('never deleted')
  })

  it('let a report without body or year stand unless it was passed over', async () => {
    const store = await newStudy()
    const nobody = { organisation: stated<string>(null) }
    const [one, two] = ['a', 'b'].map(name => putReport(store, name, madeReport(nobody)))
    expect(standing(store)).toEqual([one, two])
    allOrNothing(store, () => addChoice(store, two ?? 0, [one ?? 0], SAID))
    expect(standing(store)).toEqual([two])
  })
})
