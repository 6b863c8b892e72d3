import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { makeCorpus, PLAIN_MIX } from '../corpus/make-corpus.ts'
import { type Run, runMeasured } from './measured-run.ts'

const CLI = join(import.meta.dirname, '../../src-main/cli.ts')
/** HTML and text as six to two; the maker writes neither docx nor PDF. */
const MIX = { ...PLAIN_MIX, layouts: { 'html-table': 6, 'pipe-rows': 1, 'cell-lines': 1 } }

/**
 * Import many reports end to end, full-text index and all, and hold that against a floor and a peer. Prints the rate
 * at a tenth of the reports too, since it must not sink as the study grows.
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
    makeCorpus(folder, count, Number(values.seed), MIX)
    const all = join(folder, 'reports')
    const names = readdirSync(all).slice(0, Math.ceil(count / 10))

    const few = await importInto(
      folder,
      'few',
      names.map(name => join(all, name)),
    )
    const many = await importInto(folder, 'many', [all])
    const floor = await runMeasured(
      [join(import.meta.dirname, 'floor-study.ts'), all, join(folder, 'many.nianbao'), join(folder, 'floor.db')],
      join(folder, 'floor.txt'),
    )
    for (const run of [few, many, floor]) {
      if (run.code === 0) continue
      process.stderr.write(run.errors)
      return 1
    }
    sayRun(`import of ${names.length}`, few, names.length)
    sayRun(`import of ${count}`, many, count)
    sayRun('floor', floor, count)
    say(`import takes ${(many.seconds / floor.seconds).toFixed(2)} times the floor`)
    say(
      `rate at ${count} to rate at ${names.length}: ${((count / many.seconds) * (few.seconds / names.length)).toFixed(2)}`,
    )
    sayPeer(all, folder, many.seconds / count)
    return 0
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function importInto(folder: string, name: string, paths: readonly string[]): Promise<Run> {
  const study = join(folder, `${name}.nianbao`)
  return runMeasured([CLI, 'import', ...paths, '--study', study, '--json'], join(folder, `${name}.json`))
}

function sayPeer(reports: string, folder: string, secondsEach: number): void {
  const { status, stdout } = spawnSync(
    '/usr/bin/python3',
    [join(import.meta.dirname, 'peer.py'), reports, join(folder, 'peer.db')],
    { encoding: 'utf8' },
  )
  const [files = 0, seconds = 0] = (stdout ?? '').split(' ').map(Number)
  if (status !== 0 || files === 0) {
    say('peer: python3-pandas and python3-lxml are not installed here')
    return
  }
  const each = seconds / files
  say(`peer (pandas.read_html + sqlite3, HTML only, one process): ${(1 / each).toFixed(0)} reports per second`)
  say(`import is ${(each / secondsEach).toFixed(1)} times faster than the peer`)
}

function sayRun(name: string, { seconds, peakBytes }: Run, count: number): void {
  const peak = peakBytes === null ? 'n/a' : `${(peakBytes / 1_048_576).toFixed(0)} MB`
  say(`${name}: ${seconds.toFixed(1)} s, ${(count / seconds).toFixed(0)} reports per second, peak memory ${peak}`)
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
