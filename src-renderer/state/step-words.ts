import { useCallback } from 'react'
import type { StepChange, StepLine } from '#shared/domain/step.ts'
import { useText } from '../text/language.tsx'
import { useFormNames } from './forms.ts'

/** How a step, and one thing that it changed, is put into words. */
export function useStepWords() {
  const text = useText()
  const names = useFormNames()
  const where = useCallback(
    ({ report, indicator, subject }: StepChange) =>
      [report?.organisation, report?.year, indicator === null ? null : names.indicator(indicator), subject]
        .filter(Boolean)
        .join(' · '),
    [names],
  )
  const describe = useCallback(
    ({ kind, act, size, first }: StepLine) =>
      text.stepWords.describe({
        kind,
        act,
        where: first ? where(first) : '',
        before: first?.before ?? null,
        after: first?.after ?? null,
        more: Math.max(0, size - 1),
      }),
    [text, where],
  )
  return { where, describe }
}
