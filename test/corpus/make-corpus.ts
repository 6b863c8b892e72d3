import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { EDITION_NAMES } from './forms.ts'
import { makeReport } from './make-report.ts'
import { randomFrom } from './random.ts'
import { DAMAGES, type Layout, type MadeReport, type MakeOptions, type Truth, type ValueStyle } from './truth.ts'

/** What a corpus is made up of. Weights need not add up to anything. */
export type Mix = {
  readonly layouts: Readonly<Partial<Record<Layout, number>>>
  readonly values: Readonly<Partial<Record<ValueStyle, number>>>
  /** Chance of each kind of damage, for each report. */
  readonly damage: number
}

/** The layouts of most published reports, nothing wrong with them. */
export const PLAIN_MIX: Mix = {
  layouts: { 'pipe-rows': 3, 'cell-lines': 2, 'html-table': 4, 'pipe-cells': 1 },
  values: { natural: 1 },
  damage: 0,
}

/** Pages, Word documents, PDF and text in about the proportions in which reports are saved. */
export const FORMAT_MIX: Mix = {
  layouts: { 'html-table': 6, 'docx-table': 1, 'pdf-table': 1, 'pipe-rows': 1, 'cell-lines': 1 },
  values: { natural: 1 },
  damage: 0,
}

/** Everything that can happen to a text or a page, now and then. */
export const HARD_TEXT_MIX: Mix = {
  layouts: { 'pipe-rows': 3, 'cell-lines': 3, 'html-table': 3, 'pipe-cells': 2, glued: 2, 'prose-only': 1 },
  values: { natural: 3, distinct: 2, zeros: 1 },
  damage: 0.12,
}

/** The same in Word documents and PDF too. */
export const HARD_MIX: Mix = {
  ...HARD_TEXT_MIX,
  layouts: { ...HARD_TEXT_MIX.layouts, 'docx-table': 1, 'pdf-table': 1 },
}

/** The options of the report with a number in a corpus, the same for the same seed and mix. */
export function drawOptions(seed: number, mix: Mix): Pick<MakeOptions, 'edition' | 'layout' | 'values' | 'damage'> {
  const random = randomFrom(seed ^ 0x5bd1e995)
  return {
    edition: random.pick(EDITION_NAMES),
    layout: random.weighted(mix.layouts as Record<Layout, number>),
    values: random.weighted(mix.values as Record<ValueStyle, number>),
    damage: DAMAGES.filter(() => random.chance(mix.damage)),
  }
}

/** One line of truth.jsonl. */
export type CorpusLine = Truth & { readonly fileName: string; readonly options: Partial<MakeOptions> }

/**
 * Write `count` reports into `folder`/reports, and what each states into `folder`/truth.jsonl, a line a report.
 *
 * @returns Those lines.
 */
export function makeCorpus(folder: string, count: number, seed: number, mix: Mix): readonly CorpusLine[] {
  const reports = join(folder, 'reports')
  mkdirSync(reports, { recursive: true })
  const lines: CorpusLine[] = []
  for (let at = 0; at < count; at += 1) {
    const options = drawOptions(seed * 1_000_003 + at, mix)
    const { fileName, bytes, truth }: MadeReport = makeReport(seed * 1_000_003 + at, options)
    writeFileSync(join(reports, fileName), bytes)
    lines.push({ fileName, options, ...truth })
  }
  writeFileSync(join(folder, 'truth.jsonl'), lines.map(line => `${JSON.stringify(line)}\n`).join(''))
  return lines
}
