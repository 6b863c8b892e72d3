import { useQuery } from '@tanstack/react-query'
import type { Finding, Level } from '#shared/domain/check.ts'
import type { IndicatorId } from '#shared/domain/form.ts'
import type { FindingLine, ReportId } from '#shared/domain/study.ts'
import { call } from '../api.ts'
import { useStudy } from './study.tsx'

const PAGE = 500
/** Findings come worst first: what lies beyond is at most as bad as what was read. */
const MOST = 10_000

/** How bad the worst finding at a value is, null where there is none. */
export type LevelAt = (reportId: ReportId, indicator: IndicatorId) => Level | null

const NOWHERE: LevelAt = () => null

export function useFindingLevels(): LevelAt {
  const { version } = useStudy()
  return (
    useQuery({
      queryKey: ['study', 'finding-levels', version],
      queryFn: readLevels,
      placeholderData: before => before,
    }).data ?? NOWHERE
  )
}

async function readLevels(): Promise<LevelAt> {
  const levels = new Map<string, Level>()
  const note = (finding: FindingLine) => {
    for (const indicator of marked(finding)) {
      const key = `${finding.reportId}/${indicator}`
      if (!levels.has(key)) levels.set(key, finding.level)
    }
  }
  for (let offset = 0; offset < MOST; offset += PAGE) {
    const page = await call('finding.page', { offset, limit: PAGE })
    page.rows.forEach(note)
    if (offset + page.rows.length >= page.total || page.rows.length === 0) break
  }
  return (reportId, indicator) => levels.get(`${reportId}/${indicator}`) ?? null
}

/** A sum of many parts marks the sum alone: a mark on every cell would say nothing. */
export function marked({ indicators }: Pick<Finding, 'indicators'>): readonly IndicatorId[] {
  return indicators.length <= 3 ? indicators : indicators.slice(0, 1)
}
