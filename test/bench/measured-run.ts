import { spawn } from 'node:child_process'
import { closeSync, existsSync, openSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { pathToFileURL } from 'node:url'

const ROOT = join(import.meta.dirname, '../..')

export type Run = {
  readonly code: number | null
  /** Wall time from start to exit, the start of Node included. */
  readonly seconds: number
  /** Most memory ever resident, null where the system does not say. */
  readonly peakBytes: number | null
  /** Of all its threads; NaN where it did not come to say. Other programs on the machine change it little. */
  readonly processorSeconds: number
  /** Of its first thread alone. */
  readonly firstThreadSeconds: number
  readonly errors: string
}

/** Run a script of ours as a process of its own, its output going into a file. */
export async function runMeasured(args: readonly string[], output: string): Promise<Run> {
  const peakFile = `${output}.peak`
  const preload = pathToFileURL(join(import.meta.dirname, 'peak-at-exit.ts')).href
  const file = openSync(output, 'w')
  const started = performance.now()
  const child = spawn(process.execPath, ['--import', preload, ...args], {
    stdio: ['ignore', file, 'pipe'],
    env: { ...process.env, BENCH_PEAK_FILE: peakFile },
  })
  let errors = ''
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    errors += text
  })
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  const seconds = (performance.now() - started) / 1000
  closeSync(file)
  const said = existsSync(peakFile) ? readFileSync(peakFile, 'utf8') : ''
  const [peak = Number.NaN, processorSeconds = Number.NaN, firstThreadSeconds = Number.NaN] = said
    .split(' ')
    .map(Number)
  const peakBytes = Number.isFinite(peak) ? peak : null
  return { code, seconds, peakBytes, processorSeconds, firstThreadSeconds, errors }
}

/** Run the command line the same way, called as `npm run cli` calls it. */
export function runCli(args: readonly string[], output: string): Promise<Run> {
  const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { scripts: { cli: string } }
  const words = scripts.cli.split(' ').slice(1)
  return runMeasured([...words.map(word => (word.startsWith('--') ? word : join(ROOT, word))), ...args], output)
}
