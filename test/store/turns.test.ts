import { expect, it } from 'vitest'
import { takingTurns } from '../../src-main/store/turns.ts'
import { newStudy } from './made.ts'

function workFor(milliseconds: number): void {
  for (const until = performance.now() + milliseconds; performance.now() < until; );
}

it('long work lets others have their turn, and ends when the study is closed meanwhile', async () => {
  const store = await newStudy()
  const turn = takingTurns(store)
  let answered = 0
  setImmediate(() => {
    answered += 1
  })
  await turn()
  expect(answered).toBe(0)
  workFor(20)
  await turn()
  expect(answered).toBe(1)
  store.database.close()
  workFor(20)
  await expect(turn()).rejects.toMatchObject({ error: { code: 'study/not-open' } })
})
