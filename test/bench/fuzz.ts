import { createWriteStream, mkdirSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { finished } from 'node:stream/promises'
import { parseArgs } from 'node:util'
import { Zip, ZipDeflate, zipSync } from 'fflate'
import type { ImportOutcome } from '#shared/domain/study.ts'
import { randomFrom } from '../corpus/random.ts'
import { mutate } from '../import/mutate.ts'
import { seeds } from '../import/seeds.ts'
import { runCli } from './measured-run.ts'

/** Files of one import: a process of its own, so that its end is seen. */
const ROUND = 1_000
const MEGABYTE = 1_048_576

type Count = { files: number; crashes: number; unexplained: number; bugs: string[]; slow: number; peak: number }

/**
 * Import broken and hostile files and say what became of them.
 *
 * @returns Exit code: 1 when the engine died, a file has no outcome, or a reader has a bug.
 */
export async function benchFuzz(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: { count: { type: 'string', default: '20000' }, seed: { type: 'string', default: '1' } },
  })
  const [count, seed] = [Number(values.count), Number(values.seed)]
  const all: Count = { files: 0, crashes: 0, unexplained: 0, bugs: [], slow: 0, peak: 0 }
  const began = performance.now()
  await round(all, writeExtremes)
  say(`extremes: ${all.files} files, peak memory ${megabytes(all.peak)}`)
  const from = seeds()
  for (let at = 0; at < count; at += ROUND) {
    await round(all, async folder => {
      for (let nth = at; nth < Math.min(at + ROUND, count); nth += 1) {
        const { name, bytes } = mutate(from, nth, randomFrom(seed * 1_000_003 + nth))
        writeFileSync(join(folder, name), bytes)
      }
      return Math.min(ROUND, count - at)
    })
    say(`${all.files} files, ${all.bugs.length} bugs, peak memory ${megabytes(all.peak)}`)
  }
  const minutes = ((performance.now() - began) / 60_000).toFixed(1)
  const { files, crashes, unexplained, bugs, slow, peak } = all
  say(`${files} files in ${minutes} min: ${crashes} crashes, ${slow} stopped at the limits, ${unexplained} unexplained`)
  say(`${bugs.length} bugs in readers, peak memory of the process ${megabytes(peak)}`)
  for (const bug of bugs.slice(0, 20)) say(`  ${bug}`)
  return crashes + unexplained + bugs.length === 0 ? 0 : 1
}

async function round(all: Count, fill: (folder: string) => Promise<number>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'nianbao-fuzz-'))
  const files = join(folder, 'files')
  mkdirSync(files)
  try {
    const count = await fill(files)
    const output = join(folder, 'out.json')
    const run = await runCli(['import', files, '--study', join(folder, 's.nianbao'), '--json'], output)
    all.files += count
    all.peak = Math.max(all.peak, run.peakBytes ?? 0)
    if (run.code !== 0) {
      all.crashes += 1
      all.bugs.push(`the engine ended with ${run.code}: ${run.errors.slice(-500)}`)
      return
    }
    const { files: outcomes } = JSON.parse(readFileSync(output, 'utf8')) as { files: ImportOutcome[] }
    judge(all, files, count, outcomes)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function judge(all: Count, folder: string, count: number, outcomes: readonly ImportOutcome[]): void {
  const told = new Set(outcomes.map(({ path }) => path.slice(folder.length + 1).split('/')[0]))
  all.unexplained += count - told.size
  for (const outcome of outcomes) {
    if (outcome.kind !== 'failed') continue
    const { code, path, says } = outcome
    if (code === 'file/too-slow' || code === 'file/too-heavy') all.slow += 1
    if (code === 'internal' || code === 'file/broke-reader') all.bugs.push(`${basename(path)}: ${says.en}`)
  }
}

/** What no random change comes upon: files that grow without end once they are opened. */
async function writeExtremes(folder: string): Promise<number> {
  await writeBomb(join(folder, '1-gigabyte-of-blanks.zip'), 'a.txt', 1_024)
  await writeBomb(join(folder, '60-megabytes-of-blanks.zip'), 'a.txt', 60)
  await writeBomb(join(folder, 'blanks.docx'), 'word/document.xml', 1_024)
  writeFileSync(join(folder, 'nested.zip'), nested(6))
  writeFileSync(
    join(folder, 'many.zip'),
    zipSync(Object.fromEntries(Array.from({ length: 3_000 }, (_, nth) => [`${nth}.txt`, new Uint8Array(9)]))),
  )
  const html = join(folder, '200-megabytes.html')
  writeFileSync(html, '<html><table>')
  truncateSync(html, 200 * MEGABYTE)
  const cell = Buffer.from('<tr><td>本年新收政府信息公开申请数量</td><td>1</td></tr>')
  writeFileSync(
    join(folder, '60-megabytes.html'),
    Buffer.concat(Array(Math.floor((60 * MEGABYTE) / cell.length)).fill(cell)),
  )
  writeFileSync(join(folder, '20-megabytes.txt'), '1 | 2 | 3 |\n'.repeat(1_700_000))
  writeFileSync(join(folder, 'one-line.txt'), '政府信息公开'.repeat(1_000_000))
  writeFileSync(join(folder, 'digits.txt'), '1'.repeat(2_000_000))
  writeFileSync(join(folder, 'deep.html'), `<html>${'<table><tr><td>'.repeat(300_000)}`)
  return 11
}

async function writeBomb(path: string, name: string, size: number): Promise<void> {
  const file = createWriteStream(path)
  const zip = new Zip((error, chunk, last) => {
    if (error) throw error
    file.write(chunk)
    if (last) file.end()
  })
  const entry = new ZipDeflate(name, { level: 6 })
  zip.add(entry)
  const blanks = new Uint8Array(MEGABYTE).fill(0x20)
  for (let nth = 1; nth <= size; nth += 1) entry.push(blanks, nth === size)
  zip.end()
  await finished(file)
}

function nested(depth: number): Uint8Array {
  const inner = depth === 0 ? new Uint8Array(100_000).fill(0x20) : nested(depth - 1)
  return zipSync(depth === 0 ? { 'a.txt': inner } : { 'a.zip': inner, 'b.zip': inner })
}

function megabytes(bytes: number): string {
  return `${(bytes / MEGABYTE).toFixed(0)} MB`
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
