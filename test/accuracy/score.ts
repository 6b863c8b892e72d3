import type { ParsedReport } from '#shared/domain/reading.ts'
import type { CellValue } from '#shared/domain/value.ts'

/** What a cell is known to state: null for a blank one. */
export type Expected = ReadonlyMap<string, { readonly kind: string; readonly number: number | null }>

export const VERDICTS = ['right', 'in-doubt', 'missing', 'wrong-in-silence'] as const
/** `in-doubt`: the reading says itself that it is not settled; `wrong-in-silence`: the one thing that must not be. */
export type Verdict = (typeof VERDICTS)[number]

export type Judged = {
  readonly indicator: string
  readonly verdict: Verdict
  readonly confidence: number
  readonly says: string
  /** The text decides what stands in the cell, going by who knows how it was made. */
  readonly decided: boolean
}

/**
 * Hold every value read, and every value there should be, against what is known.
 *
 * @param allowed  Readings that may stand though nothing is known of their cells.
 * @param decided  Cells that the text decides, where that is known.
 */
export function judge(
  report: ParsedReport | null,
  expected: Expected,
  allowed: ReadonlySet<string>,
  decided: ReadonlySet<string> = new Set(),
): readonly Judged[] {
  const read = new Map((report?.readings ?? []).map(reading => [reading.indicator, reading] as const))
  const judged: Judged[] = []
  for (const [indicator, truth] of expected) {
    const reading = read.get(indicator)
    const verdict = reading === undefined ? 'missing' : verdictOf(reading.value, truth)
    const says = `${indicator}: ${reading === undefined ? 'nothing' : shown(reading.value)}, should be ${truth.number ?? truth.kind}`
    judged.push({
      indicator,
      verdict,
      confidence: reading?.confidence ?? 0,
      says,
      decided: decided.has(indicator),
    })
  }
  for (const [indicator, { value, confidence }] of read) {
    if (expected.has(indicator) || allowed.has(indicator) || !isStated(value)) continue
    judged.push({
      indicator,
      verdict: 'wrong-in-silence',
      confidence,
      says: `${indicator}: ${shown(value)}, should not be there`,
      decided: decided.has(indicator),
    })
  }
  return judged
}

function verdictOf(value: CellValue, truth: { kind: string; number: number | null }): Verdict {
  if (value.kind === 'unreadable' || value.kind === 'ambiguous' || value.kind === 'text') return 'in-doubt'
  if (value.kind === 'number') return value.number === truth.number ? 'right' : 'wrong-in-silence'
  return value.kind === truth.kind ? 'right' : 'wrong-in-silence'
}

function isStated(value: CellValue): boolean {
  return value.kind === 'number'
}

function shown(value: CellValue): string {
  return value.kind === 'number' ? String(value.number) : `${value.kind} “${value.text}”`
}

/** `decided`, `decidedRight`: values that the text decides, and how many of them are right. */
export type Tally = Record<Verdict | 'decided' | 'decidedRight', number>

export function tally(judged: readonly Judged[]): Tally {
  const counts: Tally = {
    right: 0,
    'in-doubt': 0,
    missing: 0,
    'wrong-in-silence': 0,
    decided: 0,
    decidedRight: 0,
  }
  for (const { verdict, decided } of judged) {
    counts[verdict] += 1
    if (decided) counts.decided += 1
    if (decided && verdict === 'right') counts.decidedRight += 1
  }
  return counts
}

/** Of the values read with a confidence in each band, how many are right. */
export function calibration(
  judged: readonly Judged[],
): readonly { from: number; to: number; values: number; right: number }[] {
  const bands = [0, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 1.01]
  return bands.slice(0, -1).map((from, nth) => {
    const to = bands[nth + 1]!
    const own = judged.filter(one => one.verdict !== 'missing' && one.confidence >= from && one.confidence < to)
    return {
      from,
      to: Math.min(to, 1),
      values: own.length,
      right: own.filter(({ verdict }) => verdict === 'right').length,
    }
  })
}
