import { setImmediate as eventLoopTurn } from 'node:timers/promises'
import { Failure } from '#shared/contract/errors.ts'
import type { Store } from './open.ts'

/** Milliseconds of work after which whoever else asks is answered first. */
const TURN = 10

/**
 * For work that takes longer than the engine may stand still. Wait for what this gives between two pieces of it.
 *
 * @throws Failure `study/not-open` from then on when the study was closed meanwhile.
 */
export function takingTurns({ database }: Store): () => Promise<void> {
  let since = performance.now()
  return async () => {
    if (performance.now() - since < TURN) return
    await eventLoopTurn()
    if (!database.open) throw new Failure({ code: 'study/not-open' })
    since = performance.now()
  }
}
