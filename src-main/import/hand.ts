import { Worker } from 'node:worker_threads'
import type { AppError } from '#shared/contract/errors.ts'
import type { FoundFile } from '../store/sources.ts'
import { endOf, givenUp, type HandLimits } from './hand-end.ts'
import type { Job, Piece, ReaderStart, SentJob } from './pieces.ts'
import { type FromWorker, ROOM, type ToWorker } from './work.ts'

/** How often a file that takes long is looked at, in milliseconds. */
const WATCH = 40
/**
 * V8 ends a worker at its own limit, but takes the whole process along when a single large table of things meets that
 * limit. So the worker is ended from outside before, and V8's limit is set where nothing gets in the meantime.
 */
const OUT_OF_REACH = 4
/** Electron's own Node can look into a worker from version 45 on; before, V8's limit is all there is. */
const CAN_WEIGH = typeof Worker.prototype.getHeapStatistics === 'function'
/**
 * Room for what a worker has just made, most of which is gone with its file. Twice as much takes 9 % less of the
 * processor, but 64 MB more in two workers: an import of 10,000 then came to 599 MB, where 600 is the most it may.
 */
const YOUNG_MEGABYTES = 32
const MEGABYTE = 1_048_576

/** Who wants to know what a job comes to. */
export type Listener = { readonly piece: (piece: Piece) => void; readonly end: () => void }

type Task = { readonly job: Job; readonly listener: Listener; given: number; deaths: number }

/** An archive that ends so many workers is given up. */
const DEATHS = 3
/** A worker that ends so often before it has even begun will never begin. */
const FALSE_STARTS = 3

/** One place in the pool: a worker, and the next one when that dies. */
export class Hand {
  readonly #entry: URL
  readonly #start: ReaderStart
  readonly #limits: HandLimits
  readonly #ring: () => void
  #worker: Worker
  /** The first is in hand, the rest wait in the worker. */
  readonly #tasks: Task[] = []
  #held: FoundFile | null = null
  /** Weight of pieces that nobody has taken. */
  #untaken = 0
  #timer: NodeJS.Timeout | null = null
  #isLate = false
  #isHeavy = false
  #since = 0
  #watch: NodeJS.Timeout | null = null
  #isReady = false
  #falseStarts = 0
  #fault: unknown = null
  #closed = false

  /** @param ring  Called whenever there is something new. */
  constructor(entry: URL, start: ReaderStart, limits: HandLimits, ring: () => void) {
    this.#entry = entry
    this.#start = start
    this.#limits = limits
    this.#ring = ring
    this.#worker = this.#hire()
    if (CAN_WEIGH) this.#watch = setInterval(() => void this.#weigh(), WATCH)
  }

  /** Jobs in hand and waiting. */
  get load(): number {
    return this.#tasks.length
  }

  /** Whether the worker waits for its pieces to be taken. */
  get isFull(): boolean {
    return this.#untaken >= ROOM
  }

