import { useCallback } from 'react'
import { call, hear } from '../api.ts'
import { useText } from '../text/language.tsx'
import { useNotices } from './notice.tsx'

type Written = { readonly path: string; readonly rows: number; readonly bytes: number }

/** Write a workbook, asking where to and saying when it is done. */
export function useWriteWorkbook() {
  const text = useText()
  const { tell, tellFailure } = useNotices()
  return useCallback(
    async (suggested: string, write: (path: string) => Promise<Written>) => {
      try {
        const path = await call('shell.chooseSave', { suggested, kind: 'workbook' })
        if (path === null) return
        tell({ kind: 'done', says: text.exporting.writing })
        const cancel = { label: text.taking.cancel, run: () => void call('workbook.cancel', {}).catch(tellFailure) }
        const stop = hear('workbook.progress', ({ done, of }) =>
          tell({ kind: 'done', says: text.taking.progress(done, of), action: cancel }),
        )
        const written = await write(path).finally(stop)
        tell({
          kind: 'done',
          says: text.exporting.written(written),
          action: {
            label: text.study.showInFolder,
            run: () => void call('shell.showInFolder', { path: written.path }).catch(tellFailure),
          },
        })
      } catch (thrown) {
        tellFailure(thrown)
      }
    },
    [tell, tellFailure, text],
  )
}
