import { useQuery, useQueryClient } from '@tanstack/react-query'
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useRef, useState } from 'react'
import { Failure } from '#shared/contract/errors.ts'
import { call, hear } from '../api.ts'
import { forgetKept } from '../ui/kept.ts'
import { useNotices } from './notice.tsx'

type Study = {
  /** `starting` until the shell has said which study to open. */
  readonly state: 'starting' | 'none' | 'open'
  readonly path: string | null
  /** Where a first study would be made. */
  readonly suggested: string
  /** Counts up with every change; paged lists read again when it moves. */
  readonly version: number
  readonly open: (path: string, create: boolean) => Promise<boolean>
  /** The open study, or the suggested one, made if need be. */
  readonly needStudy: () => Promise<boolean>
}

const StudyContext = createContext<Study | null>(null)

export function StudyProvider({ children }: { children: ReactNode }) {
  const cache = useQueryClient()
  const { tellFailure } = useNotices()
  const [state, setState] = useState<Study['state']>('starting')
  const [path, setPath] = useState<string | null>(null)
  const [suggested, setSuggested] = useState('')
  const [version, setVersion] = useState(0)
  const stopped = useRef(false)
  const current = useRef<string | null>(null)

  const open = useCallback(
    async (path: string, create: boolean) => {
      try {
        const summary = await call('study.open', { path, create })
        if (current.current !== null && current.current !== summary.path) forgetKept()
        current.current = summary.path
        setPath(summary.path)
        setState('open')
        cache.clear()
        cache.setQueryData(['study', 'summary'], summary)
        setVersion(version => version + 1)
        return true
      } catch (thrown) {
        setState(current.current === null ? 'none' : 'open')
        tellFailure(thrown)
        return false
      }
    },
    [cache, tellFailure],
  )
  const needStudy = useCallback(
    async () => current.current !== null || (await open(suggested, true)),
    [open, suggested],
  )

  const openFirst = useRef(open)
  openFirst.current = open
  useEffect(() => {
    call('shell.startWith', {}).then(
      ({ study, suggested }) => {
        setSuggested(suggested)
        if (study === null) setState('none')
        else void openFirst.current(study, false)
      },
      () => setState('none'),
    )
  }, [])

  useEffect(() => {
    const stops = [
      hear('study.changed', ({ reason }) => {
        setVersion(version => version + 1)
        // a person's own indicators are an edition of the form
        if (reason === 'teach') void cache.invalidateQueries({ queryKey: ['forms'] })
        void cache.invalidateQueries({ predicate: query => query.queryKey[0] === 'study' })
      }),
      hear('engine.stopped', error => {
        stopped.current = true
        tellFailure(new Failure(error))
      }),
      hear('engine.ready', () => {
        if (stopped.current && current.current !== null) void openFirst.current(current.current, false)
        stopped.current = false
      }),
    ]
    return () => stops.forEach(stop => void stop())
  }, [cache, tellFailure])

  const study = useMemo(
    () => ({ state, path, suggested, version, open, needStudy }),
    [state, path, suggested, version, open, needStudy],
  )
  return <StudyContext value={study}>{children}</StudyContext>
}

export function useStudy(): Study {
  return useContext(StudyContext)!
}

/** Counts, and what undo and redo would do. Null while no study is open. */
export function useSummary() {
  const { state } = useStudy()
  const query = useQuery({
    queryKey: ['study', 'summary'],
    queryFn: () => call('study.summary', {}),
    enabled: state === 'open',
  })
  return query.data ?? null
}
