import type { Handlers } from '#shared/contract/api.ts'
import { Failure } from '#shared/contract/errors.ts'
import { MOST_DRAWN } from '#shared/domain/sample.ts'
import type { InTurns } from '../store/grid-rows.ts'
import type { Store } from '../store/open.ts'
import { countStanding, type Draw, drawSample } from '../store/sample-draw.ts'
import { addDraw, addSampleVerdict, samplePage, sampleResult } from '../store/samples.ts'
import { allOrNothing, refuseWriting } from '../store/statements.ts'
import { stepLine } from '../store/step-history.ts'
import { openStore, pageOf, type Session } from './session.ts'
import { inTurns } from './turns.ts'

/** Seeds are whole numbers that a person can write down. */
const MOST_SEED = 2 ** 31 - 1
/** Milliseconds between two words on how far a draw is. */
const TOLD_EVERY = 100

/** Values drawn at random, and what people find when they hold them against the sources. */
export function sampleHandlers(
  session: Session,
): Pick<Handlers, 'sample.draw' | 'sample.cancel' | 'sample.page' | 'sample.judge' | 'sample.result'> {
  const { means } = session
  let running: { isCancelled: boolean } | null = null

  /** Draw in turns, telling how far it is, until it is given up. */
  async function drawn(store: Store, draw: Generator<number, Draw, undefined>): Promise<Draw> {
    if (running) throw new Failure({ code: 'sample/running' })
    const mine = { isCancelled: false }
    running = mine
    try {
      const of = countStanding(store)
      const isCancelled = () => mine.isCancelled
      const hear = (done: number) => means.announce('sample.progress', { done: Math.min(done, of), of })
      return await inTurns(store, watched(draw, hear, isCancelled))
    } finally {
      running = null
    }
  }

  return {
    'sample.draw': async ({ size, seed, stratified, author = means.author }) => {
      const store = openStore(session)
      refuseWriting(store)
      const isSound = (number: number, most: number) => Number.isInteger(number) && number >= 1 && number <= most
      if (!isSound(size, MOST_DRAWN)) throw new Failure({ code: 'sample/bad-size', size, most: MOST_DRAWN })
      if (!isSound(seed, MOST_SEED)) throw new Failure({ code: 'sample/bad-seed', seed, most: MOST_SEED })
      const draw = await drawn(store, drawSample(store, size, seed, stratified))
      if (draw.values.length === 0) throw new Failure({ code: 'export/nothing' })
      const said = { reason: '', author, now: means.now() }
      const line = allOrNothing(store, () => stepLine(store, addDraw(store, draw, seed, stratified, said)))
      means.announce('study.changed', { reason: 'sample' })
      return line
    },
    'sample.cancel': () => {
      if (running) running.isCancelled = true
      return {}
    },
    'sample.page': asked => samplePage(openStore(session), pageOf(asked)),
    'sample.judge': ({ reportId, indicator, verdict, author = means.author }) => {
      const store = openStore(session)
      const line = allOrNothing(store, () => {
        const said = { reason: '', author, now: means.now() }
        const stepId = addSampleVerdict(store, reportId, indicator, verdict, said)
        if (stepId === null) throw new Failure({ code: 'indicator/unknown', indicator })
        return stepLine(store, stepId)
      })
      means.announce('study.changed', { reason: 'audit' })
      return line
    },
    'sample.result': () => sampleResult(openStore(session)),
  }
}

/** @throws Failure `sample/cancelled`. */
function* watched(
  draw: Generator<number, Draw, undefined>,
  hear: (done: number) => void,
  isCancelled: () => boolean,
): InTurns<Draw> {
  let told = performance.now()
  for (;;) {
    const step = draw.next()
    if (step.done) return step.value
    if (isCancelled()) throw new Failure({ code: 'sample/cancelled' })
    if (performance.now() - told > TOLD_EVERY) {
      hear(step.value)
      told = performance.now()
    }
    yield
  }
}
