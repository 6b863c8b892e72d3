import type { FromEngine, News, ToEngine } from '#shared/contract/api.ts'
import type { AppError, Reply } from '#shared/contract/errors.ts'
import type { EngineProcess } from './engine-process.ts'

/** What the link needs of the world around it; tests bring their own. */
type Means = {
  readonly start: () => EngineProcess
  readonly announce: <K extends keyof News>(name: K, news: News[K]) => void
  readonly log: (what: string, thrown?: unknown) => void
  /** A study was opened, at the window's wish. */
  readonly opened: (path: string) => void
  readonly logFile: string
}

/** The one connection to the engine. It outlives the engine's process. */
export type EngineLink = {
  /** Ask the engine. Never rejects: when the engine dies the reply says so. */
  call(name: string, input: unknown): Promise<Reply<unknown>>
  /** Let the engine close its study and end; it is ended by force after two seconds. */
  close(): Promise<void>
}

type Waiting = { readonly message: ToEngine; readonly answer: (reply: Reply<unknown>) => void }

/** How long to wait before the first, second and third restart within a minute. After that the engine stays down. */
const RESTART_AFTER_MS = [0, 1_000, 3_000]
const MINUTE_MS = 60_000
const CLOSING_MS = 2_000

/** Start the engine, keep it alive, and pass questions, answers and news. */
export function linkToEngine(means: Means): EngineLink {
  const asked = new Map<number, Waiting>()
  const held: Waiting[] = []
  let engine: EngineProcess | null = null
  let isReady = false
  let stops: number[] = []
  let study: string | null = null
  let nextId = 1
  let closed: (() => void) | null = null

  begin()
  return { call, close }

  function begin(): void {
    isReady = false
    const started = means.start()
    engine = started
    started.onMessage(message => {
      if (engine === started) hear(message)
    })
    started.onExit(how => {
      if (engine === started) ended(how)
    })
  }

  function call(name: string, input: unknown): Promise<Reply<unknown>> {
    return new Promise(answer => {
      const waiting = { message: { id: nextId++, name, input }, answer: remembering(name, input, answer) }
      if (isReady) send(waiting)
      else if (engine || stops.length <= RESTART_AFTER_MS.length) held.push(waiting)
      else answer({ ok: false, error: failed('') })
    })
  }

  /** A study that was opened is opened again when the engine must be restarted. */
  function remembering(name: string, input: unknown, answer: Waiting['answer']): Waiting['answer'] {
    if (name !== 'study.open') return answer
    return reply => {
      if (reply.ok) {
        study = (input as { path: string }).path
        means.opened(study)
      }
      answer(reply)
    }
  }

  function send(waiting: Waiting): void {
    asked.set(waiting.message.id, waiting)
    engine?.post(waiting.message)
  }

  function hear(message: FromEngine): void {
    if ('news' in message) {
      if (message.news === 'engine.ready')
        reopen(() => means.announce('engine.ready', message.value as News['engine.ready']))
      else means.announce(message.news, message.value as never)
      return
    }
    const waiting = asked.get(message.id)
    asked.delete(message.id)
    waiting?.answer(message.reply)
  }

  /** The study that was open when the engine stopped comes first; then what was asked meanwhile. */
  function reopen(then: () => void): void {
    const go = () => {
      isReady = true
      for (const waiting of held.splice(0)) send(waiting)
      then()
    }
    if (study === null) {
      go()
      return
    }
    const path = study
    const answer = (reply: Reply<unknown>) => {
      if (!reply.ok) means.log(`the study could not be opened again: ${path}: ${reply.error.code}`)
      go()
    }
    send({ message: { id: nextId++, name: 'study.open', input: { path, create: false } }, answer })
  }

  function ended(how: string): void {
    engine = null
    isReady = false
    if (closed) {
      closed()
      return
    }
    means.log(`the engine stopped: ${how}`)
    stops = [...stops.filter(time => Date.now() - time < MINUTE_MS), Date.now()]
    const delay = RESTART_AFTER_MS[stops.length - 1]
    const error: AppError = delay === undefined ? failed(how) : { code: 'engine/stopped', detail: how }
    const lost = [...asked.values(), ...(delay === undefined ? held.splice(0) : [])]
    asked.clear()
    means.announce('engine.stopped', error)
    for (const waiting of lost) waiting.answer({ ok: false, error })
    if (delay !== undefined) setTimeout(() => !closed && begin(), delay)
  }

  function failed(how: string): AppError {
    return { code: 'engine/failed', detail: how, log: means.logFile }
  }

  async function close(): Promise<void> {
    const last = engine
    if (!last) {
      closed = () => undefined
      return
    }
    await new Promise<void>(resolve => {
      closed = resolve
      last.release()
      setTimeout(() => last.kill(), CLOSING_MS)
      setTimeout(resolve, CLOSING_MS + 500)
    })
  }
}
