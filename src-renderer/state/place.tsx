import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from 'react'
import type { Span } from '#shared/domain/document.ts'
import type { IndicatorId } from '#shared/domain/form.ts'
import type { ReportId } from '#shared/domain/study.ts'

export const PAGES = [
  'import',
  'reports',
  'data',
  'compare',
  'chart',
  'views',
  'findings',
  'duplicates',
  'organisations',
  'search',
  'files',
  'history',
  'guide',
  'settings',
] as const
export type Page = (typeof PAGES)[number]

/** Digits for the pages there were first; a letter for each that came later. */
const KEYS: Readonly<Record<Page, string>> = {
  import: '1',
  reports: '2',
  data: 'D',
  compare: '3',
  chart: '4',
  views: 'V',
  findings: '5',
  duplicates: '6',
  organisations: 'J',
  search: '7',
  files: '8',
  history: '9',
  guide: 'G',
  settings: '0',
}

/** The key that goes to a page together with Alt. */
export function keyOf(page: Page): string {
  return KEYS[page]
}

/** Where the person is: a page, or one report at one of its values or a place in its text. */
export type Place =
  /** `opened` counts: the page begins anew with what a view shows. */
  | { readonly page: Exclude<Page, 'chart' | 'guide'>; readonly opened?: number }
  | {
      readonly page: 'report'
      readonly reportId: ReportId
      readonly indicator: IndicatorId | null
      readonly range?: Span
    }
  /** The guide, at one of its chapters or its first. */
  | { readonly page: 'guide'; readonly chapter?: string }
  /** Series and ratios of a person's own. */
  | { readonly page: 'series' }
  /** The study itself: what it is about, its backups, merging another into it. */
  | { readonly page: 'study'; readonly merge?: string }
  /** Data sets, or the accuracy sample. */
  | { readonly page: 'export'; readonly part?: 'data' | 'sample' }
  | {
      readonly page: 'chart'
      readonly indicator?: IndicatorId
      readonly organisations?: readonly string[]
      readonly opened?: number
    }

type Way = { readonly place: Place; readonly go: (to: Place) => void; readonly back: () => void }

const PlaceContext = createContext<Way | null>(null)

export function PlaceProvider({ children }: { children: ReactNode }) {
  const [trail, setTrail] = useState<readonly Place[]>([{ page: 'reports' }])
  const go = useCallback((to: Place) => setTrail(trail => [...trail.slice(-49), to]), [])
  const back = useCallback(() => setTrail(trail => (trail.length > 1 ? trail.slice(0, -1) : trail)), [])
  const place = trail.at(-1)!
  const way = useMemo(() => ({ place, go, back }), [place, go, back])
  return <PlaceContext value={way}>{children}</PlaceContext>
}

export function usePlace(): Way {
  return useContext(PlaceContext)!
}
