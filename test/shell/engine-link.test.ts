import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { FromEngine, ToEngine } from '#shared/contract/api.ts'
import { linkToEngine } from '../../src-main/shell/engine-link.ts'
import type { EngineProcess } from '../../src-main/shell/engine-process.ts'

/** An engine made of two callbacks: what it was sent, and the means to speak and to die. */
type Played = {
  sent: ToEngine[]
  say: (message: FromEngine) => void
  die: (how: string) => void
  released: boolean
  killed: boolean
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('what is asked before the engine is ready waits for it', async () => {
  const { link, engines } = play()
  const answer = link.call('engine.describe', {})
  expect(engines[0]!.sent).toEqual([])
  ready(engines[0]!)
  const [asked] = engines[0]!.sent
  engines[0]!.say({ id: asked!.id, reply: { ok: true, value: 'here' } })
  expect(await answer).toEqual({ ok: true, value: 'here' })
})

test('when the engine dies, what was asked is answered, and the study is open again before anything else', async () => {
  const { link, engines, news, opened } = play()
  ready(engines[0]!)
  const open = link.call('study.open', { path: '/a.nianbao', create: true })
  engines[0]!.say({ id: engines[0]!.sent[0]!.id, reply: { ok: true, value: {} } })
  await open
  expect(opened).toEqual(['/a.nianbao'])

  const lost = link.call('report.page', {})
  engines[0]!.die('signal SIGKILL')
  const stopped = { code: 'engine/stopped', detail: 'signal SIGKILL' }
  expect(await lost).toEqual({ ok: false, error: stopped })
  expect(news).toContainEqual(['engine.stopped', stopped])

  const next = link.call('study.summary', {})
  await vi.runOnlyPendingTimersAsync()
  ready(engines[1]!)
  expect(engines[1]!.sent).toMatchObject([{ name: 'study.open', input: { path: '/a.nianbao', create: false } }])
  engines[1]!.say({ id: engines[1]!.sent[0]!.id, reply: { ok: true, value: {} } })
  expect(engines[1]!.sent.map(({ name }) => name)).toEqual(['study.open', 'study.summary'])
  engines[1]!.say({ id: engines[1]!.sent[1]!.id, reply: { ok: true, value: 'summary' } })
  expect(await next).toEqual({ ok: true, value: 'summary' })
})

test('a study that was refused is not opened again', async () => {
  const { link, engines } = play()
  ready(engines[0]!)
  const open = link.call('study.open', { path: '/a.nianbao', create: false })
  const refused = { ok: false, error: { code: 'study/missing', path: '/a.nianbao' } } as const
  engines[0]!.say({ id: engines[0]!.sent[0]!.id, reply: refused })
  expect(await open).toEqual(refused)
  engines[0]!.die('exit code 1')
  await vi.runOnlyPendingTimersAsync()
  ready(engines[1]!)
  expect(engines[1]!.sent).toEqual([])
})

test('the fourth death within a minute is the last; a minute later it would not have been', async () => {
  const { link, engines } = play()
  for (const nth of [0, 1, 2]) {
    engines[nth]!.die('exit code 1')
    await vi.runOnlyPendingTimersAsync()
  }
  const held = link.call('engine.describe', {})
  engines[3]!.die('exit code 1')
  await vi.runOnlyPendingTimersAsync()
  expect(await held).toMatchObject({ ok: false, error: { code: 'engine/failed', log: '/log' } })
  expect(await link.call('engine.describe', {})).toMatchObject({ ok: false, error: { code: 'engine/failed' } })
  expect(engines).toHaveLength(4)

  const patient = play()
  for (const nth of [0, 1, 2, 3, 4]) {
    patient.engines[nth]!.die('exit code 1')
    await vi.runOnlyPendingTimersAsync()
    vi.advanceTimersByTime(61_000)
  }
  expect(patient.engines).toHaveLength(6)
})

test('closing asks the engine first and ends it by force after two seconds', async () => {
  const willing = play()
  ready(willing.engines[0]!)
  const closed = willing.link.close()
  expect(willing.engines[0]!.released).toBe(true)
  willing.engines[0]!.die('exit code 0')
  await closed
  expect(willing.news.map(([name]) => name)).not.toContain('engine.stopped')

  const stubborn = play()
  const forced = stubborn.link.close()
  await vi.advanceTimersByTimeAsync(2_000)
  expect(stubborn.engines[0]!.killed).toBe(true)
  stubborn.engines[0]!.die('signal SIGTERM')
  await forced
  await vi.runAllTimersAsync()
  expect(stubborn.engines).toHaveLength(1)
})

function play() {
  const engines: Played[] = []
  const news: [string, unknown][] = []
  const opened: string[] = []
  const link = linkToEngine({
    start: () => {
      const played: Played = { sent: [], say: () => undefined, die: () => undefined, released: false, killed: false }
      engines.push(played)
      return {
        kind: 'node',
        post: message => void played.sent.push(message),
        onMessage: hear => {
          played.say = hear
        },
        onExit: hear => {
          played.die = hear
        },
        release: () => {
          played.released = true
        },
        kill: () => {
          played.killed = true
        },
      } satisfies EngineProcess
    },
    announce: (name, value) => void news.push([name, value]),
    log: () => undefined,
    opened: path => void opened.push(path),
    logFile: '/log',
  })
  return { link, engines, news, opened }
}

function ready(engine: Played): void {
  engine.say({ news: 'engine.ready', value: { process: 'node' } })
}
