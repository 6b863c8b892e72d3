import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Failure } from '#shared/contract/errors.ts'
import type { IndicatorId } from '#shared/domain/form.ts'
import type { ReportId } from '#shared/domain/study.ts'
import { call, failureText } from '../../api.ts'
import { useNotices } from '../../state/notice.tsx'
import { usePlace } from '../../state/place.tsx'
import { useSettings } from '../../state/settings.tsx'
import { useLanguage, useText } from '../../text/language.tsx'
import type { Refused } from './form.ts'

export function useReport(reportId: ReportId) {
  return useQuery({ queryKey: ['study', 'report', reportId], queryFn: () => call('report.read', { reportId }) })
}

/** Corrections of one cell, newest first. */
export function useCellHistory(reportId: ReportId, indicator: IndicatorId | null) {
  return useQuery({
    queryKey: ['study', 'cell-history', reportId, indicator],
    queryFn: () => call('step.page', { offset: 0, limit: 50, reportId, indicator: indicator ?? '' }),
    enabled: indicator !== null,
  })
}

const NOTHING: ReadonlyMap<IndicatorId, Refused> = new Map()

/** Saves what is typed at once; what the engine cannot read stays with its reason, nothing typed is lost. */
export function useCorrecting(reportId: ReportId) {
  const cache = useQueryClient()
  const language = useLanguage()
  const { tellFailure } = useNotices()
  const { author } = useSettings().settings
  const [refused, setRefused] = useState(NOTHING)
  const [reason, setReason] = useState('')
  const settle = (indicator: IndicatorId, trouble: Refused | null) =>
    setRefused(before => {
      const after = new Map(before)
      if (trouble) after.set(indicator, trouble)
      else after.delete(indicator)
      return after
    })
  const save = useMutation({
    mutationFn: ({ why, ...cell }: { indicator: IndicatorId; text: string; why: string }) =>
      call('edit.make', { reportId, ...cell, reason: reason || why, author }),
    onSuccess: (_edit, { indicator }) => settle(indicator, null),
    onError: (thrown, { indicator, text }) => {
      settle(indicator, { text, says: failureText(thrown, language) })
      if (!(thrown instanceof Failure && thrown.error.code === 'edit/unreadable')) tellFailure(thrown)
    },
    onSettled: () => cache.invalidateQueries({ queryKey: ['study'] }),
  })
  return {
    refused,
    reason,
    setReason,
    make: (indicator: IndicatorId, text: string, why = '') => save.mutate({ indicator, text, why }),
    giveUp: (indicator: IndicatorId) => settle(indicator, null),
  }
}

/** What a person says while looking through: confirmations, notes, marks. The engine announces what changed. */
export function useLooking(reportId: ReportId) {
  const text = useText()
  const { tell, tellFailure } = useNotices()
  const { author } = useSettings().settings
  const { go } = usePlace()
  const goOn = () =>
    call('report.nextUnchecked', { after: reportId }).then(next => {
      if (next.reportId === null) tell({ kind: 'done', says: text.looking.allChecked })
      else go({ page: 'report', reportId: next.reportId, indicator: null })
    }, tellFailure)
  return {
    confirm: (indicator: IndicatorId) =>
      void call('reading.confirm', { reportId, indicators: [indicator], author }).catch(tellFailure),
    write: (indicator: IndicatorId | null, words: string) =>
      void call('note.write', { reportId, indicator, text: words, author }).catch(tellFailure),
    check: (checked: boolean) =>
      void call('report.check', { reportId, checked, author }).then(
        () =>
          tell(
            checked
              ? {
                  kind: 'done',
                  says: text.looking.checkedDone,
                  action: { label: `${text.looking.nextReport} (Shift+F9)`, run: () => void goOn() },
                }
              : { kind: 'done', says: text.looking.uncheckedDone },
          ),
        tellFailure,
      ),
    goOn: () => void goOn(),
  }
}
