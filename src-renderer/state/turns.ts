import { useCallback, useMemo } from 'react'
import type { StepId, StepLine } from '#shared/domain/step.ts'
import { call } from '../api.ts'
import { useText } from '../text/language.tsx'
import { useNotices } from './notice.tsx'
import { useSettings } from './settings.tsx'
import { useStepWords } from './step-words.ts'

/** Undo and redo, of the last step or of the one named, and what came of it in one line. */
export function useTurns() {
  const text = useText()
  const { tell, tellFailure } = useNotices()
  const { describe } = useStepWords()
  const { author } = useSettings().settings
  const told = useCallback(
    (step: StepLine) => {
      const says = step.act === 'undo' ? text.edits.undone(describe(step)) : text.edits.redone(describe(step))
      tell({ kind: 'done', says: step.covered === 0 ? says : says + text.edits.covered(step.covered, step.size) })
    },
    [describe, tell, text],
  )
  return useMemo(
    () => ({
      undo: (stepId?: StepId) => void call('step.undo', { author, ...named(stepId) }).then(told, tellFailure),
      redo: (stepId?: StepId) => void call('step.redo', { author, ...named(stepId) }).then(told, tellFailure),
    }),
    [author, told, tellFailure],
  )
}

function named(stepId: StepId | undefined): { stepId?: StepId } {
  return stepId === undefined ? {} : { stepId }
}