  give(job: Job, listener: Listener): void {
    this.#tasks.push({ job, listener, given: 0, deaths: 0 })
    this.#post({ say: 'read', job: toSend(job), skip: 0 })
    if (this.#tasks.length === 1) this.#wind()
  }

  taken(weight: number): void {
    if (weight === 0) return
    const wasFull = this.isFull
    this.#untaken -= weight
    this.#post({ say: 'taken', weight })
    if (wasFull) this.#wind()
  }

  /** @throws whatever keeps workers from starting: a bug, not a bad file. */
  throwIfBroken(): void {
    if (this.#fault !== null) throw this.#fault
  }

  async close(): Promise<void> {
    this.#closed = true
    if (this.#watch) clearInterval(this.#watch)
    if (this.#timer) clearTimeout(this.#timer)
    await this.#worker.terminate()
  }

  #hire(): Worker {
    const { megabytes } = this.#limits
    const worker = new Worker(this.#entry, {
      workerData: this.#start,
      execArgv: [],
      resourceLimits: {
        maxOldGenerationSizeMb: megabytes * (CAN_WEIGH ? OUT_OF_REACH : 1),
        maxYoungGenerationSizeMb: YOUNG_MEGABYTES,
      },
    })
    let thrown: unknown = null
    worker.on('message', (message: FromWorker) => this.#hear(message))
    worker.on('error', (error: unknown) => {
      thrown = error
    })
    worker.once('exit', code => {
      if (!this.#closed) this.#replace(thrown, code)
    })
    return worker
  }

  #post(message: ToWorker): void {
    this.#worker.postMessage(message)
  }

  #hear(message: FromWorker): void {
    const [task] = this.#tasks
    if (message.say === 'ready') {
      this.#isReady = true
      this.#falseStarts = 0
    } else if (message.say === 'hold') this.#held = message.file
    else if (task) this.#advance(task, message)
    this.#wind()
  }

  #advance(task: Task, message: Extract<FromWorker, { say: 'piece' | 'end' }>): void {
    this.#held = null
    if (message.say === 'piece') {
      task.given += 1
      this.#untaken += message.weight
      task.listener.piece(message.piece)
    } else {
      this.#tasks.shift()
      task.listener.end()
    }
    this.#ring()
  }

  /** Begin to count the time for what is in hand now; none runs while the worker has nothing to do or no room. */
  #wind(): void {
    if (this.#timer) clearTimeout(this.#timer)
    this.#timer = null
    this.#since = performance.now()
    if (this.#tasks.length === 0 || this.isFull) return
    this.#timer = setTimeout(() => {
      this.#isLate = true
      void this.#worker.terminate()
    }, this.#limits.seconds * 1_000)
  }

  /** End a worker whose file takes too much memory. Files that are done at once are never looked at. */
  async #weigh(): Promise<void> {
    if (this.#timer === null || !this.#isReady || performance.now() - this.#since < WATCH) return
    const worker = this.#worker
    const heap = await worker.getHeapStatistics().catch(() => null)
    // Gone in the meantime, or another one by now.
    if (heap === null || worker !== this.#worker || this.#closed) return
    if (heap.used_heap_size + heap.external_memory < this.#limits.megabytes * MEGABYTE) return
    this.#isHeavy = true
    void worker.terminate()
  }

  /** The worker is gone: the file in hand has that for its piece, the rest goes to a new one. */
  #replace(thrown: unknown, code: number): void {
    const [task] = this.#tasks
    const path = this.#held?.path ?? task?.job.path ?? ''
    const error = endOf(path, { isLate: this.#isLate, isHeavy: this.#isHeavy, thrown, exitCode: code }, this.#limits)
    if (!this.#isReady && !this.#isLate) this.#falseStarts += 1
    if (this.#falseStarts >= FALSE_STARTS) {
      this.#fault = thrown ?? new Error(`a worker ended with code ${code} before it began`)
      this.#ring()
      return
    }
    if (task && (this.#isReady || this.#isLate)) this.#fail(task, error)
    this.#isReady = false
    this.#isLate = false
    this.#isHeavy = false
    this.#held = null
    this.#worker = this.#hire()
    for (const { job, given } of this.#tasks) this.#post({ say: 'read', job: toSend(job), skip: given })
    // A new worker has all its room; what is still untaken is missing from it.
    if (this.#untaken > 0) this.#post({ say: 'taken', weight: -this.#untaken })
    this.#wind()
    this.#ring()
  }

  #fail(task: Task, error: AppError): void {
    const file = this.#held
    task.deaths += 1
    task.given += 1
    this.#untaken += 1
    task.listener.piece({ kind: 'failed', path: file?.path ?? task.job.path, file, error })
    // Of an archive, the files after this one may be good.
    const isInside = file !== null && file.path !== task.job.path
    if (isInside && task.deaths < DEATHS) return
    if (isInside)
      task.listener.piece({ kind: 'failed', path: task.job.path, file: null, error: givenUp(task.job.path, DEATHS) })
    this.#tasks.shift()
    task.listener.end()
  }
}

function toSend({ kept, ...job }: Job): SentJob {
  return { ...job, kept: kept?.() ?? null }
}
