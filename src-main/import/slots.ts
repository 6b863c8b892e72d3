import type { Hand } from './hand.ts'
import { type Batch, type Job, type Piece, weightOf } from './pieces.ts'

/** Jobs handed to a worker ahead of the one it is at, so that it never waits for the next. */
const AHEAD = 8
/** Pieces are given in batches of about this many, since a transaction each would take as long again as the work … */
const BATCH = 12
/** … but none waits longer than this for others, in milliseconds. */
const PATIENCE = 60

type Slot = { readonly pieces: Piece[]; ended: boolean; readonly hand: Hand }

/** What each job came to so far: dealt to the workers, taken in the order asked. */
export class Slots {
  readonly #jobs: readonly Job[]
  /** From the first job not yet done with to the last one dealt. */
  #open: Slot[] = []
  #done = 0
  #readySince: number | null = null

  constructor(jobs: readonly Job[]) {
    this.#jobs = jobs
  }

  isDone(): boolean {
    return this.#done === this.#jobs.length
  }

  /** The job whose turn it is. */
  current(): string {
    return this.#jobs[this.#done]?.path ?? ''
  }

  /** Hand out jobs, always to the worker with the fewest. */
  deal(hands: readonly Hand[]): void {
    for (let next = this.#next(); next !== undefined; next = this.#next()) {
      const hand = hands.reduce((least, other) => (other.load < least.load ? other : least))
      if (hand.load >= AHEAD) return
      const slot: Slot = { pieces: [], ended: false, hand }
      this.#open.push(slot)
      hand.give(next, {
        piece: piece => slot.pieces.push(piece),
        end: () => {
          slot.ended = true
        },
      })
    }
  }

  /** What is ready and whose turn it is; null while it is worth waiting for more. */
  take(): Batch | null {
    const { ready, ended, stuckOn } = this.#look()
    if (ready === 0 && ended === 0) return null
    this.#readySince ??= performance.now()
    const isWorthWaiting = ready < BATCH && stuckOn !== null && !stuckOn.isFull
    if (isWorthWaiting && this.patience() > 0) return null
    this.#readySince = null
    const pieces: Piece[] = []
    for (const slot of this.#open.slice(0, ended + 1)) {
      slot.hand.taken(slot.pieces.reduce((sum, piece) => sum + weightOf(piece), 0))
      pieces.push(...slot.pieces)
      slot.pieces.length = 0
    }
    this.#open = this.#open.slice(ended)
    this.#done += ended
    return { pieces, filesDone: ended }
  }

  /** Milliseconds for which what is ready may still wait. */
  patience(): number {
    return this.#readySince === null ? Number.POSITIVE_INFINITY : this.#readySince + PATIENCE - performance.now()
  }

  #next(): Job | undefined {
    return this.#jobs[this.#done + this.#open.length]
  }

  /** Pieces ready, jobs ended whose turn it is, and who is at the first that has not ended. */
  #look(): { ready: number; ended: number; stuckOn: Hand | null } {
    let ready = 0
    for (const [ended, slot] of this.#open.entries()) {
      ready += slot.pieces.length
      if (!slot.ended) return { ready, ended, stuckOn: slot.hand }
    }
    return { ready, ended: this.#open.length, stuckOn: null }
  }
}
