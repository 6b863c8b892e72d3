import { readFileSync, writeFileSync } from 'node:fs'
import { isMainThread } from 'node:worker_threads'

// Loaded before the script that is measured (node --import). The process says itself what it took, at its very end.
if (isMainThread) {
  process.on('exit', () => {
    const file = process.env.BENCH_PEAK_FILE
    const seconds = ({ user, system }: NodeJS.CpuUsage) => (user + system) / 1e6
    const spent = [seconds(process.cpuUsage()), seconds(process.threadCpuUsage())]
    if (file) writeFileSync(file, `${peakBytes()} ${spent.join(' ')}`)
  })
}

/**
 * Linux keeps the peak of this very program in /proc; its resource usage also counts what the parent had when it
 * started the child, so that comes second. NaN where neither is known.
 */
function peakBytes(): number {
  try {
    const kilobytes = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]
    if (kilobytes !== undefined) return Number(kilobytes) * 1024
  } catch {
    // Not Linux.
  }
  const { maxRSS } = process.resourceUsage()
  return maxRSS > 0 ? maxRSS * 1024 : Number.NaN
}
