import { useCallback, useMemo } from 'react'
import type { EditLine } from '#shared/domain/study.ts'
import { call } from '../api.ts'
import { useExportComparison } from '../state/comparison.ts'
import { useFormNames } from '../state/forms.ts'
import { useNotices } from '../state/notice.tsx'
import { usePlace } from '../state/place.tsx'
import { useSettings } from '../state/settings.tsx'
import { useStudy } from '../state/study.tsx'
import { useText } from '../text/language.tsx'

export type StudyCommands = ReturnType<typeof useStudyCommands>

/** What can be done to the study as a whole, for buttons, keys and the palette. */
export function useStudyCommands() {
  const text = useText()
  const names = useFormNames()
  const { tell, tellFailure } = useNotices()
  const { go } = usePlace()
  const { open } = useStudy()
  const exportTable = useExportComparison()
  const { author } = useSettings().settings

  const describe = useCallback(
    (edit: EditLine) =>
      text.edits.describe({
        where: [edit.organisation, edit.year, names.indicator(edit.indicator)].filter(Boolean).join(' · '),
        before: edit.before,
        after: edit.after,
      }),
    [names, text],
  )
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
        void call('edit.undo', { author }).then(
          edit => tell({ kind: 'done', says: text.edits.undone(describe(edit)) }),
          tellFailure,
        ),
      redo: () =>
        void call('edit.redo', { author }).then(
          edit => tell({ kind: 'done', says: text.edits.redone(describe(edit)) }),
          tellFailure,
        ),
      openStudy: () => void choose('open'),
      newStudy: () => void choose('create'),
      exportTable: () => void exportTable(),
    }
  }, [author, describe, exportTable, go, open, tell, tellFailure, text])
}
