import { useEffect } from 'react'
import { call, failureText, hear } from '../api.ts'
import { useLanguage, useText } from '../text/language.tsx'
import { useNotices } from './notice.tsx'

/** Tell how far an export of data sets is and what came of it, wherever the person is. */
export function useExportNews(): void {
  const text = useText()
  const language = useLanguage()
  const { tell, tellFailure } = useNotices()
  useEffect(() => {
    const cancel = {
      label: text.taking.cancel,
      run: () => void call('export.cancel', {}).catch(tellFailure),
    }
    const stops = [
      hear('export.progress', ({ done, of }) =>
        tell({ kind: 'done', says: text.taking.exporting(done, of), action: cancel }),
      ),
      hear('export.done', ({ done, error }) => {
        if (error) return tell({ kind: 'trouble', says: failureText(error, language) })
        if (!done) return
        const first = done.files[0] ?? done.folder
        tell({
          kind: 'done',
          says: text.taking.exported(done),
          action: {
            label: text.study.showInFolder,
            run: () => void call('shell.showInFolder', { path: first }).catch(tellFailure),
          },
        })
      }),
    ]
    return () => stops.forEach(stop => void stop())
  }, [language, tell, tellFailure, text])
}
