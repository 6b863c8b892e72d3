import type { MessagePort } from 'node:worker_threads'
import type { FoundFile } from '../store/sources.ts'
import { type Piece, type ReaderStart, type SentJob, weightOf } from './pieces.ts'
import { readKept } from './read-kept.ts'
import { type ReadContent, readPath } from './read-path.ts'

/** What the pool says to a worker. */
export type ToWorker =
  | { readonly say: 'read'; readonly job: SentJob; readonly skip: number }
  /** Pieces of this weight were taken: there is room for as much again. */
  | { readonly say: 'taken'; readonly weight: number }

/** What a worker says to the pool. Jobs are done one after the other, so none needs to be named. */
export type FromWorker =
  | { readonly say: 'ready' }
  | { readonly say: 'hold'; readonly file: FoundFile }
  | { readonly say: 'piece'; readonly piece: Piece; readonly weight: number }
  | { readonly say: 'end' }

/** Weight of the pieces a worker may have sent that nobody has taken yet: then it waits. */
export const ROOM = 16

/** Do the jobs that come through the port, one at a time, for as long as the thread lives. */
export function workAt(port: MessagePort, start: ReaderStart, read: ReadContent): void {
  const jobs: { job: SentJob; skip: number }[] = []
  let room = ROOM
  let busy = false
  let wake: (() => void) | null = null
  const say = (message: FromWorker) => port.postMessage(message)

  port.on('message', (message: ToWorker) => {
    if (message.say === 'read') jobs.push(message)
    else room += message.weight
    wake?.()
    if (!busy) void workOff()
  })
  say({ say: 'ready' })

  async function workOff(): Promise<void> {
    busy = true
    for (let next = jobs.shift(); next !== undefined; next = jobs.shift()) {
      const { job, skip } = next
      const hold = (file: FoundFile) => say({ say: 'hold', file })
      for await (const piece of job.kept ? [readKept(job.kept, start, hold)] : readPath(job, skip, start, read, hold)) {
        while (room <= 0) await new Promise<void>(resolve => (wake = resolve))
        const weight = weightOf(piece)
        room -= weight
        say({ say: 'piece', piece, weight })
      }
      say({ say: 'end' })
    }
    busy = false
  }
}
