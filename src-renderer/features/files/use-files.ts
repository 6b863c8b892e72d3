import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { ImportSummary, StudyFile } from '#shared/domain/study.ts'
import { call, hear } from '../../api.ts'
import { useNotices } from '../../state/notice.tsx'
import { useSettings } from '../../state/settings.tsx'
import type { Encoding } from './encodings.ts'

export const SHOWN = ['all', 'report', 'not-report', 'failed'] as const
export type Shown = (typeof SHOWN)[number]

/** How many files of each outcome the study has. */
export function useFileCounts(): Readonly<Record<Shown, number>> | null {
  const query = useQuery({ queryKey: ['study', 'file-counts'], queryFn: readCounts, placeholderData: keepPreviousData })
  return query.data ?? null
}

async function readCounts(): Promise<Record<Shown, number>> {
  const count = async (outcome: StudyFile['outcome']) =>
    (await call('source.page', { offset: 0, limit: 0, outcome })).total
  const [report, notReport, failed] = await Promise.all([count('report'), count('not-report'), count('failed')])
  return {
    all: report + notReport + failed,
    report,
    'not-report': notReport,
    failed,
  }
}

/** How the beginning of a file reads in an encoding. */
export function usePreview(sourceId: number, encoding: Encoding) {
  return useQuery({
    queryKey: ['preview', sourceId, encoding],
    queryFn: () => call('source.preview', { sourceId, encoding }),
    placeholderData: keepPreviousData,
    gcTime: 0,
  })
}

/** What can be done to files. Long work is announced like an import and shown in the status bar. */
export function useFileActs() {
  const { tell, tellFailure } = useNotices()
  const { author } = useSettings().settings
  const readAgain = useCallback(
    async (files: readonly StudyFile[], encoding: Encoding) => {
      tell(null)
      try {
        await call('source.readAgain', { sourceIds: files.map(({ id }) => id), encoding, author })
        return true
      } catch (thrown) {
        tellFailure(thrown)
        return false
      }
    },
    [author, tell, tellFailure],
  )
  const asReports = useCallback(
    async (files: readonly StudyFile[]) => {
      tell(null)
      try {
        for (const { path } of files) {
          const ended = importEnded()
          await call('import.asReport', { path, author })
          if ((await ended).cancelled) return
        }
      } catch (thrown) {
        tellFailure(thrown)
      }
    },
    [author, tell, tellFailure],
  )
  return { readAgain, asReports }
}

/** One at a time: the next may begin when the one before has ended. */
function importEnded(): Promise<ImportSummary> {
  return new Promise(resolve => {
    const stop = hear('import.done', summary => {
      stop()
      resolve(summary)
    })
  })
}
