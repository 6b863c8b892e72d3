import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { loadForms } from '../../src-main/forms.ts'
import { whatItStates } from '../../src-main/import/read-and-parse.ts'
import { parseReport } from '../../src-main/parse/parse-report.ts'
import { leaveOutDrawing } from '../../src-main/read/pdf/undrawn.ts'
import { readDocument } from '../../src-main/read/read-document.ts'

/** Rounds over the files; the first ones are for warming up, of the others the middle one counts. */
const ROUNDS = 7
const WARM_UP = 2

/** Milliseconds of the processor that each part of the work on a file takes in a worker, on average. */
export type Shares = {
  /** The library of the format, which the floor takes too. */
  readonly library: number
  /** What our readers make of what it says. */
  readonly reading: number
  readonly parsing: number
  /** Words for the index, likeness, checks, the place of the body. */
  readonly rest: number
}

/** Take the work of a worker apart on some files, in this process, one file after the other. */
export async function sharesOf(paths: readonly string[]): Promise<Shares> {
  leaveOutDrawing()
  const { goThrough } = await import('./libraries.ts')
  const forms = loadForms()
  const files = await Promise.all(
    paths.map(async path => {
      const [bytes, name] = [readFileSync(path), basename(path)]
      return { bytes, name, document: await readDocument(bytes, name) }
    }),
  )
  const each = async (work: (file: (typeof files)[number]) => unknown): Promise<number> => {
    const taken: number[] = []
    for (let round = 0; round < ROUNDS; round += 1) {
      const before = process.cpuUsage()
      for (const file of files) await work(file)
      const { user, system } = process.cpuUsage(before)
      if (round >= WARM_UP) taken.push((user + system) / 1000 / files.length)
    }
    return taken.sort((a, b) => a - b)[taken.length >> 1]!
  }
  const library = await each(({ bytes, name }) => goThrough(name, bytes))
  const read = await each(({ bytes, name }) => readDocument(bytes, name))
  const parsing = await each(({ document, name }) => parseReport(document, name, forms))
  const stated = await each(({ document, name }) => whatItStates(document, name, forms, false))
  return { library, reading: Math.max(0, read - library), parsing, rest: Math.max(0, stated - parsing) }
}
