import { existsSync } from 'node:fs'
import { availableParallelism, totalmem } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Hand } from './hand.ts'
import type { HandLimits } from './hand-end.ts'
import type { Batch, Job, ReaderStart, Readers } from './pieces.ts'
import { Slots } from './slots.ts'

/** A worker at its limits needs about this much, in bytes, and as much again must be left for everything else. */
const MEMORY_OF_ONE = 2 ** 30
const MOST_WORKERS = 4
/** How often a cancelled import notices, in milliseconds. */
const LOOK = 100

export type PoolLimits = HandLimits & { readonly size: number }

/**
 * Fit for this machine: one core is left to the store and the window, but of two it would stand idle most of the time,
 * since keeping a report takes a fifth of the time of reading it.
 */
export function usualLimits(): PoolLimits {
  const all = availableParallelism()
  const cores = all === 2 ? all : all - 1
  const memory = Math.floor(totalmem() / MEMORY_OF_ONE / 2)
  return { size: Math.max(1, Math.min(cores, memory, MOST_WORKERS)), seconds: 30, megabytes: 400 }
}

/**
 * Worker threads that read files. A file that takes too long or too much memory, or breaks its reader, ends a worker
 * and has that for its piece; another worker takes over the rest.
 *
 * @param entry  The program of a worker; only tests name others.
 */
export function openPool(start: ReaderStart, limits: PoolLimits = usualLimits(), entry: URL = workerEntry()): Readers {
  const hands: Hand[] = []
  let slots = new Slots([])
  let ring: () => void = () => undefined

  async function* read(jobs: readonly Job[], isCancelled: () => boolean): AsyncGenerator<Batch> {
    slots = new Slots(jobs)
    while (hands.length < Math.min(limits.size, jobs.length)) {
      hands.push(new Hand(entry, start, limits, () => ring()))
    }
    while (!slots.isDone() && !isCancelled()) {
      for (const hand of hands) hand.throwIfBroken()
      slots.deal(hands)
      const batch = slots.take()
      if (batch) yield batch
      else await somethingNew(Math.min(LOOK, Math.max(1, slots.patience())))
    }
  }

  function somethingNew(milliseconds: number): Promise<void> {
    return new Promise(resolve => {
      const timer = setTimeout(resolve, milliseconds)
      ring = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  }

  return {
    read,
    current: () => slots.current(),
    close: async () => {
      await Promise.all(hands.map(hand => hand.close()))
    },
  }
}

/** From source the file beside this one; as built `worker.js`, beside the engine or one folder up from a shared part. */
function workerEntry(): URL {
  const names = ['worker.ts', 'worker.js', '../worker.js'].map(name => join(import.meta.dirname, name))
  const found = names.find(name => existsSync(name))
  if (found === undefined) throw new Error(`no worker beside ${import.meta.dirname}`)
  return pathToFileURL(found)
}
