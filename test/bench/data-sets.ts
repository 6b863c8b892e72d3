import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { type Recipe, USUAL_RECIPE } from '#shared/domain/recipe.ts'
import { makeGridStudy } from './grid-study.ts'
import { type Run, runCli, runMeasured } from './measured-run.ts'

/** Debian's own, which has what Debian packages bring. */
const PYTHON = '/usr/bin/python3'
const MOST_MEMORY = 300 * 1_048_576
/** Reports of the study that the big one is held against: memory must not grow with it. */
const FEW = 2_000

type Figures = Pick<Run, 'seconds' | 'peakBytes'> & { readonly rows: number; readonly bytes: number }

/**
 * The long data set of a large study as CSV and as Parquet through the command line, beside what an analyst would write:
 * the same rows from the same file by Python's csv module, and as a workbook (of as many rows as a sheet has, or fewer)
 * streamed by exceljs and written by openpyxl. The studies are made once and kept for the next time.
 *
 * @returns Exit code: 1 when memory exceeds 300 MB, a row is missing, or the CSV takes longer than a peer's.
 */
export async function benchDataSets(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      count: { type: 'string', default: '50000' },
      folder: { type: 'string', default: join(tmpdir(), 'nianbao-bench-grid') },
    },
  })
  const folder = join(values.folder, 'export')
  mkdirSync(folder, { recursive: true })
  const few = await makeGridStudy(values.folder, FEW, say)
  const many = await makeGridStudy(values.folder, Number(values.count), say)
  const ours = {
    'CSV, few reports': await exported(few, folder, 'csv'),
    CSV: await exported(many, folder, 'csv'),
    Parquet: await exported(many, folder, 'parquet'),
  }
  const peers = {
    'Python csv': byPython(many, join(folder, 'peer.csv')),
    'exceljs stream': await byExceljs(many, folder),
    ...(hasOpenpyxl() ? { 'openpyxl write-only': byPython(many, join(folder, 'peer-python.xlsx')) } : {}),
  }
  for (const [name, figures] of Object.entries({ ...ours, ...peers })) sayFigures(name, figures)
  rmSync(folder, { recursive: true, force: true })
  const { CSV: csv, Parquet: parquet } = ours
  const isFlat = [csv, parquet].every(({ peakBytes }) => peakBytes !== null && peakBytes <= MOST_MEMORY)
  const isFaster = Object.values(peers).every(peer => csv.rows / csv.seconds >= peer.rows / peer.seconds)
  const isWhole = csv.rows === parquet.rows && csv.rows >= peers['Python csv'].rows
  say(`memory under 300 MB: ${isFlat}; CSV faster than all peers: ${isFaster}; no row missing: ${isWhole}`)
  return isFlat && isFaster && isWhole ? 0 : 1
}

async function exported(study: string, folder: string, format: 'csv' | 'parquet'): Promise<Figures> {
  const [recipe, out, said] = [join(folder, 'recipe.json'), join(folder, format), join(folder, 'said.json')]
  const wanted: Recipe = { ...USUAL_RECIPE, shapes: ['long'], formats: [format], programs: [], codebook: false }
  writeFileSync(recipe, JSON.stringify(wanted))
  const run = await runCli(['export', '--study', study, '--recipe', recipe, '--out', out, '--json'], said)
  if (run.code !== 0) throw new Error(run.errors)
  const { rows } = JSON.parse(readFileSync(said, 'utf8')) as { rows: number }
  return { ...run, rows, bytes: statSync(join(out, `long.${format}`)).size }
}

function hasOpenpyxl(): boolean {
  const isThere = spawnSync(PYTHON, ['-c', 'import openpyxl']).status === 0
  if (!isThere) say('openpyxl is not installed')
  return isThere
}

/** Missing cells of the forms are rows of ours; a peer writes only what the file of the study holds. */
function byPython(study: string, written: string): Figures {
  const script = join(import.meta.dirname, 'data-sets-peer.py')
  const { status, stdout, stderr } = spawnSync(PYTHON, [script, study, written], { encoding: 'utf8' })
  if (status !== 0) throw new Error(stderr)
  const [rows = 0, seconds = 0, peakBytes = 0] = stdout.split(' ').map(Number)
  return { rows, seconds, peakBytes, bytes: statSync(written).size }
}

async function byExceljs(study: string, folder: string): Promise<Figures> {
  const [written, said] = [join(folder, 'peer.xlsx'), join(folder, 'peer.txt')]
  const run = await runMeasured([join(import.meta.dirname, 'data-sets-peer.ts'), study, written], said)
  if (run.code !== 0) throw new Error(run.errors)
  return { ...run, rows: Number(readFileSync(said, 'utf8')), bytes: statSync(written).size }
}

function sayFigures(name: string, { rows, seconds, peakBytes, bytes }: Figures): void {
  const peak = peakBytes === null ? 'n/a' : `${(peakBytes / 1_048_576).toFixed(0)} MB`
  const rate = Math.round(rows / seconds).toLocaleString('en-US')
  say(
    `${name}: ${rows.toLocaleString('en-US')} rows in ${seconds.toFixed(1)} s, ${rate} a second, peak memory ${peak}, ${(bytes / 1e6).toFixed(0)} MB written`,
  )
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
