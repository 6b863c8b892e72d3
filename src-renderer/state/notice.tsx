import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from 'react'
import { failureText } from '../api.ts'
import { useSettings } from './settings.tsx'

/** One line about what just happened, with at most one thing to do about it. */
export type Notice = {
  readonly kind: 'done' | 'trouble'
  readonly says: string
  readonly action?: { readonly label: string; readonly run: () => void }
}

type Notices = {
  readonly notice: Notice | null
  readonly tell: (notice: Notice | null) => void
  /** For `.catch`: say in words what went wrong. */
  readonly tellFailure: (thrown: unknown) => void
}

const NoticeContext = createContext<Notices | null>(null)

export function NoticeProvider({ children }: { children: ReactNode }) {
  const [notice, tell] = useState<Notice | null>(null)
  const { language } = useSettings().settings
  const tellFailure = useCallback(
    (thrown: unknown) => tell({ kind: 'trouble', says: failureText(thrown, language) }),
    [language],
  )
  const notices = useMemo(() => ({ notice, tell, tellFailure }), [notice, tellFailure])
  return <NoticeContext value={notices}>{children}</NoticeContext>
}

export function useNotices(): Notices {
  return useContext(NoticeContext)!
}
