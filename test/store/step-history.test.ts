import { beforeEach, describe, expect, it } from 'vitest'
import type { StepFilters } from '#shared/domain/step.ts'
import { readValue } from '#shared/domain/value.ts'
import { addChoice } from '../../src-main/store/duplicates.ts'
import { addEdits } from '../../src-main/store/edits.ts'
import type { Store } from '../../src-main/store/open.ts'
import { allOrNothing } from '../../src-main/store/statements.ts'
import { changePage, stepAuthors, stepLine, stepPage } from '../../src-main/store/step-history.ts'
import { addRedo, addUndo } from '../../src-main/store/steps.ts'
import { madeReport, newStudy, putReport, reading, stated } from './made.ts'

const said = (author: string, day: number, reason = '') => ({
  ...{ author, reason },
  now: `2026-03-0${day}T08:00:00.000Z`,
})
let store: Store
let [one, two] = [0, 0]

const edit = (reportId: number, typed: Readonly<Record<string, string>>, by: ReturnType<typeof said>) =>
  allOrNothing(store, () =>
    addEdits(
      store,
      Object.entries(typed).map(([indicator, text]) => ({ reportId, indicator, value: readValue(text), unit: '件' })),
      by,
    ),
  )

/** 1: 张, 甲县 2016, two cells. 2: 李, 乙市 2017. 3: a choice by 张. 4: 李 undoes 1. 5: 张 corrects a cell of 1 again. */
beforeEach(async () => {
  store = await newStudy()
  const readings = [reading('req_received', '12'), reading('req_closed', '3')]
  one = putReport(store, 'a', madeReport({ readings }))
  two = putReport(store, 'b', madeReport({ readings, organisation: stated('乙市司法局'), year: stated(2017) }))
  edit(one, { req_received: '21', req_closed: '4' }, said('张', 1, '核对原件 P3'))
  edit(two, { req_received: '22' }, said('李', 2, '电话核实'))
  const third = putReport(store, 'c', madeReport({ readings }))
  allOrNothing(store, () => addChoice(store, third, [one], said('张', 3, '更全')))
  allOrNothing(store, () => addUndo(store, 1, said('李', 4)))
  edit(one, { req_closed: '5' }, said('张', 5))
})

describe('the history', () => {
  it.each<[string, StepFilters, number[]]>([
    ['everything', {}, [5, 4, 3, 2, 1]],
    ['a kind, with the turns of it', { kind: 'edit' }, [5, 4, 2, 1]],
    ['another kind', { kind: 'choice' }, [3]],
    ['steps themselves', { act: 'make' }, [5, 3, 2, 1]],
    ['undoing', { act: 'undo' }, [4]],
    ['a person', { author: '李' }, [4, 2]],
    ['nobody by that name', { author: '' }, []],
    ['a body', { organisation: '乙市司法局' }, [2]],
    ['a year', { year: 2016 }, [5, 4, 3, 1]],
    ['from a moment on', { from: '2026-03-04T08:00:00.000Z' }, [5, 4]],
    ['up to a moment', { until: '2026-03-04T08:00:00.000Z' }, [3, 2, 1]],
    ['a cell', { indicator: 'req_received' }, [4, 2, 1]],
    ['words of a reason', { search: '原件' }, [1]],
    ['words in any order and case', { search: 'p3 核对' }, [1]],
    ['a body and a figure', { search: '乙市 22' }, [2]],
    ['a file that was chosen', { search: 'c.txt' }, [3]],
    ['several at once', { author: '张', year: 2016, kind: 'edit' }, [5, 1]],
    ['nothing', { search: '100%' }, []],
  ])('is narrowed to %s', (_what, filters, ids) => {
    const page = stepPage(store, { offset: 0, limit: 99, ...filters })
    expect(page.rows.map(({ id }) => id)).toEqual(ids)
    expect(page.total).toBe(ids.length)
    const second = stepPage(store, { offset: 1, limit: 1, ...filters })
    expect(second).toMatchObject({ total: ids.length, offset: 1 })
    expect(second.rows.map(({ id }) => id)).toEqual(ids.slice(1, 2))
  })

  it('shows of a step the first thing that was asked for, and of one report only its own', () => {
    const first = (filters: StepFilters) => stepPage(store, { offset: 0, limit: 99, ...filters }).rows.at(-1)?.first
    expect(first({})).toMatchObject({ indicator: 'req_received', before: '12', after: '21' })
    expect(first({ indicator: 'req_closed' })).toMatchObject({ indicator: 'req_closed', before: '3', after: '4' })
    expect(stepPage(store, { offset: 0, limit: 99, reportId: two }).rows.map(({ id }) => id)).toEqual([2])
  })

  it('lists what one step changed, a page at a time', () => {
    expect(changePage(store, { stepId: 1, offset: 1, limit: 5 })).toEqual({
      total: 2,
      offset: 1,
      rows: [
        {
          report: { id: one, organisation: '甲县民政局', year: 2016 },
          ...{ indicator: 'req_closed', subject: '', before: '3', after: '4' },
        },
      ],
    })
    expect(() => changePage(store, { stepId: 99, offset: 0, limit: 5 })).toThrow('step/unknown')
    expect(stepAuthors(store)).toEqual(['张', '李'])
  })

  it('says whether a step stands, and in how many cells a turn changed nothing because of newer corrections', () => {
    expect(stepLine(store, 1)).toMatchObject({ stands: false, covered: 0, size: 2 })
    expect(stepLine(store, 4)).toMatchObject({ act: 'undo', kind: 'edit', target: 1, covered: 0 })
    const redo = allOrNothing(store, () => addRedo(store, 1, said('李', 6)))
    expect(stepLine(store, redo.id)).toMatchObject({ act: 'redo', stands: true, covered: 1, size: 2 })
    expect(changePage(store, { stepId: redo.id, offset: 0, limit: 9 }).rows).toMatchObject([
      { indicator: 'req_received', before: '12', after: '21' },
      { indicator: 'req_closed', before: '5', after: '5' },
    ])
    expect(stepLine(store, 4)).toMatchObject({ covered: 0 })
  })
})
