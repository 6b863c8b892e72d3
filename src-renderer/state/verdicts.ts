import { useCallback } from 'react'
import type { FindingLine } from '#shared/domain/study.ts'
import type { Verdict } from '#shared/domain/verdict.ts'
import { call } from '../api.ts'
import { figure } from '../text/figures.ts'
import { useText } from '../text/language.tsx'
import { useNotices } from './notice.tsx'
import { useSettings } from './settings.tsx'

/** The digit that judges, wherever a finding has the keyboard; with Ctrl where digits mean something else. */
export const VERDICT_KEYS = { publisher: '1', misread: '2', fine: '3', reopen: '0' } as const

/** Which verdict a digit stands for: null opens again, undefined for no verdict at all. */
export function verdictOf(key: string): Verdict | null | undefined {
  switch (key) {
    case VERDICT_KEYS.publisher:
      return 'publisher'
    case VERDICT_KEYS.misread:
      return 'misread'
    case VERDICT_KEYS.fine:
      return 'fine'
    case VERDICT_KEYS.reopen:
      return null
    default:
      return undefined
  }
}

/** Say of findings what they are (null: open again), and what came of it in one line. Resolves to whether it was kept. */
export function useJudge() {
  const text = useText()
  const { tell, tellFailure } = useNotices()
  const { author } = useSettings().settings
  return useCallback(
    async (findingIds: readonly number[], verdict: Verdict | null, reason: string): Promise<boolean> => {
      try {
        await call('finding.judge', { findingIds, verdict, reason, author })
        const { length } = findingIds
        const says = verdict ? text.findings.done(length, text.verdicts[verdict]) : text.findings.reopened(length)
        tell({ kind: 'done', says })
        return true
      } catch (thrown) {
        tellFailure(thrown)
        return false
      }
    },
    [author, tell, tellFailure, text],
  )
}

/** What was said of a finding, in words: who, when and why; also what was said when its numbers were others. */
export function useVerdictWords() {
  const text = useText()
  return useCallback(
    ({ judged, judgedBefore }: Pick<FindingLine, 'judged' | 'judgedBefore'>) => {
      const side = (number: number | null) => (number === null ? text.kinds.blank : figure(number))
      if (judged) return { name: text.verdicts[judged.verdict], why: text.findings.judgedBy(judged) }
      if (!judgedBefore) return null
      const { verdict, left, right } = judgedBefore
      const before = { ...judgedBefore, verdict: text.verdicts[verdict], left: side(left), right: side(right) }
      return { name: text.findings.openAgain, why: text.findings.judgedBefore(before) }
    },
    [text],
  )
}
