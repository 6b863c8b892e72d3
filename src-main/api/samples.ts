import type { Handlers } from '#shared/contract/api.ts'
import { Failure } from '#shared/contract/errors.ts'
import { MOST_DRAWN } from '#shared/domain/sample.ts'
import { addDraw, addSampleVerdict, drawSample, samplePage, sampleResult } from '../store/samples.ts'
import { allOrNothing, refuseWriting } from '../store/statements.ts'
import { stepLine } from '../store/step-history.ts'
import { openStore, pageOf, type Session } from './session.ts'
import { inTurns } from './turns.ts'

/** Seeds are whole numbers that a person can write down. */
const MOST_SEED = 2 ** 31 - 1

/** Values drawn at random, and what people find when they hold them against the sources. */
export function sampleHandlers(
  session: Session,
): Pick<Handlers, 'sample.draw' | 'sample.page' | 'sample.judge' | 'sample.result'> {
  const { means } = session
  return {
    'sample.draw': async ({ size, seed, stratified, author = means.author }) => {
      const store = openStore(session)
      refuseWriting(store)
      const isSound = (number: number, most: number) => Number.isInteger(number) && number >= 1 && number <= most
      if (!isSound(size, MOST_DRAWN)) throw new Failure({ code: 'sample/bad-size', size, most: MOST_DRAWN })
      if (!isSound(seed, MOST_SEED)) throw new Failure({ code: 'sample/bad-seed', seed, most: MOST_SEED })
      const draw = await inTurns(store, drawSample(store, size, seed, stratified))
      if (draw.values.length === 0) throw new Failure({ code: 'export/nothing' })
      const said = { reason: '', author, now: means.now() }
      const line = allOrNothing(store, () => stepLine(store, addDraw(store, draw, seed, stratified, said)))
      means.announce('study.changed', { reason: 'sample' })
      return line
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
