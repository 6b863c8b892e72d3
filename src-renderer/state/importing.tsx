import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useRef, useState } from 'react'
import type { ImportProgress, ImportSummary } from '#shared/domain/study.ts'
import { call, hear } from '../api.ts'
import { useText } from '../text/language.tsx'
import { HISTORY_TAB, keepValue } from '../ui/kept.ts'
import { useNotices } from './notice.tsx'
import { usePlace } from './place.tsx'
import { useStudy } from './study.tsx'

type Importing = {
  /** What is being imported now; null when nothing is. */
  readonly progress: ImportProgress | null
  readonly summary: ImportSummary | null
  readonly start: (paths: readonly string[]) => Promise<void>
  readonly cancel: () => void
  readonly choose: (kind: 'files' | 'folder') => Promise<void>
  readonly samples: () => Promise<void>
}

const ImportingContext = createContext<Importing | null>(null)

export function ImportingProvider({ children }: { children: ReactNode }) {
  const [progress, setProgress] = useState<ImportProgress | null>(null)
  const [summary, setSummary] = useState<ImportSummary | null>(null)
  const { tell, tellFailure } = useNotices()
  const { go, place } = usePlace()
  const here = useRef(place.page)
  here.current = place.page
  const { needStudy } = useStudy()
  const text = useText()

  useEffect(() => {
    const stops = [
      hear('import.progress', news => setProgress(news.phase === 'done' || news.phase === 'cancelled' ? null : news)),
      hear('teach.done', ({ reports }) => tell({ kind: 'done', says: text.teaching.done(reports) })),
      hear('import.done', news => {
        setProgress(null)
        setSummary(news)
        tell({
          kind: 'done',
          says: text.importing.doneLine(news) + (news.reread > 0 ? text.reread.afterImport(news.reread) : ''),
          action:
            news.reread > 0
              ? {
                  label: text.reread.tab(null),
                  run: () => {
                    keepValue(HISTORY_TAB, 'reread')
                    go({ page: 'history' })
                  },
                }
              : here.current === 'import' && news.imported > 0
                ? { label: text.importing.showReports, run: () => go({ page: 'reports' }) }
                : { label: text.importing.showSummary, run: () => go({ page: 'import' }) },
        })
      }),
    ]
    return () => stops.forEach(stop => void stop())
  }, [go, tell, text])

  const start = useCallback(
    async (paths: readonly string[]) => {
      if (paths.length === 0 || !(await needStudy())) return
      try {
        tell(null)
        await call('import.start', { paths })
        go({ page: 'import' })
      } catch (thrown) {
        tellFailure(thrown)
      }
    },
    [go, needStudy, tell, tellFailure],
  )

  const importing = useMemo<Importing>(
    () => ({
      progress,
      summary,
      start,
      cancel: () => {
        if (progress) call('import.cancel', { importId: progress.importId }).catch(tellFailure)
      },
      choose: kind => call('shell.choosePaths', { kind }).then(start).catch(tellFailure),
      samples: () =>
        call('shell.samplesFolder', {})
          .then(folder => start([folder]))
          .catch(tellFailure),
    }),
    [progress, summary, start, tellFailure],
  )
  return <ImportingContext value={importing}>{children}</ImportingContext>
}

export function useImporting(): Importing {
  return useContext(ImportingContext)!
}
