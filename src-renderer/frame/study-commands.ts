import { useMemo } from 'react'
import { call } from '../api.ts'
import { useExportComparison } from '../state/comparison.ts'
import { useNotices } from '../state/notice.tsx'
import { usePlace } from '../state/place.tsx'
import { useSettings } from '../state/settings.tsx'
import { useStepWords } from '../state/step-words.ts'
import { useStudy } from '../state/study.tsx'
import { useText } from '../text/language.tsx'

export type StudyCommands = ReturnType<typeof useStudyCommands>

/** What can be done to the study as a whole, for buttons, keys and the palette. */
export function useStudyCommands() {
  const text = useText()
  const { describe } = useStepWords()
  const { tell, tellFailure } = useNotices()
  const { go } = usePlace()
  const { open } = useStudy()
  const exportTable = useExportComparison()
  const { author } = useSettings().settings

  return useMemo(() => {
    const choose = (kind: 'open' | 'create') =>
      call('shell.chooseStudy', { kind })
        .then(async path => {
          if (path !== null && (await open(path, kind === 'create')))
            go(kind === 'create' ? { page: 'import' } : { page: 'reports' })
        })
        .catch(tellFailure)
    return {
      describe,
      undo: () =>
        void call('step.undo', { author }).then(
          step => tell({ kind: 'done', says: text.edits.undone(describe(step)) }),
          tellFailure,
        ),
      redo: () =>
        void call('step.redo', { author }).then(
          step => tell({ kind: 'done', says: text.edits.redone(describe(step)) }),
          tellFailure,
        ),
      openStudy: () => void choose('open'),
      newStudy: () => void choose('create'),
      exportTable: () => void exportTable(),
    }
  }, [author, describe, exportTable, go, open, tell, tellFailure, text])
}
