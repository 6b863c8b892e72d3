import { setTimeout as wait } from 'node:timers/promises'
import type { Api } from '#shared/contract/api.ts'
import { handlersOf } from '../../src-main/api/handlers.ts'
import { answer } from '../../src-main/api/serve.ts'
import { endSession, newSession } from '../../src-main/api/session.ts'
import { loadForms } from '../../src-main/forms.ts'
import { watchStandingStill } from './standing-still.ts'

// An engine that imports a folder while somebody keeps asking it. Prints how long its event loop stood still and how
// long it took to answer, in milliseconds, as JSON.
//   node answering.ts <folder> <study to write>
const [folder = '', study = ''] = process.argv.slice(2)
const PAUSE = 40

const QUESTIONS: readonly { readonly name: keyof Api; readonly input: unknown }[] = [
  { name: 'study.summary', input: {} },
  { name: 'report.page', input: { offset: 0, limit: 100, search: '', sort: 'organisation', descending: false } },
  { name: 'source.page', input: { offset: 0, limit: 100 } },
  { name: 'search.page', input: { query: '复议', offset: 0, limit: 20 } },
]

const session = newSession({
  forms: loadForms(),
  announce: () => undefined,
  now: () => new Date().toISOString(),
  author: '',
  processName: 'bench',
  log: bug => console.error(bug),
})
const handlers = handlersOf(session)
await handlers['study.open']({ path: study, create: true })
await handlers['import.start']({ paths: [folder] })
const answers: number[] = []
await wait(500)
const still = watchStandingStill()
for (let nth = 0; session.running; nth += 1) {
  const { name, input } = QUESTIONS[nth % QUESTIONS.length]!
  const asked = performance.now()
  await wait(0)
  const reply = await answer(handlers, name, input, console.error)
  if (!reply.ok) throw new Error(`${name}: ${reply.error.code}`)
  answers.push(performance.now() - asked)
  await wait(PAUSE)
}
const { most, often, own } = still()
const [longest, usual] = [Math.max(...answers), answers.toSorted((a, b) => a - b)[answers.length >> 1] ?? 0]
process.stdout.write(`${JSON.stringify({ most, often, own, longest, usual, asked: answers.length })}\n`)
await endSession(session)
