import { useCallback } from 'react'
import type { ChartChoice } from '#shared/domain/view.ts'
import { CHARTED, keepValue, keptValue, OPENED_VIEWS } from '../ui/kept.ts'
import { usePlace } from './place.tsx'
import { nextOpening, type OpenedViews } from './views.tsx'

/** What a chart is where nothing was chosen. */
export const FIRST_CHART: ChartChoice = {
  kind: 'trend',
  figures: [],
  organisations: null,
  year: null,
  groupBy: null,
  shares: false,
  palette: 'colour',
  title: '',
}

/** Draw something, and go there; the colours stay as they were chosen last. */
export function useOpenChart(): (
  choice: Pick<ChartChoice, 'kind' | 'figures' | 'organisations'> & Partial<ChartChoice>,
) => void {
  const { go } = usePlace()
  return useCallback(
    choice => {
      const { palette } = keptValue<ChartChoice>(CHARTED, FIRST_CHART)
      keepValue(CHARTED, { ...FIRST_CHART, palette, ...choice, asked: '' })
      const { chart: _left, ...others } = keptValue<OpenedViews>(OPENED_VIEWS, {})
      keepValue<OpenedViews>(OPENED_VIEWS, others)
      go({ page: 'chart', opened: nextOpening() })
    },
    [go],
  )
}
