import { setImmediate } from 'node:timers/promises'
import { Failure } from '#shared/contract/errors.ts'
import type { InTurns } from '../store/grid-rows.ts'
import type { Store } from '../store/open.ts'

/** Milliseconds after which the next question is let in. */
const TURN = 12

/**
 * Do long work over a study a little at a time, answering other questions in between.
 *
 * @throws Failure `study/not-open` when the study is closed meanwhile.
 */
export async function inTurns<Result>(store: Store, work: InTurns<Result>): Promise<Result> {
  let began = performance.now()
  for (;;) {
    const step = work.next()
    if (step.done) return step.value
    if (performance.now() - began < TURN) continue
    await setImmediate()
    if (!store.database.open) throw new Failure({ code: 'study/not-open' })
    began = performance.now()
  }
}
