import { mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { build } from '../../src-main/launch/build.ts'
import { makeGridStudy } from './grid-study.ts'
import type { GridFigures } from './grid-window.ts'
import { measuredInWindow } from './measured-window.ts'

const FEW = 500
const MOST_HEAP = 300 * 1_048_576
const MOST_TIMES = 1.5

/**
 * The grid of many reports against the same grid of few, in the real window: how soon its first rows are there, how it
 * scrolls and jumps, and what the window's heap comes to. The studies are made once and kept for the next time.
 *
 * @returns Exit code: 1 when the first rows take more than one and a half times as long, or the heap more than 300 MB.
 */
export async function benchGrid(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      count: { type: 'string', default: '50000' },
      folder: { type: 'string', default: join(tmpdir(), 'nianbao-bench-grid') },
    },
  })
  const folder = values.folder
  mkdirSync(folder, { recursive: true })
  if ((await build()) !== 0) return 1
  const few = await measuredInWindow<GridFigures>('grid-window.ts', await makeGridStudy(folder, FEW, say))
  const many = await measuredInWindow<GridFigures>(
    'grid-window.ts',
    await makeGridStudy(folder, Number(values.count), say),
  )
  if (!few || !many) return 1
  sayFigures(FEW, few)
  sayFigures(Number(values.count), many)
  const times = median(many.openings) / median(few.openings)
  say(`first rows: ${times.toFixed(2)} times as long as with ${FEW} reports (at most ${MOST_TIMES})`)
  say(`the very first opening: ${(many.firstOpening / few.firstOpening).toFixed(2)} times`)
  return times <= MOST_TIMES && many.peakHeap <= MOST_HEAP ? 0 : 1
}

function sayFigures(reports: number, figures: GridFigures): void {
  const { firstOpening, openings, jumps, sorting, longestAnswer, peakHeap, longTasks, columns } = figures
  const sorted = jumps.toSorted((a, b) => a - b)
  const worst = Math.max(0, ...longTasks)
  say(`${reports} reports × ${columns} columns:`)
  say(
    `  first rows ${ms(median(openings))} (${openings.map(one => one.toFixed(0)).join(', ')}); at the very first ${ms(firstOpening)}`,
  )
  say(`  a jump ${ms(median(jumps))}, at the 95th of a hundred ${ms(sorted[Math.floor(sorted.length * 0.95)] ?? 0)}`)
  say(`  sorted by a column after ${ms(sorting)}; other questions answered within ${ms(longestAnswer)} meanwhile`)
  say(
    `  heap of the window ${(peakHeap / 1_048_576).toFixed(0)} MB at most; tasks over 50 ms: ${longTasks.length}, longest ${ms(worst)}`,
  )
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN
}

function ms(time: number): string {
  return `${time.toFixed(0)} ms`
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
