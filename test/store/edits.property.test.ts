import { join } from 'node:path'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { Failure } from '#shared/contract/errors.ts'
import { readValue } from '#shared/domain/value.ts'
import { addEdits } from '../../src-main/store/edits.ts'
import { currentValues } from '../../src-main/store/observations.ts'
import { closeStudy, openStudy, type Store } from '../../src-main/store/open.ts'
import { allOrNothing } from '../../src-main/store/statements.ts'
import { stepPage } from '../../src-main/store/step-history.ts'
import { addRedo, addUndo, lastStanding, lastUndone } from '../../src-main/store/steps.ts'
import { countReport } from '../../src-main/store/tally.ts'
import { madeReport, NOW, putReport, reading, temporaryFolder } from './made.ts'

const SAID = { reason: '', author: '', now: NOW }
/** The file states the first two; only people fill the third. */
const CELLS = ['req_received', 'req_closed', 'meetings'] as const
const READ: Readonly<Record<string, string>> = { req_received: '12', req_closed: '/' }

type Turn =
  | { readonly act: 'make'; readonly cell: string; readonly text: string }
  | { readonly act: 'undo'; readonly nth: number | null }
  | { readonly act: 'redo' }
type Step = Turn | { readonly act: 'reopen' } | { readonly act: 'reread' }

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      act: fc.constant('make' as const),
      cell: fc.constantFrom(...CELLS),
      text: fc.constantFrom('0', '7', '8', '', '—', '3万元'),
    }),
  },
  { weight: 4, arbitrary: fc.record({ act: fc.constant('undo' as const), nth: fc.option(fc.nat(6)) }) },
  { weight: 3, arbitrary: fc.record({ act: fc.constant('redo' as const) }) },
  { weight: 1, arbitrary: fc.constantFrom({ act: 'reopen' as const }, { act: 'reread' as const }) },
)

/** An editor in a few lines: two stacks of corrections, and each cell shows the newest that stands. */
type Made = { readonly id: number; readonly cell: string; readonly text: string }
type Model = { made: Made[]; standing: Made[]; undone: Made[] }

function shown({ standing }: Model, cell: string): string | undefined {
  const newest = standing.filter(made => made.cell === cell).sort((a, b) => b.id - a.id)[0]
  return newest ? newest.text : READ[cell]
}

it('makes, undoes and redoes as an editor does, also across restarts and new readings', {
  timeout: 60_000,
}, async () => {
  const folder = temporaryFolder()
  let run = 0
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 25 }), async steps => {
      run += 1
      const path = join(folder, `${run}.nianbao`)
      let store = await openStudy(path, { create: true })
      const readings = Object.entries(READ).map(([indicator, printed]) => reading(indicator, printed))
      const reportId = putReport(store, 'a', madeReport({ readings }))
      const model: Model = { made: [], standing: [], undone: [] }
      for (const taken of steps) {
        if (taken.act === 'reopen') {
          closeStudy(store)
          store = await openStudy(path, { create: false })
        } else if (taken.act === 'reread') putReport(store, 'a', madeReport({ readings }))
        else expect(take(store, reportId, taken)).toBe(takeInModel(model, taken))
        compare(store, reportId, model)
      }
      closeStudy(store)
    }),
    { numRuns: 60 },
  )
})

/** @returns  `done`, or the code of the refusal. */
function take(store: Store, reportId: number, taken: Turn): string {
  try {
    allOrNothing(store, () => {
      if (taken.act === 'make') {
        addEdits(store, [{ reportId, indicator: taken.cell, value: readValue(taken.text), unit: '件' }], SAID)
      } else if (taken.act === 'undo') addUndo(store, taken.nth === null ? null : makeNumber(store, taken.nth), SAID)
      else addRedo(store, null, SAID)
    })
    return 'done'
  } catch (thrown) {
    if (thrown instanceof Failure) return thrown.error.code
    throw thrown
  }
}

/** Id of the nth correction made, or one that does not exist. */
function makeNumber(store: Store, nth: number): number {
  const ids = store.database.prepare<[], number>("SELECT id FROM step WHERE kind = 'edit' ORDER BY id").pluck().all()
  return ids[nth] ?? 100_000
}

function takeInModel(model: Model, taken: Turn): string {
  if (taken.act === 'make') {
    const made = { id: model.made.length + 1, cell: taken.cell, text: taken.text }
    model.made.push(made)
    model.standing.push(made)
    model.undone = []
    return 'done'
  }
  if (taken.act === 'redo') {
    const made = model.undone.pop()
    if (made) model.standing.push(made)
    return made ? 'done' : 'step/nothing-to-redo'
  }
  if (taken.nth !== null && !model.made[taken.nth]) return 'step/unknown'
  const made = taken.nth === null ? model.standing.at(-1) : model.made[taken.nth]
  if (!made || !model.standing.includes(made)) return 'step/nothing-to-undo'
  model.standing = model.standing.filter(other => other !== made)
  model.undone.push(made)
  return 'done'
}

function compare(store: Store, reportId: number, model: Model): void {
  const values = new Map(currentValues(store, reportId).map(({ indicator, value }) => [indicator, value]))
  const expected = CELLS.flatMap(cell => {
    const text = shown(model, cell)
    return text === undefined ? [] : [[cell, readValue(text)] as const]
  })
  expect(values).toEqual(new Map(expected))

  const history = stepPage(store, { offset: 0, limit: 1_000 }).rows
  for (const cell of CELLS) {
    const last = history.find(line => line.first?.indicator === cell)
    if (last) expect(last.first?.after).toBe(shown(model, cell) ?? '')
  }
  expect(history.filter(line => line.act === 'make' && line.stands)).toHaveLength(model.standing.length)
  expect(lastStanding(store) === null).toBe(model.standing.length === 0)
  expect(lastUndone(store) === null).toBe(model.undone.length === 0)
  const corrected = new Set(model.standing.map(({ cell }) => cell)).size
  expect(allOrNothing(store, () => countReport(store, reportId))).toMatchObject({ values: 2, corrected })
}
