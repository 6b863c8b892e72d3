/**
 * Opens a study and does deeds to it without end, saying each on a line of its own once the engine has acknowledged it.
 *
 *   node test/kill/child.ts <study> <seed> <deed>…     without deeds it only opens the study
 */
import { handlersOf } from '../../src-main/api/handlers.ts'
import { newSession } from '../../src-main/api/session.ts'
import { loadForms } from '../../src-main/forms.ts'
import { randomFrom } from '../corpus/random.ts'
import { DEEDS, type DeedName } from './deeds.ts'

const [study = '', seed = '', ...names] = process.argv.slice(2)
const random = randomFrom(Number(seed))
const handlers = handlersOf(
  newSession({
    forms: loadForms(),
    announce: () => undefined,
    now: () => new Date().toISOString(),
    author: 'kill',
    processName: 'kill',
    log: bug => process.stderr.write(`${bug instanceof Error ? bug.stack : bug}\n`),
  }),
)
await handlers['study.open']({ path: study, create: false })
process.stdout.write('open\n')
if (names.length === 0) setInterval(() => undefined, 60_000)
while (names.length > 0) {
  const deed = random.pick(names) as DeedName
  const acknowledged = await DEEDS[deed].act(handlers, random)
  // On Linux and macOS a line to a pipe is with the reader once this returns.
  if (acknowledged !== null) process.stdout.write(`${JSON.stringify({ deed, acknowledged })}\n`)
}
