import { useDuplicateCount } from '../state/duplicate-count.ts'
import { keyOf, PAGES, type Page, usePlace } from '../state/place.tsx'
import { useSummary } from '../state/study.tsx'
import { useViews } from '../state/views.tsx'
import { figure } from '../text/figures.ts'
import { useText } from '../text/language.tsx'

export function SideBar() {
  const text = useText()
  const summary = useSummary()
  const { place, go } = usePlace()
  const duplicates = useDuplicateCount()
  const views = useViews().length
  const here = place.page === 'report' ? 'reports' : place.page === 'series' ? 'compare' : place.page
  const counts: Partial<Record<Page, number>> = summary
    ? {
        reports: summary.reports,
        organisations: summary.organisations,
        findings: summary.findings,
        duplicates,
        views,
        history: summary.corrected,
      }
    : {}
  return (
    <nav aria-label={text.product}>
      {PAGES.map(page => (
        <button
          type="button"
          key={page}
          className={page === 'settings' ? 'last' : undefined}
          aria-current={here === page ? 'page' : undefined}
          data-testid={`nav-${page}`}
          title={`Alt+${keyOf(page)}`}
          onClick={() => go({ page })}
        >
          {text.pages[page]}
          {(counts[page] ?? 0) > 0 && <small>{figure(counts[page]!)}</small>}
        </button>
      ))}
    </nav>
  )
}
