import { useMemo } from 'react'
import { call } from '../api.ts'
import { useExportComparison } from '../state/comparison.ts'
import { useNotices } from '../state/notice.tsx'
import { usePlace } from '../state/place.tsx'
import { useStepWords } from '../state/step-words.ts'
import { useStudy } from '../state/study.tsx'
import { useTurns } from '../state/turns.ts'

export type StudyCommands = ReturnType<typeof useStudyCommands>

/** What can be done to the study as a whole, for buttons, keys and the palette. */
export function useStudyCommands() {
  const { describe } = useStepWords()
  const { tellFailure } = useNotices()
  const { go } = usePlace()
  const { open } = useStudy()
  const exportTable = useExportComparison()
  const { undo, redo } = useTurns()

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
      undo: () => undo(),
      redo: () => redo(),
      openStudy: () => void choose('open'),
      newStudy: () => void choose('create'),
      exportTable: () => void exportTable(),
    }
  }, [describe, exportTable, go, open, redo, tellFailure, undo])
}
