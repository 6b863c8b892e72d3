import type { IndicatorId } from './form.ts'
import type { Page, ReportId } from './study.ts'
import type { ValueKind } from './value.ts'
import type { Language, Wording } from './wording.ts'

/**
 * What values are drawn from: numbers read in a table, numbers worked out, cells read as holding no number, and cells a
 * person corrected. What the program itself is in doubt about is not among them.
 */
export const STRATA = ['table', 'derived', 'sign', 'corrected'] as const
export type Stratum = (typeof STRATA)[number]

/** What each stratum is called. */
export const STRATUM_NAMES: Readonly<Record<Stratum, Wording>> = {
  table: { zh: '表格里的数', en: 'Numbers in tables' },
  derived: { zh: '推算的数', en: 'Numbers worked out' },
  sign: { zh: '空白和符号', en: 'Blanks and signs' },
  corrected: { zh: '人更正过的', en: 'Corrected by people' },
}

export const SAMPLE_VERDICTS = ['right', 'wrong'] as const
export type SampleVerdict = (typeof SAMPLE_VERDICTS)[number]

/** Values drawn at most: nobody holds more against the source. */
export const MOST_DRAWN = 2_000

/** A value that was drawn. */
export type SampleLine = {
  readonly nth: number
  readonly reportId: ReportId
  readonly organisation: string
  readonly year: number | null
  readonly fileName: string
  readonly indicator: IndicatorId
  readonly stratum: Stratum
  /** As it stood when it was drawn. */
  readonly kind: ValueKind
  readonly number: number | null
  readonly text: string
  /** What stands in the file there; empty where a person filled the cell. */
  readonly quote: string
  /** Said of this very value; null while nobody has. */
  readonly verdict: SampleVerdict | null
  /** Another value stands there now: this one counts as it was. */
  readonly isOther: boolean
}
export type SamplePage = Page<SampleLine>

/** How many were held against the source, how many were wrong, and the share between which bounds. */
export type ErrorRate = {
  readonly checked: number
  readonly wrong: number
  /** Shares from 0 to 1; null while nothing is checked. */
  readonly rate: number | null
  readonly low: number
  readonly high: number
}

/** The newest draw that stands, and what came of it so far. */
export type SampleResult = ErrorRate & {
  readonly seed: number
  readonly stratified: boolean
  readonly drawn: number
  /** ISO 8601, UTC. */
  readonly madeAt: string
  readonly strata: readonly (ErrorRate & {
    readonly stratum: Stratum
    readonly population: number
    readonly drawn: number
  })[]
}

/** Of the standard normal distribution: 95 of 100 intervals hold the true share. */
const Z = 1.959963984540054

/**
 * The share of wrong ones with its 95 % interval by Wilson's score method, which holds for few and for none wrong too.
 *
 * @see E. B. Wilson, “Probable inference, the law of succession, and statistical inference”, Journal of the American
 *      Statistical Association 22 (1927), 209–212: the bounds are the two solutions p of |p̂ − p| = z·√(p(1−p)/n).
 */
export function errorRate(wrong: number, checked: number): ErrorRate {
  if (checked === 0) return { checked, wrong, rate: null, low: 0, high: 1 }
  const rate = wrong / checked
  const [square, whole] = [Z * Z, checked + Z * Z]
  const middle = (wrong + square / 2) / whole
  const reach = (Z / whole) * Math.sqrt(wrong * (1 - rate) + square / 4)
  const low = wrong === 0 ? 0 : Math.max(0, middle - reach)
  const high = wrong === checked ? 1 : Math.min(1, middle + reach)
  return { checked, wrong, rate, low, high }
}

/** How many of each stratum to draw, in proportion to their sizes; the largest remainders get what is left. */
export function allotted(size: number, population: readonly number[]): readonly number[] {
  const all = population.reduce((sum, one) => sum + one, 0)
  if (all <= size) return population
  const exact = population.map(one => (size * one) / all)
  const whole = exact.map(Math.floor)
  const left = size - whole.reduce((sum, one) => sum + one, 0)
  const byRemainder = exact
    .map((one, at) => [one - Math.floor(one), at] as const)
    .sort(([a, i], [b, j]) => b - a || i - j)
  for (const [, at] of byRemainder.slice(0, left)) whole[at]! += 1
  return whole
}

/** What was found, in a sentence: for the codebook and the first sheet of a workbook. */
export function accuracySentence(result: SampleResult | null, language: Language): string {
  const say = (zh: string, en: string) => (language === 'zh' ? zh : en)
  if (result === null) {
    return say('没有抽样核对过，错误率不知道。', 'No sample was held against the sources; the error rate is not known.')
  }
  if (result.rate === null) {
    return say(
      `随机抽取了 ${result.drawn} 个数值（种子 ${result.seed}），还没有人对照原文，错误率不知道。`,
      `${result.drawn} values were drawn at random (seed ${result.seed}); nobody has held them against the sources yet, and the error rate is not known.`,
    )
  }
  const percent = (share: number) => `${(100 * share).toFixed(2)} %`
  const { drawn, checked, wrong, rate, low, high, seed, stratified } = result
  return say(
    `随机抽取 ${drawn} 个数值（种子 ${seed}${stratified ? '，按来源分层、按比例' : ''}），已由人对照原文 ${checked} 个，错 ${wrong} 个：错误率 ${percent(rate)}，95% 区间 ${percent(low)} 至 ${percent(high)}（Wilson 计分法，Wilson 1927）。`,
    `Of ${drawn} values drawn at random (seed ${seed}${stratified ? ', in proportion within strata' : ''}) people held ${checked} against the sources and found ${wrong} wrong: an error rate of ${percent(rate)}, 95 % interval ${percent(low)} to ${percent(high)} (Wilson score, Wilson 1927).`,
  )
}
