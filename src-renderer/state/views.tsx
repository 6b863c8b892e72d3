import { useQuery } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { Gone, SavedView, ViewPage, ViewShows } from '#shared/domain/view.ts'
import { call } from '../api.ts'
import { figure } from '../text/figures.ts'
import { useText } from '../text/language.tsx'
import type { Text } from '../text/zh-CN.ts'
import { CHARTED, COMPARED, GRID, keepValue, keptValue, OPENED_VIEWS } from '../ui/kept.ts'
import { useNotices } from './notice.tsx'
import { useFigureNames } from './panel.ts'
import { orderAsKept } from './panel-sort.ts'
import { usePlace } from './place.tsx'
import { useStudy } from './study.tsx'

export const VIEWS_KEY = ['study', 'views'] as const

/** The views of the study in their order. */
export function useViews(): readonly SavedView[] {
  const { state } = useStudy()
  const query = useQuery({
    queryKey: VIEWS_KEY,
    queryFn: () => call('view.all', {}),
    enabled: state === 'open',
    placeholderData: before => before,
  })
  return query.data ?? NONE
}
const NONE: readonly SavedView[] = []

/** Which view was opened last on each page. */
export type OpenedViews = Readonly<Partial<Record<ViewPage, string>>>

let openings = 0

/** Counts up, so that a page begins anew with what it is set to, also when it is the same again. */
export function nextOpening(): number {
  openings += 1
  return openings
}

/** Set a page to what a view shows, and go there. */
export function useOpenView(): (view: SavedView) => void {
  const text = useText()
  const { go } = usePlace()
  const { tell } = useNotices()
  return useCallback(
    ({ id, name, shows }: SavedView) => {
      if (shows === null) return tell({ kind: 'trouble', says: text.views.tooNew(name) })
      setPage(shows)
      keepValue<OpenedViews>(OPENED_VIEWS, { ...keptValue<OpenedViews>(OPENED_VIEWS, {}), [shows.page]: id })
      go({ page: shows.page, opened: nextOpening() })
    },
    [go, tell, text],
  )
}

function setPage(shows: ViewShows): void {
  for (const [name, value] of settingsOf(shows)) keepValue(name, value)
}

/** What the page keeps, by the names under which it keeps it. */
function settingsOf(shows: ViewShows): readonly (readonly [name: string, value: unknown])[] {
  switch (shows.page) {
    case 'chart':
      return [[CHARTED, { ...shows.choice, asked: '' }]]
    case 'data':
      return (['columns', 'filters', 'sort', 'which'] as const).map(part => [GRID[part], shows.choice[part]])
    case 'compare': {
      const layout = [COMPARED.layout, shows.layout] as const
      if (shows.layout === 'prose') return [layout, [COMPARED.prose, { left: shows.left, right: shows.right }]]
      if (shows.layout === 'taken') {
        const { choice, sort } = shows
        const asKept = sort && { column: sort.column, direction: sort.descending ? 'desc' : 'asc' }
        return [layout, [COMPARED.taken, choice], ['taken-grid.sort', asKept]]
      }
      if (shows.layout !== 'table') {
        return [layout, [COMPARED.panel, shows.choice], orderAsKept(shows.layout, shows.choice.figures, shows.sort)]
      }
      return [layout, [COMPARED.table, shows.choice], [COMPARED.changes, shows.changes]]
    }
  }
}

/** What a view shows, in one line. */
export function showsText(shows: ViewShows, text: Text, nameOf: (id: string) => string): string {
  return [text.pages[shows.page], ...partsOf(shows, text, nameOf)].filter(Boolean).join(' · ')
}

function partsOf(shows: ViewShows, text: Text, nameOf: (id: string) => string): readonly (string | null)[] {
  const bodies = (names: readonly string[] | null) => text.views.bodies(names)
  if (shows.page === 'data') {
    const { columns, filters } = shows.choice
    return [columns === null ? '' : text.views.columns(columns.length), text.views.filters(filters.length)]
  }
  if (shows.page === 'chart') {
    const { kind, figures, organisations } = shows.choice
    return [text.chart.kinds[kind], listed(figures.map(({ id }) => nameOf(id))), organisations && bodies(organisations)]
  }
  if (shows.layout === 'taken') {
    const { shows: list, year, part, search } = shows.choice
    const ofPart = list === 'reports' && part !== null ? text.search.sections[part] : ''
    const words = search.trim() === '' ? '' : text.quoted(search.trim())
    return [text.taken.arrangement, text.taken.shows[list], ofPart, year === null ? '' : text.views.year(year), words]
  }
  const layout = text.panel.arrangements[shows.layout]
  if (shows.layout === 'prose') {
    return [layout, ...[shows.left, shows.right].map(of => (of ? `${of.organisation} ${of.year}` : ''))]
  }
  const { organisations, years } = shows.choice
  const ids = 'figures' in shows.choice ? shows.choice.figures.map(({ id }) => id) : shows.choice.indicators
  const span = years === null || years.length === 0 ? '' : `${Math.min(...years)}–${Math.max(...years)}`
  return [layout, bodies(organisations), ids === null ? '' : text.views.figures(ids.length), span]
}

function listed(names: readonly string[]): string {
  return names.length > 2 ? `${names.slice(0, 2).join('、')}…` : names.join('、')
}

/** What a view names and the study has no longer, by name as far as there is room. */
export function useGoneText(): (gone: readonly Gone[]) => string {
  const text = useText()
  const nameOf = useFigureNames()
  return useCallback(
    (gone: readonly Gone[]) => {
      const shown = gone.slice(0, MOST_NAMED).map(one => {
        if (one.kind === 'organisation') return one.name
        return one.kind === 'year' ? text.views.year(one.year) : nameOf(one.id)
      })
      return text.views.gone(shown, figure(gone.length), gone.length > shown.length)
    },
    [text, nameOf],
  )
}
const MOST_NAMED = 6
