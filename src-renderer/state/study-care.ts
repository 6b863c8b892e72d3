import { useQuery } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { Backup } from '#shared/domain/study-care.ts'
import { call } from '../api.ts'
import { useText } from '../text/language.tsx'
import { useNotices } from './notice.tsx'
import { useStudy } from './study.tsx'

/** Whether the open study can be written, and what else is to be known about its file. Null while none is open. */
export function useCondition() {
  const { state } = useStudy()
  const query = useQuery({
    queryKey: ['study', 'condition'],
    queryFn: () => call('study.condition', {}),
    enabled: state === 'open',
  })
  return query.data ?? null
}

/** Ask for a place and copy the study there. */
export function useSaveCopy() {
  const text = useText()
  const { path } = useStudy()
  const { tell, tellFailure } = useNotices()
  return useCallback(async () => {
    if (path === null) return
    try {
      const suggested = path.split(/[/\\]/).at(-1) ?? ''
      const to = await call('shell.chooseStudy', { kind: 'copy', suggested })
      if (to === null) return
      tell({ kind: 'done', says: text.study.copying })
      const copy = await call('study.saveCopy', { path: to })
      const show = () => void call('shell.showInFolder', { path: copy.path }).catch(tellFailure)
      tell({ kind: 'done', says: text.study.copied(copy.path), action: { label: text.study.showInFolder, run: show } })
    } catch (thrown) {
      tellFailure(thrown)
    }
  }, [path, tell, tellFailure, text])
}

/** Put a backup in the place of the study, and offer to undo that. */
export function useRestore() {
  const text = useText()
  const { tell, tellFailure } = useNotices()
  return useCallback(
    async (backup: Pick<Backup, 'path' | 'madeAt'>) => {
      const undo = async (before: Backup) => {
        try {
          await call('backup.restore', { path: before.path })
          tell({ kind: 'done', says: text.care.undone })
        } catch (thrown) {
          tellFailure(thrown)
        }
      }
      try {
        tell({ kind: 'done', says: text.care.restoring })
        const { before } = await call('backup.restore', { path: backup.path })
        const says = text.care.restored(backup)
        if (before === null) tell({ kind: 'done', says })
        else tell({ kind: 'done', says, action: { label: text.care.undoRestore, run: () => void undo(before) } })
      } catch (thrown) {
        tellFailure(thrown)
      }
    },
    [tell, tellFailure, text],
  )
}
