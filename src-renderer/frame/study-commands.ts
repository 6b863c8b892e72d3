import { useMemo } from 'react'
import { call } from '../api.ts'
import { useExportComparison } from '../state/comparison.ts'
import { useNotices } from '../state/notice.tsx'
import { useExportPanel } from '../state/panel-choice.ts'
import { usePlace } from '../state/place.tsx'
import { useStepWords } from '../state/step-words.ts'
import { useStudy } from '../state/study.tsx'
import { useSaveCopy } from '../state/study-care.ts'
import { useTurns } from '../state/turns.ts'

export type StudyCommands = ReturnType<typeof useStudyCommands>

/** What can be done to the study as a whole, for buttons, keys and the palette. */
export function useStudyCommands() {
  const { describe } = useStepWords()
  const { tellFailure } = useNotices()
  const { go } = usePlace()
  const { open, path } = useStudy()
  const saveCopy = useSaveCopy()
  const exportTable = useExportComparison()
  const exportPanel = useExportPanel()
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
      openRecent: (path: string) =>
        void open(path, false)
          .then(isOpen => {
            if (isOpen) go({ page: 'reports' })
          })
          .catch(tellFailure),
      saveCopy: () => void saveCopy(),
      mergeStudy: () =>
        void call('shell.chooseStudy', { kind: 'merge' })
          .then(merge => {
            if (merge !== null) go({ page: 'study', merge })
          })
          .catch(tellFailure),
      aboutStudy: () => go({ page: 'study' }),
      showInFolder: () => void (path && call('shell.showInFolder', { path }).catch(tellFailure)),
      exportTable: () => void exportTable(),
      exportPanel: () => void exportPanel(),
    }
  }, [describe, exportPanel, exportTable, go, open, path, redo, saveCopy, tellFailure, undo])
}
