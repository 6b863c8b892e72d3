import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { type CorpusLine, makeCorpus, PLAIN_MIX } from '../corpus/make-corpus.ts'
import { compareWithTruth } from './answers.ts'
import { benchAsking } from './asking.ts'
import { benchBodies } from './bodies.ts'
import { benchCompare } from './compare.ts'
import { benchExport } from './export.ts'
import { benchFuzz } from './fuzz.ts'
import { benchGrid } from './grid.ts'
import { benchKill } from './kill.ts'
import { benchKillCare } from './kill-care.ts'
import { benchKillEdits } from './kill-edits.ts'
import { type Run, runCli, runMeasured } from './measured-run.ts'
import { benchScale } from './scale.ts'
import { benchStages } from './stages.ts'

const HELP = `Measure how fast reports are imported, and whether the answers are right.

  npm run bench -- [--count 1000] [--seed 1] [--keep]
  npm run bench -- import [--count 10000] [--seed 1]    every format, against a floor and a peer; how it answers meanwhile
  npm run bench -- export workbook [--rows 50000]       a sheet of 60 columns, against exceljs and openpyxl
  npm run bench -- export data [--count 50000] [--folder …]  ten million rows as CSV and Parquet, against csv of Python
                                                        and exceljs; both where neither is named
  npm run bench -- fuzz [--count 20000] [--seed 1]      broken and hostile files
  npm run bench -- asking [--count 50000] [--seed 1]    answers of a large study, and how the engine stands still
  npm run bench -- bodies [--bodies 5000]               suggestions of bodies to merge, and how the engine stands still
  npm run bench -- compare [--bodies 3000] [--only panel|paint|prose]   a panel of 12 years × 30 series, against plain SQL
                                                        and in the real window; the prose of 10,000 to 50,000 reports
  npm run bench -- parse [--count 60]                   reading and parsing a page, stage by stage
  npm run bench -- kill [--count 100] [--seed 1]        imports killed at random moments
  npm run bench -- grid [--count 50000] [--folder …]    the grid of all reports in the real window
  npm run bench -- kill-care [--count 200] [--seed 1]   backups, restores, merges and migrations killed at random moments
  npm run bench -- kill-edits [deed…] [--count 200]     corrections, undoing, choices killed at random moments

Makes reports of invented bodies in a temporary folder and imports them into a new study through the command line,
as a process of its own. The floor is a process that only reads the files and splits them into lines or parses their
HTML. --keep leaves the folder.
`

const [command, ...rest] = process.argv.slice(2)
const OTHERS: Readonly<Record<string, (args: readonly string[]) => Promise<number>>> = {
  asking: benchAsking,
  bodies: benchBodies,
  compare: benchCompare,
  export: benchExport,
  fuzz: benchFuzz,
  grid: benchGrid,
  import: benchScale,
  kill: benchKill,
  'kill-care': benchKillCare,
  'kill-edits': benchKillEdits,
  parse: benchStages,
}
process.exitCode = await (OTHERS[command ?? '']?.(rest) ?? main())

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      count: { type: 'string', default: '1000' },
      seed: { type: 'string', default: '1' },
      keep: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  const [count, seed] = [Number(values.count), Number(values.seed)]
  const known = positionals.length === 0
  if (values.help || !known || !Number.isInteger(count) || count < 1 || !Number.isInteger(seed)) {
    process.stderr.write(HELP)
    return values.help ? 0 : 1
  }
  const folder = mkdtempSync(join(tmpdir(), 'nianbao-bench-'))
  try {
    return await benchImport(folder, makeCorpus(folder, count, seed, PLAIN_MIX))
  } finally {
    if (values.keep) say(`kept ${folder}`)
    else rmSync(folder, { recursive: true, force: true })
  }
}

/** @returns Exit code: 1 when the import fails or gives a wrong answer, however fast. */
async function benchImport(folder: string, truth: readonly CorpusLine[]): Promise<number> {
  const [reports, study, answers] = [
    join(folder, 'reports'),
    join(folder, 'bench.nianbao'),
    join(folder, 'values.json'),
  ]
  say(`${truth.length} reports, ${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown'}, Node ${process.version}`)

  const floor = await runMeasured([join(import.meta.dirname, 'floor.ts'), reports], join(folder, 'floor.txt'))
  const imported = await runCli(['import', reports, '--study', study, '--json'], join(folder, 'import.json'))
  sayRun('floor ', floor, truth.length)
  sayRun('import', imported, truth.length)
  if (floor.code !== 0 || imported.code !== 0) {
    process.stderr.write(floor.errors + imported.errors)
    return 1
  }
  say(`import takes ${(imported.seconds / floor.seconds).toFixed(1)} times the floor`)

  const values = await runCli(['values', '--study', study, '--json'], answers)
  if (values.code !== 0) {
    process.stderr.write(values.errors)
    return 1
  }
  const { right, inDoubt, missing, wrong, worst, reportsMissing, organisations, years } = await compareWithTruth(
    answers,
    truth,
  )
  const all = right + inDoubt + missing + wrong
  const share = all === 0 ? 'n/a' : `${((100 * right) / all).toFixed(2)} %`
  say(`values: ${right} of ${all} right (${share}), ${inDoubt} in doubt, ${missing} missing, ${wrong} wrong`)
  say(`reports: ${truth.length - reportsMissing} found, organisation right in ${organisations}, year right in ${years}`)
  for (const line of worst) say(`  wrong: ${line}`)
  return wrong === 0 && reportsMissing === 0 ? 0 : 1
}

function sayRun(name: string, { seconds, peakBytes }: Run, count: number): void {
  const peak = peakBytes === null ? 'n/a' : `${(peakBytes / 1_048_576).toFixed(0)} MB`
  say(`${name}: ${seconds.toFixed(2)} s, ${(count / seconds).toFixed(0)} reports per second, peak memory ${peak}`)
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
