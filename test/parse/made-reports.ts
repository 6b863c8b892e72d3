import * as fastCheck from 'fast-check'
import type { ParsedReport } from '#shared/domain/reading.ts'
import { drawOptions, HARD_MIX, HARD_TEXT_MIX } from '../corpus/make-corpus.ts'
import { makeReport } from '../corpus/make-report.ts'
import type { MadeReport } from '../corpus/truth.ts'
import { readAndParse } from '../read-and-parse.ts'

/**
 * The same runs every time: a suite that others build on must not fail by chance. Search further with another seed,
 * and longer with so many times the runs: `NIANBAO_SEED=7 NIANBAO_RUNS=50 npm run unit -- test/parse/made-reports`.
 */
const SEED = Number(process.env.NIANBAO_SEED ?? 1)
const TIMES = Number(process.env.NIANBAO_RUNS ?? 1)
export const runs = (usual: number) => ({ numRuns: usual * TIMES, seed: SEED })
export const seeds = fastCheck.integer({ min: 0, max: 5_000_000 })
export const LIMIT = 60_000 * TIMES

/** A report with known truth, in any layout and with any damage; the same number makes the same report. */
export const made = (seed: number): MadeReport => makeReport(seed, drawOptions(seed, HARD_MIX))
/** One whose bytes are text, to be cut and mangled. */
export const madeText = (seed: number): MadeReport => makeReport(seed, drawOptions(seed, HARD_TEXT_MIX))
export const textOf = ({ bytes }: MadeReport): string => new TextDecoder().decode(bytes)

export async function parsed(text: string, fileName: string): Promise<{ text: string; report: ParsedReport | null }> {
  const read = await readAndParse(new TextEncoder().encode(text), fileName)
  return { text: read.document.text, report: read.parsed.kind === 'report' ? read.parsed.report : null }
}

/** Numbers read that are not what the maker printed. */
export function otherNumbers(read: ParsedReport | null, { truth }: Pick<MadeReport, 'truth'>): string[] {
  return (read?.readings ?? []).flatMap(({ indicator, value }) => {
    const told = truth.values[indicator]
    // Behind a label whose own cell is blank, the value of the next row stands when that row's label is lost.
    const unmarked = told !== undefined && told.number === null
    return value.kind === 'number' && value.number !== told?.number && !unmarked
      ? [`${indicator}: ${value.number}, was ${told?.number}`]
      : []
  })
}
