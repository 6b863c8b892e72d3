import { createHash } from 'node:crypto'
import { parseReport } from '../../src-main/parse/parse-report.ts'
import { readDocument } from '../../src-main/read/read-document.ts'
import { closeStudy, openStudy } from '../../src-main/store/open.ts'
import { saveReport } from '../../src-main/store/save-report.ts'
import { saveWords } from '../../src-main/store/search.ts'
import { saveSource } from '../../src-main/store/sources.ts'
import { allOrNothingSoon } from '../../src-main/store/statements.ts'
import { countReport } from '../../src-main/store/tally.ts'
import { wordsOf } from '../../src-main/store/text-words.ts'
import { drawOptions, PLAIN_MIX } from '../corpus/make-corpus.ts'
import { makeReport } from '../corpus/make-report.ts'
import { type Random, randomFrom } from '../corpus/random.ts'
import { forms } from '../read-and-parse.ts'

/** Reports that are read; the rest of the study says the same about other bodies and years. */
const READ = 200
const YEARS = 12
/** Share of reports that are another's once more: under its body, or with its figures or nearly its prose. */
const DOUBLED = 0.03
/** Of each report's figures: looking for words and for doubles asks for none, and all of them would take long. */
const FIGURES = 12

/** Write a study as large as one researcher's can get. Texts are whole, figures few. */
export async function makeLargeStudy(path: string, count: number, seed: number): Promise<void> {
  const random = randomFrom(seed)
  const read = await Promise.all(Array.from({ length: READ }, (_, nth) => readMade(seed * 1_000 + nth)))
  const store = await openStudy(path, { create: true })
  let last = { values: printOf(random, 32), prose: printOf(random, 16) }
  for (let at = 0; at < count; ) {
    at = allOrNothingSoon(store, () => {
      let nth = at
      for (; nth < Math.min(at + 200, count); nth += 1) {
        const { document, report, words } = read[nth % READ]!
        const double = random.chance(DOUBLED)
        const body = Math.floor((double ? nth - 1 : nth) / YEARS)
        const organisation = `第${String(body).padStart(5, '0')}县民政局`
        const year = 2014 + ((double ? nth - 1 : nth) % YEARS)
        const sha256 = createHash('sha256').update(String(nth)).digest('hex')
        const file = {
          path: `/reports/${year}/${organisation}-${nth}.html`,
          fileName: `${nth}.html`,
          bytes: 30_000,
          sha256,
        }
        const by = { parserVersion: 'bench', now: '2026-01-02T03:04:05.000Z' }
        const sourceId = saveSource(store, file, { outcome: 'report', document }, by)
        const said = <T>(value: T) => ({ best: { value, evidence: null, by: 'bench', confidence: 1 }, others: [] })
        const own = { ...report, organisation: said(organisation), year: said(year), title: `${organisation}${year}` }
        const prints = double ? last : { values: printOf(random, 32), prose: printOf(random, 16) }
        last = prints
        countReport(store, saveReport(store, sourceId, own, [], prints))
        saveWords(store, sourceId, `${words} ${wordsOf(organisation)}`, true)
      }
      return nth
    })
  }
  closeStudy(store)
}

async function readMade(seed: number) {
  const { bytes, fileName } = makeReport(seed, drawOptions(seed, PLAIN_MIX))
  const { blocks, ...document } = await readDocument(bytes, fileName)
  const parsed = parseReport({ ...document, blocks }, fileName, forms)
  if (parsed.kind !== 'report') throw new Error(`${fileName} is no report`)
  const { report } = parsed
  return {
    document: { ...document, blocks: JSON.stringify(blocks) },
    report: { ...report, readings: report.readings.slice(0, FIGURES), narrative: [] },
    words: wordsOf(document.text),
  }
}

function printOf(random: Random, digits: number): string {
  return Array.from({ length: digits }, () => random.whole(0, 15).toString(16)).join('')
}
