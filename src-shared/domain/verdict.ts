import type { StepId } from './step.ts'
import type { Wording } from './wording.ts'

/**
 * What a person says of a finding: the file itself is wrong; we read it wrongly; or nothing is wrong, though the sides
 * differ.
 */
export const VERDICTS = ['publisher', 'misread', 'fine'] as const
export type Verdict = (typeof VERDICTS)[number]

export const VERDICT_NAMES: Readonly<Record<Verdict, Wording>> = {
  publisher: { zh: '原文确有错误', en: 'The file is wrong' },
  misread: { zh: '我们读错了', en: 'We misread it' },
  fine: { zh: '没有问题', en: 'Nothing is wrong' },
}

/** A verdict as it was given. It holds for these two numbers and no others. */
export type Judgement = {
  readonly verdict: Verdict
  readonly note: string
  readonly author: string
  /** ISO 8601, UTC. */
  readonly madeAt: string
  readonly stepId: StepId
  readonly left: number | null
  readonly right: number | null
}
