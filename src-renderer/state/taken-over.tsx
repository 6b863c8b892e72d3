import { useQuery } from '@tanstack/react-query'
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react'
import { Failure } from '#shared/contract/errors.ts'
import type { TakenProgress, TakenState } from '#shared/domain/taken-over.ts'
import { call, hear } from '../api.ts'
import { useNotices } from './notice.tsx'
import { useStudy } from './study.tsx'

type TakenOver = {
  /** Null until the engine has said so. */
  readonly state: TakenState | null
  /** What is being compared now; null when nothing is. */
  readonly progress: TakenProgress | null
  /** Moves whenever there is something new to be shown. */
  readonly version: number
  readonly start: () => void
  readonly cancel: () => void
}

const TakenOverContext = createContext<TakenOver | null>(null)

/** Whether the prose of the study was compared with itself, and how far that is while it goes on. */
export function TakenOverProvider({ children }: { children: ReactNode }) {
  const { state: study, version } = useStudy()
  const { tellFailure } = useNotices()
  const [progress, setProgress] = useState<TakenProgress | null>(null)
  const [ended, setEnded] = useState(0)
  const found = useQuery({
    queryKey: ['study', 'taken-state', version, ended],
    queryFn: () => call('taken.state', {}),
    enabled: study === 'open',
    placeholderData: before => before,
  }).data
  useEffect(
    () =>
      hear('taken.progress', news => {
        setProgress(news.progress)
        if (news.progress !== null) return
        setEnded(count => count + 1)
        if (news.error) tellFailure(new Failure(news.error))
      }),
    [tellFailure],
  )
  const value = useMemo<TakenOver>(
    () => ({
      state: found ?? null,
      progress,
      version: version * 1_000 + ended,
      start: () => {
        // at once, not with the answer: of a small study the end may be told before the answer is here
        setProgress(before => before ?? { phase: 'reading', done: 0, of: 0 })
        call('taken.start', {}).catch(thrown => {
          setProgress(null)
          tellFailure(thrown)
        })
      },
      cancel: () => void call('taken.cancel', {}).catch(tellFailure),
    }),
    [found, progress, version, ended, tellFailure],
  )
  return <TakenOverContext value={value}>{children}</TakenOverContext>
}

export function useTakenOver(): TakenOver {
  return useContext(TakenOverContext)!
}
