import { expect, it, vi } from 'vitest'
import { Drawing, NotDrawn } from '../../src-renderer/features/report/drawing/drawing.ts'
import type { FromDrawer, ToDrawer } from '../../src-renderer/features/report/drawing/messages.ts'

/** A thread that does what the test says, in place of one that draws. */
class Thread {
  readonly heard: ToDrawer[] = []
  isEnded = false
  onmessage: ((event: { data: FromDrawer }) => void) | null = null
  onerror: ((event: { message: string; preventDefault(): void }) => void) | null = null
  readonly #act: (thread: Thread, message: ToDrawer) => void
  constructor(act: (thread: Thread, message: ToDrawer) => void) {
    this.#act = act
  }
  postMessage(message: ToDrawer): void {
    this.heard.push(message)
    queueMicrotask(() => this.#act(this, message))
  }
  say(message: FromDrawer): void {
    if (!this.isEnded) this.onmessage?.({ data: message })
  }
  terminate(): void {
    this.isEnded = true
  }
}

const picture = (close = () => undefined) => ({ width: 1, height: 1, close }) as unknown as ImageBitmap
const on = () => new AbortController().signal
const page = (number: number) => ({ page: number, turned: 0, scale: 1 })
const draws = (thread: Thread, message: ToDrawer): void => {
  if (message.say === 'draw') thread.say({ say: 'drawn', id: message.id, picture: picture() })
}

function drawingWith(act: (thread: Thread, message: ToDrawer) => void, late = 10_000) {
  const threads: Thread[] = []
  const asked: string[] = []
  const drawing = new Drawing(new Uint8Array([1, 2, 3]), {
    newThread: () => {
      const thread = new Thread(act)
      threads.push(thread)
      return thread as unknown as Worker
    },
    data: async (kind, name) => {
      asked.push(`${kind}/${name}`)
      return name === 'there' ? new Uint8Array([7]) : null
    },
    late,
  })
  return { drawing, threads, asked }
}

it('gives the file to one thread and has one page drawn after the other, the one asked last first', async () => {
  const order: number[] = []
  const { drawing, threads } = drawingWith((thread, message) => {
    if (message.say === 'draw') order.push(message.page)
    draws(thread, message)
  })
  await Promise.all([1, 2, 3].map(number => drawing.draw(page(number), on())))
  expect(order).toEqual([1, 3, 2])
  expect(threads).toHaveLength(1)
  expect(threads[0]?.heard[0]).toEqual({ say: 'open', bytes: new Uint8Array([1, 2, 3]) })
  drawing.close()
  expect(threads[0]?.isEnded).toBe(true)
})

it('leaves out a page that is no longer looked at, and lets go of a picture that comes too late', async () => {
  const closed = vi.fn()
  const { drawing, threads } = drawingWith(() => undefined)
  const [first, second] = [new AbortController(), new AbortController()]
  void drawing.draw(page(1), first.signal)
  void drawing.draw(page(2), second.signal)
  const third = drawing.draw(page(3), on())
  first.abort()
  second.abort()
  const [thread] = threads as [Thread]
  thread.say({ say: 'drawn', id: 1, picture: picture(closed) })
  expect(closed).toHaveBeenCalledOnce()
  thread.say({ say: 'drawn', id: 2, picture: picture() })
  await third
  expect(thread.heard.flatMap(message => (message.say === 'draw' ? [message.page] : []))).toEqual([1, 3])
})

it('ends the thread of a page that takes too long, draws the others in a new one, and gives up after three', async () => {
  const { drawing, threads } = drawingWith((thread, message) => {
    if (message.say === 'draw' && message.page === 9) draws(thread, message)
  }, 20)
  const kindOf = (number: number) =>
    drawing.draw(page(number), on()).then(
      () => 'drawn',
      (why: NotDrawn) => why.kind,
    )
  expect(await kindOf(1)).toBe('late')
  expect(threads.map(({ isEnded }) => isEnded)).toEqual([true])
  expect(await kindOf(9)).toBe('drawn')
  expect(threads[1]?.heard[0]).toMatchObject({ say: 'open' })
  expect([await kindOf(2), await kindOf(3), await kindOf(9)]).toEqual(['late', 'late', 'given-up'])
  expect(threads.every(({ isEnded }) => isEnded)).toBe(true)
})

it('tells of a page that cannot be drawn, and of a thread that dies', async () => {
  const { drawing, threads } = drawingWith((thread, message) => {
    if (message.say !== 'draw') return
    if (message.page === 1) thread.say({ say: 'failed', id: message.id, kind: 'broken', why: 'bad page' })
    else thread.onerror?.({ message: 'out of memory', preventDefault: () => undefined })
  })
  await expect(drawing.draw(page(1), on())).rejects.toMatchObject(new NotDrawn('broken', 'bad page'))
  expect(threads[0]?.isEnded).toBe(false)
  await expect(drawing.draw(page(2), on())).rejects.toMatchObject(new NotDrawn('broken', 'out of memory'))
  expect(threads[0]?.isEnded).toBe(true)
})

it('hands on what the thread wants beside the file, and says when there is none', async () => {
  const { drawing, threads, asked } = drawingWith(() => undefined)
  const [thread] = threads as [Thread]
  thread.say({ say: 'wants', id: 1, kind: 'cmaps', name: 'there' })
  thread.say({ say: 'wants', id: 2, kind: 'wasm', name: 'none' })
  await vi.waitFor(() => expect(thread.heard).toHaveLength(3))
  expect(asked).toEqual(['cmaps/there', 'wasm/none'])
  expect(thread.heard.slice(1)).toEqual([
    { say: 'data', id: 1, bytes: new Uint8Array([7]) },
    { say: 'data', id: 2, bytes: null },
  ])
  drawing.close()
})
