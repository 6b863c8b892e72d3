import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { parseArgs } from 'node:util'
import { runMeasured } from './measured-run.ts'

/** What one writer took; null where it is not there. */
type Outcome = {
  readonly seconds: number
  /** Of all threads: other programs on the machine change it little. */
  readonly processor: number
  readonly peak: number
  readonly bytes: number
} | null

/** No writer may take more memory, however many rows it writes. */
const MOST_MEGABYTES = 300

/**
 * A sheet of 60 columns (4 labels, 24 numbers, 32 guarded formulas) written by us, by the streaming writer of exceljs
 * and by openpyxl in write-only mode, each in a process of its own.
 *
 * @returns Exit code: 1 when ours is not the fastest or takes too much memory.
 */
export async function benchWorkbook(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({ args: [...args], options: { rows: { type: 'string', default: '50000' } } })
  const rows = Number(values.rows)
  const folder = mkdtempSync(join(tmpdir(), 'nianbao-bench-'))
  try {
    say(
      `${rows} rows × 60 columns, ${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown'}, Node ${process.version}`,
    )
    const few = await ofNode('workbook-ours.ts', folder, Math.round(rows / 10))
    const ours = await ofNode('workbook-ours.ts', folder, rows)
    const others = [
      ['exceljs, streaming', await ofNode('workbook-exceljs.ts', folder, rows)],
      ['openpyxl, write-only', ofPython('workbook-openpyxl.py', folder, rows)],
    ] as const
    tell('ours, a tenth of the rows', few)
    tell('ours', ours)
    for (const [name, other] of others) tell(name, other)
    const isFastest = others.every(([, other]) => other === null || (ours?.processor ?? Infinity) < other.processor)
    return isFastest && (ours?.peak ?? Infinity) < MOST_MEGABYTES * 1_048_576 ? 0 : 1
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function ofNode(script: string, folder: string, rows: number): Promise<Outcome> {
  const path = join(folder, `${script}.xlsx`)
  const run = await runMeasured([join(import.meta.dirname, script), path, String(rows)], join(folder, `${script}.txt`))
  if (run.code !== 0) throw new Error(run.errors)
  const { seconds, processorSeconds: processor, peakBytes } = run
  return { seconds, processor, peak: peakBytes ?? Number.NaN, bytes: statSync(path).size }
}

function ofPython(script: string, folder: string, rows: number): Outcome {
  const path = join(folder, `${script}.xlsx`)
  const started = performance.now()
  const run = spawnSync('/usr/bin/python3', [join(import.meta.dirname, script), path, String(rows)], {
    encoding: 'utf8',
  })
  if (run.status !== 0) return null
  const seconds = (performance.now() - started) / 1000
  const [peak = Number.NaN, processor = Number.NaN] = run.stdout.split(' ').map(Number)
  return { seconds, processor, peak, bytes: statSync(path).size }
}

function tell(name: string, outcome: Outcome): void {
  if (outcome === null) {
    say(`${name}: not installed`)
    return
  }
  const { seconds, processor, peak, bytes } = outcome
  say(
    `${name}: ${seconds.toFixed(1)} s, ${processor.toFixed(1)} s of processor, peak memory ${mega(peak)} MB, file ${mega(bytes)} MB`,
  )
}

function mega(bytes: number): string {
  return (bytes / 1_048_576).toFixed(0)
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
