import { parseArgs } from 'node:util'
import { clean } from '../../src-main/clean/clean.ts'
import { loadForms } from '../../src-main/forms.ts'
import { anchorTables } from '../../src-main/parse/anchor.ts'
import { layOut } from '../../src-main/parse/layout.ts'
import { lexiconOf } from '../../src-main/parse/lexicon.ts'
import { parseReport } from '../../src-main/parse/parse-report.ts'
import { readDocument } from '../../src-main/read/read-document.ts'
import { makeReport } from '../corpus/make-report.ts'

const ROUNDS = 12
const WARM_UP = 4
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
      return { bytes, fileName, document, cleaned, layout: layOut(document, cleaned, lexicon) }
    }),
  )
  const stages: Readonly<Record<string, (page: (typeof pages)[number]) => unknown>> = {
    read: ({ bytes, fileName }) => readDocument(bytes, fileName),
    clean: ({ document }) => clean(document.text),
    'lay out': ({ document, cleaned }) => layOut(document, cleaned, lexicon),
    'find tables': ({ layout }) => anchorTables(layout, lexicon),
    'parse, all of it': ({ document, fileName }) => parseReport(document, fileName, forms),
  }
  const size = made.reduce((sum, { bytes }) => sum + bytes.length, 0) / made.length
  process.stdout.write(`${made.length} pages of ${(size / 1000).toFixed(1)} kB, processor time a page\n`)
  let whole = 0
  const taken: (readonly [string, number])[] = []
  for (const [name, run] of Object.entries(stages)) {
    const each: number[] = []
    for (let round = 0; round < ROUNDS; round += 1) {
      const before = process.cpuUsage()
      for (const page of pages) await run(page)
      const { user } = process.cpuUsage(before)
      if (round >= WARM_UP) each.push(user / 1000 / pages.length)
    }
    whole = each.sort((a, b) => a - b)[each.length >> 1]!
    taken.push([name, whole])
  }
  for (const [name, time] of taken) {
    const share = name === 'read' ? '' : ` (${Math.round((100 * time) / whole)} % of parsing)`
    process.stdout.write(`  ${name.padEnd(18)} ${time.toFixed(2)} ms${share}\n`)
  }
  return 0
}
