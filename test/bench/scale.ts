import { spawnSync } from 'node:child_process'
import { linkSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { usualLimits } from '../../src-main/import/pool.ts'
import { FORMAT_MIX, makeCorpus } from '../corpus/make-corpus.ts'
import { type Run, runCli } from './measured-run.ts'
import { sharesOf } from './shares.ts'

const script = (name: string) => join(import.meta.dirname, name)
/** Aims: times the floor, times the peer, MB, share of the rate, milliseconds. */
const AIMS = { floor: 2, peer: 15, memory: 600, lasting: 0.9, still: 50 }
/** Files of which the work is taken apart. */
const SAMPLE = 300
/** Pages that the peer reads, and files that are imported while somebody asks: their rates do not depend on more. */
const ENOUGH = 1_500

/**
 * Import many reports end to end, full-text index and all, and hold that against a floor and a peer. Prints the rate
 * at a tenth of the reports too, since it must not sink as the study grows, and how long the engine answers nobody.
 *
 * @returns Exit code.
 */
export async function benchScale(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: { count: { type: 'string', default: '10000' }, seed: { type: 'string', default: '1' } },
  })
  const count = Number(values.count)
  const folder = mkdtempSync(join(tmpdir(), 'nianbao-scale-'))
  try {
    makeCorpus(folder, count, Number(values.seed), FORMAT_MIX)
    const all = join(folder, 'reports')
    const names = readdirSync(all)
    say(`${count} reports (${formatsOf(names)}), ${availableParallelism()} cores, ${usualLimits().size} workers`)

    const start = await importOf(folder, 'none', [])
    const few = names.slice(0, Math.ceil(count / 10))
    const small = await importOf(folder, 'few', few)
    const large = await importOf(folder, 'many', names)
    sayRun(`import of ${few.length}`, small, few.length)
    sayRun(`import of ${count}`, large, count)
    const rateOf = ({ seconds }: Run, files: number) => files / (seconds - start.seconds)
    const lasting = rateOf(large, count) / rateOf(small, few.length)
    say(`rate at ${count} to rate at ${few.length}: ${lasting.toFixed(2)} (aim at least ${AIMS.lasting})`)
    const peak = (large.peakBytes ?? Number.NaN) / 1_048_576
    say(`peak memory: ${peak.toFixed(0)} MB (aim under ${AIMS.memory})`)

    if (sayFloors(folder, 'many', costOf(large, start)) > AIMS.floor) await sayShares(all, names, costOf(large, start))
    await sayPeer(folder, names, start)
    sayAnswers(folder, names)
    return 0
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Import these files into a new study of that name, through the command line, as a process of its own. */
async function importOf(folder: string, name: string, files: readonly string[]): Promise<Run> {
  const run = await runCli(
    ['import', linked(folder, name, files), '--study', join(folder, `${name}.nianbao`), '--json'],
    join(folder, `${name}.json`),
  )
  if (run.code !== 0) throw new Error(`the import ended with ${run.code}: ${run.errors}`)
  return run
}

/** A folder with these of the made reports in it. */
function linked(folder: string, name: string, files: readonly string[]): string {
  const into = join(folder, name)
  mkdirSync(into)
  for (const file of files) linkSync(join(folder, 'reports', file), join(into, file))
  return into
}

/** What work took, by the clock and in processor time of all threads: other programs at work change only the first much. */
type Cost = { readonly seconds: number; readonly processor: number }
/** `engine`: of the processor time, what the thread took that keeps the study. */
type ImportCost = Cost & { readonly engine: number }

/** An import without the start of the program. */
function costOf(run: Run, start: Run): ImportCost {
  return {
    seconds: run.seconds - start.seconds,
    processor: run.processorSeconds - start.processorSeconds,
    engine: run.firstThreadSeconds - start.firstThreadSeconds,
  }
}

/**
 * Two floors: with the rows of all tables, and with those of the figures only.
 *
 * @returns How many times the first floor the import takes, in processor time.
 */
function sayFloors(folder: string, name: string, cost: Cost): number {
  const times = (floor: Cost) =>
    `${(cost.seconds / floor.seconds).toFixed(2)} (processor time: ${(cost.processor / floor.processor).toFixed(2)})`
  const whole = floorOf(folder, name)
  say(`floor (bytes, format library, the same rows into the same tables): ${whole.seconds.toFixed(1)} s`)
  say(`import to floor: ${times(whole)} (aim at most ${AIMS.floor})`)
  say(`  to a floor with no rows but those of the figures: ${times(floorOf(folder, name, '--figures'))}`)
  return cost.processor / whole.processor
}

/** Where the time of an import goes, since it is more than it should be. */
async function sayShares(all: string, names: readonly string[], { processor, engine }: ImportCost): Promise<void> {
  const every = Math.max(1, Math.floor(names.length / SAMPLE))
  const sample = names.filter((_, at) => at % every === 0).map(name => join(all, name))
  const { library, reading, parsing, rest } = await sharesOf(sample)
  const whole = (1000 * processor) / names.length
  const share = (milliseconds: number) =>
    `${milliseconds.toFixed(1)} ms (${Math.round((100 * milliseconds) / whole)} %)`
  const kept = (1000 * engine) / names.length
  const other = whole - library - reading - parsing - rest - kept
  say(`what stands in the way: of ${whole.toFixed(1)} ms of the processor a report, on average over the formats,`)
  say(`  ${share(library)} go to the libraries of the formats, as they come; the floor takes them too`)
  say(`  ${share(reading)} to making text and tables of what they say`)
  say(`  ${share(parsing)} to parsing, ${share(rest)} to words for the index, likeness and checks`)
  say(`  ${share(kept)} to the engine, which keeps all that in the study with its index`)
  say(`  ${share(other)} to fetching bytes, sending between threads, compiling, garbage, and waiting for memory`)
}

function floorOf(folder: string, name: string, ...more: readonly string[]): Cost {
  const written = join(folder, `${name}${more.join('')}.db`)
  const out = runNode(script('floor-study.ts'), join(folder, name), join(folder, `${name}.nianbao`), written, ...more)
  const [seconds = Number.NaN, processor = Number.NaN] = out.split(' ').map(Number)
  return { seconds, processor }
}

/** The HTML part alone: what an analyst's script takes for it, and what the floor of an import takes for it. */
async function sayPeer(folder: string, names: readonly string[], start: Run): Promise<void> {
  const pages = names.filter(name => extname(name) === '.html')
  const html = await importOf(folder, 'html', pages)
  const [ours, least] = [costOf(html, start).seconds / pages.length, floorOf(folder, 'html').seconds / pages.length]
  const asked = linked(folder, 'peer', pages.slice(0, ENOUGH))
  const peer = spawnSync('/usr/bin/python3', [script('peer.py'), asked, join(folder, 'peer.db')], { encoding: 'utf8' })
  const [files = 0, seconds = 0] = (peer.stdout ?? '').split(' ').map(Number)
  if (peer.status !== 0 || files === 0) {
    say('peer: python3-pandas and python3-lxml are not installed here')
    return
  }
  const each = seconds / files
  say(`HTML alone: import ${rate(ours)}, floor ${rate(least)}, peer (pandas.read_html + sqlite3) ${rate(each)}`)
  say(`import of HTML is ${(each / ours).toFixed(1)} times faster than the peer (aim at least ${AIMS.peer})`)
  if (each / least < AIMS.peer)
    say(
      `  the floor itself is only ${(each / least).toFixed(1)} times faster: parsing HTML by the standard allows no more`,
    )
}

function sayAnswers(folder: string, names: readonly string[]): void {
  const files = linked(folder, 'answering', names.slice(0, ENOUGH))
  const out = runNode(script('answering.ts'), files, join(folder, 'answering.nianbao'))
  const { most, often, own, longest, usual, asked } = JSON.parse(out) as Record<string, number>
  const text = (milliseconds = Number.NaN) => `${milliseconds.toFixed(0)} ms`
  say(`engine during an import: at work without a break for ${text(own)} at most (aim under ${AIMS.still})`)
  say(`  its event loop stood still for ${text(most)} at most by the clock, 99 times of 100 for ${text(often)}`)
  say(`${asked} questions meanwhile: answered after ${text(usual)} as a rule, ${text(longest)} at most`)
}

function runNode(...args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' })
  if (status !== 0) throw new Error(stderr)
  return stdout
}

function formatsOf(names: readonly string[]): string {
  const endings = [...new Set(names.map(name => extname(name)))]
  return endings.map(ending => `${names.filter(name => name.endsWith(ending)).length} ${ending.slice(1)}`).join(', ')
}

function rate(secondsEach: number): string {
  return `${(1 / secondsEach).toFixed(0)}/s`
}

function sayRun(name: string, { seconds, peakBytes }: Run, count: number): void {
  const peak = peakBytes === null ? 'n/a' : `${(peakBytes / 1_048_576).toFixed(0)} MB`
  say(`${name}: ${seconds.toFixed(1)} s, ${(count / seconds).toFixed(0)} reports per second, peak memory ${peak}`)
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
