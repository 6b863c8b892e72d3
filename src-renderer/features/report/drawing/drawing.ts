import type { PdfDataKind } from '#shared/domain/source-pages.ts'
import type { FromDrawer, ToDrawer } from './messages.ts'

/** A page that is to be drawn. */
export type PageToDraw = { readonly page: number; readonly turned: number; readonly scale: number }

/** The time one page may take, fonts and pictures included, in milliseconds. */
const LATE = 15_000
/** A file that ends so many threads is given up. */
const DEATHS = 3

/** Why a page was not drawn. */
export class NotDrawn extends Error {
  readonly kind: 'late' | 'broken' | 'given-up'
  constructor(kind: NotDrawn['kind'], why = '') {
    super(why || kind)
    this.kind = kind
  }
}

type Task = {
  readonly asked: PageToDraw
  readonly signal: AbortSignal
  readonly done: (picture: ImageBitmap) => void
  readonly failed: (why: NotDrawn) => void
}

type Means = {
  readonly newThread: () => Worker
  readonly data: (kind: PdfDataKind, name: string) => Promise<Uint8Array | null>
  readonly late?: number
}

/** Draws the pages of one file, one after the other, in a thread that is ended when a page takes too long. */
export class Drawing {
  readonly #bytes: Uint8Array
  readonly #means: Means
  #thread: Worker | null = null
  #waiting: Task[] = []
  #inHand: { readonly id: number; readonly task: Task; readonly timer: ReturnType<typeof setTimeout> } | null = null
  #lastId = 0
  #deaths = 0

  constructor(bytes: Uint8Array, means: Means) {
    this.#bytes = bytes
    this.#means = means
    // it takes a moment to begin, while the window still learns what to draw
    this.#running()
  }

  /**
   * A picture of a page. What was asked last comes first: it is what a person looks at now. Never settles when it is
   * no longer wanted.
   *
   * @throws NotDrawn
   */
  draw(asked: PageToDraw, signal: AbortSignal): Promise<ImageBitmap> {
    return new Promise((done, failed) => {
      this.#waiting.push({ asked, signal, done, failed })
      this.#next()
    })
  }

  close(): void {
    this.#waiting = []
    this.#end()
  }

  #next(): void {
    if (this.#inHand) return
    const task = this.#waiting.pop()
    if (!task) return
    if (task.signal.aborted) {
      this.#next()
      return
    }
    if (this.#deaths >= DEATHS) {
      task.failed(new NotDrawn('given-up'))
      this.#next()
      return
    }
    const thread = this.#running()
    this.#lastId += 1
    const timer = setTimeout(() => this.#died(new NotDrawn('late')), this.#means.late ?? LATE)
    this.#inHand = { id: this.#lastId, task, timer }
    thread.postMessage({ say: 'draw', id: this.#lastId, ...task.asked } satisfies ToDrawer)
  }

  #running(): Worker {
    if (this.#thread) return this.#thread
    const thread = this.#means.newThread()
    thread.onmessage = ({ data }: MessageEvent<FromDrawer>) => this.#hear(thread, data)
    thread.onerror = event => {
      event.preventDefault()
      if (thread === this.#thread) this.#died(new NotDrawn('broken', event.message))
    }
    // the bytes stay here for the next thread
    thread.postMessage({ say: 'open', bytes: this.#bytes } satisfies ToDrawer)
    this.#thread = thread
    return thread
  }

  #hear(thread: Worker, message: FromDrawer): void {
    if (message.say === 'wants') {
      const answer = (bytes: Uint8Array | null) =>
        thread.postMessage({ say: 'data', id: message.id, bytes } satisfies ToDrawer)
      this.#means.data(message.kind, message.name).then(answer, () => answer(null))
      return
    }
    const task = this.#inHand?.id === message.id ? this.#inHand.task : null
    if (message.say === 'drawn' && (task === null || task.signal.aborted)) message.picture.close()
    if (task === null) return
    this.#putDown()
    if (message.say === 'failed') task.failed(new NotDrawn(message.kind, message.why))
    else if (!task.signal.aborted) task.done(message.picture)
    this.#next()
  }

  #died(why: NotDrawn): void {
    const task = this.#inHand?.task
    this.#deaths += 1
    this.#end()
    task?.failed(why)
    this.#next()
  }

  #putDown(): void {
    if (this.#inHand) clearTimeout(this.#inHand.timer)
    this.#inHand = null
  }

  #end(): void {
    this.#putDown()
    this.#thread?.terminate()
    this.#thread = null
  }
}
