import { parseArgs } from 'node:util'
import { HARD_MIX, makeCorpus, PLAIN_MIX } from './make-corpus.ts'

const HELP = `Make annual reports of invented bodies, together with what they state.

  node test/corpus/make.ts --out <folder> [--count 1000] [--seed 1] [--hard]

Writes <folder>/reports/* and <folder>/truth.jsonl. --hard adds damage and the layouts that are hardest to read.
`

const { values } = parseArgs({
  options: {
    out: { type: 'string' },
    count: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '1' },
    hard: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
})
const [count, seed] = [Number(values.count), Number(values.seed)]
if (values.help || !values.out || !Number.isInteger(count) || count < 1 || !Number.isInteger(seed)) {
  process.stderr.write(HELP)
  process.exitCode = values.help ? 0 : 1
} else {
  const made = makeCorpus(values.out, count, seed, values.hard ? HARD_MIX : PLAIN_MIX)
  process.stdout.write(`${made.length} reports in ${values.out}\n`)
}
