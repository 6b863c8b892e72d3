import type { FromEngine, ToEngine } from '#shared/contract/api.ts'
import { handlersOf } from './api/handlers.ts'
import { announceThrough, type Port, serve } from './api/serve.ts'
import { endSession, newSession } from './api/session.ts'
import { loadForms } from './forms.ts'

/** Electron's side of a utility process; a Node child has `process.send` instead. */
type ParentPort = {
  readonly on: (event: 'message', listener: (message: { readonly data: unknown }) => void) => void
  readonly postMessage: (message: unknown) => void
}

const { parentPort } = process as unknown as { readonly parentPort?: ParentPort }
const processName = parentPort ? 'utility' : 'node'
const port = parentPort ? utilityPort(parentPort) : childPort()
const announce = announceThrough(port)
const log = (bug: unknown) => console.error(bug)

const session = newSession({
  forms: loadForms(),
  announce,
  now: () => new Date().toISOString(),
  author: '',
  processName,
  log,
})

serve(handlersOf(session), port, log)
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, stop)
process.once('disconnect', stop)
announce('engine.ready', { process: processName })

/** The window is gone or asks for an end: finish the file in hand, leave one whole study file behind. */
function stop(): void {
  endSession(session).then(
    () => process.exit(0),
    (thrown: unknown) => {
      log(thrown)
      process.exit(1)
    },
  )
}

function utilityPort(parent: ParentPort): Port {
  return {
    say: message => parent.postMessage(message),
    hear: listener =>
      parent.on('message', ({ data }) => {
        // A utility process cannot be disconnected: the shell says so in words.
        if ((data as ToEngine).name === 'engine.close') stop()
        else listener(data)
      }),
  }
}

function childPort(): Port {
  return {
    say: (message: FromEngine) => {
      // After the window's process is gone there is nobody left to tell: the study is closed all the same.
      if (process.connected) process.send?.(message, undefined, undefined, () => undefined)
    },
    hear: listener => void process.on('message', listener),
  }
}
