import { useMemo } from 'react'
import type { IndicatorId } from '#shared/domain/form.ts'
import type { ReportId } from '#shared/domain/study.ts'
import { type CellValue, showValue } from '#shared/domain/value.ts'
import { call } from '../api.ts'
import { useNotices } from './notice.tsx'
import { useSettings } from './settings.tsx'

/** A corrected cell whose reading has changed: what a person can say about it. */
export type Corrected = {
  readonly reportId: ReportId
  readonly indicator: IndicatorId
  readonly correction: CellValue
  readonly reason: string
}

/** Say a correction again in view of the new reading, or take it back so that the reading holds. */
export function useReread() {
  const { tellFailure } = useNotices()
  const { author } = useSettings().settings
  return useMemo(
    () => ({
      keep: ({ reportId, indicator, correction, reason }: Corrected) =>
        void call('edit.make', { reportId, indicator, text: showValue(correction), reason, author }).catch(tellFailure),
      take: ({ reportId, indicator }: Pick<Corrected, 'reportId' | 'indicator'>) =>
        void call('edit.makeMany', { cells: [{ reportId, indicator, text: null }], reason: '', author }).catch(
          tellFailure,
        ),
    }),
    [author, tellFailure],
  )
}
