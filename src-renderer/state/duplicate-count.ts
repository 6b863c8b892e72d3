import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { call } from '../api.ts'
import { useImporting } from './importing.tsx'
import { useStudy, useSummary } from './study.tsx'

/**
 * How many groups of reports are likely the same. Only imports change that: it is not asked again after corrections,
 * nor before an import ends, for it takes a look at every report.
 */
export function useDuplicateCount(): number {
  const { state, path } = useStudy()
  const reports = useSummary()?.reports
  const { progress, summary } = useImporting()
  const query = useQuery({
    queryKey: ['duplicate-count', path, reports, summary?.importId],
    queryFn: () => call('duplicates.page', { offset: 0, limit: 0 }),
    enabled: state === 'open' && reports !== undefined && reports > 1 && progress === null,
    placeholderData: keepPreviousData,
  })
  return reports === undefined || reports < 2 ? 0 : (query.data?.total ?? 0)
}
