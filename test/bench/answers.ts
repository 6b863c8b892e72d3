import { createReadStream } from 'node:fs'
import { basename } from 'node:path'
import { createInterface } from 'node:readline'
import type { CorpusLine } from '../corpus/make-corpus.ts'
import type { TrueValue } from '../corpus/truth.ts'

/** How the values that a study gives compare with what was put into the reports. */
export type Answers = {
  readonly right: number
  /** Openly undecided: kind `ambiguous` or `unreadable`. */
  readonly inDoubt: number
  readonly missing: number
  /** Another value than the true one, stated as if it were certain; or a value where there is none. */
  readonly wrong: number
  /** The first few that are wrong, in words. */
  readonly worst: readonly string[]
  readonly reportsMissing: number
  readonly organisations: number
  readonly years: number
}

type Answer = { readonly kind: string; readonly number: number | null }
type AnsweredReport = {
  readonly path: string
  readonly organisation: string | null
  readonly year: number | null
  readonly values: Readonly<Record<string, Answer>>
}

/** Read what `values --json` printed, a report a line, and hold it against the truth. */
export async function compareWithTruth(file: string, truth: readonly CorpusLine[]): Promise<Answers> {
  const expected = new Map(truth.map(line => [line.fileName, line]))
  const count = { right: 0, inDoubt: 0, missing: 0, wrong: 0, organisations: 0, years: 0 }
  const worst: string[] = []
  for await (const line of createInterface({ input: createReadStream(file, 'utf8') })) {
    if (!line.startsWith('{')) continue
    const report = JSON.parse(line.replace(/,$/, '')) as AnsweredReport
    const name = basename(report.path)
    const made = expected.get(name)
    if (made === undefined) continue
    expected.delete(name)
    if (report.organisation === made.organisation) count.organisations += 1
    if (report.year === made.year) count.years += 1
    for (const id of new Set([...Object.keys(made.values), ...Object.keys(report.values)])) {
      const verdict = judge(made.values[id], report.values[id])
      count[verdict] += 1
      if (verdict === 'wrong' && worst.length < 10) {
        worst.push(`${name} ${id}: ${JSON.stringify(report.values[id])}, in truth ${JSON.stringify(made.values[id])}`)
      }
    }
  }
  return { ...count, worst, reportsMissing: expected.size }
}

function judge(truth: TrueValue | undefined, answer: Answer | undefined): 'right' | 'inDoubt' | 'missing' | 'wrong' {
  if (answer === undefined) return 'missing'
  if (answer.kind === 'ambiguous' || answer.kind === 'unreadable') return 'inDoubt'
  if (truth === undefined) return 'wrong'
  return answer.kind === truth.kind && answer.number === truth.number ? 'right' : 'wrong'
}
