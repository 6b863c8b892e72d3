import { monitorEventLoopDelay } from 'node:perf_hooks'

/** Of the measuring timers; what they measure comes on top. Milliseconds. */
const RESOLUTION = 2

export type Still = {
  /** Longest time for which the event loop stood still, by the clock: other programs at work make it longer. */
  readonly most: number
  /** The same, 99 times of 100. */
  readonly often: number
  /** Most processor time between two turns of the loop: what this program itself is to blame for. */
  readonly own: number
}

/** Watch how long the event loop of this thread stands still, in milliseconds, until the result is asked for. */
export function watchStandingStill(): () => Still {
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION })
  delay.enable()
  let own = 0
  let before = spent()
  const timer = setInterval(() => {
    const now = spent()
    own = Math.max(own, now - before)
    before = now
  }, RESOLUTION)
  return () => {
    clearInterval(timer)
    delay.disable()
    const without = (nanoseconds: number) => Math.max(0, nanoseconds / 1e6 - RESOLUTION)
    return { most: without(delay.max), often: without(delay.percentile(99)), own }
  }
}

/** Processor time of this thread alone: the workers beside it are not meant. */
function spent(): number {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1_000
}
