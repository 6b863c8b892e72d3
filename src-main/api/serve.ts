import type { Announce, Api, FromEngine, Handlers } from '#shared/contract/api.ts'
import { Failure, type Reply, toAppError } from '#shared/contract/errors.ts'

/** The way to the other process, whichever it is. */
export type Port = {
  readonly say: (message: FromEngine) => void
  readonly hear: (listener: (message: unknown) => void) => void
}

/** Answer every question that comes through the port. */
export function serve(handlers: Handlers, port: Port, log: (bug: unknown) => void): void {
  port.hear(message => {
    if (!isQuestion(message)) {
      log(new Error(`not a question: ${JSON.stringify(message)}`))
      return
    }
    const { id, name, input } = message
    void answer(handlers, name, input, log).then(reply => port.say({ id, reply }))
  })
}

/** Tell what happens through the port. */
export function announceThrough(port: Port): Announce {
  return (name, value) => port.say({ news: name, value })
}

/** One question answered. Names outside the contract are refused; whatever is thrown becomes a reply. */
export async function answer(
  handlers: Handlers,
  name: string,
  input: unknown,
  log: (bug: unknown) => void,
): Promise<Reply<unknown>> {
  try {
    if (!Object.hasOwn(handlers, name)) throw new Error(`refused: ${name}`)
    const handle = handlers[name as keyof Api] as (input: unknown) => unknown
    return { ok: true, value: await handle(input) }
  } catch (thrown) {
    if (!(thrown instanceof Failure)) log(thrown)
    return { ok: false, error: toAppError(thrown) }
  }
}

function isQuestion(message: unknown): message is { id: number; name: string; input: unknown } {
  if (typeof message !== 'object' || message === null) return false
  return 'id' in message && typeof message.id === 'number' && 'name' in message && typeof message.name === 'string'
}
