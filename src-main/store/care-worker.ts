import { parentPort } from 'node:worker_threads'
import { toAppError } from '#shared/contract/errors.ts'
import { type CareTask, doTask } from './care-tasks.ts'

// Entry of a worker thread: looking through a whole study takes seconds, and the engine answers meanwhile.
const port = parentPort
if (port === null) throw new Error('this is a worker of the engine')
port.once('message', (task: CareTask) => {
  doTask(task).then(
    value => port.postMessage({ ok: true, value }),
    (thrown: unknown) => port.postMessage({ ok: false, error: toAppError(thrown) }),
  )
})
