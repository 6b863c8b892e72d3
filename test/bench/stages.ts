import { parseArgs } from 'node:util'
import { clean } from '../../src-main/clean/clean.ts'
import { loadForms } from '../../src-main/forms.ts'
import { anchorTables } from '../../src-main/parse/anchor.ts'
import { readIdentity } from '../../src-main/parse/identity.ts'
import { layOut } from '../../src-main/parse/layout.ts'
import { lexiconOf } from '../../src-main/parse/lexicon.ts'
import { readNarrative } from '../../src-main/parse/narrative.ts'
import { parseReport } from '../../src-main/parse/parse-report.ts'
import { findTables } from '../../src-main/parse/tables.ts'
import { readDocument } from '../../src-main/read/read-document.ts'
import { makeReport } from '../corpus/make-report.ts'

const ROUNDS = 16
const WARM_UP = 4
/** Rounds of parsing beforehand: as in a long import, everything is compiled before it counts. */
const LONG_WARM_UP = 60
/** Milliseconds that parsing a page should take at most. */
const AIM = 1
const WHOLE = 'parse, all of it'
const EDITIONS = ['t14', 't19', 't21'] as const

/**
 * What reading and parsing a page of a report takes, stage by stage, in processor time of one process: on a busy
 * machine the clock would measure the others.
 *
 * @returns Exit code 0.
 */
export async function benchStages(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({ args: [...args], options: { count: { type: 'string', default: '60' } } })
  const forms = loadForms()
  const lexicon = lexiconOf(forms)
  const made = Array.from({ length: Number(values.count) }, (_, seed) =>
    makeReport(seed, { layout: 'html-table', edition: EDITIONS[seed % EDITIONS.length]! }),
  )
  const pages = await Promise.all(
    made.map(async ({ bytes, fileName }) => {
      const document = await readDocument(bytes, fileName)
      const cleaned = clean(document.text)
      const layout = layOut(document, cleaned, lexicon)
      const cite = (start: number, end: number) => ({ start, end, quote: document.text.slice(start, end) })
      const year = readIdentity(layout, fileName, forms, cite).year.best?.value ?? null
      const tables = findTables(layout, lexicon, forms, { cite, year })
      const reporter = { edition: tables.editions[0] ?? '', year, organisation: null }
      return { bytes, fileName, document, cleaned, layout, cite, year, tables, reporter }
    }),
  )
  type Page = (typeof pages)[number]
  // Parsing as a whole goes first: what its parts are asked here by themselves is not how a worker asks them.
  const stages: Readonly<Record<string, (page: Page) => unknown>> = {
    [WHOLE]: ({ document, fileName }) => parseReport(document, fileName, forms),
    read: ({ bytes, fileName }) => readDocument(bytes, fileName),
    clean: ({ document }) => clean(document.text),
    'lay out': ({ document, cleaned }) => layOut(document, cleaned, lexicon),
    'who and when': ({ layout, fileName, cite }) => readIdentity(layout, fileName, forms, cite),
    'find tables': ({ layout }) => anchorTables(layout, lexicon),
    'find and read them': ({ layout, cite, year }) => findTables(layout, lexicon, forms, { cite, year }),
    'read prose': ({ layout, tables, reporter, cite }) => readNarrative(layout, tables.inTables, forms, reporter, cite),
  }
  const size = made.reduce((sum, { bytes }) => sum + bytes.length, 0) / made.length
  process.stdout.write(`${made.length} pages of ${(size / 1000).toFixed(1)} kB, processor time a page\n`)
  for (let round = 0; round < LONG_WARM_UP; round += 1)
    for (const { document, fileName } of pages) parseReport(document, fileName, forms)
  const taken = new Map<string, { readonly usual: number; readonly least: number }>()
  for (const [name, run] of Object.entries(stages)) {
    const each: number[] = []
    for (let round = 0; round < ROUNDS; round += 1) {
      const before = process.cpuUsage()
      for (const page of pages) await run(page)
      const { user } = process.cpuUsage(before)
      if (round >= WARM_UP) each.push(user / 1000 / pages.length)
    }
    each.sort((a, b) => a - b)
    taken.set(name, { usual: each[each.length >> 1]!, least: each[0]! })
  }
  const whole = taken.get(WHOLE)!.usual
  for (const [name, { usual, least }] of taken) {
    const share = name === 'read' || name === WHOLE ? '' : ` (${Math.round((100 * usual) / whole)} % of parsing)`
    process.stdout.write(`  ${name.padEnd(18)} ${usual.toFixed(2)} ms, at least ${least.toFixed(2)}${share}\n`)
  }
  const tokens = pages.reduce((sum, { layout }) => sum + layout.tokens.length, 0) / pages.length
  const parts = [...taken].filter(([name]) => name !== WHOLE && name !== 'read')
  const [largest, { usual }] = parts.reduce((one, other) => (other[1].usual > one[1].usual ? other : one))
  process.stdout.write(
    whole <= AIM
      ? `parsing takes at most ${AIM.toFixed(1)} ms a page, as it should\n`
      : `parsing takes more than the ${AIM.toFixed(1)} ms aimed at. What stands in the way: ${tokens.toFixed(0)} cells and lines a page,\n` +
          `  each ${((1000 * whole) / tokens).toFixed(1)} µs for its label, place, value and evidence; of the parts the largest, to ${largest}, has ${Math.round((100 * usual) / whole)} %,\n` +
          '  and within it no function stands out: half the cells or half the questions asked of each would be needed\n',
  )
  return 0
}
